import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { waitersOf } from './staff.ts';

// How often a finger comes down for a dish: a steak is four touches from any page of the menu, a drink two.

const house = openHouse(usual);

const [ribEye, chicken, cola] = ['Rib eye 300 g, béarnaise', 'Half lemon chicken, harissa', 'Cola'];
const aquavit = 'Aquavit 4 cl';

const waiter = waitersOf(house, { viewport: { width: 1180, height: 820 } });

/** How often a finger came down since the page was asked to count. */
async function countTouches(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = { touches: 0 };
    Object.assign(window, { counted });
    document.addEventListener('pointerdown', () => counted.touches++, true);
  });
  return () => page.evaluate(() => (window as unknown as { counted: { touches: number } }).counted.touches);
}

test('a steak with doneness and side is four touches, a drink two; three of it is one more', async () => {
  const anna = await waiter();
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
  const anna = await waiter();
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
  const person = await waiter();
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

test('what was taken down is found under Often here at the next table, with what a waiter keeps there', async () => {
  const anna = await waiter();
  const { page } = anna;
  await anna.goesToTable('10');
  const tab = page.getByRole('navigation').getByRole('button', { name: 'Often here' });
  const tiles = page.locator('.product .product-name');
  await anna.adds('Coffee and soft drinks', cola);
  await tab.click();
  await page.getByRole('navigation').getByRole('button', { name: 'Beer and cocktails' }).click();
  await page.getByRole('button', { name: `${aquavit}: details` }).click();
  await page.getByRole('button', { name: 'Keep in Often here' }).click();
  expect(await examine(page, 'often-keep')).toEqual([]);
  await page.keyboard.press('Escape');
  await tab.click();
  // Nothing came between what stood there before.
  await shows(tiles.last(), aquavit);
  await anna.goesToFloor();
  await anna.goesToTable('11');
  await tab.click();
  await shows(tiles.first(), aquavit);
  expect(await tiles.allTextContents()).toContain(cola);
});

test('a round comes again from a list, one party is split over three bills, and one touch takes either back', async () => {
  const anna = await waiter();
  const { page } = anna;
  const sheet = page.locator('.sheet');
  const more = () => page.getByRole('button', { name: 'More', exact: true }).click();
  const undo = () => page.getByRole('button', { name: 'Undo' }).last().click();
  await anna.goesToTable('6');
  await page.getByRole('button', { name: '3 times' }).click();
  await anna.adds('Coffee and soft drinks', cola);
  await anna.adds('From the grill', ribEye);
  await page.getByRole('button', { name: 'Medium rare' }).click();
  await page.getByRole('button', { name: 'Green salad' }).click();
  await page.getByRole('button', { name: /^Send/ }).click();

  await more();
  await sheet.getByRole('button', { name: 'Repeat a round' }).click();
  await shows(sheet.locator('.again li').last(), /Medium rare · Green salad/);
  await sheet.getByText('All drinks').click();
  await sheet.getByRole('button', { name: `${cola}: Fewer` }).click();
  await sheet.getByRole('button', { name: 'Add 2 · 84.00' }).click();
  await shows(anna.line(cola).last(), /not sent/);
  await undo();
  // In its place as long as a finger may be there.
  await shows(anna.line(cola).last(), /removed/);
  await anna.goesToFloor();
  await page.goBack();
  const takenOff = page.locator('.taken-off');
  await shows(takenOff.locator('summary'), new RegExp(`^Removed \\(\\d+\\): .*${cola}`));

  // Who works with keys stays at the dish, wherever it goes and whatever its buttons become.
  const focused = page.locator('.line:focus-within');
  await takenOff.locator('summary').press('Enter');
  await takenOff
    .locator('.line', { hasText: cola })
    .getByRole('button', { name: /^Bring back/ })
    .press('Enter');
  await shows(focused, new RegExp(`${cola}.*not sent`));
  for (let left = 2; left > 0; left -= 1)
    await focused.getByRole('button', { name: `One ${cola} less` }).press('Enter');
  await shows(focused, /removed/);

  await anna.adds('Coffee and soft drinks', 'Filter coffee');
  await page.locator('.product > button:first-child', { hasText: 'Filter coffee' }).click();
  await more();
  await sheet.getByRole('button', { name: 'Split the bill' }).click();
  expect(await sheet.getByRole('button', { name: 'Each seat its own bill' }).isDisabled()).toBe(true);
  await sheet.getByText('Each seat its own bill: as soon as dishes are on two seats.').waitFor();
  await sheet.getByRole('button', { name: '2 × Filter coffee' }).click();
  await sheet.getByRole('button', { name: 'How many: Filter coffee: Fewer' }).click();
  await shows(sheet.getByRole('button', { name: /^Bill B/ }), 'Bill B · 38.00');
  await sheet.getByRole('button', { name: 'Another bill' }).click();
  await sheet.getByRole('button', { name: `1 × ${ribEye}` }).click();
  await shows(sheet.getByText(/^Stays here/), 'Stays here: 164.00');
  expect(await examine(page, 'split-bill')).toEqual([]);
  await sheet.getByRole('button', { name: 'Make 3 bills' }).click();
  await shows(page.locator('[data-total]'), /^164\.00/);
  await undo();
  await shows(page.locator('[data-total]'), /^597\.00/);

  await more();
  await sheet.getByRole('button', { name: 'Split the bill' }).click();
  await sheet.getByRole('button', { name: 'Pay for dishes' }).click();
  await sheet.getByRole('button', { name: `${cola} (of 3): More` }).click();
  await sheet.getByRole('button', { name: `${cola} (of 3): More` }).click();
  await sheet.getByRole('button', { name: 'Pay 84.00' }).click();
  await sheet.getByRole('button', { name: 'Take 84.00 · 513.00 left' }).click();
  await shows(sheet.locator('.payments'), /Cash .*84\.00/);
  await page.keyboard.press('Escape');

  await more();
  await sheet.getByRole('button', { name: 'Split the bill' }).click();
  await sheet.getByRole('button', { name: 'Pay for dishes' }).click();
  await shows(sheet.locator('.again li').first(), /^Cola−/);
  await page.keyboard.press('Escape');
  await more();
  await sheet.getByRole('button', { name: 'Split the bill' }).click();
  await sheet.getByRole('button', { name: 'Pay in equal parts' }).click();
  await shows(sheet.getByRole('button', { name: /^Take \d/ }), 'Take 256.50 · 256.50 left');
  expect(await examine(page, 'pay-evenly')).toEqual([]);
});

test('upright, nothing moves under a finger when a colleague looks in and leaves again', async () => {
  const [anna, ben] = [await waiter(), await waiter('Ben Okafor')];
  const { page } = anna;
  await page.setViewportSize({ width: 820, height: 1180 });
  await anna.goesToTable('8');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Customer', exact: true }).click();
  await page.getByLabel('Name or phone').fill('Märta Holmgren');
  await page.getByLabel('Phone', { exact: true }).fill('070 555 12 34');
  await page.getByRole('button', { name: 'New customer: Märta Holmgren' }).click();
  await page.keyboard.press('Escape');
  await anna.adds('Snacks', 'Green olives, orange, fennel seed');
  const places = async (): Promise<unknown> =>
    Promise.all([
      page.getByRole('button', { name: 'More', exact: true }).boundingBox(),
      page.locator('.product').first().boundingBox(),
    ]);
  const before = await places();
  await ben.joinsTable('8');
  await page.locator('.chip.present').waitFor();
  expect(await places()).toEqual(before);
  await ben.goesToFloor();
  await page.locator('.chip.present').waitFor({ state: 'detached' });
  expect(await places()).toEqual(before);
});
