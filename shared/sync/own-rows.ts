import { mergeRecord } from './record-merge.ts';
import type { RecordRow, RecordTable } from './records.ts';
import type { Offer, RecordChange } from './wire.ts';

/** The rows of a table as the box has confirmed them, with a device's own unconfirmed changes on top. */
export function withOwnChanges(
  table: RecordTable,
  confirmed: ReadonlyMap<string, RecordRow>,
  waiting: readonly Offer[],
): ReadonlyMap<string, RecordRow> {
  const own = waiting.filter(
    (offer): offer is RecordChange => offer.type === 'record-changed' && offer.body.table === table,
  );
  if (own.length === 0) return confirmed;
  const rows = new Map(confirmed);
  for (const { body, clock } of own) {
    const row = mergeRecord(rows.get(body.row) ?? null, table, body.row, body.fields, clock);
    if (row !== null) rows.set(body.row, row);
  }
  return rows;
}
