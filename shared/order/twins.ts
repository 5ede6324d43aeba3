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
    .filter((other) => other !== id && isTwin(view, orderView(book, other)))
    .toSorted();
}

function isTwin(view: OrderView, other: OrderView | null): boolean {
  if (other?.state !== 'open' || other.table.value !== view.table.value) return false;
  const { table, saw } = other.opened.event.body;
  return table === view.table.value && !saw.includes(view.order) && !view.opened.event.body.saw.includes(other.order);
}
