import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';

// The kitchen says how many are left of a dish: every tablet counts down with whoever sells it.

type Crew = { readonly ingrid: Person; readonly anna: Person; readonly owner: Person };
let crew: Crew;

openHouse({
  ...usual,
  arrive: async ({ browser, service }) => {
    const arrives = async (person: string, role: 'tablet' | 'office' = 'tablet') =>
      Person.arrives(service, await browser.newContext({ viewport: { width: 1180, height: 820 } }), { person, role });
    crew = {
      ingrid: await arrives('Ingrid Sandell'),
      anna: await arrives('Anna Lind'),
      owner: await arrives('Ingrid Sandell', 'office'),
    };
  },
});

const [olives, sourdough] = ['Green olives, orange, fennel seed', 'Sourdough, browned butter'];
const tile = ({ page }: Person, dish = olives): Locator => page.locator('.product', { hasText: dish });
const snacks = ({ page }: Person): Promise<void> =>
  page.getByRole('navigation').getByRole('button', { name: 'Snacks', exact: true }).click();
const detailOf = (page: Page, dish: string): Promise<void> =>
  page.getByRole('button', { name: `${dish}: details` }).click();

/** What is written on a tile and hidden, or lies below the sign in its corner. */
const hiddenOn = (one: Locator): Promise<string[]> =>
  one.evaluate((shown) => {
    const sign = shown.querySelector('.product-detail .icon')?.getBoundingClientRect();
    const parts = [...shown.querySelectorAll('.product-name, .product-name + small, .product-name + small b')];
    return parts.flatMap((part) => {
      const { right, bottom } = part.getBoundingClientRect();
      const isCut = part.scrollHeight > part.clientHeight + 1 && part.clientHeight > 0;
      const isBelow = sign !== undefined && part.matches('b') && right > sign.left && bottom > sign.top;
      return isCut || isBelow ? [part.textContent ?? ''] : [];
    });
  });

test('three are left, another tablet sells two, one is left; the last one goes, and it is sold out everywhere', async () => {
  const { ingrid, anna, owner } = crew;
  await ingrid.goesToTable('1');
  await anna.goesToTable('2');
  for (const person of [ingrid, anna]) await snacks(person);

  await detailOf(anna.page, olives);
  await anna.page.getByRole('dialog').getByText('Contains').or(anna.page.getByText('None of the 14')).first().waitFor();
  expect(await anna.page.getByText('How many are left?').count()).toBe(0);
  await anna.page.keyboard.press('Escape');

  const sheet = ingrid.page.getByRole('dialog');
  await detailOf(ingrid.page, olives);
  await sheet.getByText('Type a number').click();
  await sheet.getByLabel('How many are left?').last().fill('4');
  await sheet.getByRole('button', { name: 'Set to 4' }).click();
  await sheet.getByRole('button', { name: 'Left: fewer' }).click();
  expect(await examine(ingrid.page, 'left-sheet')).toEqual([]);
  await ingrid.page.keyboard.press('Escape');
  for (const person of [ingrid, anna]) await shows(tile(person), /3 left/);

  for (const _ of ['one', 'two']) await anna.adds('Snacks', olives);
  for (const person of [ingrid, anna]) await shows(tile(person), /1 left/);
  await owner.page.evaluate(() => {
    location.hash = '/products';
  });
  await shows(owner.page.locator(`[data-product="${olives}"] .left`), '1 left');
  expect(await examine(owner.page, 'left-office')).toEqual([]);

  await ingrid.adds('Snacks', olives);
  for (const person of [ingrid, anna]) {
    await shows(tile(person), /Sold out/);
    expect(await tile(person).getAttribute('data-sold-out')).toBe('true');
  }
  expect(await anna.page.locator('.toast').count()).toBe(0);
  await anna.adds('Snacks', olives);
  await shows(anna.page.locator('.toast'), /is marked sold out\. It is on the order all the same/);
  await shows(anna.quantity(olives), '3');

  // Two more than there were: of the three that are taken off, two were never there.
  await anna.opensLine(olives);
  await anna.page.getByRole('button', { name: 'Remove', exact: true }).click();
  for (const person of [ingrid, anna]) await shows(tile(person), /2 left/);

  const field = owner.page.getByLabel('How many are left');
  await owner.page.getByRole('button', { name: `Edit ${olives}` }).click();
  await field.fill('many');
  await field.press('Enter');
  await shows(owner.page.getByRole('alert'), 'Write a whole number from 0 to 999, or nothing.');
  await field.fill('');
  await field.press('Enter');
  for (const person of [ingrid, anna]) await expect.poll(() => tile(person).locator('.left').count()).toBe(0);
});

test('what is left is readable on every tile: in each language, theme and width, and with letters of twice the size', async () => {
  const { ingrid, anna } = crew;
  const { page } = anna;
  await ingrid.page.evaluate(() => {
    location.hash = '/';
  });
  await ingrid.goesToTable('1');
  await snacks(ingrid);
  for (const [dish, count] of [
    [olives, '120'],
    [sourdough, '0'],
  ] as const) {
    await detailOf(ingrid.page, dish);
    const sheet = ingrid.page.getByRole('dialog');
    await sheet.getByText('Type a number').click();
    await sheet.getByLabel('How many are left?').last().fill(count);
    await sheet.getByRole('button', { name: `Set to ${count}` }).click();
    await ingrid.page.keyboard.press('Escape');
  }
  const wrong: string[] = [];
  for (const [name, language, theme, width, height, letters, words] of [
    ['landscape-en', 'en', 'light', 1180, 820, '100%', '120 left'],
    ['portrait-sv', 'sv', 'dark', 820, 1180, '100%', '120 kvar'],
    ['phone-es', 'es', 'contrast', 390, 844, '100%', 'Quedan 120'],
    ['large-es', 'es', 'light', 1180, 820, '200%', 'Quedan 120'],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.evaluate(
      ([spoken, look]) => {
        localStorage.setItem('comanda.language', spoken);
        localStorage.setItem('comanda.theme', look);
      },
      [language, theme] as const,
    );
    await page.reload();
    await page.evaluate(
      ([look, size]) => {
        document.documentElement.dataset.theme = look;
        document.documentElement.style.fontSize = size;
      },
      [theme, letters] as const,
    );
    await page.locator('.categories button').nth(1).click();
    await shows(tile(anna), new RegExp(words));
    for (const dish of [olives, sourdough])
      wrong.push(...(await hiddenOn(tile(anna, dish))).map((text) => `${name}: ${text} is hidden`));
    wrong.push(...(await examine(page, `left-${name}`)));
  }
  expect(wrong).toEqual([]);
});
