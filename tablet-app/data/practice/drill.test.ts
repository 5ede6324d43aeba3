import { expect, test } from 'vitest';
import { type Sight, steps, stepsDone } from './drill.ts';

const nothing: Sight = { isTableOpen: false, isSent: false, isCut: false, waiting: 0, kept: 0, isLive: true };

const evening: readonly [Partial<Sight>, number][] = [
  [{}, 0],
  [{ isTableOpen: true }, 1],
  [{ isTableOpen: true, waiting: 1 }, 1],
  [{ isTableOpen: true, isSent: true }, 2],
  [{ isTableOpen: true, isSent: true, isCut: true, isLive: false }, 3],
  [{ isTableOpen: true, isSent: true, isCut: true, isLive: false, waiting: 1, kept: 1 }, 3],
  [{ isTableOpen: true, isSent: true, isCut: true, isLive: false, waiting: 2, kept: 1 }, 4],
  [{ isTableOpen: true, isSent: true, isCut: true, isLive: false, waiting: 2, kept: 2 }, 5],
  [{ isTableOpen: true, isSent: true, isLive: false, waiting: 2, kept: 2 }, 6],
  [{ isTableOpen: true, isSent: true, isLive: true, waiting: 1, kept: 1 }, 6],
  [{ isTableOpen: true, isSent: true, isLive: true }, 7],
];

test('each step is done when it is true, in its turn, and stays done', () => {
  let done = 0;
  for (const [seen, expected] of evening) {
    done = stepsDone(done, { ...nothing, ...seen });
    expect(done, JSON.stringify(seen)).toBe(expected);
  }
  expect(done).toBe(steps.length);
  expect(stepsDone(done, nothing)).toBe(steps.length);
});

test('a mended Wi-Fi proves nothing before two dishes have waited for it', () => {
  expect(stepsDone(3, { ...nothing, isTableOpen: true, isSent: true })).toBe(3);
});
