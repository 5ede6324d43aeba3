import { drill } from '../backups/drill.ts';
import type { DrillNote } from '../backups/notes.ts';
import { backupsIn } from '../backups/shelf.ts';
import { monotonicMs } from '../box.ts';
import { backupAt, count, moment } from './chosen-backup.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import { CommandError, exitCodes, type Terminal } from './terminal.ts';

/** Restores a backup where it harms nobody, and says what came of it. The box may run meanwhile. */
export async function tryRestore(wanted: string | undefined, flags: ConfigFlags, terminal: Terminal): Promise<void> {
  const { data } = configFor(flags);
  const note = await drill(backupAt(data, wanted), backupsIn(data), { nowMs: Date.now, monotonicMs });
  terminal.answer(note, lastProven(note));
  if (note.problem !== null)
    throw new CommandError('This backup does not bring the restaurant back.', exitCodes.damaged);
}

export const lastProven = ({ atMs, madeMs, events, tookMs, problem, manifest }: DrillNote): string =>
  problem === null
    ? `last proven restore: ${moment(atMs)}, the backup of ${moment(madeMs)}, ${count(events, 'event')}, ${(tookMs / 1000).toFixed(1)} s`
    : `last restore that was tried: ${moment(atMs)}, ${manifest} failed: ${problem}`;
