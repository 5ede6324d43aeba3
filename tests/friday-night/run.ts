import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { asked } from '../asked.ts';
import { type Minimal, minimise } from './minimise.ts';
import { type Outcome, runNight } from './night.ts';
import { report } from './report.ts';
import { type Sometimes, sometimes } from './sometimes.ts';
import { faultKinds } from './swarm.ts';

/** What one seed amounts to, small enough to be sent from one process to another. */
type Told = {
  seed: number;
  events: number;
  steps: number;
  sometimes: readonly Sometimes[];
  faults: Record<string, number>;
  crashes: number;
  violations: number;
  undrained: number;
  report: string | null;
};

const usage = `npm run sim -- [--seeds N] [--from SEED] [--json]

Random nights in which everything goes wrong, one from each seed, on as many processes as there are processors.
--seeds  how many (100); from 1,000 on, a rare thing that never came about is a fault too
--from   the first seed (1)
--json   the sum on one line of standard output, words on standard error
`;

const { seeds, from, json, worker } = asked(usage, {
  numbers: { seeds: 100, from: 1 },
  counts: ['seeds'],
  flags: ['json', 'worker'],
});
/** For the least that goes wrong: somebody is waiting. */
const minimiseMs = 60_000;
/** In so many nights everything rare has to come about. */
const longRun = 1_000;

function live(seed: number): Told {
  const outcome = runNight(seed);
  const { events, steps, crashes } = outcome;
  const isFine = outcome.violations.length + outcome.undrained.length === 0;
  return {
    seed,
    events,
    steps,
    crashes,
    sometimes: [...outcome.sometimes],
    faults: Object.fromEntries(outcome.faults),
    violations: outcome.violations.length,
    undrained: outcome.undrained.length,
    report: isFine ? null : report(outcome, leastOf(seed, outcome)),
  };
}

function leastOf(seed: number, outcome: Outcome): Minimal {
  const endMs = performance.now() + minimiseMs;
  return minimise(seed, outcome, () => performance.now() < endMs);
}

/** A worker lives every night it is asked for. */
function work(): void {
  process.on('message', (seed: number) => {
    let told: Told;
    try {
      told = live(seed);
    } catch (error) {
      const stack = error instanceof Error ? error.stack : String(error);
      const text = `seed ${seed} threw ${stack}`;
      told = {
        seed,
        events: 0,
        steps: 0,
        sometimes: [],
        faults: {},
        crashes: 0,
        violations: 1,
        undrained: 0,
        report: text,
      };
    }
    process.send?.(told);
  });
}

function direct(): void {
  const beganMs = performance.now();
  const sum = { seeds: 0, events: 0, steps: 0, faults: 0, crashes: 0, violations: 0, undrained: 0 };
  const kinds = new Map<string, number>(faultKinds.map((kind) => [kind, 0]));
  const seen = new Map<Sometimes, number>(sometimes.map((what) => [what, 0]));
  const say = (text: string): void => (json ? console.error(text) : console.log(text));
  let next = from;
  const workers = Math.max(1, Math.min(seeds, availableParallelism()));
  for (let at = 0; at < workers; at += 1) {
    const worker = fork(fileURLToPath(import.meta.url), ['--worker']);
    const more = (): void => {
      if (next < from + seeds) worker.send(next++);
      else worker.disconnect();
    };
    worker.on('message', (told: Told) => {
      sum.seeds += 1;
      sum.events += told.events;
      sum.steps += told.steps;
      for (const what of told.sometimes) seen.set(what, (seen.get(what) ?? 0) + 1);
      sum.crashes += told.crashes;
      sum.violations += told.violations;
      sum.undrained += told.undrained;
      for (const [kind, times] of Object.entries(told.faults)) {
        kinds.set(kind, (kinds.get(kind) ?? 0) + times);
        sum.faults += times;
      }
      if (told.report !== null) say(told.report);
      more();
    });
    more();
  }
  process.on('exit', () => {
    const seconds = (performance.now() - beganMs) / 1000;
    say([...kinds].map(([kind, times]) => `${kind} ${times}`).join(', '));
    const unmet = [...seen].flatMap(([what, times]) => (times === 0 ? what : []));
    if (unmet.length > 0) say(`never came about: ${unmet.join('; ')}`);
    const perCore = seconds * workers;
    const line = {
      ...sum,
      eventsPerSecond: Math.round(sum.events / seconds),
      stepsPerSecondAndCore: Math.round(sum.steps / perCore),
      eventsPerSecondAndCore: Math.round(sum.events / perCore),
      rare: sometimes.length,
      unmet: unmet.length,
    };
    console.log(json ? JSON.stringify(line) : line);
    const isRed = sum.seeds < seeds || sum.violations + sum.undrained > 0 || (seeds >= longRun && unmet.length > 0);
    if (isRed) process.exitCode = 1;
  });
}

if (worker) work();
else direct();
