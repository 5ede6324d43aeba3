import type { SetAside } from '@comanda/shared/sync/office-api.ts';
import { expect, test } from 'vitest';
import { gistOf, tablesOf } from './set-aside.ts';

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

test('an order that never was is found by the table at which it was opened', () => {
  const entry = (type: string, order: string | null, body: unknown): SetAside => ({
    entry: 1,
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
  const tables = tablesOf([
    entry('order-opened', 'o1', { kind: 'table', table: 't5' }),
    entry('order-opened', 'o2', { kind: 'take-away', table: null }),
    entry('order-opened', null, { table: 't6' }),
    entry('guests-set', 'o3', { table: 't7' }),
    entry('order-opened', 'o4', null),
  ]);
  expect([...tables]).toEqual([['o1', 't5']]);
});
