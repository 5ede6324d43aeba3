import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { replay } from './replay.ts';

const data = fileURLToPath(new URL('../../../shared/data/restaurant-orders', import.meta.url));

test('two real days are served again while lines are cut and processes killed: every dish once, every cent', {
  timeout: 60_000,
}, async ({ skip }) => {
  skip(!existsSync(data), 'the orders of a real restaurant are not on this computer');
  const { report, faults } = await replay({ data, days: 2, devices: 6, seed: 20, say: () => {} });
  expect(faults).toEqual([]);
  expect(report).toMatchObject({
    orders: 136,
    lines: 321,
    skippedLines: 2,
    lost: 0,
    doubled: 0,
    revenueCents: 408_630,
  });
  expect(report.restarts).toBeGreaterThanOrEqual(6);
  expect(report.sharedOrdersPct).toBeGreaterThanOrEqual(30);
  expect(report.offlineTapsPct).toBeGreaterThanOrEqual(10);
  expect(report.longPollPct).toBeGreaterThanOrEqual(20);
});
