import { openReader } from '@comanda/server/store/open.ts';

type EventRow = { readonly id: string; readonly position: number };
type LineRow = { readonly line_id: string; readonly quantity: number };

/** What is on the box's disk, read by somebody else. */
export function readBox(
  database: string,
  after: number,
): {
  readonly events: ReadonlyMap<string, number>;
  readonly lines: ReadonlyMap<string, number>;
  readonly head: number;
} {
  const sql = openReader(database);
  const events = sql.prepare('SELECT id, position FROM order_events WHERE position > ?').all(after) as EventRow[];
  const lines = sql.prepare('SELECT line_id, quantity FROM order_lines').all() as LineRow[];
  const head = sql.prepare<[], number>('SELECT coalesce(max(position), 0) FROM order_events').pluck().get() ?? 0;
  sql.close();
  return {
    events: new Map(events.map(({ id, position }) => [id, position])),
    lines: new Map(lines.map(({ line_id, quantity }) => [line_id, quantity])),
    head,
  };
}
