import type { OrderEvent } from '@comanda/shared/order/events.ts';
import { expect, test } from 'vitest';
import { inWords, type Wording } from './facts-in-words.ts';

const body = { line: 'burrata', as: 'part', quantity: 2, to: 'table 4' };
const parted = { orderId: 'table 1', type: 'line-parted', body } as OrderEvent;

const wording = (got: number | null): Wording => ({
  lineName: () => 'Burrata',
  gotOf: () => got,
  table: (id) => String(id),
  order: (id) => id,
  money: String,
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
