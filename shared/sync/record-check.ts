import { Compile } from 'typebox/schema';
import { type BoxRecords, rowOf } from './box-records.ts';
import { type RecordTable, recordTables } from './records.ts';
import type { RecordChange } from './wire.ts';

const checkers = new Map<RecordTable, { Check(value: unknown): boolean }>();

/** Would the row be whole and well-formed after this change? A new row must come with all its fields. */
export function rowIsWellFormed(table: RecordTable, row: unknown): boolean {
  let checker = checkers.get(table);
  if (checker === undefined) {
    checker = Compile(recordTables[table]);
    checkers.set(table, checker);
  }
  return checker.Check(row);
}

export function fieldsFit(records: BoxRecords, { body }: RecordChange): boolean {
  const known = rowOf(records, body.table, body.row);
  const allowed = Object.keys(recordTables[body.table].properties);
  if (Object.keys(body.fields).some((field) => !allowed.includes(field))) return false;
  return rowIsWellFormed(body.table, { ...known?.fields, ...body.fields, id: body.row });
}
