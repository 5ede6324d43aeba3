import { inTransaction, type Reader, type Writer } from './open.ts';

/** One step of the schema. Never changed once released: a correction is a further step. */
export type Migration = { readonly number: number; readonly name: string; readonly sql: string };

/** A newer program has written here. Going on would read its rows by old rules. */
export class DatabaseTooNew extends Error {
  override readonly name = 'DatabaseTooNew';
  constructor(found: number, known: number) {
    super(`The database has schema ${found}, this program knows ${known}. Update the program.`);
  }
}

export const schemaVersion = (database: Reader | Writer): number =>
  database.pragma('user_version', { simple: true }) as number;

/**
 * Brings the schema up to date, each step in its own transaction together with its number: a crash between two steps
 * is continued at the next start.
 * @throws DatabaseTooNew
 */
export function migrate(database: Writer, migrations: readonly Migration[]): void {
  const known = migrations.at(-1)?.number ?? 0;
  const found = schemaVersion(database);
  if (found > known) throw new DatabaseTooNew(found, known);
  for (const migration of migrations) {
    if (migration.number <= found) continue;
    inTransaction(database, () => {
      database.exec(migration.sql);
      database.pragma(`user_version = ${migration.number}`);
    });
  }
}
