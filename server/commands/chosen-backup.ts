import { resolve } from 'node:path';
import { backupsIn, goodBackups, type Kept } from '../backups/shelf.ts';
import { type Manifest, readManifest } from '../store/backup.ts';
import { CommandError } from './terminal.ts';

/** The backup that was named by its manifest, or the newest good one. @throws BadBackup */
export function backupAt(data: string, wanted: string | undefined): Kept {
  if (wanted !== undefined) {
    const path = resolve(wanted.replace(/\.sqlite$/, '.json'));
    return { path, manifest: readManifest(path) };
  }
  const [newest] = goodBackups(backupsIn(data));
  if (newest === undefined)
    throw new CommandError(`There is no backup in ${backupsIn(data)}. Name one by its manifest.`);
  return newest;
}

export const describeBackup = ({ madeMs, counts }: Manifest, nowMs: number): string =>
  `made ${moment(madeMs)}, ${age(nowMs - madeMs)} ago, ${count(counts.order_events ?? 0, 'event')}, ${count(counts.orders ?? 0, 'order')}`;

export const count = (number: number, what: string): string =>
  `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;

/** `2026-11-29 04:10`, as the clock of this machine shows it. */
export function moment(ms: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const date = new Date(ms);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function age(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

/** The sentence after what went wrong with the restaurant's file. */
export function wayOut(data: string, nowMs: number): string {
  const [newest] = goodBackups(backupsIn(data));
  if (newest === undefined) {
    return `There is no backup in ${backupsIn(data)}. If you have one elsewhere: comanda restore <backup> --data ${data}`;
  }
  return [
    `The newest good backup was ${describeBackup(newest.manifest, nowMs)}.`,
    `See what bringing it back would change: comanda restore --dry-run --data ${data}`,
    `Then bring it back: comanda restore --data ${data}`,
    'The file that it replaces stays beside it, and the devices give back what they have read since.',
  ].join('\n');
}
