import { expect, test } from 'vitest';
import { withDigit } from './menu-keys.ts';

test.each([
  [null, 3, 3],
  [1, 2, 12],
  [12, 5, 5],
  [null, 0, null],
  [1, 0, 10],
])('%s, then the key %i, is %s times', (times, digit, next) => {
  expect(withDigit(times, digit)).toBe(next);
});
