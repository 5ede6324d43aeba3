import type { LineId, OrderId } from '../base/ids.ts';
import type { Fact, FactOf } from './events.ts';
import { withEntries } from './layered-map.ts';
import type { Memo } from './memo.ts';

/**
 * All orders a replica holds, as the facts it knows about them: nothing is decided here. What a fact means beside the
 * others is the business of the house rules (`rules.ts`), asked when someone looks. So the same facts give the same order,
 * whatever the order in which they arrived.
 */
export type Book = {
  readonly orders: ReadonlyMap<OrderId, OrderFacts>;
  /** The few orders whose `pointsTo` names another, so that nobody walks the whole book for them. */
  readonly pointing: ReadonlySet<OrderId>;
  /** By table: the orders that were ever said to be at it. Where they are now is for the house rules. */
  readonly saidAt: ReadonlyMap<string, readonly OrderId[]>;
};

/** One stream: what happened to an order, and to the lines born in it. */
export type OrderFacts = {
  readonly order: OrderId;
  /** Facts about the order as a whole. Here and below by stamp, never by arrival. */
  readonly facts: readonly Fact[];
  readonly lines: ReadonlyMap<LineId, LineFacts>;
  /** Orders that lines of this stream, or the order itself, were ever sent to: where else to look for them. */
  readonly pointsTo: readonly OrderId[];
  /** Every parting of a line of this stream: it ties the lines that it names. */
  readonly parted: readonly FactOf<'line-parted'>[];
  /** Events of types this program cannot read: kept, and the order is neither fired nor settled here. */
  readonly unread: readonly Fact[];
  /** The view of this order, when no other has a part in it. */
  readonly memo: Memo;
  /** What `facts` say by themselves: stays while only lines change. */
  readonly fieldsMemo: Memo;
  /** What of its parted lines is cooked under which: stays while nothing is said of those. */
  readonly cookingMemo: Memo;
};

export type LineFacts = { readonly line: LineId; readonly facts: readonly Fact[]; readonly memo: Memo };

export const emptyBook: Book = { orders: new Map(), pointing: new Set(), saidAt: new Map() };

/** Every fact of a stream, in no particular order, each once. */
export function allFacts(order: OrderFacts): Fact[] {
  const all = [...order.facts, ...order.unread];
  const several = new Set<string>();
  for (const line of order.lines.values())
    for (const fact of line.facts) {
      const { event } = fact;
      // Only what names several lines is filed more than once.
      if ('lines' in event.body || 'as' in event.body) {
        if (several.has(event.id)) continue;
        several.add(event.id);
      }
      all.push(fact);
    }
  return all;
}

export function without(book: Book, orders: readonly OrderId[]): Book {
  if (!orders.some((order) => book.orders.has(order))) return book;
  const left = new Map(book.orders);
  const pointing = new Set(book.pointing);
  const tables = new Set<string>();
  for (const order of orders) {
    for (const fact of book.orders.get(order)?.facts ?? []) {
      const table = tableIn(fact);
      if (table !== null) tables.add(table);
    }
    left.delete(order);
    pointing.delete(order);
  }
  const said = [...tables].map((table) => [table, book.saidAt.get(table)?.filter((id) => left.has(id)) ?? []] as const);
  return { orders: left, pointing, saidAt: withEntries(book.saidAt, said) };
}

/** The table that a fact says its order is at. */
export function tableIn({ event }: Fact): string | null {
  return event.type === 'order-opened' || event.type === 'table-moved' ? event.body.table : null;
}
