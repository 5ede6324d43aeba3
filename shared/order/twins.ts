import type { OrderId } from '../base/ids.ts';
import type { Book } from './book.ts';
import { type OrderView, orderView } from './order-view.ts';

/**
 * Open orders at the same table that were opened without sight of each other: most likely one party, entered twice. Both
 * stand; a screen marks them and offers to merge. A second party on purpose is not here: its author saw the first.
 */
export function accidentalTwins(book: Book, id: OrderId): OrderId[] {
  const view = orderView(book, id);
  if (view?.state !== 'open') return [];
  const table = view.opened.event.body.table;
  if (table === null || view.table.value !== table) return [];
  // Whoever is at a table was once said to be there: a floor of two hundred parties asks this for each of them.
  return (book.saidAt.get(table) ?? [])
    .filter((other) => {
      const there = other === id ? null : orderView(book, other);
      return there !== null && areTwins(view, there);
    })
    .toSorted();
}

/** Whether there are two among these that are most likely one party. */
export function hasTwins(orders: readonly OrderView[]): boolean {
  for (const [at, order] of orders.entries())
    for (let other = at + 1; other < orders.length; other += 1)
      if (areTwins(order, orders[other] as OrderView)) return true;
  return false;
}

/** Whether two orders are most likely one party, entered twice. */
function areTwins(a: OrderView, b: OrderView): boolean {
  if (a.state !== 'open' || b.state !== 'open' || a.table.value === null || a.table.value !== b.table.value)
    return false;
  const [one, other] = [a.opened.event.body, b.opened.event.body];
  return (
    one.table === a.table.value &&
    other.table === b.table.value &&
    !sawIn(one.saw).has(b.order) &&
    !sawIn(other.saw).has(a.order)
  );
}

/** What an author saw, to be looked up: each party of a full house is asked about every other one at its table, at every tap. */
function sawIn(saw: readonly OrderId[]): ReadonlySet<OrderId> {
  const known = lookups.get(saw);
  if (known !== undefined) return known;
  const made = new Set(saw);
  lookups.set(saw, made);
  return made;
}

const lookups = new WeakMap<readonly OrderId[], ReadonlySet<OrderId>>();
