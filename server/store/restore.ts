import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { BadBackup, describe, fileOf, type Manifest, readManifest, verify } from './backup.ts';
import { examine } from './examine.ts';
import { assertRoom, flush, flushName, sizeOf } from './files.ts';
import { forgetLoss } from './loss-note.ts';
import { DatabaseTooNew } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { claimed, reading } from './open.ts';
import { sqliteProblems } from './sound.ts';
import { troubleOf } from './trouble.ts';

/** What can be brought back: a backup with its manifest, or a restaurant's file without one, such as one that was replaced. */
export type Source = { readonly file: string; readonly manifest: Manifest | null };

/** @param path of a manifest, or of the file that it describes or that has none */
export function sourceAt(path: string): Source {
  const beside = path.replace(/\.sqlite$/, '.json');
  if (path.endsWith('.json') || (beside !== path && existsSync(beside))) {
    const manifest = readManifest(beside);
    return { file: fileOf(beside, manifest), manifest };
  }
  if (!existsSync(path)) throw new BadBackup(path, 'there is no such file');
  return { file: path, manifest: null };
}

/**
 * Is it whole, and does this program know its schema? What has no manifest proves itself by its seals and sums.
 * @throws BadBackup, DatabaseTooNew
 */
export async function assertRestorable({ file, manifest }: Source): Promise<void> {
  const known = migrations.at(-1)?.number ?? 0;
  if (manifest !== null && manifest.schemaVersion > known) throw new DatabaseTooNew(manifest.schemaVersion, known);
  if (manifest !== null) return verify(file, manifest);
  if (sizeOf(`${file}-wal`) > 0) throw new BadBackup(file, 'it was not closed: its log is still beside it');
  const { version, problems } = asBackup(file, () =>
    reading(file, (copy) => {
      const { schemaVersion: found } = describe(copy);
      // By the rules of this program only what it wrote itself can be summed up.
      return {
        version: found,
        problems: found === known ? examine(copy, 'deep').problems : sqliteProblems(copy, 'deep'),
      };
    }),
  );
  if (version > known) throw new DatabaseTooNew(version, known);
  if (problems[0] !== undefined) throw new BadBackup(file, problems[0]);
}

/** Whatever SQLite has against the file is the file's fault. */
export function asBackup<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Database.SqliteError) throw new BadBackup(file, error.message);
    throw error;
  }
}

export type Steps = (step: string) => void;

/**
 * Puts a copy of the source into the place of the restaurant's file. Between any two of its steps the file is the old restaurant
 * or the new one, whole: the old log is brought home before anything moves, because a log that stays would be read into the new file.
 * @returns where the old file is now, or null when there was none
 * @throws BadBackup, DatabaseInUse, NoRoom
 */
export async function restoreInto(
  database: string,
  source: Source,
  nowMs: number,
  step: Steps = () => {},
): Promise<string | null> {
  mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
  const claim = claimed(database);
  try {
    clearInterrupted(database);
    const part = `${database}.restored.part`;
    assertRoom(dirname(database), sizeOf(source.file));
    step('copy');
    copyFileSync(source.file, part);
    chmodSync(part, 0o600);
    flush(part);
    step('check the copy');
    await assertRestorable({ ...source, file: part });
    const kept = existsSync(database) ? keepOld(database, nowMs, step) : null;
    // Of a restaurant whose file is gone: it belongs to no file any more.
    for (const rest of ['-wal', '-shm']) rmSync(`${database}${rest}`, { force: true });
    step('replace');
    renameSync(part, database);
    flushName(database);
    forgetLoss(database);
    step('done');
    return kept;
  } finally {
    claim.close();
  }
}

/** What a restore left behind that was killed: a half copy, and a second name for the file that is still the restaurant's. */
export function clearInterrupted(database: string): void {
  rmSync(`${database}.restored.part`, { force: true });
  const own = statSync(database, { throwIfNoEntry: false })?.ino;
  for (const name of readdirSync(dirname(database))) {
    const path = join(dirname(database), name);
    if (path.startsWith(`${database}.replaced-`) && statSync(path).ino === own) rmSync(path);
  }
}

function keepOld(database: string, nowMs: number, step: Steps): string {
  const kept = `${database}.replaced-${new Date(nowMs).toISOString().replace(/[:.]/g, '-')}`;
  step('bring the old log home');
  const isSettled = settled(database);
  step('keep the old file');
  linkOrCopy(database, kept);
  if (!isSettled) {
    // Nobody could open it as it is, so nothing is lost while its log is on its way to the file's other name.
    for (const rest of ['-wal', '-shm']) {
      step(`keep the old file's ${rest}`);
      if (existsSync(`${database}${rest}`)) renameSync(`${database}${rest}`, `${kept}${rest}`);
    }
  }
  flushName(kept);
  return kept;
}

/** Brings what is in the log into the file. False: the file is so damaged that SQLite does not open it. */
function settled(database: string): boolean {
  // SQLite takes an empty file for a new one, and throws its log away.
  if (sizeOf(database) === 0) return sizeOf(`${database}-wal`) === 0;
  try {
    const old = new Database(database);
    try {
      old.pragma('synchronous = FULL');
      old.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      old.close();
    }
  } catch (error) {
    if (troubleOf(error) !== 'damaged') throw error;
  }
  return sizeOf(`${database}-wal`) === 0;
}

/** A second name for the same file, so that the first one can be given to another in one step. Not every file system has that. */
function linkOrCopy(file: string, other: string): void {
  try {
    linkSync(file, other);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP') throw error;
    copyFileSync(file, other);
    flush(other);
  }
}
