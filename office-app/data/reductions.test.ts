import type { DayReductions } from '@comanda/shared/sync/office-api.ts';
import { expect, test } from 'vitest';
import { totalsOf } from './reductions.ts';

type One = DayReductions['reductions'][number];

const by = (staff: string, kind: One['kind'], amount: number): One => ({
  event: `${staff} ${kind} ${amount}`,
  kind,
  state: amount === 0 ? 'taken-back' : 'counts',
  ms: 0,
  staff,
  approvedBy: null,
  order: 'order',
  number: 1,
  table: null,
  dish: 'soup',
  quantity: 1,
  discount: null,
  reason: 'dropped',
  amount,
});

test('a day adds up by kind and by person, the most first; who took it all back is not named', () => {
  const day = [by('ann', 'void', 300), by('ben', 'free', 500), by('ann', 'discount', 100), by('carl', 'free', 0)];
  expect(totalsOf(day)).toEqual({
    all: { void: 300, free: 500, discount: 100, all: 900 },
    people: [
      ['ben', { void: 0, free: 500, discount: 0, all: 500 }],
      ['ann', { void: 300, free: 0, discount: 100, all: 400 }],
    ],
  });
  expect(totalsOf([])).toEqual({ all: { void: 0, free: 0, discount: 0, all: 0 }, people: [] });
});
