import type { RecordWrite } from '@comanda/shared/sync/box-ports.ts';
import { menuTables, type RecordTable } from '@comanda/shared/sync/records.ts';
import type { Writer } from '../open.ts';
import { readText } from '../read-text.ts';

/**
 * Rows of the menu as they were. Devices learn a commit whole, so all changes of one commit belong to the menu version
 * that the settings have at its end; nobody can have sold from a version in between.
 */
export function menuHistory(database: Writer) {
  const insert = database.prepare(
    `INSERT INTO menu_versions (record_table, id, menu_version, fields) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET fields = excluded.fields`,
  );
  const currentVersion = database.prepare<[], number | null>('SELECT max(menu_version) FROM settings').pluck();
  const at = database
    .prepare<[string, string, number], string>(
      `SELECT fields FROM menu_versions WHERE record_table = ? AND id = ? AND menu_version <= ?
        ORDER BY menu_version DESC LIMIT 1`,
    )
    .pluck();
  return {
    /** Comes after the records themselves are written, the settings among them. */
    add(records: readonly RecordWrite[]): void {
      const changed = records.filter(({ row }) => menuTables.has(row.table));
      if (changed.length === 0) return;
      const version = currentVersion.get() ?? 0;
      for (const { row } of changed) insert.run(row.table, row.id, version, JSON.stringify(row.fields));
    },
    rowAt(table: RecordTable, id: string, version: number): Readonly<Record<string, unknown>> | null {
      const fields = at.get(table, id, version);
      return fields === undefined ? null : readText(fields, `The row ${id} of ${table} in an older menu`);
    },
  };
}
