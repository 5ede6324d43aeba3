import { openSync, writeSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { databaseFile, openBox } from '@comanda/server/box.ts';
import { createLog } from '@comanda/server/log.ts';
import { openRestaurant } from '@comanda/server/store/box-store.ts';
import { Evening } from './evening.ts';
import type { Told } from './told.ts';

/**
 * The program whose disk is watched: a box on a folder serves an evening. What its devices are told is written to the marks,
 * in that moment. It is closed and opened again in the middle, as a box is that was updated.
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    taps: { type: 'string', default: '360' },
    synchronous: { type: 'string', default: 'FULL' },
  },
});
const { folder } = values;
const [seed, taps] = [Number(values.seed), Number(values.taps)];
const data = join(folder, 'box');
const marks = openSync(join(folder, 'marks'), 'w');
const told = (...promises: readonly Told[]): void => {
  for (const promise of promises) writeSync(marks, `${JSON.stringify(promise)}\n`);
};

/** As the box has it, but for a smaller log, so that an evening of some hundred taps also sees it end and begin again. */
const pagesInLog = 90;
function openDisk(random?: (count: number) => Buffer): ReturnType<typeof openRestaurant> {
  const disk = openRestaurant(databaseFile(data), random === undefined ? {} : { random });
  disk.database.pragma(`wal_autocheckpoint = ${pagesInLog}`);
  return disk;
}

// Whoever sets up a box opens its folder once and closes it, before there is a restaurant in it.
openBox(data, createLog('silent'), (error) => {
  throw error;
}).close();

const evening = new Evening(seed, openDisk, told);
// The store has looked once whether it is durable; a box that forgot to would be as careless as this from now on.
const careless = (): void => void evening.disk.database.pragma(`synchronous = ${values.synchronous}`);
careless();
const backUp = async (): Promise<void> => {
  const manifest = await evening.backUp(join(folder, 'backups'));
  told({ kind: 'backup', manifest: relative(folder, manifest) });
};

evening.tap(taps / 3);
await backUp();
evening.closeDay();
evening.tap(taps / 3);
evening.restartBox(() => openDisk());
careless();
evening.tap(taps / 6);
evening.closeDay();
evening.tap(taps / 6);
evening.disk.database.close();
