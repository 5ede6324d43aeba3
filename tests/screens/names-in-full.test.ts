import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { sampled } from './sampled.ts';
import { Person } from './staff.ts';

// What is written on tiles, lines and buttons is all there: on an iPad held either way and on a phone, in the longer languages.

let anna: Person;
let cook: Person;
const house = openHouse({
  ...usual,
  arrive: async ({ browser, service }) => {
    anna = await Person.arrives(service, await browser.newContext());
    cook = await Person.arrives(service, await browser.newContext(), { role: 'kitchen' });
  },
});

const screens = [
  { name: 'landscape', width: 1180, height: 820, table: '1' },
  { name: 'portrait', width: 820, height: 1180, table: '2' },
  { name: 'phone', width: 390, height: 844, table: '3' },
] as const;
const [olives, toast] = ['Green olives, orange, fennel seed', 'Toast Skagen, vendace roe'];

async function goesToTable(
  table: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<Page> {
  const { page } = anna;
  await page.setViewportSize(viewport);
  await page.evaluate(() => localStorage.removeItem('comanda.language'));
  await page.goto(`${house.service.appUrl('/')}#/`);
  await page.reload();
  await anna.goesToTable(table);
  return page;
}

/** Names that are cut off, or for which the tile is too low. */
const cutOff = (page: Page): Promise<string[]> =>
  page.locator('.product').evaluateAll((tiles) =>
    tiles.flatMap((tile) => {
      const [name, button] = [tile.querySelector('.product-name'), tile.querySelector('button')];
      const parts = [name, button].filter((one) => one !== null);
      return parts.some((one) => one.scrollHeight > one.clientHeight + 1) ? [name?.textContent ?? ''] : [];
    }),
  );

test.for(sampled(screens))(
  'every dish on the menu is called by its whole name, $name',
  async ({ table, name, ...viewport }) => {
    const page = await goesToTable(table, viewport);
    const categories = page.locator('.categories button');
    for (const category of await categories.all()) {
      await category.click();
      expect(await cutOff(page)).toEqual([]);
    }
    expect(await examine(page, `whole-names-${name}`)).toEqual([]);
  },
);

test.for(sampled(screens))(
  'a dish that is ready keeps its name beside its price, $name',
  async ({ table, name, ...viewport }) => {
    const page = await goesToTable(table, viewport);
    await anna.adds('Snacks', olives);
    await anna.sends();
    await cook.page
      .getByRole('article', { name: `Table ${table}` })
      .locator('.ticket-head')
      .click();
    if (name === 'phone') await page.getByRole('tab', { name: /^Order/ }).click();
    const line = anna.line(olives);
    await line.getByRole('button', { name: 'Served' }).waitFor();
    const [amount, seat, dish] = await Promise.all(
      ['.line-amount', '.line-place', '.line-name > span'].map((part) => line.locator(part).first().boundingBox()),
    );
    expect((amount?.x ?? 0) + (amount?.width ?? 0)).toBeLessThanOrEqual(seat?.x ?? 0);
    // Five words in three lines.
    expect(dish?.height).toBeLessThan(70);
    expect(await examine(page, `ready-line-${name}`)).toEqual([]);
  },
);

test.for([
  ['en', 'Remove'],
  ['sv', 'Ta bort'],
  ['es', 'Quitar'],
] as const)(
  'what takes a line away is one button on one line, apart from the others, in %s',
  async ([language, remove]) => {
    const page = await goesToTable(`${10 + ['en', 'sv', 'es'].indexOf(language)}`, { width: 820, height: 1180 });
    await anna.adds('Starters', toast);
    await page.evaluate((chosen) => localStorage.setItem('comanda.language', chosen), language);
    await page.reload();
    await anna.opensLine(toast);
    await shows(page.locator('.line-verbs .danger'), remove);
    for (const width of [820, 390]) {
      await page.setViewportSize({ width, height: 1180 });
      const box = await page
        .locator('.line-verbs .danger')
        .evaluate((one) => one.getBoundingClientRect().toJSON() as DOMRect);
      expect(box.height).toBeLessThan(50);
      const others = await page
        .locator('.line-verbs .row button')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
      for (const other of others) {
        const aside = Math.max(box.left - other.right, other.left - box.right);
        const below = Math.max(box.top - other.bottom, other.top - box.bottom);
        expect(Math.max(aside, below)).toBeGreaterThanOrEqual(24);
        expect(other.height).toBeLessThan(50);
      }
    }
  },
);
