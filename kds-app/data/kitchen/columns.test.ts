import { expect, test } from 'vitest';
import { arrange, type Columns, drawnParts, type Sized } from './columns.ts';

const ticket = (key: string, lines = 2): Sized => ({
  key,
  head: 4,
  rows: Array.from({ length: lines }, () => 4),
  foot: 0,
});
const tickets = (keys: string): Sized[] => [...keys].map((key) => ticket(key));
const space = { room: 40, visible: 3 };
/** `abc|de`: the columns, with the tickets of each from top to bottom. */
const shown = (columns: Columns): string =>
  columns.map((column) => column.map(({ ticket: key }) => key).join('')).join('|');

test('the oldest is at the left, and a column is filled before the next one is begun', () => {
  expect(shown(arrange([], tickets('abcdefgh'), space))).toBe('abc|def|gh');
});

test('what is bumped makes only those below it move up', () => {
  const before = arrange([], tickets('abcdefg'), space);
  expect(shown(arrange(before, tickets('acdefg'), space))).toBe('ac|def|g');
});

test('what is new comes to the end, even where there is room further left', () => {
  const before = arrange([], tickets('abcdef'), space);
  const bumped = arrange(before, tickets('bcdef'), space);
  expect(shown(arrange(bumped, tickets('bcdefg'), space))).toBe('bc|def|g');
});

test('a column that is empty goes', () => {
  const before = arrange([], tickets('abcdefg'), space);
  expect(shown(arrange(before, tickets('defg'), space))).toBe('def|g');
});

test('gaps are closed only when a ticket would be out of sight', () => {
  const before = arrange([], tickets('abcdefghi'), space);
  const thin = arrange(before, tickets('acdfgi'), space);
  expect(shown(thin)).toBe('ac|df|gi');
  expect(shown(arrange(thin, tickets('acdfgij'), space))).toBe('ac|df|gij');
  expect(shown(arrange(thin, tickets('acdfgijk'), space))).toBe('acd|fgi|jk');
});

test('what is recalled comes back to where it was', () => {
  const before = arrange([], tickets('abcdef'), space);
  const bumped = arrange(before, tickets('acdef'), space);
  expect(shown(arrange(bumped, tickets('abcdef'), space))).toBe('abc|def');
});

test('a long ticket goes on in the next column, with every row once', () => {
  const columns = arrange([], [ticket('a'), ticket('b', 14), ticket('c', 1)], space);
  expect(shown(columns)).toBe('a|b|bc');
  const parts = columns.flat().filter((piece) => piece.ticket === 'b');
  expect(parts.map(({ from, to, part, parts: all }) => [from, to, part, all])).toEqual([
    [0, 8, 0, 2],
    [8, 14, 1, 2],
  ]);
  for (const { size } of parts) expect(size).toBeLessThanOrEqual(space.room);
});

test('the foot of a ticket takes room only below its last row', () => {
  const [first] = arrange([], [{ key: 'a', head: 5.6, rows: [11.5, 11.5, 11.5, 8], foot: 4.6 }], space).flat();
  expect([first?.from, first?.to]).toEqual([0, 2]);
  expect(arrange([], [{ key: 'a', head: 5.6, rows: [11.5, 8, 8], foot: 4.6 }], space)).toHaveLength(1);
  expect(arrange([], [{ key: 'a', head: 5.6, rows: [11.5, 8, 8, 8], foot: 4.6 }], space).flat()[0]?.to).toBe(3);
});

test('a ticket that was cut for fear is whole again when its dishes were drawn lower', () => {
  const dishes = { key: 'a', head: 5.6, rows: [11.5, 11.5, 9.9], foot: 4.6 };
  const cut = arrange([], [dishes], space);
  expect(cut.flat().map(({ from, to }) => [from, to])).toEqual([
    [0, 2],
    [2, 3],
  ]);
  const drawn = new Map([
    [drawnParts.head(dishes), 4.4],
    [drawnParts.row(dishes, 2), 8],
  ]);
  const whole = arrange(cut, [dishes], space, drawn);
  expect(whole.flat().map(({ from, to, parts }) => [from, to, parts])).toEqual([[0, 3, 1]]);
  expect(arrange(whole, [dishes], space, drawn)).toEqual(whole);
  const rewritten = { ...dishes, rows: [11.5, 11.5, 13.1] };
  expect(arrange(whole, [rewritten], space, drawn).flat()).toHaveLength(2);
});

test('what was thought to fit and is drawn too long goes on in the next column', () => {
  const dishes = { key: 'a', head: 6, rows: [10, 10, 10], foot: 3 };
  const whole = arrange([], [dishes], space);
  expect(whole.flat()).toHaveLength(1);
  const parts = arrange(whole, [dishes], space, new Map([[drawnParts.row(dishes, 1), 12]])).flat();
  expect(parts.map(({ from, to }) => [from, to])).toEqual([
    [0, 2],
    [2, 3],
  ]);
  for (const { size } of parts) expect(size).toBeLessThanOrEqual(space.room);
});

test('gaps are closed too when more would be in sight, though no column is saved', () => {
  const before = arrange([], tickets('abcdefghijkl'), space);
  const thin = arrange(before, tickets('adghijkl'), space);
  expect(shown(thin)).toBe('adg|hij|kl');
});

test('a row that is higher than a column stands alone in its part, and nothing is lost', () => {
  const columns = arrange([], [{ key: 'a', head: 4, rows: [50, 4, 50], foot: 2 }], space);
  expect(
    columns
      .flat()
      .map(({ from, to }) => to - from)
      .reduce((sum, rows) => sum + rows),
  ).toBe(3);
});

test('what the browser drew higher than it was thought to be moves to the next column', () => {
  const before = arrange([], tickets('abc'), space);
  const drawn = new Map(tickets('abc').map((one) => [drawnParts.row(one, 0), 10]));
  expect(shown(arrange(before, tickets('abc'), space, drawn))).toBe('ab|c');
});

test('on a smaller screen everything is put together anew', () => {
  const before = arrange([], tickets('abcdef'), space);
  expect(shown(arrange(before, tickets('abcdef'), { room: 26, visible: 3 }))).toBe('ab|cd|ef');
});
