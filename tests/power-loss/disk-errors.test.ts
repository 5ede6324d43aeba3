import { expect, test } from 'vitest';
import { whyNotTraced } from './disk/watch.ts';
import { fillDisk, strikeDisk, whyNotFilled } from './errors/strikes.ts';

/** Every so many-th call, another one in each run. */
const every = 25 + Math.floor(Math.random() * 10);

test(`G1 the disk fails at a write or a sync (one in ${every}): the box says so, begins anew, and has all that it told`, {
  timeout: 180_000,
}, ({ skip }) => {
  const reason = whyNotTraced();
  if (reason !== null) skip(reason);
  const { errors, failedBoxes, wronglyReady, missing } = strikeDisk(every);
  expect({ wronglyReady, missing }).toEqual({ wronglyReady: 0, missing: 0 });
  expect(failedBoxes).toBeGreaterThanOrEqual(5);
  expect(errors).toBeGreaterThan(failedBoxes);
});

test('G1 the disk is full: nothing is promised, and service resumes when there is room again', {
  timeout: 120_000,
}, ({ skip }) => {
  const reason = whyNotFilled();
  if (reason !== null) skip(reason);
  const { by, faults } = fillDisk();
  process.stdout.write(`The disk was filled by ${by === 'mount' ? 'a small file system' : 'the tracer'}\n`);
  expect(faults).toEqual([]);
});
