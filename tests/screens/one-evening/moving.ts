import { expect } from 'vitest';
import { shows } from '../expectations.ts';
import {
  bumps,
  type Crew,
  goesTo,
  heading,
  lineState,
  opensTable,
  picksUp,
  picture,
  servesAll,
  sheet,
  table,
} from './crew.ts';
import { burrata, coffee, fries, toast } from './dishes.ts';

/** The party of table 5 wants to sit outside; the one of table 7 joins them there: one bill. */
export async function partiesMove(crew: Crew): Promise<void> {
  const { anna, ben } = crew;
  for (const waiter of [anna, ben]) await waiter.goesToFloor();
  await picksUp(ben, '5');
  await ben.page.getByRole('tab', { name: /^Terrace/ }).click();
  await table(ben, '31').click();
  await shows(table(ben, '31'), /^Table 31, .*2 guests/);
  await shows(table(anna, '5'), /Free/);

  await ben.page.getByRole('tab', { name: /^Dining room/ }).click();
  await opensTable(ben, '7', 3);
  await ben.adds('Starters', burrata);
  await shows(heading(ben), 'Table 7 #3');
  await ben.goesToFloor();

  await shows(table(anna, '7'), /^Table 7, needs you, 1 not sent, 3 guests/);
  await picksUp(anna, '7');
  await anna.page.getByRole('tab', { name: /^Terrace/ }).click();
  await table(anna, '31').click();
  await shows(sheet(anna), /1 line joins Table 31 #\d+ – guests 2 \+ 3 = 5/);
  await picture(crew, '5-two-tables-become-one', 'anna');
  await anna.page.getByRole('button', { name: 'Join Table 31 #2: one bill' }).click();
  await shows(table(anna, '31'), /5 guests/);
  await shows(table(ben, '7'), /Free/);
}

/** A line that nobody cooks yet is taken off by mistake; then all of it is sent. */
export async function removedAndBroughtBack(crew: Crew): Promise<void> {
  const { anna, dimitri } = crew;
  const { page } = anna;
  await table(anna, '31').click();
  await shows(heading(anna), 'Table 31 #2');
  await page.getByRole('button', { name: `One ${burrata} less` }).click();
  await shows(page.locator('.sums dd').first(), '76.00 SEK');
  await page.getByRole('button', { name: 'Undo' }).click();
  await shows(anna.quantity(burrata), '1');
  await shows(page.locator('.sums dd').first(), '241.00 SEK');
  await anna.sends();
  await bumps(dimitri, 'Table 31', coffee);
  await bumps(dimitri, 'Table 31', burrata);
  await servesAll(anna, coffee, burrata);
}

/** Karin calls and will fetch her fries. */
export async function takeAway(crew: Crew): Promise<void> {
  const { ben, dimitri } = crew;
  const { page } = ben;
  await page.getByRole('tab', { name: /^Take-away/ }).click();
  await page.getByRole('button', { name: 'New take-away order' }).click();
  await page.getByRole('button', { name: 'Who is it for?' }).click();
  await page.getByLabel('Name or phone').fill('karin');
  await page.getByRole('button', { name: /Karin Öberg/ }).click();
  await page.getByRole('button', { name: '2 times' }).click();
  await ben.adds('Sides', fries);
  await shows(heading(ben), 'Take-away #4');
  await ben.sends();
  await bumps(dimitri, 'Take-away', fries);
  await servesAll(ben, fries);
}

/** The toast was not good enough. Only a manager may say so, and Matteo does, on Anna's tablet. */
export async function voidedByAManager(crew: Crew): Promise<void> {
  const { anna, ben, dimitri } = crew;
  const { page } = anna;
  await anna.goesToFloor();
  await page.getByRole('tab', { name: /^Dining room/ }).click();
  await table(anna, '20').click();
  await anna.opensLine(toast);
  await page.getByRole('button', { name: 'Void', exact: true }).click();
  await page.getByRole('button', { name: 'Mistake at the table' }).click();
  await shows(page.locator('.approval'), `Void 1 × ${toast}: Mistake at the table`);
  await page.locator('.who').getByRole('button', { name: 'Matteo Ricci' }).click();
  await page.getByLabel('PIN of Matteo Ricci').fill('5823');
  await picture(crew, '5-a-manager-approves', 'anna');
  await page.getByRole('button', { name: 'Approve' }).click();
  await shows(lineState(anna, toast), /^void/);
  await page.keyboard.press('Escape');
  await shows(page.locator('.sums dd').first(), '1,016.50 SEK');
  await expect.poll(() => sheet(anna).count()).toBe(0);
  await ben.goesToFloor();
  // What had been served is no news for the kitchen.
  await shows(dimitri.page.locator('.kitchen'), /Nothing to cook/);
}

/** A table is taken off the plan under a party: its order lies in sight, and Ben gives it a table. */
export async function archivedUnderAParty(crew: Crew): Promise<void> {
  const { ingrid, anna, ben } = crew;
  const { page } = ingrid;
  await goesTo(ingrid, '/floors');
  await page.getByRole('tab', { name: /^Terrace/ }).click();
  const drawn = page.locator('.plan [data-table="31"]');
  await shows(drawn, /open order/);
  await drawn.focus();
  await page.keyboard.press('Delete');
  await page.getByRole('heading', { name: 'Table 31 has an open order' }).waitFor();
  await picture(crew, '6-a-table-with-an-order', 'ingrid');
  await page.getByRole('dialog').getByRole('button', { name: 'Archive table' }).click();
  await anna.goesToFloor();
  for (const waiter of [anna, ben])
    await shows(
      waiter.page.locator('.tray'),
      /^Orders without a table of this plan.*Table 31.*Märta Holmgren.*241\.00/,
    );
  await picture(crew, '6-the-tray', 'ben');
  await ben.page.getByRole('tab', { name: /^Dining room/ }).click();
  await ben.page
    .locator('.tray')
    .getByRole('button', { name: /: more$/ })
    .click();
  await ben.page.getByRole('button', { name: 'Move or join tables' }).click();
  await table(ben, '8').click();
  for (const waiter of [anna, ben]) {
    await shows(table(waiter, '8'), /^Table 8, .*5 guests/);
    await expect.poll(() => waiter.page.locator('.tray').count()).toBe(0);
  }
}

/** No money is taken on Ben's tablet any more: it says so, and takes none. */
export async function barredFromPayments(crew: Crew): Promise<void> {
  const { ingrid, ben } = crew;
  await goesTo(ingrid, '/devices');
  await ingrid.page.locator('[data-device="Tablet 2"]').getByRole('link').click();
  await ingrid.page.getByRole('switch', { name: 'No payments on this device' }).click();
  await shows(ingrid.page.locator('.toasts'), /No payments on Tablet 2/);
  await ingrid.page.keyboard.press('Escape');

  const { page } = ben;
  const sentence = /Payments are switched off on Tablet 2\. Take the money at another till/;
  await page.getByRole('tab', { name: /^Take-away/ }).click();
  await page.locator('.order-card .tile', { hasText: 'Karin Öberg' }).click();
  await page.getByRole('button', { name: /^Pay 110\.00/ }).click();
  await shows(sheet(ben).locator('.notice'), sentence);
  await page.getByRole('button', { name: /^Exactly/ }).click();
  await shows(page.locator('.toast.refused'), /Payments are switched off/);
  await picture(crew, '6-no-payments-here', 'ben');
  await shows(sheet(ben).locator('.due'), /To pay110\.00 SEK/);
  await page.keyboard.press('Escape');
}
