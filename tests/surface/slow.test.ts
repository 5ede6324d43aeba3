import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { spreadOf } from '../bench/figures.ts';
import type { Identity } from '../bench/load/device.ts';
import { Halves } from '../bench/load/halves.ts';
import { type Program, startBox } from '../bench/load/programs.ts';
import type { Wish } from '../bench/load/seed.ts';
import { gatherOutside } from './crowd-outside.ts';

const tablets = 20;
const outside = 2_000;
const mostRounds = 12;
const mostRatio = 1.2;
const arrivals = { perSecond: 60, seconds: 1.2, warmSeconds: 0.3 };
/** Less than this is how one round of the same differs from another. */
const noiseMs = 3;
/** What it may cost the box to have them outside, in hundredths of a processor: that holds on a machine of any noise. */
const mostLoad = 25;

test('two thousand who keep the door open hold up twenty tablets by a fifth at most', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'comanda-slow-'));
  const seed = fileURLToPath(new URL('../bench/load/seed.ts', import.meta.url));
  const wish: Wish = { devices: tablets, open: 0, closed: 0 };
  execFileSync(process.execPath, [seed, folder, JSON.stringify(wish)]);
  const identities = JSON.parse(readFileSync(join(folder, 'identities.json'), 'utf8')) as Identity[];
  const box = await startBox(folder);
  const halves = new Halves();
  try {
    await halves.openDevices(box.address, identities);
    const p99Ms = async () => spreadOf((await halves.run(arrivals)).latencies).p99Ms;
    const rounds: { calm: number[]; crowded: number[] } = { calm: [], crowded: [] };
    const loads: number[] = [];
    let used = 0;
    // Of rounds side by side the best: whatever else this machine does makes one of the two slower, now this one, now that.
    const ratio = (): number =>
      Math.min(...rounds.calm.map((calm, at) => (rounds.crowded[at] ?? Number.NaN) / Math.max(calm, noiseMs)));
    for (let round = 0; round < mostRounds && (round < 2 || ratio() > mostRatio); round += 1) {
      rounds.calm.push(await p99Ms());
      const crowd = await gatherOutside(Number(new URL(box.address).port), outside);
      await wait(300);
      loads.push(await loadOf(box, 1_000));
      rounds.crowded.push(await p99Ms());
      used = Math.max(used, crowd.count());
      crowd.leave();
      await wait(200);
    }
    const [calm, crowded] = [Math.min(...rounds.calm), Math.min(...rounds.crowded)].map((ms) => `${ms.toFixed(1)} ms`);
    const cost = `${Math.min(...loads).toFixed(1)} % of a processor`;
    process.stdout.write(`p99 of ${tablets} tablets ${calm}, with ${used} outside ${crowded}; they cost ${cost}\n`);
    expect(used).toBeGreaterThan(outside / 4);
    expect(Math.min(...loads)).toBeLessThan(mostLoad);
    expect(ratio(), JSON.stringify(rounds)).toBeLessThanOrEqual(mostRatio);
  } finally {
    halves.close();
    await box.stop();
    rmSync(folder, { recursive: true });
  }
});

/** How busy the box is while nobody taps, in hundredths of a processor. */
async function loadOf(box: Program, ms: number): Promise<number> {
  const [{ cpuMs: before }, beganMs] = [await box.cost(), performance.now()];
  await wait(ms);
  const { cpuMs: after } = await box.cost();
  return ((after - before) / (performance.now() - beganMs)) * 100;
}
