import type { BoxStore } from '@comanda/shared/sync/box-ports.ts';
import { expect, test } from 'vitest';
import { faultOf, minimise } from './minimise.ts';
import { namesOf, type Planted, runNight } from './night.ts';
import { report } from './report.ts';

/** A store that forgets what it has judged: sooner or later something is there twice. */
const forgetful = (): Planted => ({
  store: (store: BoxStore) => ({ ...store, verdict: () => null, deviceOfIncarnation: () => null }),
});

/** The first night in which it shows. */
function badNight() {
  for (let seed = 1; seed < 40; seed += 1) {
    const outcome = runNight(seed, { planted: forgetful() });
    if (faultOf(outcome) !== null) return { seed, outcome };
  }
  throw new Error('no night showed it');
}

test('of a night that goes wrong the least that does it is told in words, and goes wrong in the same way', () => {
  const { seed, outcome } = badNight();
  const least = minimise(seed, outcome, () => true, { planted: forgetful() });
  expect(faultOf(least.outcome)).toBe(faultOf(outcome));
  expect(least.kept.length).toBeLessThan(namesOf(outcome).length / 4);
  const told = report(outcome, least);
  expect(told).toContain(`${least.kept.length} of ${least.of} acts and faults are enough`);
  expect(told).toMatch(/Tablet \d+: /);
  expect(told).toContain(`npm run sim -- --seeds 1 --from ${seed}`);
}, 120_000);

test('leaving out what did not matter changes nothing else: acts and faults keep their names and their luck', () => {
  const whole = runNight(4);
  const again = runNight(4, { without: new Set(['no such thing']) });
  expect(again.hash).toBe(whole.hash);
  const [first = ''] = namesOf(whole);
  const without = runNight(4, { without: new Set([first]) });
  expect(namesOf(without)).not.toContain(first);
  expect(namesOf(without).length).toBeGreaterThan(namesOf(whole).length / 2);
});
