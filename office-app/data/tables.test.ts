import type { MultiSession, Table } from '@comanda/shared/floor/floor.ts';
import { expect, test } from 'vitest';
import { fitting, floorsBeside, freeSpot, makeTables, namesake, nextNumber, onGrid } from './tables.ts';

const table = (number: string, floor = 'hall', more: Partial<Table> = {}): Table => ({
  id: `${floor} ${number}`,
  floor,
  number,
  seats: 4,
  shape: 'square',
  x: 0,
  y: 0,
  width: 80,
  height: 80,
  archived: false,
  ...more,
});
const group = (floors: string[], archived = false): MultiSession => ({
  id: floors.join(),
  name: 'Service',
  floors,
  paymentsBarred: false,
  guestsAsked: true,
  courses: true,
  oneWaiterPerTable: false,
  archived,
});

test('a number must mean one table among the floors that are shared with its floor', () => {
  const groups = [group(['hall', 'bar']), group(['bar', 'terrace']), group(['hall', 'cellar'], true)];
  const beside = floorsBeside('hall', groups);
  expect([...beside].sort()).toEqual(['bar', 'hall']);
  expect([...floorsBeside('bar', groups)].sort()).toEqual(['bar', 'hall', 'terrace']);
  const tables = [table('12'), table('12', 'terrace'), table('7', 'bar', { archived: true })];
  expect(namesake(' 12 ', null, beside, tables)?.id).toBe('hall 12');
  expect(namesake('12', 'hall 12', beside, tables)).toBeNull();
  expect(namesake('7', null, beside, tables)).toBeNull();
  expect(namesake('b1', null, new Set(['bar']), [table('B1', 'bar')])?.id).toBe('bar B1');
});

test.each([
  [[], '1'],
  [[table('1'), table('2')], '3'],
  [[table('B1'), table('B9')], 'B10'],
  [[table('12'), table('13', 'bar')], '14'],
  [[table('Window')], '1'],
])('the next number is suggested', (tables, next) => {
  expect(nextNumber('hall', new Set(['hall', 'bar']), tables)).toBe(next);
});

test('twelve tables: numbered on, on the plan, none on another', () => {
  let made = 0;
  const there = [table('1', 'hall', { x: 40, y: 40 })];
  const tables = makeTables({ floor: 'hall', count: 12, seats: 4, shape: 'square' }, [], there, () => `new ${made++}`);
  expect(tables.map(({ number }) => number)).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13']);
  const all = [...there, ...tables];
  for (const [at, one] of all.entries()) {
    expect([one.x % 8, one.y % 8]).toEqual([0, 0]);
    for (const other of all.slice(at + 1)) {
      const apart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y;
      expect(apart).toBe(true);
    }
  }
});

test('a place is whole, inside the plan and large enough', () => {
  expect(fitting({ x: -20, y: 3990.4, width: 3, height: 9000 })).toEqual({ x: 0, y: 3200, width: 40, height: 800 });
  expect(onGrid(83)).toBe(80);
  expect(onGrid(84.1)).toBe(88);
});

test('a full plan gives its last corner instead of nothing', () => {
  const full = [{ x: 0, y: 0, width: 4000, height: 4000 }];
  expect(freeSpot(full, { width: 80, height: 80 })).toEqual({ x: 920, y: 3920, width: 80, height: 80 });
});
