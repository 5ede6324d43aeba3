import type { StoredVerdict } from '@comanda/shared/sync/box-ports.ts';
import type { Writer } from '../open.ts';

/**
 * What the box said to each offer. An admitted event is in `order_events` and needs no second row; the rest is kept here
 * with the offer as sent, because nothing anyone did is thrown away.
 */
export function verdictRows(database: Writer) {
  const insert = database.prepare(
    `INSERT INTO verdicts (id, incarnation, device_seq, device, verdict, code, position, json, judged_ms)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const columns = 'id, incarnation, device_seq AS deviceSeq, device, verdict, code, position, json';
  const ofEvent = database.prepare<[string], StoredVerdict>(
    `SELECT id, incarnation, device_seq AS deviceSeq, device, 'admitted' AS verdict, NULL AS code, position, json
      FROM order_events WHERE id = ?`,
  );
  // An id that comes again with another meaning is refused under the same id; the first word stands.
  const ofOther = database.prepare<[string], StoredVerdict>(
    `SELECT ${columns} FROM verdicts WHERE id = ? ORDER BY entry LIMIT 1`,
  );
  // Nearly every offer is new, and one question is cheaper than two.
  const isKnown = database
    .prepare<[string, string], 0 | 1>(
      'SELECT EXISTS (SELECT 1 FROM order_events WHERE id = ?) OR EXISTS (SELECT 1 FROM verdicts WHERE id = ?)',
    )
    .pluck();
  return {
    add(verdict: StoredVerdict, nowMs: number): void {
      const { id, incarnation, deviceSeq, device, code, position, json } = verdict;
      insert.run(id, incarnation, deviceSeq, device, verdict.verdict, code, position, json, nowMs);
    },
    find: (id: string): StoredVerdict | null =>
      isKnown.get(id, id) === 1 ? (ofEvent.get(id) ?? ofOther.get(id) ?? null) : null,
  };
}
