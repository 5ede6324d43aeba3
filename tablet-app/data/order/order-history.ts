import type { Book } from '@comanda/shared/order/book.ts';
import { allFacts } from '@comanda/shared/order/book.ts';
import { type Fact, isFact } from '@comanda/shared/order/events.ts';
import { isEarlier } from '@comanda/shared/order/rules.ts';

/**
 * What happened to an order, by stamp: its own facts, the lines that came and went, and the orders that were merged into it,
 * so that whoever stands at the one that is left finds where to take it back.
 */
export function orderHistory(book: Book, order: string): Fact[] {
  const found = new Map<string, Fact>();
  for (const fact of book.orders.get(order)?.facts ?? []) found.set(fact.event.id, fact);
  for (const id of new Set([order, ...book.pointing])) {
    const stream = book.orders.get(id);
    if (stream === undefined || (id !== order && !stream.pointsTo.includes(order))) continue;
    const facts = allFacts(stream);
    const cameHere = new Set(
      facts.flatMap((one) => {
        if (isFact(one, 'line-parted') && one.event.body.to === order) return one.event.body.as;
        return isFact(one, 'line-transferred') && one.event.body.to === order ? one.event.body.line : [];
      }),
    );
    const moves = facts.filter(
      (one) =>
        (isFact(one, 'orders-merged') && one.event.body.into === order) ||
        (isFact(one, 'line-parted') && (id === order || one.event.body.to === order)) ||
        (isFact(one, 'line-transferred') && (id === order || cameHere.has(one.event.body.line))),
    );
    const moved = new Set(moves.map(({ event }) => event.id));
    const takenBack = facts.filter((one) => isFact(one, 'undone') && moved.has(one.event.body.undoes));
    for (const fact of [...moves, ...takenBack]) found.set(fact.event.id, fact);
  }
  return [...found.values()].sort((a, b) => (isEarlier(a, b) ? -1 : 1));
}
