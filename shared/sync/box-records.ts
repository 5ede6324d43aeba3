import { type Hlc, hlcToMs } from '../base/clock.ts';
import type { Plan } from '../floor/audience.ts';
import type { Device, MultiSession, Table } from '../floor/floor.ts';
import type { Category, Menu, ModifierGroup, Product } from '../menu/menu.ts';
import type { Staff } from '../staff/staff.ts';
import { mergeRecord } from './record-merge.ts';
import { menuTables, type RecordRow, type RecordTable } from './records.ts';
import type { Setting } from './settings.ts';

export type RecordsChange = {
  readonly table: RecordTable;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** The box's records in memory: a value, so that a group that fails to commit leaves the old one in place. */
export type BoxRecords = { readonly tables: ReadonlyMap<RecordTable, ReadonlyMap<string, RecordRow>> };

export function recordsOf(rows: readonly RecordRow[]): BoxRecords {
  const tables = new Map<RecordTable, Map<string, RecordRow>>();
  for (const row of rows) {
    const table = tables.get(row.table) ?? new Map<string, RecordRow>();
    tables.set(row.table, table.set(row.id, row));
  }
  return { tables };
}

export const rowOf = (records: BoxRecords, table: RecordTable, id: string): RecordRow | null =>
  records.tables.get(table)?.get(id) ?? null;

export const withRow = ({ tables }: BoxRecords, row: RecordRow): BoxRecords => ({
  tables: new Map(tables).set(row.table, new Map(tables.get(row.table)).set(row.id, row)),
});

/** What changed, as rows with their new versions. A change of the menu makes a new menu version with it. */
export function changeRecords(
  records: BoxRecords,
  changes: readonly RecordsChange[],
  clock: Hlc,
): { readonly records: BoxRecords; readonly rows: readonly RecordRow[] } {
  const tables = new Map(records.tables);
  const copied = new Map<RecordTable, Map<string, RecordRow>>();
  const rows = new Map<string, RecordRow>();
  const write = (change: RecordsChange, at: Hlc): void => {
    const known = tables.get(change.table)?.get(change.id) ?? null;
    const row = mergeRecord(known, change.table, change.id, change.fields, at);
    if (row === null) return;
    // One copy of a table for all its changes: an import has thousands.
    const table = copied.get(change.table) ?? new Map(tables.get(change.table));
    copied.set(change.table, table.set(change.id, row));
    tables.set(change.table, table);
    rows.set(`${row.table}:${row.id}`, row);
  };
  for (const change of changes) write(change, clock);
  const setting = settingOf({ tables });
  if (setting !== null && [...rows.values()].some((row) => menuTables.has(row.table))) {
    // The version counts changes, also one that a device made earlier than the last and could bring only now.
    const last = rowOf({ tables }, 'settings', setting.id)?.clocks.menuVersion ?? 0;
    const fields = { menuVersion: setting.menuVersion + 1 };
    write({ table: 'settings', id: setting.id, fields }, Math.max(clock, last + 1));
  }
  return { records: { tables }, rows: [...rows.values()] };
}

const remembered = new WeakMap<ReadonlyMap<string, RecordRow>, ReadonlyMap<string, unknown>>();

/** The rows of a table without their clocks. A table that did not change is the same map, so this is done once for each. */
function fieldsOf<T>(records: BoxRecords, table: RecordTable): ReadonlyMap<string, T> {
  const rows = records.tables.get(table);
  if (rows === undefined) return new Map();
  const known = remembered.get(rows) ?? new Map(Array.from(rows, ([id, row]) => [id, row.fields]));
  remembered.set(rows, known);
  return known as ReadonlyMap<string, T>;
}

export const settingOf = (records: BoxRecords): Setting | null => {
  for (const row of records.tables.get('settings')?.values() ?? []) return row.fields as Setting;
  return null;
};

export const planOf = (records: BoxRecords): Plan => ({
  tables: fieldsOf<Table>(records, 'tables'),
  multiSessions: fieldsOf<MultiSession>(records, 'multi_sessions'),
});

export const menuOf = (records: BoxRecords): Menu => ({
  version: settingOf(records)?.menuVersion ?? 0,
  products: fieldsOf<Product>(records, 'products'),
  categories: fieldsOf<Category>(records, 'categories'),
  modifierGroups: fieldsOf<ModifierGroup>(records, 'modifier_groups'),
});

export const staffOf = (records: BoxRecords, id: string): Staff | null =>
  (rowOf(records, 'staff', id)?.fields as Staff | undefined) ?? null;
/** When a person left, in Unix ms; null while they work here. */
export function leftMsOf(records: BoxRecords, id: string): number | null {
  const row = rowOf(records, 'staff', id);
  return row?.fields.archived === true ? hlcToMs(row.clocks.archived ?? 0) : null;
}
export const deviceOf = (records: BoxRecords, id: string): Device | null =>
  (rowOf(records, 'devices', id)?.fields as Device | undefined) ?? null;
export const multiSessionOf = (records: BoxRecords, id: string): MultiSession | null =>
  (rowOf(records, 'multi_sessions', id)?.fields as MultiSession | undefined) ?? null;
