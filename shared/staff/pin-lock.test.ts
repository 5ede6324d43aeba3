import { expect, test } from 'vitest';
import { lockedForMs } from './pin-lock.ts';

test.each([
  [4, 4, 0],
  [5, 5, 30_000],
  [6, 6, 60_000],
  [8, 8, 240_000],
  [50, 50, 3_600_000],
  [1, 9, 0],
  [1, 10, 30_000],
])('%i wrong PINs of a person and %i on the device lock for %i ms', (ofPerson, onDevice, ms) => {
  expect(lockedForMs({ ofPerson, onDevice }, 1_000, 1_000)).toBe(ms);
});

test('a lock ends with time, and a clock set back does not make it longer', () => {
  const tries = { ofPerson: 5, onDevice: 5 };
  expect(lockedForMs(tries, 1_000, 21_000)).toBe(10_000);
  expect(lockedForMs(tries, 1_000, 31_000)).toBe(0);
  expect(lockedForMs(tries, 900_000_000, 1_000)).toBe(30_000);
});
