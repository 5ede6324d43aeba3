/** What a person can do something about, when the restaurant cannot be opened or saved. */
export type Trouble = 'damaged' | 'gone' | 'disk-full' | 'read-only' | 'disk';

/** The restaurant's file is not there any more, or is empty: what stood there is not founded anew. */
export class DatabaseGone extends Error {
  override readonly name = 'DatabaseGone';
}

/** SQLite, the seals or the sums say that the restaurant's file is not as it was written. */
export class DatabaseDamaged extends Error {
  override readonly name = 'DatabaseDamaged';
}

/** Null: no trouble of a disk, but a bug. */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof Error)) return null;
  // By their names: errors of a worker have lost their class.
  if (error.name === 'NoRoom') return 'disk-full';
  if (error.name === 'DatabaseGone') return 'gone';
  if (error.name === 'DatabaseDamaged') return 'damaged';
  const code = 'code' in error ? String(error.code) : '';
  return codes.find(([known]) => known.test(code))?.[1] ?? null;
}

const codes: readonly (readonly [RegExp, Trouble])[] = [
  [/^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/, 'damaged'],
  [/^SQLITE_READONLY_DBMOVED/, 'gone'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|SQLITE_IOERR_SHMSIZE)/, 'disk-full'],
  [/^(SQLITE_READONLY|EROFS|EACCES|EPERM|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH)/, 'read-only'],
  [/^(SQLITE_IOERR|EIO|ENXIO|ENODEV)/, 'disk'],
];

/** In plain words, with what helps. The way out of damage and loss is a backup. */
export function wordsOfTrouble(error: unknown): string {
  const trouble = troubleOf(error);
  const said = error instanceof Error ? error.message : String(error);
  switch (trouble) {
    case 'damaged':
      return `The database is damaged (${said}). Stop the box and bring back a backup: comanda restore`;
    case 'gone':
      return `${said} Bring back a backup: comanda restore`;
    case 'disk-full':
      return `The disk is full (${said}). Make room: the box goes on by itself.`;
    case 'read-only':
      return `The folder of the restaurant cannot be written (${said}). Give the box the right to write there.`;
    case 'disk':
      return `The disk does not do what it should (${said}). Look at the disk and its cable.`;
    case null:
      return said;
  }
}
