import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents, sum } from '../money/cents.ts';
import { taxInside } from '../money/tax.ts';
import {
  amountOff,
  close,
  comps,
  idOf,
  itemOf,
  openAt,
  party,
  pay,
  percentOff,
  remove,
  sells,
  table12,
  type,
  voids,
} from '../order/commands.fixture.ts';
import type { Command } from '../order/commands.ts';
import { everyoneSees, tabletAfter, twoTablets } from '../order/tablets.fixture.ts';
import { type Bill, billOf, taxTotal } from './bill.ts';

const after = (...commands: readonly Command[]): Bill =>
  billOf(tabletAfter([openAt(table12), ...commands]).sees(party));

/** `3 soup 1500`, as on paper. */
const rows = (bill: Bill, of: 'rows' | 'late' = 'rows'): string[] =>
  bill[of].map(({ quantity, name, amount }) => `${quantity} ${name} ${amount}`);

test('the same dish sold twice is one row, with both lines behind it; another price is another row', () => {
  const bill = after(
    sells('beer'),
    sells('beer', { line: 'second beer', quantity: 2 }),
    sells('beer', { line: 'happy hour', price: 300 }),
    sells('soup'),
  );
  expect(rows(bill)).toEqual(['3 beer 1500', '1 beer 300', '1 soup 500']);
  expect(bill.rows[0]?.lines.map(({ line }) => line)).toEqual([idOf('beer'), idOf('second beer')]);
});

test('what was removed or voided is not on the bill', () => {
  const fired: Command = { type: 'fire', order: party, lines: 'all' };
  const bill = after(
    sells('beer'),
    sells('soup', { quantity: 2 }),
    fired,
    voids(idOf('soup')),
    sells('cake'),
    remove(idOf('cake')),
  );
  expect(rows(bill)).toEqual(['1 beer 500', '1 soup 500']);
  expect(bill.due).toBe(1000);
});

test('what was sold with other choices is another row, and the choices are in its price', () => {
  const rare = {
    ...itemOf('steak', 30_500),
    modifiers: [{ group: idOf('g'), option: idOf('rare'), name: 'rare', price: cents(500) }],
  };
  const bill = after(sells('steak', { price: 30_000 }), {
    type: 'add-line',
    order: party,
    line: idOf('rare steak'),
    item: rare,
    quantity: 1,
    course: null,
    seat: null,
  });
  expect(rows(bill)).toEqual(['1 steak 30000', '1 steak 30500']);
  expect(bill.rows[1]?.modifiers.map(({ name }) => name)).toEqual(['rare']);
});

test('says what the kitchen does not have yet, and what nobody has served', () => {
  const bill = after(sells('soup', { quantity: 2 }), { type: 'fire', order: party, lines: 'all' }, sells('cake'));
  expect([bill.unfired, bill.unserved]).toEqual([1, 2]);
});

test('paid on two tills that could not see each other: overpaid, by both payments', () => {
  const story = twoTablets(sells('soup', { price: 34_700 }));
  story.ann.does(pay('at till 1', 34_700));
  story.ben.does(pay('at till 2', 34_700));
  const bill = billOf(everyoneSees(story));
  expect(bill.overpaid?.amount).toBe(34_700);
  expect(bill.overpaid?.clearedBy.map(({ event }) => event.device)).toEqual([idOf('Ann'), idOf('Ben')]);
  expect([bill.paid, bill.due]).toEqual([69_400, 0]);
});

test('something was voided after it was paid: overpaid, and nobody took money twice', () => {
  const fired: Command = { type: 'fire', order: party, lines: 'all' };
  const bill = after(sells('soup', { quantity: 2 }), fired, pay('cash', 1000), voids(idOf('soup')));
  expect(bill.overpaid).toEqual({ amount: 500, clearedBy: [] });
});

test('a line is added while the till takes the money: it is late and to be paid, the paid bill stays', () => {
  const story = twoTablets(sells('soup'));
  story.ann.does(pay('at the till', 500));
  story.ann.does(close);
  story.ben.does(sells('coffee', { price: 300 }));
  const bill = billOf(everyoneSees(story));
  expect(rows(bill)).toEqual(['1 soup 500']);
  expect(rows(bill, 'late')).toEqual(['1 coffee 300']);
  expect([bill.total, bill.paid, bill.due]).toEqual([800, 500, 300]);
});

const sale = fc.record({
  price: fc.integer({ min: 0, max: 200_000 }),
  quantity: fc.integer({ min: 1, max: 40 }),
  taxRate: fc.constantFrom(0, 600, 1200, 2500),
});

test('in whole cents: rows and gross are the total, tax and net are the gross, paid and due are the total and what is overpaid', () => {
  fc.assert(
    fc.property(fc.array(sale, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(11), (sales, part, gone) => {
      const tablet = tabletAfter([openAt(table12)]);
      sales.forEach(({ price, quantity, taxRate }, index) => {
        const item = { ...itemOf(`dish of ${price}`, price), taxRate };
        tablet.does({
          type: 'add-line',
          order: party,
          line: idOf(`line ${index}`),
          item,
          quantity,
          course: null,
          seat: null,
        });
      });
      const { total } = billOf(tablet.sees(party));
      if (total > 0) tablet.does(pay('a part', 1 + (part % total)));
      if (gone < sales.length) tablet.does(type(idOf(`line ${gone}`), 0));
      const bill = billOf(tablet.sees(party));
      expect(sum([...bill.rows, ...bill.late].map(({ amount }) => amount))).toBe(bill.total);
      expect(sum(bill.taxes.map(({ gross }) => gross))).toBe(bill.total);
      for (const { rate, gross, net, tax } of bill.taxes) {
        expect(net + tax).toBe(gross);
        expect(tax).toBe(taxInside(gross, rate));
      }
      expect(taxTotal(bill) + sum(bill.taxes.map(({ net }) => net))).toBe(bill.total);
      expect(bill.total + (bill.overpaid?.amount ?? 0)).toBe(bill.paid + bill.due);
      expect(bill.taxes.map(({ rate }) => rate)).toEqual(bill.taxes.map(({ rate }) => rate).toSorted((a, b) => a - b));
    }),
    { seed: 7, numRuns: 200 },
  );
});

test('what is given is on its row: how many are free, and what is off each of the others', () => {
  const bill = after(
    sells('beer', { quantity: 3 }),
    sells('beer', { line: 'his beer' }),
    comps(idOf('beer')),
    sells('soup', { quantity: 2 }),
    percentOff(idOf('soup'), 10),
    sells('soup', { line: 'her soup' }),
  );
  expect(rows(bill)).toEqual(['4 beer 1500', '2 soup 900', '1 soup 500']);
  expect(bill.rows.map(({ comped, off, full }) => [comped, off, full])).toEqual([
    [1, 0, 2000],
    [0, 50, 1000],
    [0, 0, 500],
  ]);
  expect(bill).toMatchObject({ subtotal: 2900, total: 2900, discounts: [] });
});

test('a discount on the whole order takes from each rate what its lines bear, and the rates add up to the total', () => {
  const wine = { ...itemOf('wine', 999), taxRate: 2500 };
  const bill = after(
    { type: 'add-line', order: party, line: idOf('wine'), item: wine, quantity: 1, course: null, seat: null },
    sells('soup', { price: 1001 }),
    amountOff(null, 501),
  );
  expect(bill).toMatchObject({ subtotal: 2000, total: 1499, due: 1499 });
  expect(bill.discounts.map(({ off }) => off)).toEqual([501]);
  // 250.2495 and 250.7505 of 5.01: the cent left over is the soup's.
  expect(bill.taxes.map(({ rate, gross, tax }) => [rate, gross, tax])).toEqual([
    [1200, 750, 80],
    [2500, 749, 150],
  ]);
});

test('everything is given: nothing is left to pay, and the bill can be closed', () => {
  const bill = after(sells('soup', { quantity: 2 }), percentOff(null, 100));
  expect(bill).toMatchObject({ subtotal: 1000, total: 0, due: 0, overpaid: null });
  expect(after(sells('soup', { quantity: 2 }), percentOff(null, 100), close).due).toBe(0);
});
