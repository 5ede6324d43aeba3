import type { OrderEvent } from '@comanda/shared/order/events.ts';
import { expect, test } from 'vitest';
import { inWords, type Wording } from './facts-in-words.ts';

const body = { line: 'burrata', as: 'part', quantity: 2, to: 'table 4' };
const parted = { orderId: 'table 1', type: 'line-parted', body } as OrderEvent;

const wording = (got: number | null): Wording => ({
  lineName: () => 'Burrata',
  gotOf: () => got,
  table: (id) => String(id),
  person: (id) => id,
  order: (id) => id,
  money: String,
  currency: 'SEK',
});

test.each([
  [2, undefined, 'moved 2 × Burrata to table 4'],
  // Not here, or taken back: then nobody had less than they asked for.
  [null, undefined, 'moved 2 × Burrata to table 4'],
  [1, undefined, 'moved 2 × Burrata to table 4, 1 was left'],
  [0, 'table 1', 'moved 2 × Burrata to table 4, 0 were left'],
  [1, 'table 4', 'moved 2 × Burrata here, 1 was left'],
])('a part that got %s, seen from %s: %s', (got, from, said) => {
  expect(inWords(parted, wording(got), from)).toBe(said);
});

test.each([
  ['Anna', 'Ben', 'handed it to Ben'],
  ['Ben', 'Ben', 'took it over'],
])('%s makes %s the waiter: %s', (staff, to, said) => {
  const set = { orderId: 'table 1', type: 'waiter-set', staff, body: { staff: to, over: [] } } as unknown as OrderEvent;
  expect(inWords(set, wording(null))).toBe(said);
});

test.each([
  [true, 'was asked for the bill'],
  [false, 'took back that the bill was asked for'],
])('asked for the bill, %s: %s', (asked, said) => {
  const ask = { orderId: 'table 1', type: 'bill-asked', body: { asked, over: [] } } as unknown as OrderEvent;
  expect(inWords(ask, wording(null))).toBe(said);
});

test.each([
  ['burrata', { percent: 1000, reason: 'a regular' }, 'took 10% off Burrata: a regular'],
  ['burrata', { amount: 500, reason: 'too late' }, 'took 5.00 each off Burrata: too late'],
  [null, { percent: 1250, reason: 'staff' }, 'took 12.5% off the order: staff'],
  [null, { amount: 500, reason: 'staff' }, 'took 5.00 off the order: staff'],
  ['burrata', null, 'took the discount off Burrata'],
  [null, null, 'took the discount off the order'],
])('a discount on %s of %o: %s', (line, discount, said) => {
  const event = { orderId: 'table 1', type: 'discount-set', body: { line, discount, over: [] } } as unknown;
  expect(inWords(event as OrderEvent, wording(null))).toBe(said);
});

test('a dish given free says how many, and why', () => {
  const event = {
    type: 'line-comped',
    body: { line: 'burrata', after: 1, quantity: 2, reason: 'too late' },
  } as unknown;
  expect(inWords(event as OrderEvent, wording(null))).toBe('gave 2 × Burrata free: too late');
});

test.each([
  ['allergy-added', 'frutos secos', 'added the allergy “nuts”'],
  ['chip-added', 'utan lök', 'added “no onion”'],
  ['chip-added', 'bien hecho', 'added “bien hecho”'],
])('%s: what a colleague picked in another language (%s) is read in this one: %s', (type, word, said) => {
  expect(inWords({ type, body: { word, line: null, seat: null } } as unknown as OrderEvent, wording(null))).toBe(said);
});
