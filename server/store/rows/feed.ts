import type { Group } from '@comanda/shared/sync/box-ports.ts';
import type { Writer } from '../open.ts';

type GroupEnd = { readonly upTo: number; readonly tag: string };
type Slice = GroupEnd & { readonly entries: readonly string[] };

/** Asked for entries that were cut away: the replica needs a snapshot. Compare with `oldestPosition` first. */
export class FeedCut extends Error {
  override readonly name = 'FeedCut';
  constructor(position: number, oldest: number) {
    super(`The feed after ${position} is not whole any more; it begins at ${oldest}.`);
  }
}

const everyone = '*';

/** An event's entry is put together by SQLite from the bytes as sent, so that catching up parses nothing. */
const entryText = `coalesce(f.json, '{"at":' || e.position || ',"kind":"event","event":' || e.json ||
  ',"admittedClock":' || coalesce(e.admitted_clock, 'null') || ',"mac":"' || e.mac || '"}')`;

/** The numbered changes, each for one multi-session or for everyone. */
export function feedRows(database: Writer) {
  const insert = database.prepare('INSERT INTO feed (position, scope, kind, json) VALUES (?, ?, ?, ?)');
  // A commit of nothing but refusals moves no position, and a position keeps its tag for ever.
  const end = database.prepare('INSERT INTO feed_groups (up_to, tag, wall_ms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  return {
    add(group: Group): void {
      end.run(group.upTo, group.tag, group.wallMs);
      for (const { at, audience } of group.events) for (const scope of audience) insert.run(at, scope, 'event', null);
      for (const { at, row, mac } of group.records) insert.run(at, everyone, 'record', recordText(at, { ...row, mac }));
      for (const { at, multiSession, json } of group.scopes) insert.run(at, multiSession, 'scope', json);
      if (group.dayClosed !== null) insert.run(group.dayClosed.at, everyone, 'day-closed', group.dayClosed.json);
    },
    ...feedReads(database),
    ...feedCut(database),
  };
}

const recordText = (at: number, row: unknown): string => JSON.stringify({ at, kind: 'record', row });

function feedReads(database: Writer) {
  const head = database.prepare<[], GroupEnd>('SELECT up_to AS upTo, tag FROM feed_groups ORDER BY up_to DESC LIMIT 1');
  const groupOf = database.prepare<[number], GroupEnd>(
    'SELECT up_to AS upTo, tag FROM feed_groups WHERE up_to >= ? ORDER BY up_to LIMIT 1',
  );
  const tagAt = database.prepare<[number], string>('SELECT tag FROM feed_groups WHERE up_to = ?').pluck();
  const nth = database
    .prepare<[number, string, number], number>(
      `SELECT position FROM feed WHERE position > ? AND scope IN (?, '${everyone}') ORDER BY position LIMIT 1 OFFSET ?`,
    )
    .pluck();
  const entries = database
    .prepare<[number, number, string], string>(
      `SELECT ${entryText} FROM feed f LEFT JOIN order_events e ON f.json IS NULL AND e.position = f.position
        WHERE f.position > ? AND f.position <= ? AND f.scope IN (?, '${everyone}') ORDER BY f.position`,
    )
    .pluck();
  const oldestPosition = database.prepare<[], number>('SELECT oldest_position FROM meta').pluck();
  const headOf = (): GroupEnd => head.get() ?? { upTo: 0, tag: '' };
  return {
    head: headOf,
    tagAt: (position: number): string | null => tagAt.get(position) ?? null,
    /** @throws FeedCut */
    after(multiSession: string, position: number, limit: number): Slice {
      const oldest = oldestPosition.get() ?? 0;
      if (position < oldest) throw new FeedCut(position, oldest);
      const last = nth.get(position, multiSession, Math.max(limit, 1) - 1);
      const { upTo, tag } = (last === undefined ? undefined : groupOf.get(last)) ?? headOf();
      return { upTo, tag, entries: entries.all(position, upTo, multiSession) };
    },
  };
}

function feedCut(database: Writer) {
  const oldest = database.prepare<[], number>('SELECT oldest_position FROM meta').pluck();
  const boundary = database
    .prepare<[number, number], number | null>('SELECT max(up_to) FROM feed_groups WHERE up_to > ? AND up_to <= ?')
    .pluck();
  const cut = database.prepare('DELETE FROM feed WHERE position <= ?');
  const setOldest = database.prepare('UPDATE meta SET oldest_position = ?');
  const oldestPosition = (): number => oldest.get() ?? 0;
  return {
    oldestPosition,
    /** Forgets entries up to `before`, at most about `atMost` numbers in one go. True: there is more to do. */
    prune(before: number, atMost: number): boolean {
      const from = oldestPosition();
      const goal = boundary.get(from, before) ?? null;
      if (goal === null) return false;
      const upTo = Math.min(goal, from + atMost);
      cut.run(upTo);
      setOldest.run(upTo);
      return upTo < goal;
    },
  };
}
