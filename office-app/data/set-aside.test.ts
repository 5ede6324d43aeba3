import type { SetAside, SetAsidePage } from '@comanda/shared/sync/office-api.ts';
import { expect, test } from 'vitest';
import { gistOf, nextToLookAt, nothingShown, type Shown, tablesOf, withoutEntry, withPage } from './set-aside.ts';

const item = { name: 'Steak Tacos', unitPrice: 1_395 };

test('a dish, a payment and guests are said in a few words', () => {
  expect(gistOf({ type: 'line-added', body: { quantity: 2, item } })).toEqual({
    kind: 'dish',
    quantity: 2,
    name: 'Steak Tacos',
    price: 2_790,
  });
  expect(gistOf({ type: 'payment-registered', body: { amount: 2_195 } })).toEqual({ kind: 'payment', amount: 2_195 });
  expect(gistOf({ type: 'guests-set', body: { guests: 2 } })).toEqual({ kind: 'guests', guests: 2 });
});

test('nothing is read into a body that is not what its type says', () => {
  const bodies = [
    null,
    7,
    'x',
    [],
    {},
    { quantity: '2', item },
    { quantity: 2, item: null },
    { amount: '1', guests: [] },
  ];
  for (const body of bodies) {
    for (const type of ['line-added', 'payment-registered', 'guests-set', 'lines-fired', null]) {
      expect(gistOf({ type, body })).toBe(null);
    }
  }
});

const entry = (type: string, order: string | null, body: unknown, number = 1): SetAside => ({
  entry: number,
  device: 'd',
  staff: null,
  type,
  order,
  body,
  code: null,
  doneMs: null,
  toldMs: null,
  dealt: null,
});

test('an order that never was is found by the table at which it was opened', () => {
  const tables = tablesOf([
    entry('order-opened', 'o1', { kind: 'table', table: 't5' }),
    entry('order-opened', 'o2', { kind: 'take-away', table: null }),
    entry('order-opened', null, { table: 't6' }),
    entry('guests-set', 'o3', { table: 't7' }),
    entry('order-opened', 'o4', null),
  ]);
  expect([...tables]).toEqual([['o1', 't5']]);
});

const page = (entries: readonly number[], more: boolean): SetAsidePage => ({
  setAside: entries.map((number) => entry('guests-set', null, null, number)),
  more,
  waiting: 9,
});
const inNumbers = ({ entries, more }: Shown): string =>
  `${entries.map((one) => one.entry).join(' ')}${more ? ' …' : ''}`;

/** Nine were set aside, and somebody leafed down to the second. */
const leafed = [page([9, 8, 7], true), page([6, 5, 4], true), page([3, 2], true)].reduce(
  (shown, one) => withPage(shown, shown.entries.at(-1)?.entry ?? null, one),
  nothingShown,
);

test('older ones come below, until there are none', () => {
  expect(inNumbers(withPage(nothingShown, null, page([9, 8, 7], true)))).toBe('9 8 7 …');
  expect(inNumbers(leafed)).toBe('9 8 7 6 5 4 3 2 …');
  expect(inNumbers(withPage(leafed, 2, page([1], false)))).toBe('9 8 7 6 5 4 3 2 1');
  expect(inNumbers(withPage(nothingShown, null, page([], false)))).toBe('');
});

test('what comes anew is on top, and what somebody was leafing through stays', () => {
  expect(inNumbers(withPage(leafed, null, page([11, 10, 9], true)))).toBe('11 10 9 8 7 6 5 4 3 2 …');
});

test('what another manager has dealt with leaves the list, wherever it is', () => {
  expect(inNumbers(withPage(leafed, null, page([9, 7, 6], true)))).toBe('9 7 6 5 4 3 2 …');
  expect(inNumbers(withPage(leafed, 7, page([6, 4, 3], true)))).toBe('9 8 7 6 4 3 2 …');
  expect(inNumbers(withPage(leafed, null, page([9, 1], false)))).toBe('9 1');
  expect(inNumbers(withPage(leafed, 4, page([], false)))).toBe('9 8 7 6 5 4');
  expect(inNumbers(withoutEntry(leafed, 5))).toBe('9 8 7 6 4 3 2 …');
});

test('what is put back is there again, in its place', () => {
  expect(inNumbers(withPage(withoutEntry(leafed, 5), 7, page([6, 5, 4], true)))).toBe('9 8 7 6 5 4 3 2 …');
});

test('everything that is shown is looked at again, a part at a time', () => {
  const newest = page([9, 8, 7], true);
  expect(nextToLookAt(withPage(nothingShown, null, newest), newest, null)).toBe(null);
  expect([null, 4, 2].map((after) => nextToLookAt(leafed, newest, after))).toEqual([7, 4, 7]);
  expect(nextToLookAt(nothingShown, page([], false), null)).toBe(null);
});
