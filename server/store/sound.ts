import { sizeOf } from './files.ts';
import type { Depth } from './in-worker.ts';
import type { Reader } from './open.ts';

/** What SQLite itself has against a file, in words; nothing when it is sound. Needs little to be loaded: every start begins with it. */
export function sqliteProblems(database: Reader, depth: Depth): string[] {
  // SQLite takes what is missing of the last page for noughts.
  if (sizeOf(database.name) % (database.pragma('page_size', { simple: true }) as number) !== 0)
    return ['The file ends in the middle of a page.'];
  if (depth === 'sample of a large file') return [];
  const pragma = depth === 'deep' ? 'integrity_check' : 'quick_check';
  const said = (database.pragma(`${pragma}(5)`) as Record<string, string>[]).map((row) => Object.values(row)[0] ?? '');
  return said.filter((line) => line !== 'ok').map((line) => `SQLite finds the file damaged: ${line}`);
}

/** SQLite reads so much of a slow disk in a second. */
export const readQuickly = 64_000_000;

/** How much of a file is looked at by who has a second for it. */
export const sampleFor = (file: string): Depth =>
  sizeOf(file) + sizeOf(`${file}-wal`) < readQuickly ? 'sample' : 'sample of a large file';
