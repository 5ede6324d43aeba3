import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { sizeOf } from './files.ts';
import { claimed, DatabaseInUse } from './open.ts';
import { hasUnreadableLog, lostFromLog } from './wal-loss.ts';

/** Not with a dot after the file's name: that would pass for a restaurant's own trace. */
const noteOf = (database: string): string => `${database}-lost`;
const keptLogOf = (database: string): string => `${noteOf(database)}-log`;

/**
 * How many pages the log has lost that nobody has been told of at a start: found now, or by a command before this one. Every
 * command looks before it opens the file of a box that does not run, because opening it wipes out the traces of the loss; so what
 * is found is written down, and whoever starts the box hears it however many have looked in between. What is left of the log is
 * kept: SQLite would write over it, and somebody who knows how may still read from it what was saved last.
 */
export function foundLost(database: string): number {
  const known = notedLoss(database);
  if (lostFromLog(database) === 0 && !hasUnreadableLog(database)) return known;
  // Who may not write here cannot make SQLite's index anew either: the traces stay.
  if (!isWritable(dirname(database))) return Math.max(known, lostFromLog(database));
  return whileNobodyWrites(database, () => {
    const pages = Math.max(known, lostFromLog(database));
    if (pages > known || hasUnreadableLog(database)) keepLog(database);
    if (pages > known) writeFileSync(noteOf(database), String(pages), { mode: 0o600, flush: true });
    return pages;
  });
}

/** Where what was left of a log is that lost something: the last one only. Null: of none. */
export const keptLog = (database: string): string | null =>
  existsSync(keptLogOf(database)) ? keptLogOf(database) : null;

/** On a full disk it is not kept: what is whole goes on all the same. */
function keepLog(database: string): void {
  const log = `${database}-wal`;
  if (sizeOf(log) === 0) {
    rmSync(keptLogOf(database), { force: true });
    return;
  }
  try {
    copyFileSync(log, keptLogOf(database));
    chmodSync(keptLogOf(database), 0o600);
  } catch (error) {
    rmSync(keptLogOf(database), { force: true });
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')))
      throw error;
  }
}

/** It was said, or the file that it was about is replaced. */
export const forgetLoss = (database: string): void => rmSync(noteOf(database), { force: true });

function notedLoss(database: string): number {
  if (!existsSync(noteOf(database))) return 0;
  return Math.max(1, Number(readFileSync(noteOf(database), 'utf8')) || 0);
}

/** The log of a box that runs grows under the look, and nothing of it is lost. */
function whileNobodyWrites(database: string, look: () => number): number {
  try {
    const claim = claimed(database);
    try {
      return look();
    } finally {
      claim.close();
    }
  } catch (error) {
    if (error instanceof DatabaseInUse) return 0;
    throw error;
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EROFS')) return false;
    throw error;
  }
}
