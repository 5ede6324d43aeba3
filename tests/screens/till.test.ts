import type { Cents } from '@comanda/shared/money/cents.ts';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { sampled } from './sampled.ts';
import { Person } from './staff.ts';
import { Colleague } from './till-colleague.ts';
import { findCore, places } from './till-places.ts';

const small = { width: 1280, height: 800 };
const large = { width: 1920, height: 1080 };
/** Six seconds of silence, and the half second in which a page looks. */
const noticedMs = 9_000;
/** The longest pause between two tries, and the try itself. */
const backMs = 15_000;
const [olives, coffee] = ['Green olives, orange, fennel seed', 'Filter coffee'];

let anna: Colleague;
let ben: Colleague;
const house = openHouse({
  ...usual,
  arrive: async ({ service }) => {
    anna = await Colleague.arrives(service, 'Anna Lind', 'tablet');
    ben = await Colleague.arrives(service, 'Ben Okafor', 'tablet');
  },
  leave: () => {
    for (const colleague of [anna, ben]) colleague?.leaves();
  },
});

type Till = ReturnType<typeof places> & { readonly cashier: Person };
const tills = new Map<string, Till>();

/** A person's till, just opened. The box lets ten devices pair in a minute, so each person has one for all stories. */
async function till(person = 'Farah Aziz', theme: 'light' | 'dark' = 'dark'): Promise<Till> {
  const known = tills.get(person);
  if (known === undefined) {
    const at = await pairedTill(person);
    tills.set(person, at);
    return at;
  }
  await known.page.setViewportSize(small);
  await known.page.reload();
  await known.page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme);
  await shows(known.cashier.strip.getByRole('status'), 'Live', backMs);
  return known;
}

async function pairedTill(person: string): Promise<Till> {
  const context = await house.browser.newContext({ viewport: small });
  await context.addInitScript(findCore);
  const cashier = await Person.arrives(house.service, context, { role: 'till', person });
  await cashier.page.locator('.bills').waitFor();
  return { ...places(cashier.page), cashier };
}

const paymentsOf = (order: string) =>
  house.service.sql<{ tender: string; amount: number; change: number }>(
    `SELECT json_extract(json, '$.body.tender') AS tender, json_extract(json, '$.body.amount') AS amount,
            json_extract(json, '$.body.change') AS change
       FROM order_events WHERE type = 'payment-registered' AND order_id = ? ORDER BY position`,
    order,
  );
const stateOf = (order: string) =>
  house.service.sql<{ state: string; total: number; paid: number }>(
    'SELECT state, total, paid FROM orders WHERE order_id = ?',
    order,
  )[0];

test('a waiter orders, the cashier sees the bill grow, takes a note, gives change and closes', async () => {
  const order = anna.serves('1', { N2: 2, C1: 1 });
  const at = await till();
  await at.bill('1').click();
  await shows(at.balance, /158\.00/);
  anna.adds(order, 'N2');
  await shows(at.row(olives), /3.*60\.00 each.*180\.00/);
  await shows(at.balance, /218\.00/);
  anna.do({ type: 'ask-bill', order, asked: true });
  await shows(at.bill('1'), /Bill asked 0 min ago/);
  await shows(at.page.locator('.bill .bill-asked'), /The bill was asked for: Anna Lind/);
  await at.key('5').click();
  for (const key of ['0', '0']) await at.key(key).click();
  await shows(at.tender('cash'), /218\.00.*change 282\.00/);
  await at.tender('cash').click();
  await shows(at.change, /^Change for Table 1\s*282\.00$/);
  await shows(at.payments, /Cash 218\.00.*given 500\.00, change 282\.00.*Farah Aziz at Till.*safe at the box/);
  await shows(at.notice('kitchen'), '4 dishes were never sent to the kitchen.');
  await at.close.click();
  await expect.poll(() => at.bill('1').count()).toBe(0);
  await shows(at.change, /282\.00/);
  await expect.poll(() => stateOf(order)).toEqual({ state: 'closed', total: 21_800, paid: 21_800 });
  expect(paymentsOf(order)).toEqual([{ tender: 'cash', amount: 21_800, change: 28_200 }]);
  anna.serves('2', { N2: 1 });
  await at.bill('2').click();
  await expect.poll(() => at.change.count()).toBe(0);
});

test('by keys alone: a table found by its number, a part in cash, a part by card, the rest exactly, and closed', async () => {
  const order = anna.serves('3', { N2: 3, C1: 2 });
  anna.do({ type: 'fire', order, lines: 'all' });
  anna.do({ type: 'serve', order, lines: anna.view(order).lines.map(({ line }) => line) });
  await anna.isHeard();
  const at = await till();
  await at.bill('3').waitFor();
  const { keyboard } = at.page;
  await keyboard.type('/3');
  await keyboard.press('Enter');
  await shows(at.balance, /256\.00/);
  await keyboard.type('100');
  await shows(at.tender('cash'), /100\.00.*156\.00 left/);
  await keyboard.press('Enter');
  await shows(at.balance, /156\.00/);
  await keyboard.type('50,5');
  await keyboard.press('Backspace');
  await keyboard.press('Backspace');
  await keyboard.press('+');
  await shows(at.balance, /106\.00/);
  await keyboard.type('200');
  await keyboard.press('+');
  await shows(at.toast, 'A card is not charged more than 106.00.');
  await keyboard.press('Escape');
  await keyboard.press('Enter');
  await shows(at.balance, /Paid in full\s*0\.00/);
  await shows(at.payments.first(), /Cash 100\.00/);
  await shows(at.payments.nth(1), /External card 50\.00/);
  await shows(at.payments.nth(2), /Cash 106\.00/);
  await keyboard.press('Enter');
  await expect.poll(() => at.bill('3').count()).toBe(0);
  await expect.poll(() => stateOf(order)).toEqual({ state: 'closed', total: 25_600, paid: 25_600 });
  anna.serves('4', { N2: 1 });
  anna.serves('5', { N2: 1 });
  await at.bill('5').waitFor();
  for (const table of ['2', '4', '5']) {
    await keyboard.press('ArrowDown');
    await shows(at.page.locator('.bill-button:focus .bill-place'), table);
  }
  await keyboard.press('Enter');
  await shows(at.page.locator('.bill h1'), /Table 5/);
});

test('three guests share a bill that does not divide: the odd cents are the first one’s, and it comes out exactly', async () => {
  const order = anna.serves('6', { N2: 1, C2: 1, C6: 1 });
  const at = await till();
  await at.bill('6').click();
  await shows(at.balance, /149\.00/);
  await at.share(/^1\/3/).click();
  await shows(at.quick('Exactly'), /49\.67/);
  await at.tender('cash').click();
  await shows(at.balance, /99\.33/);
  await shows(at.quick('Exactly'), /49\.67/);
  await at.quick('100').click();
  await shows(at.change, /50\.33/);
  await shows(at.balance, /49\.66/);
  await at.tender('external-card').click();
  await shows(at.balance, /Paid in full/);
  await expect
    .poll(() => paymentsOf(order).map(({ tender, amount, change }) => [tender, amount, change]))
    .toEqual([
      ['cash', 4967, 0],
      ['cash', 4967, 5033],
      ['external-card', 4966, 0],
    ]);
});

test('two tills that cannot see each other take the same money: both are told that it has to be given back, and both payments are there once', async () => {
  const order = anna.serves('14', { S1: 1, C1: 2 });
  const [one, two] = [await till(), await till('Matteo Ricci')];
  await one.bill('14').click();
  await two.bill('14').click();
  await shows(one.notice('present'), /^(Matteo Ricci at )?Till \d+ has this bill open\.$/);
  for (const at of [one, two]) at.cashier.cable.unplug();
  for (const at of [one, two]) {
    await shows(at.cashier.strip.getByRole('status'), /Not connected to the box/, noticedMs);
    await shows(at.notice('cut-off'), /Another till may be taking the same money/);
    await shows(at.notice('offline'), /another till may take this money too/);
  }
  await one.quick('500').click();
  await two.tender('external-card').click();
  for (const at of [one, two]) {
    await shows(at.balance, /Paid in full/);
    await shows(at.payments, /on this till/);
  }
  await examine(one.page, 'till-cut-off');
  for (const at of [one, two]) at.cashier.cable.mend();
  for (const at of [one, two]) {
    await shows(at.balance, /Refund due\s*261\.00/, backMs);
    const refund = at.notice('refund');
    await shows(
      refund,
      /^Refund due: 261\.00\. This bill was paid more than once, on tills that could not see each other:/,
    );
    await shows(refund, /261\.00 by cash, Farah Aziz at Till \d+ at \d\d:\d\d/);
    await shows(refund, /261\.00 by external card, Matteo Ricci at Till \d+ at \d\d:\d\d/);
    await shows(refund, /Give the guests 261\.00 back\.$/);
    await expect.poll(() => at.page.locator('.payments li[data-mark="safe"]').count()).toBe(2);
    await shows(at.bill('14'), /Refund due/);
  }
  await shows(one.notice('present'), /^Matteo Ricci at Till \d+ has this bill open\.$/);
  expect(await examine(one.page, 'till-refund')).toEqual([]);
  expect(stateOf(order)).toEqual({ state: 'open', total: 26_100, paid: 52_200 });
  expect(
    paymentsOf(order)
      .map(({ tender, amount }) => [tender, amount])
      .sort(),
  ).toEqual([
    ['cash', 26_100],
    ['external-card', 26_100],
  ]);
  await one.close.click();
  await expect.poll(() => stateOf(order)?.state).toBe('closed');
  await two.page.getByRole('button', { name: /Refund$/ }).click();
  await shows(two.bill('14'), /Closed, refund due/);
});

test('a dish is added on a tablet while the till, cut off, takes the money: nothing is dropped, and the rest is to be paid', async () => {
  const order = anna.serves('15', { N2: 2 });
  const at = await till();
  await at.bill('15').click();
  await shows(at.balance, /120\.00/);
  at.cashier.cable.unplug();
  await shows(at.cashier.strip.getByRole('status'), /Not connected to the box/, noticedMs);
  await at.tender('cash').click();
  await shows(at.balance, /Paid in full/);
  await at.close.click();
  anna.adds(order, 'C1', 2);
  await anna.isHeard();
  at.cashier.cable.mend();
  await shows(at.bill('15'), /Added after payment.*76\.00of 196\.00/, backMs);
  await at.bill('15').click();
  await shows(at.balance, /To pay\s*76\.00/);
  await shows(
    at.notice('late'),
    /^Paid while something was added: 2 × Filter coffee, added by Anna Lind at Tablet \d+ at \d\d:\d\d\. 76\.00 is left to pay\.$/,
  );
  await shows(at.page.getByRole('table', { name: 'Added after the payment' }), new RegExp(coffee));
  expect(await examine(at.page, 'till-late')).toEqual([]);
  await at.tender('external-card').click();
  // It had been closed, so nobody has to close it again.
  await shows(at.balance, /Paid in full/);
  await expect.poll(() => at.close.count()).toBe(0);
  await expect.poll(() => stateOf(order)).toEqual({ state: 'closed', total: 19_600, paid: 19_600 });
});

test('where and to whom payments are barred, the page says why and hides nothing, and the box takes nothing, whatever the page sends', async () => {
  const office = await Colleague.arrives(house.service, 'Ingrid Sandell', 'office');
  const order = anna.serves('16', { N2: 1 });
  const at = await till();
  await at.bill('16').click();
  await shows(at.balance, /60\.00/);
  const name = (await at.page.evaluate(() => coreBelow().replica.config?.name)) ?? '';
  const device = office.row('devices', 'name', name);
  const farah = office.row('staff', 'name', 'Farah Aziz');
  const cases = [
    ['devices', device, `Payments are switched off on ${name}.`],
    ['staff', farah, 'Payments are switched off for Farah Aziz.'],
  ] as const;
  for (const [table, row, sentence] of cases) {
    office.core.changeRecord(table, row, { paymentsBarred: true });
    await expect.poll(() => at.notice('barred').textContent()).toContain(sentence);
    await shows(at.page.locator('.tender[aria-disabled="true"]').first(), /Cash/);
    // A browser's tester does not touch what is said to be disabled; a thumb does.
    await at.tender('cash').dispatchEvent('click');
    await expect.poll(() => at.toast.textContent()).toContain(sentence);
    if (table === 'devices') expect(await examine(at.page, 'till-barred')).toEqual([]);

    const sent = await at.page.evaluate((id) => {
      const core = coreBelow();
      core.judge = () => null;
      const payment = core.newId();
      return core.act({
        type: 'register-payment',
        order: id,
        payment,
        tender: 'cash',
        amount: 6000 as Cents,
        given: 6000 as Cents,
      });
    }, order);
    expect(sent).toHaveLength(1);
    await shows(
      at.refused,
      /Table 16: 60\.00 by cash\. Payments are switched off for you or for this till\. If the guest has paid, give the money back/,
    );
    await shows(at.balance, /60\.00/);
    expect(paymentsOf(order)).toEqual([]);
    await at.refused.getByRole('button', { name: 'I have read this' }).click();
    office.core.changeRecord(table, row, { paymentsBarred: false });
    await expect.poll(() => at.notice('barred').count()).toBe(0);
  }
  await at.tender('cash').click();
  await expect.poll(() => paymentsOf(order)).toEqual([{ tender: 'cash', amount: 6000, change: 0 }]);

  // Barred while nobody could tell the till: it takes the money, and is told afterwards that the box did not.
  const later = anna.serves('17', { N2: 1 });
  await at.bill('17').click();
  at.cashier.cable.cut();
  office.core.changeRecord('devices', device, { paymentsBarred: true });
  await office.isHeard();
  await at.tender('cash').click();
  await shows(at.balance, /Paid in full/);
  at.cashier.cable.mend();
  await shows(at.refused, /Table 17: 60\.00 by cash/, backMs);
  await at.refused.getByRole('button', { name: 'I have read this' }).click();
  await shows(at.balance, /To pay\s*60\.00/);
  expect(paymentsOf(later)).toEqual([]);
  office.core.changeRecord('devices', device, { paymentsBarred: false });
  await office.isHeard();
  office.leaves();
});

test.for(sampled(['light', 'dark'] as const))('the pages of the till are fit for use, %s', async (colorScheme) => {
  const tables = colorScheme === 'light' ? ['7', '8', '9', 'B1'] : ['11', '12', '13', 'B2'];
  const [busy = '', part = '', paid = '', bar = ''] = tables;
  const order = anna.serves(busy, { N2: 2, S1: 2, C1: 1, C6: 1 });
  await anna.isHeard();
  await expect.poll(() => ben.core.book.orders.has(order)).toBe(true);
  ben.adds(order, 'C1', 2);
  ben.adds(order, 'N5');
  anna.do({ type: 'fire', order, lines: 'all' });
  const halfPaid = ben.serves(part, { N1: 3, C7: 2 });
  ben.pays(halfPaid, 10_000);
  const settled = ben.serves(paid, { C6: 2 });
  ben.pays(settled, 11_000, 20_000);
  anna.serves(bar, { C10: 2 });
  await ben.isHeard();
  const wrong: string[] = [];
  const at = await till('Farah Aziz', colorScheme);
  const look = async (name: string) => wrong.push(...(await examine(at.page, `till-${name}-${colorScheme}`)));
  await at.bill(busy).waitFor();
  await look('nothing-chosen');
  await at.bill(busy).click();
  await at.key('7').click();
  await look('taking');
  await at.page.keyboard.press('Escape');
  for (const key of ['7', '0', '0']) await at.key(key).click();
  await at.share(/^1\/2/).click();
  await look('share');
  await at.tender('cash').click();
  await look('part-paid');
  await at.page.setViewportSize(large);
  await look('large');
  await at.page.setViewportSize(small);
  await at.tender('external-card').click();
  await look('paid');
  await at.page.evaluate(() => {
    document.documentElement.dataset.text = '200';
  });
  await look('text-200');
  expect(wrong).toEqual([]);
});
