import type { Book } from '@comanda/shared/order/book.ts';
import { isFact } from '@comanda/shared/order/events.ts';
import { orderFields } from '@comanda/shared/order/order-fields.ts';

/** How often each product was taken down on each business day, in one group of devices. */
export type Tally = {
  readonly multiSession: string;
  readonly days: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** Two weeks of evenings tell what is taken down often, and forget what went out of season. */
export const mostDays = 14;
/** Of each evening; what comes behind them has no place in the tab. */
export const mostOfDay = 60;

/**
 * The tally with what the book holds now. Of two counts of one day the greater stands: a day only grows, so counting it twice
 * changes nothing, and what has left the device was counted before. Orders without a number belong to no day yet.
 */
export function tallied(before: Tally, book: Book): Tally {
  const days = new Map(Object.entries(before.days).map(([day, counts]) => [day, new Map(Object.entries(counts))]));
  for (const [day, counts] of countsIn(book, before.multiSession)) {
    const known = days.get(day) ?? new Map<string, number>();
    for (const [product, count] of counts) known.set(product, Math.max(count, known.get(product) ?? 0));
    days.set(day, known);
  }
  const kept = [...days].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, mostDays);
  return {
    multiSession: before.multiSession,
    days: Object.fromEntries(kept.map(([day, counts]) => [day, Object.fromEntries(greatest(counts, mostOfDay))])),
  };
}

function countsIn(book: Book, multiSession: string): Map<string, Map<string, number>> {
  const days = new Map<string, Map<string, number>>();
  for (const order of book.orders.values()) {
    const { opened, number } = orderFields(order);
    if (number === null || opened?.event.body.multiSession !== multiSession) continue;
    const counts = days.get(number.day) ?? new Map<string, number>();
    days.set(number.day, counts);
    for (const { facts } of order.lines.values())
      for (const fact of facts) {
        if (!isFact(fact, 'line-added')) continue;
        const { product } = fact.event.body.item;
        counts.set(product, (counts.get(product) ?? 0) + 1);
      }
  }
  return days;
}

/** The products taken down most often, first. */
export function mostOften({ days }: Tally, most: number): readonly string[] {
  const together = new Map<string, number>();
  for (const counts of Object.values(days))
    for (const [product, count] of Object.entries(counts)) together.set(product, (together.get(product) ?? 0) + count);
  return greatest(together, most).map(([product]) => product);
}

const greatest = (counts: ReadonlyMap<string, number>, most: number): (readonly [string, number])[] =>
  [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)).slice(0, most);

/** What a device kept; nothing where it kept none, or of another group, or what nobody can read. */
export function readTally(stored: string | null, multiSession: string): Tally {
  const nothing: Tally = { multiSession, days: {} };
  const kept = parsed(stored);
  if (!isTable(kept) || kept.multiSession !== multiSession || !isTable(kept.days)) return nothing;
  const days = Object.entries(kept.days).flatMap(([day, counts]) => (isCounts(counts) ? [[day, counts] as const] : []));
  return { multiSession, days: Object.fromEntries(days) };
}

function parsed(stored: string | null): unknown {
  try {
    return JSON.parse(stored ?? 'null');
  } catch {
    // A page that was closed while it wrote: what is counted is only a convenience.
    return null;
  }
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCounts = (value: unknown): value is Record<string, number> =>
  isTable(value) && Object.values(value).every((count) => Number.isInteger(count));
