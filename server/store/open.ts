import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { keepNames } from './folders.ts';

declare const mode: unique symbol;

/** The one connection that writes. Everything it does beside a single statement goes through `inTransaction`. */
export type Writer = Database.Database & { readonly [mode]: 'writes' };

/** A connection for reports, in this thread or another: SQLite itself refuses it every write. */
export type Reader = Database.Database & { readonly [mode]: 'reads' };

/** Another process has the restaurant open: two boxes on one file would give the same numbers to different facts. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';
  constructor(path: string) {
    super(`${path} is open in another box. Stop that one first.`);
  }
}

/** The disk would not be asked to keep what is acknowledged, so nothing may be acknowledged. */
export class NotDurable extends Error {
  override readonly name = 'NotDurable';
  constructor(synchronous: unknown) {
    super(`SQLite runs with synchronous=${synchronous}; an acknowledged commit needs 2 (FULL).`);
  }
}

const busyTimeoutMs = 5_000;
const full = 2;

/**
 * How many pages (4 KiB) the log may hold before they go into the file. A commit of one tap touches about ten; with SQLite's
 * own 1,000 every hundredth tap would wait for a copy of pages that the next taps change again. 16 MB are read back in no time.
 */
const pagesInLog = 4_000;

/**
 * Opens a file for writing, or `:memory:`. Call `assertDurable` after the first write.
 * @throws DatabaseInUse
 */
export function openWriter(path: string): Writer {
  if (path === ':memory:') return connected(path);
  const claim = claimed(path);
  try {
    keepPrivate(path);
    keepLog(`${path}-wal`);
    return releasingOnClose(connected(path), claim);
  } catch (error) {
    // Whoever tries again in a moment must not find itself in its own way.
    claim.close();
    throw error;
  }
}

/** What a service reads again is little, and the box keeps its orders in its own memory: the library's own 16 MB would lie idle. */
const cacheKib = 4_000;

function connected(path: string): Writer {
  const database = new Database(path, { timeout: busyTimeoutMs }) as Writer;
  try {
    database.pragma('journal_mode = WAL');
    // The library is compiled to fall back to NORMAL under WAL, which loses acknowledged commits on power loss.
    database.pragma('synchronous = FULL');
    database.pragma(`wal_autocheckpoint = ${pagesInLog}`);
    database.pragma('foreign_keys = ON');
    database.pragma('temp_store = MEMORY');
    database.pragma(`cache_size = -${cacheKib}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

export function openReader(path: string): Reader {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs }) as Reader;
  database.pragma('query_only = ON');
  database.pragma('temp_store = MEMORY');
  return database;
}

export function reading<T>(file: string, run: (database: Reader) => T): T {
  const database = openReader(file);
  try {
    return run(database);
  } finally {
    database.close();
  }
}

/** What `run` reads is all of one moment, whatever a box commits meanwhile. */
export const atOneMoment = <T>(database: Reader, run: () => T): T => database.transaction(run).deferred() as T;

/** SQLite settles how it syncs when it first writes; so what counts is read after a write, not after the setting. */
export function assertDurable(database: Writer): void {
  const synchronous = database.pragma('synchronous', { simple: true });
  if (synchronous !== full) throw new NotDurable(synchronous);
}

export const isDurable = (database: Writer): boolean => database.pragma('synchronous', { simple: true }) === full;

/** Whether a restaurant could save here: opens a database, writes and leaves nothing behind. @throws what SQLite says, NotDurable */
export function proveFolder(folder: string): void {
  const place = mkdtempSync(join(folder, 'probe-'));
  try {
    const database = openWriter(join(place, 'probe.sqlite'));
    try {
      database.exec('CREATE TABLE probe (a)');
      assertDurable(database);
    } finally {
      database.close();
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** All of `run` or nothing, and not asynchronous: no other write may come between. */
export function inTransaction<T>(database: Writer, run: () => T extends PromiseLike<unknown> ? never : T): T {
  return database.transaction(run).immediate() as T;
}

/** The file holds the key of the seal and hashes of PINs: a new one is readable by nobody else. */
export function keepPrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

/**
 * What the box before this one wrote and never synced, because it was killed or the disk would not, is read as if it were kept:
 * SQLite takes it up, and devices are told so. After a sync that failed the system even counts it as written, and no later sync
 * tries again: everything behind it would go with the next power cut. So the log is written again as it is read, and synced,
 * itself and its name, before anybody takes it up.
 */
function keepLog(log: string): void {
  if (!existsSync(log)) return;
  writeFileSync(log, readFileSync(log), { flag: 'r+', flush: true });
  keepNames(dirname(log));
}

/**
 * A lock beside the file that the system itself lets go when the process dies, however it dies.
 * @throws DatabaseInUse
 */
export function claimed(path: string): Database.Database {
  const claim = new Database(`${path}-claim`, { timeout: 0 });
  try {
    claim.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    claim.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new DatabaseInUse(path);
    throw error;
  }
  return claim;
}

function releasingOnClose(database: Writer, claim: Database.Database): Writer {
  const close = database.close.bind(database);
  database.close = () => {
    try {
      close();
    } finally {
      claim.close();
    }
    return database;
  };
  return database;
}
