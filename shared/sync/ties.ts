import type { OrderId } from '../base/ids.ts';
import type { Book, OrderFacts } from '../order/book.ts';
import { pointersTo } from '../order/merges.ts';

/**
 * No party's dishes were ever on so many orders: whoever looks at one of them, devices too, has to look at all that gave to it.
 * Counted by who ever gave to whom, because an undo takes no event away.
 */
export const maxTiedOrders = 200;

/** Which orders ever gave to one another, while a group of offers grows. */
export class Ties {
  readonly #book: Book;
  readonly #order: (id: OrderId) => OrderFacts | undefined;
  /** By receiver: those that gave to it in this group. */
  readonly #news = new Map<OrderId, Set<OrderId>>();

  /** @param order as it is with everything in the group so far */
  constructor(book: Book, order: (id: OrderId) => OrderFacts | undefined) {
    this.#book = book;
    this.#order = order;
  }

  tie(from: OrderId, to: OrderId): void {
    const known = this.#news.get(to);
    if (known === undefined) this.#news.set(to, new Set([from]));
    else known.add(from);
  }

  /** Would more orders hang together than anybody may be made to look at, if one gave to the other? */
  wouldBeTooMany(from: OrderId, to: OrderId): boolean {
    const tied = this.#tiedTo([from]);
    return !tied.has(to) && this.#tiedTo([from, to]).size > maxTiedOrders;
  }

  /** Not all of them, when they are more than too many. */
  #tiedTo(ids: readonly OrderId[]): ReadonlySet<OrderId> {
    const tied = new Set(ids);
    for (const id of tied) {
      if (tied.size > maxTiedOrders) break;
      for (const other of this.#order(id)?.pointsTo ?? []) tied.add(other);
      for (const other of pointersTo(this.#book).get(id) ?? []) tied.add(other);
      for (const other of this.#news.get(id) ?? []) tied.add(other);
    }
    return tied;
  }
}
