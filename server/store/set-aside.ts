import type { Writer } from './open.ts';

export type SetAsideRow = {
  readonly entry: number;
  readonly device: string;
  readonly code: string | null;
  readonly judgedMs: number | null;
  /** The offer as it was sent. */
  readonly json: string;
};

/** What one answer may carry: read, parsed and sent between two taps, whatever a device that nobody believes has sent. */
const mostLetters = 256 * 1024;

/** What was offered and neither admitted nor refused, for a manager to read. Nothing leaves here. */
export function setAsideRows(database: Writer) {
  const newest = database.prepare<[number, number], SetAsideRow>(
    `SELECT entry, device, code, judged_ms AS judgedMs, json FROM verdicts
      WHERE verdict = 'set-aside' AND entry < ? ORDER BY entry DESC LIMIT ?`,
  );
  const countOf = database
    .prepare<[string], number>(`SELECT count(*) FROM verdicts WHERE verdict = 'set-aside' AND device = ?`)
    .pluck();
  return {
    /** Newest first, at most `limit` of those before an entry; fewer where they are long, but one if there is any. */
    before(entry: number, limit: number): SetAsideRow[] {
      const rows: SetAsideRow[] = [];
      let letters = 0;
      for (const row of newest.iterate(entry, limit)) {
        letters += row.json.length;
        if (rows.length > 0 && letters > mostLetters) break;
        rows.push(row);
      }
      return rows;
    },
    countOf: (device: string): number => countOf.get(device) ?? 0,
  };
}
