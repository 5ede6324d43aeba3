import Database from 'better-sqlite3';

/** Puts every row of a serialized database into one that has the same tables and nothing else to say. */
export function copyOf(serialized: Buffer, into: Database.Database): void {
  const from = new Database(serialized, { readonly: true });
  const tables = from
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all();
  into.pragma('foreign_keys = OFF');
  into.transaction(() => {
    for (const table of tables) {
      into.exec(`DELETE FROM ${table}`);
      const rows = from.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw();
      const columns = rows.columns().map(({ name }) => name);
      const places = columns.map(() => '?').join(', ');
      const insert = into.prepare<unknown[]>(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
      for (const row of rows.iterate()) insert.run(row);
    }
  })();
  into.pragma('foreign_keys = ON');
  from.close();
}
