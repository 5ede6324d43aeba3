import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { sampled } from './sampled.ts';
import { type Person, waitersOf } from './staff.ts';
import { Colleague } from './till-colleague.ts';

// The room as the waiters of an evening see it: a real box, real pages, colleagues elsewhere in the house.

const house = openHouse({
  ...usual,
  leave: () => {
    for (const colleague of colleagues.values()) colleague.leaves();
  },
});

const ipad = { width: 1180, height: 820 };
/** Until the box is noticed to be gone, and until it is back. */
const [noticedMs, backMs] = [12_000, 20_000];

const waiter = waitersOf(house, { viewport: ipad });
const colleagues = new Map<string, Colleague>();

/** Somebody on a device without a page. */
async function elsewhere(name: string, role: 'tablet' | 'office'): Promise<Colleague> {
  const colleague = colleagues.get(name) ?? (await Colleague.arrives(house.service, name, role));
  colleagues.set(name, colleague);
  return colleague;
}

const table = (person: Person, number: string): Locator => person.page.locator(`[data-table="${number}"]`);
const more = (person: Person, number: string): Locator =>
  person.page.getByRole('button', { name: `Table ${number}: more` });
const sheet = (person: Person): Locator => person.page.locator('dialog.sheet');

async function moves(person: Person, from: string, to: string): Promise<void> {
  await more(person, from).click();
  await person.page.getByRole('button', { name: 'Move or join tables' }).click();
  await shows(person.page.locator('.panel.pick'), new RegExp(`^Move Table ${from} `));
  await table(person, to).click();
}

/** Where a finger lands that means what it sees, whatever lies over it. */
async function middleOf(seen: Locator): Promise<[number, number]> {
  const box = await seen.boundingBox();
  if (box === null) throw new Error('it is not to be seen');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

test('two touches from a free table to its order; the table says who, how many, since when', async () => {
  const [anna, ben] = await Promise.all([waiter(), waiter('Ben Okafor')]);
  await table(anna, '1').click();
  await anna.page.getByRole('button', { name: '4 guests', exact: true }).click();
  await shows(anna.page.getByRole('heading', { level: 1 }), /^Table 1 /);
  await shows(table(ben, '1').locator('.tile-age'), /^4p · \d+′$/);
  await expect
    .poll(() =>
      ben.page
        .getByRole('button', {
          name: /^Table 1, No order yet, 4 guests, for \d+ minutes?, Anna Lind, open with Anna Lind/,
        })
        .count(),
    )
    .toBe(1);
  // What she leaves without firing it waits for somebody, on every tablet.
  await anna.adds('Snacks', 'Green olives');
  await anna.goesToFloor();
  await expect.poll(() => table(ben, '1').getAttribute('data-table-state')).toBe('needs-you');
  await shows(ben.page.getByRole('tab').first(), /1 needs you/);
  // In the list its mark, which pulses, is a part of the row that one touches.
  await ben.page.emulateMedia({ reducedMotion: 'no-preference' });
  await ben.page.getByRole('button', { name: 'List' }).click();
  await ben.page.mouse.click(
    ...(await middleOf(ben.page.locator('.table-list [data-table-state="needs-you"]').first())),
  );
  await shows(ben.page.getByRole('heading', { level: 1 }), /^Table 1 /);
  await ben.page.emulateMedia({ reducedMotion: 'reduce' });
  await ben.goesToFloor();
  await ben.page.getByRole('button', { name: 'Plan' }).click();
  await anna.goesToTable('1');
  await expect.poll(() => table(ben, '1').getAttribute('data-table-state')).toBe('seated');
});

/** Fired early, and looked at when the other stories have been told: a kitchen has twenty seconds to see it. */
const nobodySees = once(async () => {
  // There is a display, so somebody could see it; it hangs dark.
  await house.service.pairingCode('kitchen');
  const anna = await waiter();
  await anna.goesToTable('18');
  await anna.adds('Snacks', 'Green olives');
  await anna.page.getByRole('button', { name: /^Fire|^Send/ }).click();
  await anna.goesToFloor();
  await shows(table(anna, '18'), /^Table 18, In the kitchen/);
});

function once(happens: () => Promise<void>): () => Promise<void> {
  let happening: Promise<void> | undefined;
  return () => {
    happening ??= happens();
    return happening;
  };
}

test('what is fired is in the kitchen', async () => {
  await nobodySees();
});

test('a party moves: seen on the other tablet, and taken back with one touch', async () => {
  const [anna, ben] = await Promise.all([waiter(), waiter('Ben Okafor')]);
  await anna.goesToTable('2');
  await anna.goesToFloor();
  await moves(anna, '2', '3');
  await shows(table(ben, '3'), /^Table 3, No order yet/);
  await shows(table(ben, '2'), /Free/);
  await anna.page.getByRole('button', { name: 'Undo' }).click();
  await shows(table(ben, '2'), /^Table 2, No order yet/);
  await shows(table(ben, '3'), /Free/);

  // A pick can be given up.
  await more(anna, '2').click();
  await anna.page.getByRole('button', { name: 'Move or join tables' }).click();
  await anna.page.keyboard.press('Escape');
  await expect.poll(() => anna.page.locator('.panel.pick').count()).toBe(0);
  await shows(table(anna, '2'), /^Table 2, No order yet/);
});

test('both move one party without seeing each other: the later stands, the earlier is told', async () => {
  const [anna, ben] = await Promise.all([waiter(), waiter('Ben Okafor')]);
  await anna.goesToTable('4');
  await anna.goesToFloor();
  await shows(table(ben, '4'), /^Table 4, No order/);
  anna.cable.unplug();
  await shows(anna.strip.getByRole('status'), /Not connected/, noticedMs);
  await moves(anna, '4', '5');
  await shows(table(anna, '5'), /^Table 5, No order/);
  await moves(ben, '4', '6');
  await shows(table(ben, '6'), /^Table 6, No order/);
  anna.cable.mend();
  for (const person of [anna, ben]) {
    await shows(table(person, '6'), /^Table 6, .*moved twice/, backMs);
    await shows(table(person, '5'), /Free/);
  }
  await more(ben, '6').click();
  await shows(sheet(ben).locator('.notice'), /^Anna Lind .*moved it to Table 5 at the same time$/);
  // Hers may have been the better one.
  await ben.page.getByRole('button', { name: 'Open the order' }).click();
  await ben.page.getByRole('button', { name: 'Take that: Table 5' }).click();
  await shows(table(anna, '5'), /^Table 5, No order yet/);
  expect(await table(anna, '5').textContent()).not.toMatch(/moved twice/);
  await expect.poll(() => ben.page.getByRole('button', { name: /^Take that/ }).count()).toBe(0);
});

test('two tables become one after a look at what that makes; undo parts them again', async () => {
  const anna = await waiter();
  const matteo = await elsewhere('Matteo Ricci', 'tablet');
  const order = matteo.serves('10', { N2: 1, N3: 2 });
  matteo.do({ type: 'set-guests', order, guests: 4 });
  matteo.serves('13', { N2: 1 });
  await matteo.isHeard();
  await shows(table(anna, '13'), /^Table 13, /);
  await shows(table(anna, '13'), /2 guests/);
  await moves(anna, '10', '13');
  await shows(sheet(anna).locator('.join p'), /^2 lines join Table 13 #\d+ – guests 2 \+ 4 = 6/);
  await anna.page.getByRole('button', { name: /^Join Table 13/ }).click();
  await shows(table(anna, '13'), /6 guests/);
  await shows(table(anna, '10'), /Free/);
  await anna.page.getByRole('button', { name: 'Undo' }).click();
  await shows(table(anna, '10'), /4 guests/);
  await shows(table(anna, '13'), /2 guests/);

  // Or they only share the table: two bills, and the way to each.
  await moves(anna, '10', '13');
  await anna.page.getByRole('button', { name: 'Sit there with a bill of their own' }).click();
  await shows(table(anna, '13').locator('.tile-number'), '13·2');
  await table(anna, '13').click();
  expect(await sheet(anna).locator('.party').allTextContents()).toEqual(['A', 'B']);
  await sheet(anna).locator('.tile').first().click();
  await shows(anna.page.getByRole('heading', { level: 1 }), /^Table 13 /);
});

test('mine or all: others’ tables step back and stay where they are', async () => {
  const anna = await waiter();
  const matteo = await elsewhere('Matteo Ricci', 'tablet');
  matteo.serves('16', {});
  await anna.goesToTable('17');
  await anna.goesToFloor();
  await shows(table(anna, '16'), /^Table 16, .*Matteo Ricci/);
  await anna.page.getByText('Mine', { exact: true }).click();
  await anna.page.locator('[data-table="16"].dimmed').waitFor();
  expect(await table(anna, '17').getAttribute('class')).not.toMatch(/dimmed/);
  await anna.page.reload();
  await anna.page.locator('[data-table="16"].dimmed').waitFor();
  await table(anna, '16').click();
  await shows(anna.page.getByRole('heading', { level: 1 }), /^Table 16 /);
});

test('a table is handed over, one from its sheet and all at the end of a shift, and asks for the bill', async () => {
  const anna = await waiter();
  const matteo = await elsewhere('Matteo Ricci', 'tablet');
  const { page } = anna;
  const order = matteo.serves('15', { C1: 1 });
  const isOf = (name: string): Promise<void> => shows(table(anna, '15'), new RegExp(`^Table 15, .*${name}`));
  await isOf('Matteo Ricci');
  await more(anna, '15').click();
  await page.getByRole('button', { name: 'Change waiter' }).click();
  await page.getByRole('button', { name: 'Take it over' }).click();
  await isOf('Anna Lind');

  await page.locator('.person').click();
  await page.getByRole('button', { name: /^Hand over my/ }).click();
  await sheet(anna)
    .getByRole('button', { name: /Ben Okafor/ })
    .click();
  await page.getByRole('button', { name: 'Go back' }).click();
  await isOf('Ben Okafor');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await isOf('Anna Lind');

  matteo.do({ type: 'fire', order, lines: 'all' });
  await more(anna, '15').click();
  await page.getByRole('button', { name: 'The bill is asked for' }).click();
  await shows(table(anna, '15'), /^Table 15, Bill asked/);
  expect(await table(anna, '15').getAttribute('data-table-state')).toBe('bill');
  await more(anna, '15').click();
  expect(await examine(page, 'table-sheet-bill-asked')).toEqual([]);
  await page.getByRole('button', { name: 'They do not want the bill yet' }).click();
  await shows(table(anna, '15'), /^Table 15, (needs you, )?(In the kitchen|Not seen yet)/);
});

test('a keyboard is enough: jump by number, go from table to table, open, ask for more', async () => {
  const anna = await waiter();
  const { page } = anna;
  await table(anna, '7').waitFor();
  await page.keyboard.type('11');
  await page.keyboard.press('Enter');
  await shows(sheet(anna).getByRole('heading'), /^Table 11: how many/);
  await page.keyboard.type('13');
  await page.keyboard.press('Enter');
  await shows(page.getByRole('heading', { level: 1 }), /^Table 11 /);
  await anna.goesToFloor();
  await shows(table(anna, '11').locator('.tile-age'), /^13p/);

  await table(anna, '7').focus();
  const at = (): Promise<string | undefined> =>
    page.evaluate(() => (document.activeElement as HTMLElement).dataset.table);
  const path: (string | undefined)[] = [];
  for (const arrow of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowLeft']) {
    await page.keyboard.press(arrow);
    path.push(await at());
  }
  expect(path).toEqual(['8', '9', '12', '11', '11']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await shows(sheet(anna).getByRole('heading'), /^Table 11 /);
  await page.keyboard.press('Escape');
  await page.keyboard.type('nowhere');
  await page.keyboard.press('Enter');
  await shows(page.locator('.toast'), /There is no table nowhere here/);
});

test('a finger that rests on a table asks for more, and the touch opens nothing', async () => {
  const anna = await waiter();
  await anna.goesToTable('8');
  await anna.adds('Snacks', 'Green olives');
  await anna.goesToFloor();
  await table(anna, '8').click({ delay: 700 });
  await shows(sheet(anna).locator('.bill-total dd').first(), /^\d+\.\d\d SEK$/);
  await sheet(anna).getByRole('button', { name: 'Guests: More' }).click();
  await shows(table(anna, '8').locator('.tile-age'), /^3p/);
  await anna.page.keyboard.press('Escape');
  await table(anna, '8').click({ button: 'right' });
  await shows(sheet(anna).getByRole('heading'), /^Table 8 /);
  await anna.page.keyboard.press('Escape');
  // The next touch means what it says.
  await table(anna, '8').press('Enter');
  await shows(anna.page.getByRole('heading', { level: 1 }), /^Table 8 /);
});

test('the same tables as a list: sorted, remembered, and what a phone shows by itself', async () => {
  const anna = await waiter();
  await anna.goesToTable('9');
  await anna.goesToFloor();
  await anna.page.getByRole('button', { name: 'List' }).click();
  const rows = anna.page.locator('.table-list tbody tr');
  await shows(rows.first().locator('[data-table]'), /^Table 1,/);
  await anna.page.getByRole('button', { name: 'Table', exact: true }).click();
  await shows(rows.first().locator('[data-table]'), /^Table 18,/);
  await anna.page.getByRole('button', { name: 'Minutes', exact: true }).click();
  expect(await anna.page.getByRole('columnheader', { name: 'Minutes' }).getAttribute('aria-sort')).toBe('ascending');
  await expect.poll(() => rows.last().textContent()).toMatch(/Free/);
  await anna.page.reload();
  await anna.page.getByRole('columnheader', { name: 'Minutes' }).waitFor();
  await anna.goesToTable('9');

  // What was chosen is forgotten, and the page opens as it would on a phone.
  await anna.page.setViewportSize({ width: 390, height: 844 });
  await anna.startsOver();
  await shows(table(anna, '9'), /^Table 9, .*No order yet/);
  expect(await anna.page.locator('.table-list').count()).toBe(1);
  const wide = await anna.page.evaluate(() => document.querySelector('.table-list')?.scrollWidth ?? 0);
  expect(wide).toBeLessThanOrEqual(390);
});

test('what is carried away has its own tab; an order whose table is gone lies in sight until it has another', async () => {
  const anna = await waiter();
  const { page } = anna;
  await page.getByRole('tab', { name: /^Take-away/ }).click();
  await page.getByRole('button', { name: 'New take-away order' }).click();
  await anna.adds('Snacks', 'Green olives');
  await anna.goesToFloor();
  await shows(page.locator('.order-card'), /Take-away #\d+.*1 not sent/);
  const ingrid = await elsewhere('Ingrid Sandell', 'office');
  const matteo = await elsewhere('Matteo Ricci', 'tablet');
  matteo.serves('B1', {});
  await matteo.isHeard();
  ingrid.core.changeRecord('tables', ingrid.row('tables', 'number', 'B1'), { archived: true });
  await shows(page.locator('.tray'), /^Orders without a table of this plan.*Table B1/);
  await page
    .locator('.tray')
    .getByRole('button', { name: /: more$/ })
    .click();
  await page.getByRole('button', { name: 'Move or join tables' }).click();
  await page.getByRole('tab', { name: /^Bar/ }).click();
  await table(anna, 'B2').click();
  await shows(table(anna, 'B2'), /^Table B2, No order yet/);
  await expect.poll(() => page.locator('.tray').count()).toBe(0);
});

test('where each table has one waiter, others see whose it is, and a manager says yes to a move on the spot; where nobody counts guests, nobody is asked', async () => {
  const anna = await waiter();
  const ingrid = await elsewhere('Ingrid Sandell', 'office');
  const matteo = await elsewhere('Matteo Ricci', 'tablet');
  const group = matteo.identity.multiSession;
  ingrid.core.changeRecord('multi_sessions', group, { oneWaiterPerTable: true, guestsAsked: false });
  matteo.serves('B3', {});
  await anna.page.getByRole('tab', { name: /^Bar/ }).click();
  await shows(table(anna, 'B3'), /Only Matteo Ricci may change it/);
  await moves(anna, 'B3', 'B4');
  await shows(anna.page.locator('.approval'), /^Table B3 .*: .*B4/);
  await anna.page.keyboard.press('Escape');
  await shows(table(anna, 'B4'), /Free/);
  await table(anna, 'B4').click();
  await anna.page.locator('.who').getByRole('button', { name: 'Matteo Ricci' }).click();
  await anna.page.getByLabel('PIN of Matteo Ricci').fill('5823');
  await anna.page.getByRole('button', { name: 'Approve' }).click();
  await expect.poll(() => anna.page.getByRole('dialog').count()).toBe(0);
  await shows(table(anna, 'B3'), /Free/);
  await shows(table(anna, 'B4'), /Only Matteo Ricci may change it/);
  await table(anna, 'B5').click();
  await shows(anna.page.getByRole('heading', { level: 1 }), /^Table B5 /);
  ingrid.core.changeRecord('multi_sessions', group, { oneWaiterPerTable: false, guestsAsked: true });
  await ingrid.isHeard();
});

test('what the kitchen has not seen after twenty seconds comes back to the floor', async () => {
  await nobodySees();
  const anna = await waiter();
  await shows(table(anna, '18'), /^Table 18, needs you, Not seen yet/, 30_000);
});

test.for(sampled(['light', 'dark'] as const))('the floor is fit for use at every size, %s', async (colorScheme) => {
  const anna = await waiter();
  const { page } = anna;
  await page.emulateMedia({ colorScheme });
  await table(anna, '12').waitFor();
  const wrong: string[] = [];
  const look = async (name: string) => wrong.push(...(await examine(page, `floor-${name}-${colorScheme}`)));
  const sizes = [
    [1180, 820],
    [820, 1180],
    [1366, 1024],
    [390, 844],
  ] as const;
  for (const [width, height] of sampled(sizes)) {
    await page.setViewportSize({ width, height });
    await look(String(width));
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'List' }).click();
  await look('list-phone');
  await page.setViewportSize(ipad);
  await look('list');
  await page.getByRole('button', { name: 'Plan' }).click();
  await page.getByText('Mine', { exact: true }).click();
  await look('mine');
  await page.locator('.more').first().click();
  await look('more');
  await page.getByRole('button', { name: 'Move or join tables' }).click();
  await look('pick');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.evaluate(() => document.documentElement.setAttribute('data-text', '200'));
  await look('text-200');
  expect(wrong).toEqual([]);
});
