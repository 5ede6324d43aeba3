import { expect, test } from 'vitest';
import { requestKinds } from './frames/requests.ts';
import { fuzz } from './fuzz.ts';

/** Of raw bytes, of nearly right messages, and of requests. Some seconds of a box's time, and a few more until it has given back what it was lent. */
const frames = 50_000;

test('a box hears a hundred and fifty thousand frames that no device would send, and nothing happens', {
  timeout: 180_000,
}, async () => {
  const said: string[] = [];
  const { report, faults } = await fuzz({ frames, seed: 1, say: (line) => said.push(line) });
  expect(faults, said.join('\n')).toEqual([]);
  expect(report).toMatchObject({ crashes: 0, stateChanges: 0, forgedAccepted: 0 });
  expect(report.frames).toBeGreaterThanOrEqual(3 * frames);
  const share = frames / requestKinds.length;
  for (const kind of requestKinds) expect(report.kinds[`requests: ${kind}`]).toBeGreaterThanOrEqual(share);
  expect(report.stallP999Ms).toBeLessThanOrEqual(50);
  expect(report.rssGrowthMiB).toBeLessThanOrEqual(64);
});
