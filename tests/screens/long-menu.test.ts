import { expect, test } from 'vitest';
import { openRestaurant } from '../bench-tablet/restaurant.ts';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';

// A wine bar has hundreds of bottles in one category: those far below are not there until somebody goes there.

let anna: Person;

const house = openHouse({
  ...usual,
  open: async () => (await openRestaurant({ devices: 1, open: 0, closed: 0, products: 2_000 })).service,
  arrive: async ({ browser, service }) => {
    anna = await Person.arrives(service, await browser.newContext({ viewport: { width: 1180, height: 820 } }));
    await anna.goesToTable('1');
  },
});

const [snacks, drinks] = ['Snacks', 'Coffee and soft drinks'];
/** More than a screen, and few enough to be looked through at every tap. */
const few = 120;

const named = (category: string): string[] =>
  house.service
    .sql(
      'SELECT p.name FROM products p JOIN categories c ON p.category = c.id WHERE c.name = ? AND NOT p.archived ORDER BY p.rank',
      category,
    )
    .map((row) => (row as { name: string }).name);
const opens = (category: string): Promise<void> =>
  anna.page.getByRole('navigation').getByRole('button', { name: category, exact: true }).click();
const shown = (): Promise<string[]> => anna.page.locator('.product-name').allTextContents();

test('hundreds of dishes come as far as somebody scrolls, each once and in their order; the next category begins at its top', async () => {
  const { page } = anna;
  const all = named(snacks);
  expect(all.length).toBeGreaterThan(few);
  await opens(snacks);
  await shows(page.locator('.product-name').first(), all[0] as string);
  expect((await shown()).length).toBeLessThan(few);
  await page.locator('.products').hover();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 2_000);
      return shown();
    })
    .toEqual(all);
  // Who has gone there taps there.
  await page
    .locator('.product', { hasText: all.at(-1) as string })
    .locator('button')
    .first()
    .click();
  await shows(anna.line(all.at(-1) as string), /not sent/);
  await opens(drinks);
  await shows(page.locator('.product-name').first(), named(drinks)[0] as string);
  expect(await page.locator('.products').evaluate((list) => list.scrollTop)).toBe(0);
  expect((await shown()).length).toBeLessThan(few);
});

test('keys go from dish to dish without an end, and what is searched for is found wherever it is', async () => {
  const { page } = anna;
  await opens(snacks);
  const before = (await shown()).length;
  await page.locator('.product-detail').last().focus();
  await page.keyboard.press('Tab');
  await expect.poll(async () => (await shown()).length).toBeGreaterThan(before);
  await shows(page.locator('.product:focus-within .product-name'), named(snacks)[before] as string);
  const last = named(drinks).at(-1) as string;
  await page.getByPlaceholder('Search').fill(last);
  await shows(page.locator('.product-name').first(), last);
});
