import { mostLeft } from '../menu/menu.ts';
import type { Book } from '../order/book.ts';
import type { Fact } from '../order/events.ts';
import { evolve } from '../order/evolve.ts';
import type { BoxGroup } from './box-group.ts';
import { factsOf } from './box-life.ts';
import { countedIn, type Left, leftAfter } from './left.ts';
import type { RecordRow } from './records.ts';

const remembered = new WeakMap<ReadonlyMap<string, RecordRow>, readonly Left[]>();

/** The products are the same map until one of them changes: they are gone through once for each, not for each group. */
function countedBy({ records }: BoxGroup): readonly Left[] {
  const products = records.tables.get('products');
  if (products === undefined) return [];
  const counted = remembered.get(products) ?? countedIn(products);
  remembered.set(products, counted);
  return counted;
}

/**
 * What a group of events changes in the counts of what is left. Written in the group's own transaction, so that an event is
 * counted once, however often it is sent.
 * @param orders those that the group can have changed
 */
export function leftByNow(draft: BoxGroup, after: Book, orders: ReadonlySet<string>): readonly Left[] {
  const counted = draft.events.length === 0 ? [] : countedBy(draft);
  if (counted.length === 0) return [];
  const by = leftAfter(counted, { said: draft.leftSaid, before: (events) => bookBefore(draft, events), after, orders });
  const bounded = by.map(({ product, left }) => ({ product, left: Math.max(-mostLeft, Math.min(mostLeft, left)) }));
  return bounded.filter(({ left }, at) => left !== counted[at]?.left);
}

/**
 * The book with no more than the first so many events, and with the orders that came back for the others. What a replica gave
 * back after a restore is in it too: the row that it gives back as well has counted that.
 */
function bookBefore({ life, returned, events }: BoxGroup, first: number): Book {
  const wholes = [...returned.values()].flatMap((parts) => parts.flatMap(({ enter }) => enter));
  const counted = events.filter(({ reoffered }, nth) => nth < first || reoffered);
  const facts = counted.map(
    ({ at, event, admittedClock }) => ({ event, clock: admittedClock ?? event.clock, position: at }) as Fact,
  );
  return evolve(life.book, [...wholes.flatMap(factsOf), ...facts]);
}
