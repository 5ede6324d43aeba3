import { expect, test } from 'vitest';
import { killRounds } from './kill-rounds.ts';

const rounds = 16;

test('I1 I3 I12 the box is killed sixteen times while everyone taps: it keeps its word, and everyone goes on', {
  timeout: 120_000,
}, async () => {
  const { report, faults } = await killRounds({ rounds, seed: 7, say: () => {} });
  expect(faults).toEqual([]);
  expect(report).toMatchObject({ rounds, missing: 0, doubled: 0 });
  expect(report.roundsWithUnacked).toBeGreaterThanOrEqual(rounds / 2);
  expect(report.eventsPerSecond).toBeGreaterThanOrEqual(200);
});
