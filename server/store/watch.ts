import { existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { flush, flushName } from './files.ts';
import { keepPrivate, openReader, type Writer } from './open.ts';
import { DatabaseDamaged, DatabaseGone } from './trouble.ts';

type File = { readonly node: number; readonly bytes: number } | null;
type State = 'there' | 'moved' | 'shorter';

/**
 * Looks whether the file and its log are still those that are open: SQLite itself goes on writing into a file that nobody will find
 * again, and acknowledges it.
 */
export type Watch = {
  /** @throws DatabaseGone, DatabaseDamaged */
  assertThere(): void;
  /** Ends the connection so that as much as possible of what it holds can be found again. */
  close(close: () => void): void;
};

export const noWatch: Watch = { assertThere: () => {}, close: (close) => close() };

/** Begin when the connection has written: then its log is there. */
export function watchFiles(database: Writer): Watch {
  const paths = [database.name, `${database.name}-wal`];
  let known = paths.map(look);
  // While it is open, the end of the writer is not the end of the log: that is for an orderly end only.
  const holder = openReader(database.name);
  holder.pragma('schema_version');
  const state = (): State => {
    const now = paths.map(look);
    const states = known.map((file, at) => compare(file, now[at] ?? null));
    if (states.includes('moved')) return 'moved';
    if (states.includes('shorter')) return 'shorter';
    known = now;
    return 'there';
  };
  return {
    assertThere() {
      const now = state();
      if (now === 'moved') throw new DatabaseGone(`${database.name} or its log was taken away while the box ran.`);
      if (now === 'shorter') throw new DatabaseDamaged(`${database.name} or its log was cut while the box ran`);
    },
    close(close) {
      const now = state();
      // From a log that was cut, bringing it home would mix two moments of the restaurant.
      if (now === 'shorter') close();
      holder.close();
      if (now === 'shorter') return;
      try {
        if (now === 'moved') rescue(database);
      } finally {
        close();
      }
    },
  };
}

function look(path: string): File {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? null : { node: found.ino, bytes: found.size };
}

function compare(before: File, now: File): State {
  if (before === null) return 'there';
  if (now === null || now.node !== before.node) return 'moved';
  return now.bytes < before.bytes ? 'shorter' : 'there';
}

/**
 * The connection still holds everything, in files without a name. It is written down once more and given the old name; what
 * somebody may have put there stays beside it.
 */
function rescue(database: Writer): void {
  const file = database.name;
  const part = `${file}.rescued.part`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  rmSync(part, { force: true });
  keepPrivate(part);
  database.prepare('VACUUM INTO ?').run(part);
  flush(part);
  const found = `${file}.found-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  if (existsSync(file)) linkSync(file, found);
  for (const rest of ['-wal', '-shm'])
    if (existsSync(`${file}${rest}`)) renameSync(`${file}${rest}`, `${found}${rest}`);
  renameSync(part, file);
  flushName(file);
}
