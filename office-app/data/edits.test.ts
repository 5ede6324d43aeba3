import { expect, test } from 'vitest';
import { type Step, takingBack } from './edits.ts';

const moved: Step = [{ table: 'tables', id: 't12', before: { x: 8, y: 8 }, after: { x: 80, y: 96 } }];

test('a move is taken back by moving again', () => {
  expect(takingBack(moved, () => ({ x: 80, y: 96, seats: 4 }))).toEqual([
    { table: 'tables', id: 't12', before: { x: 80, y: 96 }, after: { x: 8, y: 8 } },
  ]);
});

test('what somebody else has changed since is theirs and stays', () => {
  expect(takingBack(moved, () => ({ x: 80, y: 200 }))).toEqual([
    { table: 'tables', id: 't12', before: { x: 80 }, after: { x: 8 } },
  ]);
  expect(takingBack(moved, () => ({ x: 0, y: 200 }))).toEqual([]);
});

test('a row that was made is archived, and what was taken back can be taken back', () => {
  const made: Step = [{ table: 'floors', id: 'f', before: null, after: { id: 'f', name: 'Cellar', archived: false } }];
  const back = takingBack(made, () => ({ id: 'f', name: 'Cellar', archived: false }));
  expect(back).toEqual([{ table: 'floors', id: 'f', before: { archived: false }, after: { archived: true } }]);
  expect(takingBack(made, () => ({ archived: true }))).toEqual([]);
  expect(takingBack(back, () => ({ archived: true }))).toEqual([
    { table: 'floors', id: 'f', before: { archived: true }, after: { archived: false } },
  ]);
});

test('lists are compared by what is in them', () => {
  const step: Step = [{ table: 'multi_sessions', id: 'm', before: { floors: ['a'] }, after: { floors: ['a', 'b'] } }];
  expect(takingBack(step, () => ({ floors: ['a', 'b'] }))).toHaveLength(1);
  expect(takingBack(step, () => ({ floors: ['b'] }))).toHaveLength(0);
});
