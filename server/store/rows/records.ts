import { type RecordRow, type RecordTable, recordTableNames, recordTables } from '@comanda/shared/sync/records.ts';
import type { TSchema } from 'typebox';
import type { Writer } from '../open.ts';
import { readText } from '../read-text.ts';

type Column = {
  readonly field: string;
  readonly name: string;
  readonly form: 'plain' | 'flag' | 'list';
  readonly orNull: boolean;
  /** Rows that nobody wrote it in are without it. */
  readonly optional: boolean;
};
type Cell = string | number | null;

/** A record has a field that its table has no column for: a migration was forgotten. */
export class NoSuchColumn extends Error {
  override readonly name = 'NoSuchColumn';
  constructor(table: RecordTable, field: string) {
    super(`The table ${table} has no column for the field ${field}.`);
  }
}

/** A field's column: `taxRate` is kept in `tax_rate`. */
export const columnName = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The rows that the restaurant edits, one typed table each. */
export function recordRows(database: Writer) {
  const tables = new Map(recordTableNames.map((table) => [table, recordTable(database, table)]));
  const of = (table: RecordTable): ReturnType<typeof recordTable> => {
    const rows = tables.get(table);
    if (rows === undefined) throw new Error(`${table} is no table of records.`);
    return rows;
  };
  return {
    write: (row: RecordRow): void => of(row.table).write(row),
    find: (table: RecordTable, id: string): RecordRow | null => of(table).find(id),
    all: (): RecordRow[] => recordTableNames.flatMap((table) => of(table).all()),
  };
}

function recordTable(database: Writer, table: RecordTable) {
  const columns = columnsOf(table);
  const fields = new Set(columns.map((column) => column.field));
  const names = [...columns.map((column) => column.name), 'version', 'clocks'];
  const changes = names.filter((name) => name !== 'id').map((name) => `"${name}" = excluded."${name}"`);
  const quoted = names.map((name) => `"${name}"`).join(', ');
  const upsert = database.prepare(
    `INSERT INTO ${table} (${quoted}) VALUES (${names.map(() => '?').join(', ')})
      ON CONFLICT (id) DO UPDATE SET ${changes.join(', ')}`,
  );
  const find = database.prepare<[string], Cell[]>(`SELECT ${quoted} FROM ${table} WHERE id = ?`).raw();
  const all = database.prepare<[], Cell[]>(`SELECT ${quoted} FROM ${table} ORDER BY id`).raw();
  const rowOf = (cells: Cell[]): RecordRow => toRow(table, columns, cells);
  return {
    write(row: RecordRow): void {
      for (const field in row.fields) if (!fields.has(field)) throw new NoSuchColumn(table, field);
      const cells = columns.map((column) => (column.field === 'id' ? row.id : toCell(row.fields[column.field])));
      upsert.run(...cells, row.version, JSON.stringify(row.clocks));
    },
    find(id: string): RecordRow | null {
      const cells = find.get(id);
      return cells === undefined ? null : rowOf(cells);
    },
    all: (): RecordRow[] => all.all().map(rowOf),
  };
}

function columnsOf(table: RecordTable): Column[] {
  const properties: Record<string, TSchema> = recordTables[table].properties;
  const required = new Set<string>(recordTables[table].required);
  return Object.entries(properties).map(([field, schema]) => {
    const type = 'type' in schema ? schema.type : undefined;
    const form = type === 'boolean' ? 'flag' : type === 'array' || type === 'object' ? 'list' : 'plain';
    const choices = 'anyOf' in schema && Array.isArray(schema.anyOf) ? schema.anyOf : [];
    const orNull = choices.some((choice) => choice.type === 'null');
    return { field, name: columnName(field), form, orNull, optional: !required.has(field) };
  });
}

function toCell(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number') return value;
  return JSON.stringify(value);
}

/** An empty cell is a null where the field may be null and, if it is optional, was written; else the row has not got it yet. */
function toRow(table: RecordTable, columns: readonly Column[], cells: Cell[]): RecordRow {
  const fields: Record<string, unknown> = {};
  const id = cells[columns.findIndex((column) => column.field === 'id')] as string;
  const name = `The row ${id} of ${table}`;
  const [version, written] = cells.slice(columns.length);
  const clocks = readText(written as string, name) as RecordRow['clocks'];
  columns.forEach(({ field, form, orNull, optional }, at) => {
    const cell = cells[at] ?? null;
    if (cell === null) {
      if (orNull && (!optional || field in clocks)) fields[field] = null;
    } else if (form === 'flag') fields[field] = cell === 1;
    else fields[field] = form === 'list' ? readText(cell as string, name) : cell;
  });
  return { table, id, version: version as number, fields, clocks };
}
