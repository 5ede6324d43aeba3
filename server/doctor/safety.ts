import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Health } from '../admin/wishes.ts';
import { DrillNote, FailureNote, readNote } from '../backups/notes.ts';
import { backupsIn, goodBackups, type Kept } from '../backups/shelf.ts';
import { age, describeBackup, moment } from '../commands/chosen-backup.ts';
import { lastProven } from '../commands/drill.ts';
import type { Config } from '../config.ts';
import { fileOf } from '../store/backup.ts';
import { sizeOf } from '../store/files.ts';
import { type Check, fail, ok, warn } from './check.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How much of an evening would be lost with the disk? */
export function backupChecks({ data, backupEveryHours }: Config, nowMs: number): Check[] {
  const folder = backupsIn(data);
  const [newest] = goodBackups(folder);
  const failure = readNote(folder, 'failure', FailureNote);
  const fix = 'Make one now with: comanda backup';
  const failed = failure === null ? '' : `; the last try failed ${age(nowMs - failure.atMs)} ago: ${failure.reason}`;
  const latestMs = backupEveryHours === 0 ? 7 * dayMs : Math.max(26 * hourMs, 2 * backupEveryHours * hourMs);
  return [
    newest === undefined
      ? warn('backup', `there is none in ${folder}${failed}`, fix)
      : !isAsWritten(newest)
        ? fail('backup', `${fileOf(newest.path, newest.manifest)} has changed since it was made`, fix)
        : nowMs - newest.manifest.madeMs > latestMs || failed !== ''
          ? warn('backup', `the newest good one was ${describeBackup(newest.manifest, nowMs)}${failed}`, fix)
          : ok('backup', `the newest good one was ${describeBackup(newest.manifest, nowMs)}`),
    drillCheck(folder, nowMs),
  ];
}

/** Above it the doctor would be slow: `backup --verify` and `drill` read all of it. */
const mostRead = 256_000_000;

const isAsWritten = ({ path, manifest }: Kept): boolean => {
  const file = fileOf(path, manifest);
  return sizeOf(file) > mostRead || hash('sha256', readFileSync(file)) === manifest.sha256;
};

const drillEveryMs = 31 * dayMs;

function drillCheck(folder: string, nowMs: number): Check {
  const note = readNote(folder, 'drill', DrillNote);
  const fix = 'Try a restore with: comanda drill';
  if (note === null) return warn('drill', 'no restore was ever tried', fix);
  if (note.problem !== null)
    return fail('drill', lastProven(note), 'Make a backup and try again: comanda backup, comanda drill');
  return nowMs - note.atMs > drillEveryMs
    ? warn('drill', `the last restore was proven ${moment(note.atMs)}`, fix)
    : ok('drill', lastProven(note));
}

/** Devices speak for themselves: only those that are linked are known. */
export function deviceCheck(health: Health | null): Check {
  if (health === null) return ok('devices', 'which programs they run, only a running box can say');
  const old = health.devices.filter(({ program }) => program !== health.program);
  if (old.length === 0) return ok('devices', `${health.devices.length} linked, none with an old program`);
  const names = old.map(({ name, program }) => `${name} (${program ?? 'before 0.1'})`).join(', ');
  return warn(
    'devices',
    `not ${health.program}, as the box: ${names}`,
    'Touch "Update ready" there, or reload the page.',
  );
}

/** Not that of the probe beside it: that of the connection which acknowledges. */
export const durabilityCheck = (health: Health | null): Check[] =>
  health === null || health.isDurable
    ? []
    : [fail('durability', 'the box does not commit to the disk itself', 'Stop the box and start it again.')];
