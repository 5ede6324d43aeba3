import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';

// How often a finger comes down for a dish: a steak is four touches from any page of the menu, a drink two.

const house = openHouse(usual);

const [ribEye, chicken, cola] = ['Rib eye 300 g, béarnaise', 'Half lemon chicken, harissa', 'Cola'];

const arrives = async (): Promise<Person> =>
  Person.arrives(house.service, await house.browser.newContext({ viewport: { width: 1180, height: 820 } }));

/** How often a finger came down since the page was asked to count. */
async function countTouches(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counting = window as unknown as { touches: number };
    counting.touches = 0;
    document.addEventListener('pointerdown', () => counting.touches++, true);
  });
  return () => page.evaluate(() => (window as unknown as { touches: number }).touches);
}

test('a steak with doneness and side is four touches, a drink two; three of it is one more', async () => {
  const anna = await arrives();
  await anna.goesToTable('1');
  const touches = await countTouches(anna.page);
  await anna.adds('From the grill', ribEye);
  await anna.page.getByRole('button', { name: 'Medium rare' }).click();
  await anna.page.getByRole('button', { name: 'Green salad' }).click();
  await shows(anna.line(ribEye).locator('.line-asked'), 'Medium rare · Green salad');
  expect(await touches()).toBe(4);
  await anna.adds('Coffee and soft drinks', cola);
  await shows(anna.quantity(cola), '1');
  expect(await touches()).toBe(6);
  await anna.page.getByRole('button', { name: '3 times' }).click();
  await anna.page.locator('.product > button:first-child', { hasText: cola }).click();
  await shows(anna.quantity(cola), '4');
  expect(await touches()).toBe(8);
  // Three were meant for that dish only.
  await anna.page.locator('.product > button:first-child', { hasText: cola }).click();
  await shows(anna.quantity(cola), '5');
});

test('by its sign a dish is as few touches; what may be chosen comes before the answer that adds it', async () => {
  const anna = await arrives();
  const { page } = anna;
  const question = (name: string) => page.locator('.question', { hasText: name }).locator('legend');
  await anna.goesToTable('2');
  const touches = await countTouches(page);
  await page.getByRole('navigation').getByRole('button', { name: 'From the grill' }).click();
  await page.getByRole('button', { name: `${chicken}: details` }).click();
  // Its only required choice has a usual answer; it says that another adds it.
  await shows(question('Which side?'), 'Which side? Choose 1, then it is added');
  await page.getByRole('button', { name: 'Lemon potatoes' }).click();
  await shows(anna.line(chicken).locator('.line-asked'), 'Lemon potatoes');
  expect(await touches()).toBe(3);

  await page.getByRole('button', { name: `${ribEye}: details` }).click();
  await page.getByRole('button', { name: 'Medium rare' }).click();
  await page.getByRole('button', { name: 'Green salad' }).click();
  await shows(anna.line(ribEye).locator('.line-asked'), 'Medium rare · Green salad');
  expect(await touches()).toBe(3 + 3);

  await page.locator('.product > button:first-child', { hasText: ribEye }).click();
  await shows(question('Which side?'), 'Which side? Choose 1');
  expect(await page.locator('.question legend b').allTextContents()).toEqual([
    'How done?',
    'Another sauce?',
    'Which side?',
  ]);
  await page.getByRole('button', { name: 'Well done' }).click();
  await shows(question('Which side?'), 'Which side? Choose 1, then it is added');
  expect(await examine(page, 'touches-last-answer')).toEqual([]);
  await page.getByRole('button', { name: 'Pepper sauce' }).click();
  await page.getByRole('button', { name: /^Grilled broccolini/ }).click();
  await shows(anna.line(ribEye).last().locator('.line-asked'), 'Well done · Grilled broccolini · Pepper sauce');
  expect(await touches()).toBe(3 + 3 + 4);
});

test('a dish that lacks an answer says which, and a touch on that brings the question into view', async () => {
  const person = await arrives();
  const { page } = person;
  await page.setViewportSize({ width: 390, height: 500 });
  await person.goesToTable('9');
  await person.adds('From the grill', ribEye);
  const missing = page.getByRole('button', { name: 'Still to choose: How done?' });
  await missing.scrollIntoViewIfNeeded();
  const question = page.locator('.question', { hasText: 'How done?' }).locator('legend');
  const isInSight = () => question.evaluate((legend) => legend.getBoundingClientRect().top > 0);
  expect(await isInSight()).toBe(false);
  await missing.click();
  await expect.poll(isInSight).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Rare');
  await page.getByRole('button', { name: 'Medium', exact: true }).click();
  await page.getByRole('button', { name: 'Add · 395.00' }).click();
  await shows(page.getByRole('tab', { name: 'Order (1)' }), 'Order (1)');
});
