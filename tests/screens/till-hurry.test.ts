import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';
import { Colleague } from './till-colleague.ts';
import { places } from './till-places.ts';

const screen = { width: 1280, height: 800 };

let anna: Colleague;
const house = openHouse({
  ...usual,
  arrive: async ({ service }) => {
    anna = await Colleague.arrives(service, 'Anna Lind', 'tablet');
  },
  leave: () => anna?.leaves(),
});

async function till() {
  const context = await house.browser.newContext({ viewport: screen });
  const { page } = await Person.arrives(house.service, context, { role: 'till', person: 'Farah Aziz' });
  return places(page);
}

test('a cashier in a hurry: what is pressed or touched twice takes the money once, and Escape goes back to the whole bill', async () => {
  const order = anna.serves('9', { N2: 5 });
  const at = await till();
  const { keyboard } = at.page;
  await at.bill('9').click();
  await shows(at.balance, /300\.00/);
  await keyboard.type('100');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await shows(at.balance, /200\.00/);
  await at.share(/^1\/2/).click();
  await at.tender('external-card').dblclick();
  await shows(at.balance, /100\.00/);
  await keyboard.type('7');
  await at.share('Part…').click();
  await keyboard.type('30');
  await shows(at.tender('external-card'), /7\.00/);
  for (const left of [/–/, /7\.00/]) {
    await keyboard.press('Escape');
    await shows(at.tender('cash'), left);
  }
  await keyboard.press('Escape');
  await at.tender('cash').dblclick();
  await shows(at.balance, /Paid in full/);
  await shows(at.close, /Close anyway/);
  const stateOf = () => house.service.sql('SELECT state, total, paid FROM orders WHERE order_id = ?', order)[0];
  await expect.poll(stateOf).toEqual({ state: 'open', total: 30_000, paid: 30_000 });
  expect(await at.payments.count()).toBe(3);
});

test('whoever touches the note and then Cash has taken the money once, and is told so', async () => {
  anna.serves('11', { N2: 2 });
  const at = await till();
  await at.bill('11').click();
  await at.share(/^1\/2/).click();
  await at.quick('100').click();
  await shows(at.change, /40\.00/);
  // By force: a person does not wait for a button to become whole again.
  await at.tender('cash').click({ force: true });
  await at.page.keyboard.press('Enter');
  await shows(at.tender('cash'), /60\.00/);
  await shows(at.balance, /60\.00/);
  await at.tender('cash').click();
  await shows(at.balance, /Paid in full/);
});

test('a long bill scrolls in its own place: how fresh the page is stays in sight', async () => {
  const codes = ['N1', 'N2', 'N3', 'C1', 'C6', 'C7', 'C8', 'C9', 'B4', 'B5', 'B6'];
  anna.serves('10', Object.fromEntries(codes.map((code) => [code, 2])));
  const at = await till();
  await at.bill('10').click();
  await at.page
    .locator('.bill-rows tr')
    .nth(codes.length - 1)
    .waitFor();
  expect(await at.page.evaluate(() => document.querySelector('.bill-scroll')?.scrollTop)).toBe(0);
  const [page, window] = await at.page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
  expect(page).toBe(window);
});
