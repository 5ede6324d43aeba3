import { expect, test } from 'vitest';
import { readMinutes } from './minutes.ts';

test.each([
  ['8', 8],
  [' 240 ', 240],
  ['1', 1],
  ['0', null],
  ['', null],
  ['241', null],
  ['-3', null],
  ['2,5', null],
  ['1e2', null],
  ['ten', null],
])('“%s” typed as minutes is %s', (text, minutes) => {
  expect(readMinutes(text, 1)).toBe(minutes);
});

test('where there may be none, a nought and nothing at all say so', () => {
  expect(readMinutes('0', 0)).toBe(0);
  expect(readMinutes('', 0)).toBe(0);
});
