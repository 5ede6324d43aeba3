import { emptyBook } from '@comanda/shared/order/book.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import { evolve } from '@comanda/shared/order/evolve.ts';
import { factOf } from '@comanda/shared/sync/box-life.ts';
import type { DayReductions } from '@comanda/shared/sync/office-api.ts';
import { reductionsIn } from '@comanda/shared/till/reductions.ts';
import type { Reader, Writer } from './open.ts';
import { type EventRow, factIn, selectEvents } from './rows/events.ts';

/**
 * What was void, given and taken off on a business day: the day on which the box admitted it, so a closed day keeps its list. What
 * each comes to is read from the orders as they are now.
 * @param day the one that goes on, where none is named
 */
export function reductionsOf(database: Reader | Writer, day: string | null): DayReductions {
  const current = database.prepare<[], string>('SELECT business_day FROM meta').pluck().get() ?? '';
  const asked = day ?? current;
  const facts = factsWithin(database, spanOf(database, asked, current));
  const streams = streamsAround(database, new Set(facts.map(({ event }) => event.orderId)));
  const book = evolve(emptyBook, streams.flatMap(ofOrder(database)));
  const approver = database.prepare<[string], string>('SELECT staff FROM sign_ins WHERE id = ?').pluck();
  const approvals = new Map(facts.map(({ event: { id, approval } }) => [id, approval]));
  const approvedBy = (event: string): string | null => approver.get(approvals.get(event) ?? '') ?? null;
  return {
    day: asked,
    ...neighbours(database, asked, current),
    reductions: reductionsIn(book, facts).map((one) => ({ ...one, approvedBy: approvedBy(one.event) })),
  };
}

type Span = { readonly after: number; readonly before: number };

/** The positions that the box gave on a day; none for a day that never was. */
function spanOf(database: Reader | Writer, day: string, current: string): Span {
  const closed = database.prepare<[string], number>('SELECT closed_position FROM business_days WHERE day = ?').pluck();
  const lastEnd = database
    .prepare<[number], number | null>('SELECT max(closed_position) FROM business_days WHERE closed_position < ?')
    .pluck();
  const before = closed.get(day) ?? (day === current ? Number.MAX_SAFE_INTEGER : 0);
  return { after: lastEnd.get(before) ?? 0, before };
}

function neighbours(database: Reader | Writer, day: string, current: string): Pick<DayReductions, 'earlier' | 'later'> {
  const days = `WITH days AS (SELECT day FROM business_days UNION SELECT ?)`;
  const near = (which: string) => database.prepare<[string, string], string | null>(`${days} ${which}`).pluck();
  return {
    earlier: near('SELECT max(day) FROM days WHERE day < ?').get(current, day) ?? null,
    later: near('SELECT min(day) FROM days WHERE day > ?').get(current, day) ?? null,
  };
}

const factsWithin = (database: Reader | Writer, { after, before }: Span): Fact[] =>
  database
    .prepare<[number, number], EventRow>(
      `${selectEvents} WHERE position > ? AND position < ? AND type IN ('line-voided', 'line-comped', 'discount-set')`,
    )
    .all(after, before)
    .map((row) => factOf(factIn(row)));

/** These orders, those that their dishes are on now, and all that those are made of. */
function streamsAround(database: Reader | Writer, orders: ReadonlySet<string>): string[] {
  return database
    .prepare<[string], string>(
      `WITH asked AS (SELECT value AS order_id FROM json_each(?)),
        roots AS (
          SELECT coalesce(o.merged_into, o.order_id) AS root FROM orders o JOIN asked USING (order_id)
          UNION SELECT l.on_order FROM order_lines l JOIN asked USING (order_id)
        )
        SELECT root FROM roots WHERE root IS NOT NULL
        UNION SELECT order_id FROM orders WHERE merged_into IN (SELECT root FROM roots)
        UNION SELECT order_id FROM order_lines WHERE on_order IN (SELECT root FROM roots)
        UNION SELECT order_id FROM asked`,
    )
    .pluck()
    .all(JSON.stringify([...orders]));
}

function ofOrder(database: Reader | Writer): (order: string) => Fact[] {
  const events = database.prepare<[string], EventRow>(`${selectEvents} WHERE order_id = ? ORDER BY position`);
  return (order) => events.all(order).map((row) => factOf(factIn(row)));
}
