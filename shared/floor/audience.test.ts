import { expect, test } from 'vitest';
import { audienceOf, type Plan } from './audience.ts';
import type { MultiSession, Table } from './floor.ts';

const table = (id: string, floor: string, archived = false): [string, Table] => [
  id,
  { id, floor, number: id, seats: 4, shape: 'square', x: 0, y: 0, width: 80, height: 80, archived },
];
const session = (id: string, ...floors: string[]): [string, MultiSession] => [
  id,
  {
    id,
    name: id,
    floors,
    paymentsBarred: false,
    guestsAsked: true,
    courses: true,
    oneWaiterPerTable: false,
    archived: false,
  },
];

const plan: Plan = {
  tables: new Map([table('12', 'hall'), table('30', 'garden'), table('old', 'hall', true), table('lost', 'attic')]),
  multiSessions: new Map([session('waiters', 'hall', 'garden'), session('bar', 'hall'), session('kiosk')]),
};

test('an order is seen by everyone who shares the floor of its table', () => {
  expect(audienceOf(plan, '12', 'kiosk')).toEqual(['bar', 'waiters']);
  expect(audienceOf(plan, '30', 'kiosk')).toEqual(['waiters']);
});

test('an order without a table is seen by those who opened it', () => {
  expect(audienceOf(plan, null, 'kiosk')).toEqual(['kiosk']);
});

test('table archived with an order on it: the same people go on seeing it', () => {
  expect(audienceOf(plan, 'old', 'kiosk')).toEqual(['bar', 'waiters']);
});

test('an order at a table that nobody shares, or that is not on the plan, stays with those who opened it', () => {
  expect(audienceOf(plan, 'lost', 'kiosk')).toEqual(['kiosk']);
  expect(audienceOf(plan, 'never drawn', 'kiosk')).toEqual(['kiosk']);
});
