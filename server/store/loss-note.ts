import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { claimed, DatabaseInUse } from './open.ts';
import { lostFromLog } from './wal-loss.ts';

/** Not with a dot after the file's name: that would pass for a restaurant's own trace. */
const noteOf = (database: string): string => `${database}-lost`;

/**
 * How many pages the log has lost that nobody has been told of at a start: found now, or by a command before this one. Every
 * command looks before it opens the file of a box that does not run, because opening it wipes out the traces of the loss; so what
 * is found is written down, and whoever starts the box hears it however many have looked in between.
 */
export function foundLost(database: string): number {
  const known = notedLoss(database);
  if (lostFromLog(database) === 0) return known;
  // Who may not write here cannot make SQLite's index anew either: the traces stay.
  if (!isWritable(dirname(database))) return lostFromLog(database);
  return whileNobodyWrites(database, () => {
    const pages = Math.max(known, lostFromLog(database));
    if (pages > known) writeFileSync(noteOf(database), String(pages), { mode: 0o600, flush: true });
    return pages;
  });
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
