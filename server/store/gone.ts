import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sizeOf } from './files.ts';
import { DatabaseGone } from './trouble.ts';

/**
 * A file that is missing or empty where a restaurant stood is a loss, not a beginning: opening it would found another one there,
 * which knows no device, and SQLite would throw away the log of the old one.
 * @param stoodHere known from elsewhere, such as the box that had it open
 * @throws DatabaseGone
 */
export function assertNotGone(database: string, stoodHere: boolean): void {
  if (sizeOf(database) > 0) return;
  const trace = stoodHere ? database : traceOf(database);
  if (trace === null) return;
  const what = existsSync(database) ? 'is empty' : 'is gone';
  const left = stoodHere ? '' : `, but ${basename(trace)} is still there`;
  throw new DatabaseGone(`The database ${database} ${what}${left}.`);
}

/** Something that only a restaurant leaves behind. */
function traceOf(database: string): string | null {
  const log = `${database}-wal`;
  if (sizeOf(log) > 0) return log;
  const folder = dirname(database);
  const backups = join(folder, 'backups');
  const kept = namesIn(folder).find((name) => name.startsWith(`${basename(database)}.`));
  if (kept !== undefined) return join(folder, kept);
  return namesIn(backups).some((name) => /^comanda-.*\.json$/.test(name)) ? backups : null;
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
