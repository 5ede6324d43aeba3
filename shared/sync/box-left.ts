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
  const by = leftAfter(counted, { before: booksBefore(draft), after, orders });
  const bounded = by.map(({ product, left }) => ({ product, left: Math.max(-mostLeft, Math.min(mostLeft, left)) }));
  return bounded.filter(({ left }, at) => left !== counted[at]?.left);
}

/**
 * For each product the book with no more of the group's events than its count knows, and with the orders that came back for the
 * others: what came before somebody said the number, and sometimes what a replica gives back after a restore.
 */
function booksBefore(draft: BoxGroup): (product: string) => Book {
  const { life, returned, events } = draft;
  const wholes = [...returned.values()].flatMap((parts) => parts.flatMap(({ enter }) => enter));
  const someComeBack = events.some(({ reoffered }) => reoffered);
  const books = new Map<string, Book>();
  return (product) => {
    const first = draft.leftSaid.get(product) ?? 0;
    const withReturned = someComeBack && knowsWhatComesBack(draft, product);
    const key = `${first} ${withReturned}`;
    const known = books.get(key);
    if (known !== undefined) return known;
    const facts = events
      .filter(({ reoffered }, nth) => nth < first || (reoffered && withReturned))
      .map(({ at, event, admittedClock }) => ({ event, clock: admittedClock ?? event.clock, position: at }) as Fact);
    const book = evolve(life.book, [...wholes.flatMap(factsOf), ...facts]);
    books.set(key, book);
    return book;
  };
}

/**
 * A number that the box had before it lost anything: all that comes back was taken after it. A number said since, or brought back
 * from the lost hours with what had been counted there: what comes back is in it.
 */
function knowsWhatComesBack(draft: BoxGroup, product: string): boolean {
  const word = draft.leftWord(product);
  return word === null || word === draft.epoch;
}
