import type { Writer } from './open.ts';

export type SetAsideRow = {
  readonly entry: number;
  readonly device: string;
  readonly code: string | null;
  readonly judgedMs: number | null;
  /** The offer as it was sent. */
  readonly json: string;
  /** When a manager has seen to it, and who; null while it waits. */
  readonly dealtMs: number | null;
  readonly dealtBy: string | null;
};

/** Newest first. */
export type SetAsideRows = {
  readonly rows: readonly SetAsideRow[];
  /** Whether there are older ones. */
  readonly more: boolean;
};

/** What one answer may carry: read, parsed and sent between two taps, whatever a device that nobody believes has sent. */
export const mostLetters = 256 * 1024;

/** What was offered and neither admitted nor refused, for a manager to read and to see to. Nothing leaves here. */
export function setAsideRows(database: Writer) {
  const list = (which: string) =>
    database.prepare<[number, number], SetAsideRow>(
      `SELECT entry, device, code, judged_ms AS judgedMs, json, dealt_ms AS dealtMs, dealt_by AS dealtBy FROM verdicts
        WHERE verdict = 'set-aside' AND dealt_ms ${which} AND entry < ? ORDER BY entry DESC LIMIT ?`,
    );
  const [waiting, dealtWith] = [list('IS NULL'), list('IS NOT NULL')];
  const countOf = database
    .prepare<[string], number>(`SELECT count(*) FROM verdicts WHERE verdict = 'set-aside' AND device = ?`)
    .pluck();
  const countWaiting = database
    .prepare<[], number>(`SELECT count(*) FROM verdicts WHERE verdict = 'set-aside' AND dealt_ms IS NULL`)
    .pluck();
  const isThere = database
    .prepare<[number], 1>(`SELECT 1 FROM verdicts WHERE entry = ? AND verdict = 'set-aside'`)
    .pluck();
  // Who said it first has said it.
  const deal = database.prepare('UPDATE verdicts SET dealt_ms = ?, dealt_by = ? WHERE entry = ? AND dealt_ms IS NULL');
  const putBack = database.prepare('UPDATE verdicts SET dealt_ms = NULL, dealt_by = NULL WHERE entry = ?');
  return {
    /** At most `limit` of those before an entry; fewer where they are long, but one if there is any. */
    before(entry: number, limit: number, isDealtWith = false): SetAsideRows {
      const rows: SetAsideRow[] = [];
      let letters = 0;
      for (const row of (isDealtWith ? dealtWith : waiting).iterate(entry, limit + 1)) {
        letters += row.json.length;
        if (rows.length === limit || (rows.length > 0 && letters > mostLetters)) return { rows, more: true };
        rows.push(row);
      }
      return { rows, more: false };
    },
    countOf: (device: string): number => countOf.get(device) ?? 0,
    countWaiting: (): number => countWaiting.get() ?? 0,
    /** `dealt` null: it waits again. False when nothing of this number was set aside. */
    see(entry: number, dealt: { readonly by: string; readonly ms: number } | null): boolean {
      if (isThere.get(entry) === undefined) return false;
      if (dealt === null) putBack.run(entry);
      else deal.run(dealt.ms, dealt.by, entry);
      return true;
    },
  };
}
