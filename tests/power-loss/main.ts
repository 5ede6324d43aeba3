import { parseArgs } from 'node:util';
import { type CrashReport, chosenCrashes, crashStates, everyCrash, record } from './crash-states.ts';
import { crashModels } from './disk/disk.ts';
import { whyNotTraced } from './disk/watch.ts';
import { fillDisk, strikeDisk } from './errors/strikes.ts';
import { eveningTaps } from './evening/record.ts';

/**
 * `npm run crash-states -- --states N --seed S` (N `all`: after each change, in each model), or `-- --errors` for disks that fail.
 * Words go to standard error, the report to standard output.
 */
const { values } = parseArgs({
  options: {
    states: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    /** One crash again: after how many changes, and what it left. */
    at: { type: 'string' },
    model: { type: 'string', default: 'lost' },
    errors: { type: 'boolean', default: false },
    /** With `errors`: only every so many-th call fails. */
    every: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);

function tell({ faults }: CrashReport): void {
  for (const fault of faults.slice(0, 20)) say(fault);
  if (faults.length > 20) say(`and ${faults.length - 20} more`);
}

/** One evening has so many states, in each model one after each change; who wants more gets further evenings. */
async function allStates(first: number, states: string): Promise<void> {
  const startedMs = performance.now();
  const sum = { states: 0, lost: 0, corrupt: 0, foldMismatch: 0 };
  const wanted = states === 'all' ? 1 : Number(states);
  for (let seed = first; sum.states < wanted; seed += 1) {
    const full = record({ seed, taps: eveningTaps, synchronous: 'FULL' });
    say(`${full.changes.length} changes of the disk in the evening of seed ${seed}`);
    const every = everyCrash(full);
    const left = wanted - sum.states;
    const isWhole = states === 'all' || left >= every.length;
    const report = await crashStates(full, isWhole ? every : chosenCrashes(full, left));
    tell(report);
    for (const key of ['states', 'lost', 'corrupt', 'foldMismatch'] as const) sum[key] += report[key];
  }
  const seconds = Math.round(performance.now() - startedMs) / 1000;
  // The same with a store that does not wait for the disk: if nothing is missing there, nobody has looked.
  const careless = record({ seed: first, taps: eveningTaps, synchronous: 'NORMAL' });
  const control = await crashStates(careless, chosenCrashes(careless, Math.min(500, Math.ceil(sum.states / 10))));
  if (control.lost === 0) say('a store with synchronous=NORMAL lost nothing: these states would not show a loss');
  const line = { ...sum, controlLost: control.lost, seed: first, seconds };
  process.stdout.write(`${JSON.stringify(line, null, values.json ? 0 : 2)}\n`);
  process.exitCode = sum.lost + sum.corrupt + sum.foldMismatch > 0 || control.lost === 0 ? 1 : 0;
}

async function oneState(seed: number, index: number, name: string): Promise<void> {
  const model = crashModels.find((one) => one === name);
  if (model === undefined) throw new Error(`--model is one of ${crashModels.join(', ')}`);
  const report = await crashStates(record({ seed, taps: eveningTaps, synchronous: 'FULL' }), [{ index, model }]);
  tell(report);
  process.stdout.write(`${JSON.stringify({ ...report, faults: report.faults.length })}\n`);
  process.exitCode = report.faults.length > 0 ? 1 : 0;
}

function allErrors(every: number): void {
  const { by, faults } = fillDisk();
  say(`the disk was filled by ${by === 'mount' ? 'a small file system' : 'the tracer'}`);
  for (const fault of faults) say(fault);
  const report = strikeDisk(every);
  const line = { ...report, filledBy: by, faultsWhenFull: faults.length };
  process.stdout.write(`${JSON.stringify(line, null, values.json ? 0 : 2)}\n`);
  process.exitCode = report.wronglyReady + report.missing + faults.length > 0 ? 1 : 0;
}

const reason = whyNotTraced();
if (reason !== null) {
  say(`Nothing was looked at: ${reason}.`);
  process.exitCode = 2;
} else if (values.errors) allErrors(Number(values.every));
else if (values.at === undefined) await allStates(Number(values.seed), values.states);
else await oneState(Number(values.seed), Number(values.at), values.model);
