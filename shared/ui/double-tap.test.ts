import { expect, test } from 'vitest';
import { isEcho } from './double-tap.ts';

const opened = { by: { clientX: 200, clientY: 300 }, atMs: 1_000 };
const click = { clientX: 203, clientY: 298, detail: 1, timeStamp: 1_150 };

test.each([
  ['at once, at the same place', click, true],
  ['later', { ...click, timeStamp: 1_600 }, false],
  ['at another place', { ...click, clientX: 420 }, false],
  ['by a key', { ...click, detail: 0 }, false],
])('a touch after a sheet has opened, %s: meant for what lay there before? %s', (_, touch, echo) => {
  expect(isEcho(touch, opened)).toBe(echo);
});
