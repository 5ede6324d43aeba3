import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { assertRoom, flush, flushName, sizeOf } from './files.ts';
import { claimed, DatabaseInUse } from './open.ts';
import { troubleOf } from './trouble.ts';
import { hasUnreadableLog, lostFromLog } from './wal-loss.ts';

/** What a box that was killed had in its write-ahead log and is not there any more. */
export type Loss = {
  /** How many pages; 0: nobody can say, its log could not be read at all. */
  readonly pages: number;
  /** Where what was left of the log is kept. Null: nothing was left, or the disk had no room for it. */
  readonly log: string | null;
};

/** Not with a dot after the file's name: that would pass for a restaurant's own trace. */
const noteOf = (database: string): string => `${database}-lost`;
/** The last one only. */
const keptLogOf = (database: string): string => `${noteOf(database)}-log`;

/**
 * What the log has lost that nobody has been told of at a start: found now, or by a command before this one. Every command looks
 * before it opens the file of a box that does not run, because opening it wipes out the traces of the loss; so what is found is
 * written down, and whoever starts the box hears it however many have looked in between. What is left of the log is kept: SQLite
 * would write over it, and somebody who knows how may still read from it what was saved last.
 */
export function foundLoss(database: string): Loss | null {
  const known = notedLoss(database);
  const found = lossNow(database);
  if (found === null) return known;
  // Who may not write here cannot make SQLite's index anew either: the traces stay.
  if (!isWritable(dirname(database))) return known ?? found;
  return whileNobodyWrites(database, () => {
    const lost = lossNow(database);
    if (lost === null || (known?.log && known.pages >= lost.pages)) return known;
    const loss = { pages: Math.max(known?.pages ?? 0, lost.pages), log: keepLog(database) ?? known?.log ?? null };
    writeFileSync(noteOf(database), JSON.stringify(loss), { mode: 0o600, flush: true });
    return loss;
  });
}

function lossNow(database: string): Loss | null {
  const pages = lostFromLog(database);
  return pages > 0 || hasUnreadableLog(database) ? { pages, log: null } : null;
}

/** Where it is now. A disk that has no room keeps it not: what is whole goes on all the same. */
function keepLog(database: string): string | null {
  const log = `${database}-wal`;
  if (sizeOf(log) === 0) return null;
  const kept = keptLogOf(database);
  const part = `${kept}.part`;
  try {
    assertRoom(dirname(database), sizeOf(log));
    copyFileSync(log, part);
    chmodSync(part, 0o600);
    flush(part);
    renameSync(part, kept);
    flushName(kept);
    return kept;
  } catch (error) {
    rmSync(part, { force: true });
    if (troubleOf(error) !== 'disk-full') throw error;
    return null;
  }
}

/** It was said, or the file that it was about is replaced. */
export const forgetLoss = (database: string): void => rmSync(noteOf(database), { force: true });

/** A note that was cut by a power cut says that something was lost, and no more. */
function notedLoss(database: string): Loss | null {
  if (!existsSync(noteOf(database))) return null;
  try {
    const noted: unknown = JSON.parse(readFileSync(noteOf(database), 'utf8'));
    // As it was written once.
    if (typeof noted === 'number') return { pages: noted, log: null };
    const { pages, log } = noted as Partial<Record<keyof Loss, unknown>>;
    return { pages: Number(pages) || 0, log: typeof log === 'string' && existsSync(log) ? log : null };
  } catch {
    return { pages: 0, log: null };
  }
}

/** In one sentence, for whoever starts the box or asks how it is. */
export const wordsOfLoss = ({ pages }: Loss): string =>
  pages > 0
    ? `was deleted or changed while nothing ran: what was saved last is missing (${pages} pages)`
    : 'could not be read: what was saved last may be missing';

/** The log of a box that runs grows under the look, and nothing of it is lost. */
function whileNobodyWrites(database: string, look: () => Loss | null): Loss | null {
  try {
    const claim = claimed(database);
    try {
      return look();
    } finally {
      claim.close();
    }
  } catch (error) {
    if (error instanceof DatabaseInUse) return null;
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
