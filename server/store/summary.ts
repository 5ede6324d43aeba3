import { hash } from 'node:crypto';
import { describe } from './backup.ts';
import type { Reader } from './open.ts';
import { sealKey } from './rows/meta.ts';

/** A restaurant's file in a few words, for a person who has to choose between two. */
export type Summary = {
  readonly restaurant: string;
  readonly events: number;
  readonly orders: number;
  readonly businessDay: string;
  readonly head: number;
  readonly tag: string;
  readonly schemaVersion: number;
  /** Of the last commit; null before the first. */
  readonly lastMs: number | null;
  /** The same for all files of one restaurant. */
  readonly restaurantId: string;
};

export function summaryOf(database: Reader): Summary {
  const { head, tag, schemaVersion, counts } = describe(database);
  const one = <T>(sql: string): T | undefined => database.prepare<[], T>(sql).pluck().get();
  return {
    restaurant: one<string>('SELECT restaurant FROM settings') ?? '',
    events: counts.order_events ?? 0,
    orders: counts.orders ?? 0,
    businessDay: one<string>('SELECT business_day FROM meta') ?? '',
    head,
    tag,
    schemaVersion,
    lastMs: one<number>('SELECT max(wall_ms) FROM feed_groups WHERE wall_ms > 0') ?? null,
    restaurantId: hash('sha256', sealKey(database)).slice(0, 12),
  };
}

/** What happened after a position. */
export type Newer = { readonly events: number; readonly orders: number; readonly sinceMs: number | null };

/** Null when this file never stood at that position with that tag: then it has another history. */
export function newerThan(database: Reader, head: number, tag: string): Newer | null {
  const known = database.prepare<[number], string>('SELECT tag FROM feed_groups WHERE up_to = ?').pluck().get(head);
  if (known !== tag) return null;
  return (
    database
      .prepare<[number, number], Newer>(
        `SELECT count(*) AS events, count(DISTINCT order_id) AS orders,
          (SELECT min(wall_ms) FROM feed_groups WHERE up_to > ?) AS sinceMs
         FROM order_events WHERE position > ?`,
      )
      .get(head, head) ?? null
  );
}
