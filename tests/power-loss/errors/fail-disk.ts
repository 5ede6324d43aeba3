import { openSync, readFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { founding, type Opening, takingUp } from './openings.ts';
import { Service } from './service.ts';
import type { DiskErrorReport } from './strikes.ts';

/** The program whose disk fails: one box after the other serves a little, and the n-th write or sync of it goes wrong. */
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '' },
    log: { type: 'string', default: '' },
    /** Only every so many-th. */
    every: { type: 'string', default: '1' },
  },
});
const marks = openSync(join(values.folder, 'marks'), 'w');
const disk = (command: string): void => void writeSync(marks, command);
/** Writes, syncs and failures since the last command. */
const counts = (): number[] => readFileSync(`${values.log}.counts`, 'utf8').split(' ').map(Number);

type Strike = {
  readonly call: 'write' | 'sync';
  readonly error: 'EIO' | 'ENOSPC';
  readonly lasting: 'once' | 'on';
};
const strikes: readonly Strike[] = [
  { call: 'sync', error: 'EIO', lasting: 'once' },
  { call: 'sync', error: 'ENOSPC', lasting: 'on' },
  { call: 'write', error: 'EIO', lasting: 'on' },
  { call: 'write', error: 'ENOSPC', lasting: 'once' },
  { call: 'write', error: 'ENOSPC', lasting: 'on' },
];
const taps = 3;
/** While the disk is ill the box tries again after 0.2 and 0.4 s. */
const illMs = 500;

const service = new Service(join(values.folder, 'box'));
const report: { -readonly [K in keyof DiskErrorReport]: DiskErrorReport[K] } = {
  errors: 0,
  failedBoxes: 0,
  wronglyReady: 0,
  missing: 0,
};

function fault(what: string, words: readonly string[]): number {
  for (const word of words.slice(0, 5)) process.stderr.write(`${what}: ${word}\n`);
  return words.length;
}

/** @returns false when the box had done everything before the n-th call came */
async function struck({ call, error, lasting }: Strike, nth: number): Promise<boolean> {
  const what = `${error} at ${call} ${nth}, ${lasting}`;
  await service.open();
  disk(`!fail ${call} ${nth} ${constants.errno[error]} ${lasting}`);
  for (let tap = 0; tap < taps && service.isUnhurt; tap += 1) await service.tap();
  if (!service.isUnhurt) {
    report.failedBoxes += 1;
    report.wronglyReady += fault(what, await service.illness(lasting === 'on' ? illMs : 0));
    report.missing += fault(what, service.reckon());
    disk('!well');
    report.missing += fault(what, await service.resumed());
    await service.close();
    report.errors += 1;
    return true;
  }
  // Closing puts the log into the database: this, too, may fail, and loses nothing.
  await service.close();
  disk('!well');
  const [, , failures = 0] = counts();
  await service.open();
  report.missing += fault(`${what}, while it was closed`, await service.resumed());
  await service.close();
  if (failures > 0) report.errors += 1;
  return failures > 0;
}

/** @returns false when it was over before the n-th call came */
function struckWhile(opening: Opening, { call, error, lasting }: Strike, nth: number): boolean {
  opening.lay();
  disk(`!fail ${call} ${nth} ${constants.errno[error]} ${lasting}`);
  try {
    opening.run();
  } catch {
    // It may say that it cannot. What counts is what is there afterwards.
  }
  disk('!well');
  const [, , failures = 0] = counts();
  report.missing += fault(`${error} at ${call} ${nth}, ${lasting}, while ${opening.what}`, opening.again());
  if (failures > 0) report.errors += 1;
  return failures > 0;
}

disk('!unrecorded');
const every = Number(values.every);
const first = (at: number): number => 1 + (at % every);
await service.found();
for (const [at, strike] of strikes.entries()) for (let nth = first(at); await struck(strike, nth); nth += every);

await service.open();
for (let tap = 0; tap < taps; tap += 1) await service.tap();
const openings = [founding(values.folder), takingUp(service.data, values.folder)];
await service.close();
for (const opening of openings)
  for (const [at, strike] of strikes.entries())
    for (let nth = first(at); struckWhile(opening, strike, nth); nth += every);
process.stdout.write(`${JSON.stringify(report)}\n`);
process.exit(0);
