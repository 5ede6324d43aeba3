import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';
import { Colleague } from './till-colleague.ts';
import { places } from './till-places.ts';

const [olives, coffee] = ['Green olives, orange, fennel seed', 'Filter coffee'];

type Till = ReturnType<typeof places>;
let anna: Colleague;
let at: Till;
const house = openHouse({
  ...usual,
  arrive: async ({ service, browser }) => {
    anna = await Colleague.arrives(service, 'Anna Lind', 'tablet');
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const cashier = await Person.arrives(service, context, { role: 'till', person: 'Farah Aziz' });
    await cashier.page.locator('.bills').waitFor();
    at = places(cashier.page);
  },
  leave: () => anna?.leaves(),
});

const stateOf = (order: string) =>
  house.service.sql<{ state: string; total: number; paid: number }>(
    'SELECT state, total, paid FROM orders WHERE order_id = ?',
    order,
  )[0];

/** A dish on the bill. By the keyboard here and below: a touch that follows in no time on the same spot is an echo to the page. */
const touched = (name: string): Promise<void> => at.row(name).getByRole('button', { name }).press('Enter');

/** The manager puts a PIN in for what the cashier may not do. */
async function approved(what: string): Promise<void> {
  const { page } = at;
  await shows(page.locator('.approval'), what);
  expect(await page.locator('.who').getByText('Anna Lind').count()).toBe(0);
  await page.locator('.who').getByRole('button', { name: 'Matteo Ricci' }).press('Enter');
  await page.getByLabel('PIN of Matteo Ricci').fill('5823');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.locator('.approval').waitFor({ state: 'detached' });
}

test('at the till a dish is given free and the bill costs less, with a manager’s PIN; then less is paid', async () => {
  const order = anna.serves('7', { N2: 2, C1: 1 });
  await anna.isHeard();
  const { page } = at;
  await at.bill('7').click();
  await shows(at.balance, /158\.00/);
  await touched(olives);
  await page.getByRole('button', { name: 'Give free' }).click();
  await page.getByRole('button', { name: 'On the house' }).click();
  await approved(`Give 1 × ${olives} free: On the house`);
  await shows(at.row(olives), /1 free: On the house.*120\.00\s*60\.00/);
  await shows(at.toast, `1 × ${olives} given freeUndo`);
  await at.toast.getByRole('button', { name: 'Undo' }).press('Enter');
  await approved(`Undo: Give 1 × ${olives} free: On the house`);
  await shows(at.balance, /158\.00/);
  await touched(olives);
  await page.getByRole('button', { name: 'Give free' }).click();
  await page.getByRole('button', { name: 'On the house' }).press('Enter');
  await approved(`Give 1 × ${olives} free: On the house`);
  await page.getByRole('button', { name: 'Discount on the bill' }).click();
  await page.getByLabel('Other per cent').fill('12,5');
  await page.getByRole('button', { name: 'Regular guest' }).click();
  await approved('12.5% off the whole order: Regular guest');
  await shows(page.locator('.till .sums'), /98\.00.*Discount 12\.5%: Regular guest\s*−12\.25.*85\.75/);
  await shows(at.balance, /85\.75/);
  await at.tender('cash').click();
  await at.close.click();
  await expect.poll(() => stateOf(order)).toEqual({ state: 'closed', total: 8_575, paid: 8_575 });
});

test('at the till a dish that was never made is void, with a manager’s PIN; what has not been sent has no such button', async () => {
  const order = anna.serves('10', { N2: 2 });
  anna.do({ type: 'fire', order, lines: 'all' });
  anna.adds(order, 'C1');
  await anna.isHeard();
  const { page } = at;
  await at.bill('10').click();
  await touched(coffee);
  await page.getByRole('button', { name: 'Give free' }).waitFor();
  expect(await page.getByRole('button', { name: 'Void' }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await touched(olives);
  const sheet = page.getByRole('dialog');
  await shows(sheet, /Void: it was not made\. Give free: it was made, and costs nothing\./);
  expect(await examine(page, 'till-not-paid')).toEqual([]);
  await sheet.getByRole('button', { name: 'Void' }).click();
  await shows(sheet, /Void 1 × Green olives.*: why\?/);
  await sheet.getByRole('button', { name: 'How many: More' }).click();
  await shows(sheet, /Void 2 × Green olives.*: why\?/);
  await sheet.getByRole('button', { name: 'How many: Fewer' }).click();
  expect(await examine(page, 'till-void')).toEqual([]);
  // A stroke is written here, and does not go to the search under the sheet.
  const own = sheet.getByRole('textbox', { name: 'Another reason' });
  await own.pressSequentially('1/2 burnt');
  expect(await own.inputValue()).toBe('1/2 burnt');
  await sheet.getByRole('button', { name: 'Kitchen is out of it' }).click();
  await approved(`Void 1 × ${olives}: Kitchen is out of it`);
  // What was thrown away is not taken back; if it was a mistake, it is ordered again.
  await shows(at.toast, `1 × ${olives} void`);
  await shows(at.row(olives), /^1Green olives.*60\.00$/);
  await shows(at.balance, /98\.00/);
  await expect
    .poll(() =>
      house.service.sql('SELECT voided_by_now, reason, staff, approved_by FROM voids WHERE order_id = ?', order),
    )
    .toEqual([{ voided_by_now: 1, reason: 'Kitchen is out of it', staff: 'Farah Aziz', approved_by: 'Matteo Ricci' }]);
});
