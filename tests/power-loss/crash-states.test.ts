import { expect, test } from 'vitest';
import { chosenCrashes, crashStates, type Recording, record } from './crash-states.ts';
import { whyNotTraced } from './disk/watch.ts';
import { eveningTaps } from './evening/record.ts';

const fresh = 1 + Math.floor(Math.random() * 1_000_000);
const clean = { states: 1_000, lost: 0, corrupt: 0, foldMismatch: 0 };

const evening = (seed: number, synchronous: 'FULL' | 'NORMAL' = 'FULL'): Recording =>
  record({ seed, taps: eveningTaps, synchronous });

test.for([7, fresh])(
  'I1 G1 G6 the power goes at any moment of an evening: nothing that was told is gone (seed %i)',
  {
    timeout: 180_000,
  },
  async (seed, { skip }) => {
    const reason = whyNotTraced();
    if (reason !== null) skip(reason);
    if (seed === fresh) process.stdout.write(`Power goes in the evening of seed ${seed}\n`);
    const recording = evening(seed);
    const { faults, opened, ...report } = await crashStates(recording, chosenCrashes(recording, clean.states));
    expect(faults.slice(0, 5)).toEqual([]);
    expect(report).toEqual(clean);
    expect(opened).toBeGreaterThan(clean.states / 2);
  },
);

test('the states can tell: a store that does not wait for the disk loses what it promised', {
  timeout: 60_000,
}, async ({ skip }) => {
  const reason = whyNotTraced();
  if (reason !== null) skip(reason);
  const recording = evening(7, 'NORMAL');
  expect((await crashStates(recording, chosenCrashes(recording, 100))).lost).toBeGreaterThan(5);
});
