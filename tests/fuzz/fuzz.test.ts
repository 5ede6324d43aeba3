import { expect, test } from 'vitest';
import { requestKinds } from './frames/requests.ts';
import { fuzz, requestPercent } from './fuzz.ts';

/** Of raw bytes, and of nearly right messages. A minute of a box's time, and a few seconds more until it has given back what it was lent. */
const frames = 100_000;

test('a box hears two hundred thousand frames that no device would send, and a fifth as many requests, and nothing happens', {
  timeout: 300_000,
}, async () => {
  const said: string[] = [];
  const { report, faults } = await fuzz({ frames, seed: 1, say: (line) => said.push(line) });
  expect(faults, said.join('\n')).toEqual([]);
  expect(report).toMatchObject({ crashes: 0, stateChanges: 0, forgedAccepted: 0 });
  expect(report.frames).toBeGreaterThanOrEqual(2 * frames);
  const share = (frames * requestPercent) / 100 / requestKinds.length;
  for (const kind of requestKinds) expect(report.kinds[`requests: ${kind}`]).toBeGreaterThanOrEqual(share);
  expect(report.stallP999Ms).toBeLessThanOrEqual(report.stallGoalMs);
  expect(report.rssGrowthMiB).toBeLessThanOrEqual(64);
});
