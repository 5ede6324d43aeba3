import { asked } from '../asked.ts';
import { type CrashReport, chosenCrashes, crashStates, record } from './crash-states.ts';
import { crashModels } from './disk/disk.ts';
import { whyNotTraced } from './disk/watch.ts';
import { fillDisk, strikeDisk } from './errors/strikes.ts';
import { eveningTaps } from './evening/record.ts';
import { evenings } from './evenings.ts';

const usage = `npm run crash-states -- [--states N] [--seed S] [--at N --model M] [--errors [--every N]] [--json]

What a power cut may leave on the box's disk, opened again. Words go to standard error, the report to standard output.
--states  how many (2000); 0: all of one evening, after each change in each way
--seed    of the first evening (1)
--at      one state again: after how many changes; with --model: ${crashModels.join(', ')} (lost)
--errors  instead: a disk that fails at the n-th call, for each n; with --every: for each so many-th
--json    the report on one line
`;

const values = asked(usage, {
  numbers: { states: 2_000, seed: 1, at: Number.NaN, every: 1 },
  counts: ['every'],
  words: ['model'],
  flags: ['errors', 'json'],
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);

function tell({ faults }: CrashReport): void {
  for (const fault of faults.slice(0, 20)) say(fault);
  if (faults.length > 20) say(`and ${faults.length - 20} more`);
}

/** One evening has so many states, in each model one after each change; who wants more gets further evenings. */
async function allStates(first: number, states: number): Promise<void> {
  const startedMs = performance.now();
  const sum = await evenings(first, states, (seed, report) => {
    tell(report);
    say(`${report.states} states of the evening of seed ${seed} in ${report.opened} starts of the box`);
  });
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
  if (model === undefined) {
    say(`--model is one of ${crashModels.join(', ')}`);
    process.exitCode = 2;
    return;
  }
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
} else if (values.errors) allErrors(values.every);
else if (Number.isNaN(values.at)) await allStates(values.seed, values.states);
else await oneState(values.seed, values.at, values.model ?? 'lost');
