import { describe, expect, test } from 'vitest';
import { isRefusal } from '../base/refusal.ts';
import { cents } from '../money/cents.ts';
import {
  cancel,
  close,
  fire,
  idOf,
  merge,
  openAt,
  party,
  pay,
  sells,
  table12,
  voids,
} from '../order/commands.fixture.ts';
import type { Command } from '../order/commands.ts';
import { decide } from '../order/decide.ts';
import { tabletAfter, twoTablets } from '../order/tablets.fixture.ts';
import { inFilter, jumpTo, matches, openBills, unpaid } from './open-bills.ts';
import { barOf, offers, type Standing, standingOf, whyNot } from './standing.ts';

const soup = sells('soup', { quantity: 2 });
const lives: Record<Exclude<Standing, 'unreadable'>, readonly Command[]> = {
  empty: [],
  'to-pay': [soup],
  'part-paid': [soup, pay('a part', 400)],
  late: [soup, pay('all', 1000), sells('coffee')],
  paid: [soup, pay('all', 1000)],
  overpaid: [soup, fire(), pay('all', 1000), voids(idOf('soup'))],
  'closed-overpaid': [soup, fire(), pay('all', 1000), voids(idOf('soup')), close],
  closed: [soup, pay('all', 1000), close],
  cancelled: [soup, cancel],
  merged: [soup, openAt(null, idOf('other')), merge(idOf('other'))],
};
const allowed = { person: { mayPay: true, barred: false }, device: { barred: false }, multiSession: { barred: false } };

describe.for(Object.entries(lives) as [Exclude<Standing, 'unreadable'>, readonly Command[]][])(
  'an order that is %s',
  ([standing, commands]) => {
    const { book, sees } = (() => {
      const tablet = tabletAfter([openAt(table12), ...commands]);
      return { book: tablet.book, sees: tablet.sees(party) };
    })();
    test('is called so', () => expect(standingOf(sees)).toBe(standing));
    test('offers nothing that the order itself would refuse', () => {
      const taking: Command = {
        type: 'register-payment',
        order: party,
        payment: idOf('one more'),
        tender: 'cash',
        amount: cents(100),
        given: cents(100),
      };
      // A cancelled order would take money that was taken elsewhere; nobody is asked for any.
      const pays = standing !== 'cancelled' && !isRefusal(decide(book, taking));
      expect(whyNot('pay', standing, allowed) === null).toBe(pays);
      expect(whyNot('close', standing, allowed) === null).toBe(!isRefusal(decide(book, close)));
    });
  },
);

test('a device that cannot read all of an order neither takes money for it nor closes it', () => {
  const view = { ...tabletAfter([openAt(table12), soup]).sees(party), needsUpdate: true };
  expect(standingOf(view)).toBe('unreadable');
  expect(offers.unreadable).toEqual({ pay: 'update-this-tablet', close: 'update-this-tablet' });
});

test('money may be barred for a device, for its multi-session and for a person, and the first that speaks is said', () => {
  const barred = { barred: true };
  expect(barOf(allowed)).toBe(null);
  expect(barOf({ ...allowed, person: null })).toBe('nobody');
  expect(barOf({ ...allowed, device: barred, multiSession: barred })).toBe('device-barred');
  expect(barOf({ ...allowed, multiSession: barred })).toBe('multi-session-barred');
  expect(barOf({ ...allowed, person: { mayPay: true, barred: true } })).toBe('person-barred');
  expect(barOf({ ...allowed, person: { mayPay: false, barred: false } })).toBe('not-permitted');
  expect(barOf({ ...allowed, device: null, multiSession: null })).toBe(null);
  expect(whyNot('pay', 'to-pay', { ...allowed, device: barred })).toBe('device-barred');
  expect(whyNot('pay', 'paid', { ...allowed, device: barred })).toBe('nothing-to-pay');
});

describe('the bills in sight', () => {
  const names: Record<string, string> = { [table12]: '12', [idOf('table 2')]: '2', [idOf('table 7')]: '7' };
  const tablet = tabletAfter([
    openAt(table12),
    soup,
    openAt(null, idOf('take-away')),
    sells('cake', { order: idOf('take-away') }),
    openAt(idOf('table 2'), idOf('two')),
    sells('beer', { order: idOf('two') }),
    pay('beer', 500, idOf('two')),
    openAt(idOf('table 7'), idOf('seven')),
    sells('wine', { order: idOf('seven') }),
    pay('wine', 500, idOf('seven')),
    { type: 'close-order', order: idOf('seven') },
  ]);
  const bills = openBills(
    [...tablet.book.orders.keys()].map((id) => ({ ...tablet.sees(id), number: id === idOf('take-away') ? 12 : 30 })),
    (id) => names[id] ?? '',
  );
  const called = (some: typeof bills) => some.map(({ table }) => table);

  test('stand by table, take-away last; what is closed is gone', () =>
    expect(called(bills)).toEqual(['2', '12', null]));
  test('are counted and summed while unpaid', () => expect(unpaid(bills)).toEqual({ count: 2, amount: 1500 }));
  test('are filtered by what is to be done', () => {
    expect(called(bills.filter((bill) => inFilter(bill, 'to-pay')))).toEqual(['12', null]);
    expect(called(bills.filter((bill) => inFilter(bill, 'paid')))).toEqual(['2']);
    expect(bills.filter((bill) => inFilter(bill, 'refund'))).toEqual([]);
    expect(bills.filter((bill) => inFilter(bill, 'all'))).toHaveLength(3);
  });
  test('are found by table or by number; Enter opens the table before the order of that number', () => {
    expect(called(bills.filter((bill) => matches(bill, '12')))).toEqual(['12', null]);
    expect(jumpTo(bills, '12')?.table).toBe('12');
    expect(jumpTo(bills, '#12')?.table).toBe(null);
    expect(jumpTo(bills, '99')).toBe(null);
    expect(jumpTo(bills, '')).toBe(null);
  });
});

test('paid on two tills and closed on both: it stays in sight until the money is given back', () => {
  const story = twoTablets(soup);
  for (const [till, payment] of [
    [story.ann, 'one'],
    [story.ben, 'two'],
  ] as const) {
    till.does(pay(payment, 1000));
    till.does(close);
  }
  story.meet();
  const view = story.ann.sees(party);
  expect(standingOf(view)).toBe('closed-overpaid');
  const [bill] = openBills([view], () => '12');
  expect(bill && inFilter(bill, 'refund')).toBe(true);
});
