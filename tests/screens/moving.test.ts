import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { type Person, waitersOf } from './staff.ts';
import { Colleague } from './till-colleague.ts';

// Dishes and parties that change places: how many, why not fewer, what was moved, and what joining makes.

const house = openHouse(usual);

const [olives, sourdough] = ['Green olives, orange, fennel seed', 'Sourdough, browned butter'];

const waiter = waitersOf(house, { viewport: { width: 1180, height: 820 } });

const addsThree = async (anna: Person, dish: string): Promise<void> => {
  await anna.page.getByRole('button', { name: '3 times' }).click();
  await anna.adds('Snacks', dish);
};

test('what the kitchen has moves only with all of it, and the sheet says so; what it does not have moves by itself', async () => {
  const anna = await waiter();
  const { page } = anna;
  const fewer = page.getByRole('button', { name: 'How many: Fewer' });
  const [count, why] = [page.locator('.how-many output'), page.locator('.how-many p')];
  await anna.goesToTable('2');
  await addsThree(anna, olives);
  await anna.sends();
  await shows(anna.line(olives).locator('.line-state'), /^(fired|kitchen has it) /);
  await anna.opensLine(olives);
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await shows(why, 'The kitchen has them already: all 3 move together.');
  expect(await fewer.isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  for (const _ of ['a fourth', 'a fifth']) await anna.tapsPlus(olives);
  await shows(anna.line(olives).locator('.state-word'), '2 of 5 not sent');
  await anna.opensLine(olives);
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await shows(why, 'The kitchen has 3 already: move up to 2 of the others, or all 5.');
  await shows(count, '5');
  await fewer.click();
  await shows(count, '2');
  await page.getByRole('button', { name: 'How many: More' }).click();
  await shows(count, '5');
  await fewer.click();
  await page.locator('.sheet').getByRole('button', { name: '3', exact: true }).click();
  await shows(page.locator('.toast'), new RegExp(`^2 × ${olives} moved to Table 3Undo$`));
  await shows(anna.quantity(olives), '3');
  await page.getByRole('button', { name: 'Undo' }).click();
  await shows(anna.quantity(olives), '5');
  await anna.goesToFloor();
  await shows(page.locator('[data-table="3"]'), /Free/);
});

test('More moves lines as a line’s own sheet does: how many of each, all in one act, told by dishes', async () => {
  const anna = await waiter();
  const { page } = anna;
  await anna.goesToTable('4');
  await anna.adds('Snacks', sourdough);
  await anna.goesToFloor();
  await anna.goesToTable('5');
  await addsThree(anna, olives);
  await anna.adds('Snacks', sourdough);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Move lines to another order' }).click();
  await page.getByRole('button', { name: `3 × ${olives}` }).click();
  await page.getByRole('button', { name: `1 × ${sourdough}` }).click();
  await page.getByRole('button', { name: `How many: ${olives}: Fewer` }).click();
  await page.getByRole('heading', { name: 'Move 3 dishes to…' }).waitFor();
  await page.locator('.sheet .tile', { hasText: 'Table 4' }).click();
  await shows(page.locator('.toast'), /^3 dishes moved to Table 4 #\d+Undo$/);
  await shows(anna.quantity(olives), '1');
  await expect.poll(() => anna.line(sourdough).count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await shows(anna.quantity(olives), '3');
  await shows(anna.quantity(sourdough), '1');
});

test('More joins two parties as the floor does: first what that makes, then one bill', async () => {
  const anna = await waiter();
  const { page } = anna;
  await anna.goesToTable('6');
  await anna.adds('Snacks', sourdough);
  await anna.goesToFloor();
  await anna.goesToTable('7');
  await anna.adds('Snacks', olives);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Merge into another order' }).click();
  await page.locator('.sheet .tile', { hasText: 'Table 6' }).click();
  await shows(page.locator('.join'), /1 line joins Table 6 #\d+ – guests 2 \+ 2 = 455\.00 \+ 60\.00 = 115\.00/);
  await shows(page.getByRole('heading', { level: 1 }), /^Table 7/);
  await page.getByRole('button', { name: 'Another order' }).click();
  await page.locator('.sheet .tile', { hasText: 'Table 6' }).click();
  await page.getByRole('button', { name: /^Join Table 6 #\d+: one bill$/ }).click();
  await shows(page.getByRole('heading', { level: 1 }), /^Table 6/);
  await shows(anna.quantity(olives), '1');
});

test('More asks before a party goes to an occupied table: one bill, a bill of their own, or another table', async () => {
  const anna = await waiter();
  const { page } = anna;
  await anna.goesToTable('8');
  await anna.adds('Snacks', sourdough);
  await anna.goesToFloor();
  await anna.goesToTable('9');
  await anna.adds('Snacks', olives);
  const [sheet, title] = [page.locator('.sheet'), page.getByRole('heading', { level: 1 })];
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Move to another table' }).click();
  await sheet.getByRole('button', { name: '8 occupied' }).click();
  await shows(sheet, /Table 8 is occupied.*guests 2 \+ 2 = 4.*Sit there with a bill of their own/);
  await shows(title, /^Table 9/);
  await page.getByRole('button', { name: 'Another table' }).click();
  await sheet.getByRole('button', { name: '8 occupied' }).click();
  await page.getByRole('button', { name: 'Sit there with a bill of their own' }).click();
  await shows(title, /^Table 8/);
  await shows(anna.quantity(olives), '1');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await shows(title, /^Table 9/);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Move to another table' }).click();
  await sheet.getByRole('button', { name: '8 occupied' }).click();
  await page.getByRole('button', { name: /^Join Table 8 #\d+: one bill$/ }).click();
  await shows(title, /^Table 8/);
  await shows(anna.quantity(sourdough), '1');
  await shows(anna.quantity(olives), '1');
});

test('a manager can say yes on the spot where a party that another waiter serves is to join one', async () => {
  const anna = await waiter();
  const { page } = anna;
  const ingrid = await Colleague.arrives(house.service, 'Ingrid Sandell', 'office');
  const matteo = await Colleague.arrives(house.service, 'Matteo Ricci', 'tablet');
  const group = matteo.identity.multiSession;
  await anna.goesToTable('10');
  await anna.adds('Snacks', olives);
  await anna.goesToFloor();
  matteo.serves('11', { N3: 1 });
  ingrid.core.changeRecord('multi_sessions', group, { oneWaiterPerTable: true });
  await anna.joinsTable('11');
  await shows(anna.quantity(sourdough), '1');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Merge into another order' }).click();
  await page.locator('.sheet .tile', { hasText: 'Table 10' }).click();
  await page.getByRole('button', { name: /^Join Table 10 #\d+: one bill$/ }).click();
  await page.locator('.who').getByRole('button', { name: 'Matteo Ricci' }).click();
  await page.getByLabel('PIN of Matteo Ricci').fill('5823');
  await page.getByRole('button', { name: 'Approve' }).click();
  await shows(page.getByRole('heading', { level: 1 }), /^Table 10/);
  await shows(anna.quantity(sourdough), '1');
  await shows(anna.quantity(olives), '1');
  // Also to a second party where another waiter serves the first, asked for on the floor.
  matteo.serves('12', { N3: 1 });
  await anna.goesToFloor();
  await page.getByRole('button', { name: /^Table 12, / }).click({ button: 'right' });
  await page.getByRole('button', { name: 'Another party at this table' }).click();
  await page.getByRole('button', { name: '2 guests', exact: true }).click();
  await shows(page.locator('.approval'), 'Table 12: Another party at this table');
  await page.locator('.who').getByRole('button', { name: 'Matteo Ricci' }).click();
  await page.getByLabel('PIN of Matteo Ricci').fill('5823');
  await page.getByRole('button', { name: 'Approve' }).click();
  await shows(page.getByRole('heading', { level: 1 }), /^Table 12/);
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  ingrid.core.changeRecord('multi_sessions', group, { oneWaiterPerTable: false });
  await ingrid.isHeard();
  for (const colleague of [ingrid, matteo]) colleague.leaves();
});

test('a sheet that is closed gives the keys back to what opened it', async () => {
  const anna = await waiter();
  const { page } = anna;
  await anna.goesToTable('14');
  const more = page.getByRole('button', { name: 'More', exact: true });
  await more.focus();
  for (const key of ['Enter', 'Escape']) await page.keyboard.press(key);
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await expect.poll(() => more.evaluate((button) => document.activeElement === button)).toBe(true);
  await page.keyboard.press('Enter');
  await shows(page.getByRole('dialog'), /Merge into another order/);
});
