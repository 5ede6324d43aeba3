import type { Hlc } from '../base/clock.ts';
import { type BoxRecords, changeRecords, rowOf, settingOf, withRow } from './box-records.ts';
import { rowIsWellFormed } from './record-check.ts';
import { menuTables, type RecordRow, type RecordTable, recordTables } from './records.ts';
import type { SealedRow } from './wire.ts';

/** What the box seals in a row. */
export const rowText = ({ table, id, version, fields, clocks }: RecordRow): string =>
  `record:${JSON.stringify([table, id, version, fields, clocks])}`;

type Tables = ReadonlyMap<RecordTable, ReadonlyMap<string, RecordRow>>;

/**
 * Rows that a replica read and a restored box has forgotten, or has as they were before. The settings first: they say which
 * version of the menu the others belong to.
 */
export function forgottenRows(known: Tables, fresh: readonly RecordRow[]): SealedRow[] {
  const there = new Map(fresh.map((row) => [`${row.table}:${row.id}`, row]));
  const forgotten: SealedRow[] = [];
  for (const { mac, table, id, version, fields, clocks } of [...known.values()].flatMap((rows) => [...rows.values()])) {
    const box = there.get(`${table}:${id}`);
    // What the box itself counted in a row has no later clock.
    const isLater =
      version > (box?.version ?? 0) || Object.entries(clocks).some(([field, at]) => at > (box?.clocks[field] ?? -1));
    if (mac === undefined || !isLater) continue;
    const sealed = { row: { table, id, version, fields, clocks }, mac };
    if (table === 'settings') forgotten.unshift(sealed);
    else forgotten.push(sealed);
  }
  return forgotten;
}

/**
 * A row that the box itself had sealed, field by field into what it has now: the later word stands, whoever brings it back.
 * @param cameBack whether the number from which the row is counted here has itself come back from the hours that the box lost: then
 * another replica may have counted further. From any other the box counts what comes back by itself
 */
export function takeBackRow(
  records: BoxRecords,
  given: RecordRow,
  clock: Hlc,
  cameBack: boolean,
): { readonly records: BoxRecords; readonly rows: readonly RecordRow[] } {
  const row = given.table in recordTables ? merged(rowOf(records, given.table, given.id), given, cameBack) : null;
  // It was well-formed once; this box may be an older one than the one that sealed it.
  if (row === null || !rowIsWellFormed(row.table, row.fields)) return { records, rows: [] };
  const { tables } = withRow(records, row);
  const setting = settingOf({ tables });
  const namedAt = setting === null ? 0 : (rowOf({ tables }, 'settings', setting.id)?.clocks.menuVersion ?? 0);
  // What is older than the present version of the menu is part of it: devices may have sold it under that name.
  const isNewMenu = menuTables.has(row.table) && Object.values(row.clocks).some((at) => at > namedAt);
  if (setting === null || !isNewMenu) return { records: { tables }, rows: [row] };
  const fields = { menuVersion: setting.menuVersion + 1 };
  const change = { table: 'settings', id: setting.id, fields } as const;
  const next = changeRecords({ tables }, [change], Math.max(clock, namedAt + 1));
  return { records: next.records, rows: [row, ...next.rows] };
}

function merged(known: RecordRow | null, given: RecordRow, cameBack: boolean): RecordRow | null {
  // Of a row that is not here at all nothing is later than what was given: also what came with an update and nobody wrote.
  const fields: Record<string, unknown> = { ...(known ?? given).fields, id: given.id };
  const clocks: Record<string, number> = { ...known?.clocks };
  let changed = false;
  for (const [field, clock] of Object.entries(given.clocks)) {
    // A version counts: the greater one stands, also where the box has begun to count again from less.
    const counts = field === 'menuVersion' && Number(given.fields[field]) > Number(fields[field] ?? 0);
    if (clock <= (clocks[field] ?? -1) && !counts) continue;
    if (field === 'menuVersion' && !counts && known !== null) continue;
    fields[field] = given.fields[field];
    clocks[field] = Math.max(clock, clocks[field] ?? 0);
    changed = true;
  }
  // It was counted on from one and the same word: further in the row that was written more often.
  const isSameWord = given.clocks.left !== undefined && given.clocks.left === known?.clocks.left;
  if (cameBack && isSameWord && given.version > known.version && fields.left !== given.fields.left) {
    fields.left = given.fields.left;
    changed = true;
  }
  if (!changed) return null;
  const version = Math.max((known?.version ?? 0) + 1, given.version);
  return { table: given.table, id: given.id, version, fields, clocks };
}
