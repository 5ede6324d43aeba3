import type { Table } from '@comanda/shared/floor/floor.ts';
import { plan, rooms } from '@comanda/shared/sample/rooms.ts';
import { describe, expect, test } from 'vitest';
import { type Arrow, type Box, freeCorner, layOutAround, layOutPlan, morePx, nextTable } from './plan-layout.ts';

const tablesOf = (name: string): Table[] =>
  (rooms.find((room) => room.name === name)?.tables ?? []).map((table) => ({
    ...table,
    id: table.number,
    floor: name,
    archived: false,
  }));

const usual = { leastSide: 48, zoom: 1 };
const screens = [
  [1180, 710],
  [820, 1010],
  [1366, 914],
  [390, 620],
] as const;

const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x + 0.01 ||
  b.x + b.width <= a.x + 0.01 ||
  a.y + a.height <= b.y + 0.01 ||
  b.y + b.height <= a.y + 0.01;

describe.each(rooms.map(({ name }) => name))('%s', (name) => {
  test.each(screens)('on %i × %i no table is too small for a finger or lies on another', (width, height) => {
    const { tables } = layOutPlan(tablesOf(name), { ...usual, width, height });
    for (const [at, one] of tables.entries()) {
      expect(Math.min(one.box.width, one.box.height), one.table.number).toBeGreaterThanOrEqual(47.99);
      for (const other of tables.slice(at + 1))
        expect(apart(one.box, other.box), `${one.table.number} and ${other.table.number}`).toBe(true);
    }
  });

  test.each(screens)(
    'on %i × %i the buttons for more lie on no other table and on none of each other',
    (width, height) => {
      const { tables } = layOutPlan(tablesOf(name), { ...usual, width, height });
      const buttons = tables.flatMap(({ table, more }) =>
        more === null ? [] : [{ table, box: { x: more.x, y: more.y, width: morePx, height: morePx } }],
      );
      for (const [at, { table, box }] of buttons.entries()) {
        for (const other of tables) if (other.table !== table) expect(apart(box, other.box)).toBe(true);
        for (const other of buttons.slice(at + 1)) expect(apart(box, other.box)).toBe(true);
      }
    },
  );
});

test('a tablet shows the whole dining room, lying and upright; a phone has to pan', () => {
  const fits = (width: number, height: number) => layOutPlan(tablesOf('Dining room'), { ...usual, width, height }).fits;
  expect([fits(1180, 710), fits(820, 1010), fits(390, 620)]).toEqual([true, true, false]);
});

test('twice the size of letters makes tables that the numbers fit on, and the room pans', () => {
  const { tables, fits } = layOutPlan(tablesOf('Bar'), { width: 820, height: 1010, leastSide: 96, zoom: 1 });
  expect(Math.min(...tables.map(({ box }) => box.width))).toBeGreaterThanOrEqual(95.99);
  expect(fits).toBe(false);
});

test('round tables stay round where the room is pulled apart', () => {
  const { tables } = layOutPlan(tablesOf('Dining room'), { ...usual, width: 1180, height: 710 });
  const round = tables.find(({ table }) => table.number === '12')?.box;
  expect(round?.width).toBeCloseTo(round?.height ?? 0);
});

test('a room of one small table does not fill the screen with it; an empty one is an empty room', () => {
  const [one] = tablesOf('Bar');
  const alone = layOutPlan(one === undefined ? [] : [one], { ...usual, width: 1180, height: 710 });
  expect(alone.tables[0]?.box.width).toBeLessThan(plan.width / 4);
  expect(layOutPlan([], { ...usual, width: 1180, height: 710 })).toMatchObject({ tables: [], fits: true });
});

test('twice as large is twice as large, and wants to be panned', () => {
  const at = (zoom: number) => layOutPlan(tablesOf('Dining room'), { ...usual, width: 1180, height: 710, zoom });
  const [small, large] = [at(1), at(2)];
  expect(large.fits).toBe(false);
  expect(large.tables[11]?.box.width).toBeCloseTo(2 * (small.tables[11]?.box.width ?? 0));
});

test.each<[string, Arrow, string]>([
  ['1', 'ArrowRight', '2'],
  ['2', 'ArrowLeft', '1'],
  ['1', 'ArrowDown', '7'],
  ['12', 'ArrowRight', '13'],
  ['10', 'ArrowRight', '18'],
  ['11', 'ArrowUp', '7'],
])('from table %s %s leads to table %s', (from, arrow, to) => {
  const { tables } = layOutPlan(tablesOf('Dining room'), { ...usual, width: 1180, height: 710 });
  expect(nextTable(tables, from, arrow)?.number).toBe(to);
});

test('at the wall an arrow leads nowhere', () => {
  const { tables } = layOutPlan(tablesOf('Dining room'), { ...usual, width: 1180, height: 710 });
  expect(nextTable(tables, '1', 'ArrowUp')).toBeNull();
  // The table below, a little to the left, is not on the left.
  expect(nextTable(tables, '11', 'ArrowLeft')).toBeNull();
  expect(nextTable(tables, 'no such table', 'ArrowUp')).toBeNull();
});

test('the buttons for the size go where no table stands', () => {
  const size = { width: 168, height: 72 };
  const room = layOutPlan(tablesOf('Dining room'), { ...usual, width: 1180, height: 710 });
  expect(freeCorner(room, size)).toBe('bottom-right');
  const [table] = room.tables;
  if (table === undefined) throw new Error('the dining room has tables');
  const box = { x: room.width - 60, y: room.height - 60, width: 50, height: 50 };
  expect(freeCorner({ ...room, tables: [{ ...table, box, more: null }] }, size)).toBe('bottom-left');
});

test('a room with tables in all its corners is drawn lower, and the buttons for the size stand under it', () => {
  const buttons = { width: 168, height: 72 };
  const screen = { ...usual, width: 1180, height: 710 };
  const [table] = tablesOf('Dining room');
  if (table === undefined) throw new Error('the dining room has tables');
  const square = { ...table, width: 110, height: 110 };
  const crowded = [0, 890].flatMap((x) => [0, 590].map((y) => ({ ...square, id: `${x} ${y}`, x, y })));
  expect(freeCorner(layOutPlan(crowded, screen), buttons)).toBeNull();
  const { layout, corner } = layOutAround(crowded, screen, buttons);
  expect(corner).toBe('bottom-right');
  for (const { box } of layout.tables) expect(box.y + box.height).toBeLessThanOrEqual(screen.height - buttons.height);
  expect(layOutAround(tablesOf('Dining room'), screen, buttons).layout.height).toBe(screen.height);
});
