import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { type Person, waitersOf } from './staff.ts';

// A Saturday night: fingers that tap twice, names written anyhow, a manager who is not called for nothing.

const house = openHouse(usual);

const noticedMs = 12_000;
const [olives, ribEye, flank, lamb, cola, cappuccino] = [
  'Green olives, orange, fennel seed',
  'Rib eye 300 g, béarnaise',
  'Flank steak, chimichurri',
  'Rack of lamb, tzatziki',
  'Cola',
  'Cappuccino',
];

const waiter = waitersOf(house, { viewport: { width: 1180, height: 820 }, hasTouch: true });

/** Two touches at one place, as of a nervous finger; what the first brings is there before the second comes down. */
async function tapsTwiceOn({ page }: Person, target: Locator, brings: Locator): Promise<void> {
  const place = await target.boundingBox();
  if (place === null) throw new Error(`${target} is not to be seen`);
  const [x, y] = [place.x + place.width / 3, place.y + place.height / 2];
  await page.touchscreen.tap(x, y);
  await brings.waitFor();
  await page.touchscreen.tap(x, y);
}

const tapsTwice = (person: Person, dish: string): Promise<void> =>
  tapsTwiceOn(
    person,
    person.page.locator('.product > button:first-child', { hasText: dish }),
    person.page.locator('dialog[open]'),
  );

test('the second tap on a dish neither answers nor closes what it asks; a later touch beside it does', async () => {
  const anna = await waiter();
  const { page } = anna;
  await anna.goesToTable('1');
  await page.getByRole('navigation').getByRole('button', { name: 'From the grill', exact: true }).click();
  // The first lies beside the sheet that opens, the other under its answers.
  for (const dish of [ribEye, flank]) {
    await tapsTwice(anna, dish);
    const sheet = page.getByRole('dialog', { name: dish });
    await shows(sheet.locator('.question').first(), /How done/);
    expect(await sheet.locator('.question').first().locator('[aria-pressed="true"]').count()).toBe(0);
    await page.waitForFunction((from) => performance.now() - from > 600, await page.evaluate(() => performance.now()));
    await page.touchscreen.tap(20, 400);
    await expect.poll(() => sheet.count()).toBe(0);
  }
  expect(await page.locator('.line').count()).toBe(0);
});

test('the second tap on how many guests there are is no number of dishes, and the one on an answer no dish', async () => {
  const anna = await waiter();
  const { page } = anna;
  await page.locator('[data-table="6"]').tap();
  await tapsTwiceOn(anna, page.getByRole('button', { name: '2 guests', exact: true }), page.locator('main.order'));
  await page.locator('main.order').waitFor();
  await anna.adds('Coffee and soft drinks', cola);
  await shows(anna.quantity(cola), '1');
  await page.getByRole('navigation').getByRole('button', { name: 'From the grill', exact: true }).click();
  await page.locator('.product > button:first-child', { hasText: lamb }).tap();
  await page.getByRole('button', { name: 'Medium', exact: true }).tap();
  await tapsTwiceOn(anna, page.getByRole('button', { name: 'Lemon potatoes' }), anna.line(lamb));
  await shows(anna.quantity(lamb), '1');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  expect(await page.locator('.line').count()).toBe(2);
});

test('a dish is found though its name is written in a hurry', async () => {
  const anna = await waiter();
  await anna.goesToTable('2');
  await anna.page.getByRole('searchbox').fill('capucino');
  await anna.page.locator('.product > button:first-child').first().click();
  await shows(anna.quantity(cappuccino), '1');
  // Whoever adds a dish and taps it again has said nothing that others must read.
  await anna.tapsPlus(cappuccino);
  await shows(anna.quantity(cappuccino), '2');
  await shows(anna.line(cappuccino).locator('.line-who .visually-hidden'), /^added by Anna \(Tablet \d+\) \d\d:\d\d$/);
});

test('what one guest has goes to another table by their seat', async () => {
  const anna = await waiter();
  const { page } = anna;
  await anna.goesToTable('3');
  await anna.adds('Snacks', olives);
  await page.getByRole('button', { name: /^New lines, Seat/ }).click();
  await page.getByRole('button', { name: 'Seat 2', exact: true }).click();
  await anna.adds('Coffee and soft drinks', cola);
  await anna.adds('Coffee and soft drinks', cappuccino);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Move lines to another order' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Seat 2', exact: true }).click();
  await shows(page.getByRole('dialog'), /Move 2 dishes to/);
  await page.getByRole('dialog').getByRole('button', { name: '4', exact: true }).click();
  await expect.poll(() => page.locator('.line').count()).toBe(1);
  await anna.goesToFloor();
  await anna.goesToTable('4');
  for (const dish of [cola, cappuccino]) await shows(anna.quantity(dish), '1');
});

test('some of a dish go to another table, and come back with one touch', async () => {
  const anna = await waiter();
  const { page } = anna;
  await anna.goesToTable('8');
  await anna.adds('Coffee and soft drinks', cola);
  for (let more = 0; more < 2; more += 1) await anna.tapsPlus(cola);
  await shows(anna.quantity(cola), '3');
  const movesTwo = async (): Promise<void> => {
    await anna.line(cola).locator('.line-name').click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Move', exact: true }).click();
    await sheet
      .getByRole('button', { name: /^How many: / })
      .first()
      .click();
    await sheet.getByRole('button', { name: '9', exact: true }).click();
    await shows(anna.quantity(cola), '1');
  };
  await movesTwo();
  await page.getByRole('button', { name: 'Undo' }).click();
  await shows(anna.quantity(cola), '3');
  expect(await page.locator('.line').count()).toBe(1);
  await anna.goesToFloor();
  await anna.goesToTable('9');
  await page.locator('main.order').waitFor();
  expect(await page.locator('.line').count()).toBe(0);
});

test('what was fired without the box is not called sent before the box has it', async () => {
  const anna = await waiter();
  const { page } = anna;
  const send = page.locator('.send-button');
  await anna.goesToTable('7');
  anna.cable.unplug();
  await shows(anna.strip, /Not connected to the box/, noticedMs);
  await anna.adds('Snacks', olives);
  await anna.sends();
  await shows(send, 'Waits for the box');
  anna.cable.mend();
  await shows(send, 'Everything is sent', 20_000);
});

test('nobody is asked for a reason or a manager’s PIN while the box, which compares it, is away', async () => {
  const anna = await waiter();
  const { page } = anna;
  await anna.goesToTable('5');
  await anna.adds('Snacks', olives);
  await anna.sends();
  await shows(anna.line(olives).locator('.line-mark'), 'safe at the box');
  await anna.opensLine(olives);
  await page.getByRole('button', { name: 'Void', exact: true }).click();
  anna.cable.unplug();
  await shows(anna.strip, /Not connected to the box/, noticedMs);
  // Who had begun before is told after all.
  await page.getByRole('button', { name: 'Mistake at the table' }).click();
  await shows(page.locator('.toast'), /only while the box can be reached/);
  expect(await page.getByRole('heading', { name: 'A manager has to approve' }).count()).toBe(0);
  for (const verb of ['Void', 'Give free', 'Discount']) {
    await page.getByRole('button', { name: verb, exact: true }).click();
    await shows(page.locator('.toast'), /only while the box can be reached/);
    expect(await page.getByRole('button', { name: 'Back', exact: true }).count()).toBe(0);
  }
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await anna
    .line(olives)
    .getByRole('button', { name: `One ${olives} less` })
    .click();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await shows(anna.quantity(olives), '1');
});
