import { openSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { openBox } from '@comanda/server/box.ts';
import { createLog } from '@comanda/server/log.ts';
import { openRestaurant } from '@comanda/server/store/box-store.ts';
import { databaseFile } from '@comanda/server/store/files.ts';
import { Evening } from './evening.ts';
import type { Told } from './told.ts';

/**
 * The program whose disk is watched: a box on a folder serves an evening. What its devices are told is written to the marks,
 * in that moment. It is closed and opened again in the middle, as a box is that was updated, and once its disk fails.
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
const disk = (command: string): void => void writeSync(marks, command);

/** As the box has it, but for a smaller log, so that an evening of some hundred taps also sees it end and begin again. */
const pagesInLog = 90;
function openDisk(random?: (count: number) => Buffer): ReturnType<typeof openRestaurant> {
  const opened = openRestaurant(databaseFile(data), random === undefined ? {} : { random });
  opened.database.pragma(`wal_autocheckpoint = ${pagesInLog}`);
  return opened;
}

/** Not every touch changes something: after so many the box must have met its disk. */
const mostTaps = 30;

// Whoever sets up a box opens its folder once and closes it, before there is a restaurant in it.
openBox(data, createLog('silent'), (error) => {
  throw error;
}).close();

const evening = new Evening(seed, openDisk, told);
/** After its first commit the store has looked whether it is durable. One that forgot to would go on like this. */
function goOn(times: number): void {
  evening.tap(2);
  evening.disk.database.pragma(`synchronous = ${values.synchronous}`);
  evening.tap(times - 2);
}
const backUp = async (): Promise<void> => {
  const manifest = await evening.backUp(join(folder, 'backups'));
  told({ kind: 'backup', manifest: relative(folder, manifest) });
};

goOn(taps / 3);
await backUp();
evening.closeDay();
evening.tap(taps / 3);
evening.restartBox(() => openDisk());
goOn(taps / 6);
evening.closeDay();
// The disk refuses to sync, later to write. The box dies of it, cannot even close its store, and begins anew when it is well.
for (const failure of ['sync 1', 'write 7']) {
  disk(`!fail ${failure} ${constants.errno.EIO} on`);
  for (let tap = 0; tap < mostTaps && evening.isServed; tap += 1) evening.tap(1);
  if (values.synchronous === 'FULL' && evening.isServed) throw new Error('a box whose disk fails went on');
  evening.restartBox(() => {
    disk('!well');
    return openDisk();
  });
  goOn(taps / 12);
}
evening.disk.database.close();
