import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { sampled } from './sampled.ts';
import { type Person, waitersOf } from './staff.ts';

// What is said for five seconds lies on nothing that is pressed most: an iPad held either way, and a phone.

const noticedMs = 12_000;
const [cake, olives] = ['Olive oil cake, rhubarb', 'Green olives, orange, fennel seed'];
const screens = [
  { name: 'landscape', width: 1180, height: 820, table: '1' },
  // Where the last category reaches the lower edge.
  { name: 'low', width: 1180, height: 740, table: '4' },
  { name: 'portrait', width: 820, height: 1180, table: '2' },
  { name: 'phone', width: 390, height: 844, table: '3' },
] as const;

const house = openHouse(usual);

/** The buttons that the toast lies on, or that lie on it, by their words. */
const underToast = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const said = document.querySelector('.toast')?.getBoundingClientRect();
    if (said === undefined) return ['nothing is said'];
    const isSeen = said.left >= 0 && said.top >= 0 && said.right <= innerWidth && said.bottom <= innerHeight;
    const top = document.querySelector('dialog[open]') ?? document;
    const buttons = [...top.querySelectorAll('.actions button, .primary, .categories button')];
    const pressed = buttons.filter((one) => {
      if (one.closest('details:not([open])') !== null) return false;
      const box = one.getBoundingClientRect();
      return box.left < said.right && said.left < box.right && box.top < said.bottom && said.top < box.bottom;
    });
    return [...pressed.map((one) => one.textContent ?? ''), ...(isSeen ? [] : ['it is not all on the screen'])];
  });

const waiter = waitersOf(house, { viewport: { width: 1180, height: 820 } });

async function atTable({ table, width, height }: (typeof screens)[number]): Promise<Person> {
  const anna = await waiter();
  await anna.page.setViewportSize({ width, height });
  await anna.goesToTable(table);
  return anna;
}

test.for(sampled(screens, 2))(
  'what is said of a dish that is sold out leaves Pay and Send alone, $name',
  async (screen) => {
    const anna = await atTable(screen);
    const { page } = anna;
    await anna.adds('Desserts', cake);
    await shows(page.locator('.toast'), /is marked sold out/);
    expect(await underToast(page)).toEqual([]);
    expect(await examine(page, `said-sold-out-${screen.name}`)).toEqual([]);
    await page.getByRole('button', { name: /^Pay/ }).click({ timeout: 2_000 });
    await page.getByRole('dialog').waitFor();
  },
);

test.for(sampled(screens))('what is said while a sheet is open leaves its button alone, $name', async (screen) => {
  const anna = await atTable(screen);
  const { page } = anna;
  await anna.adds('Snacks', olives);
  await anna.sends();
  if (screen.name === 'phone') await page.getByRole('tab', { name: /^Order/ }).click();
  await shows(anna.line(olives).locator('.line-mark'), 'safe at the box');
  anna.cable.unplug();
  await shows(anna.strip, /Not connected to the box/, noticedMs);
  await anna.opensLine(olives);
  await page.getByRole('button', { name: 'Void', exact: true }).click();
  await shows(page.locator('.toast'), /only while the box can be reached/);
  expect(await underToast(page)).toEqual([]);
  // It does not rise for a button that is folded away, or lies below the sheet.
  const said = await page.locator('.toasts').boundingBox();
  expect((said?.y ?? 0) + (said?.height ?? 0)).toBe(screen.height - 16);
  expect(await examine(page, `said-over-a-sheet-${screen.name}`)).toEqual([]);
  // What opens below it, and a screen that becomes so low that the button stands where it was, drive it away.
  await page.getByText('Type a number').click();
  const confirm = page.locator('.typed .primary');
  const { width } = screen;
  const button = await confirm.boundingBox();
  for (const height of [Math.round((button?.y ?? 0) + (button?.height ?? 0)) + 24, screen.height]) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => underToast(page), { timeout: 2_000 }).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await expect.poll(() => underToast(page), { timeout: 2_000 }).toEqual([]);
});
