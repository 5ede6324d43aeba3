import { mostLeft } from '../menu/menu.ts';
import type { Book } from '../order/book.ts';
import type { Fact } from '../order/events.ts';
import { evolve } from '../order/evolve.ts';
import type { BoxGroup, GroupEvent } from './box-group.ts';
import { factsOf } from './box-life.ts';
import { rowOf } from './box-records.ts';
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
 * For each product the book with no more of the group's events than its count is aware of, and with the orders that came back for
 * the others.
 */
function booksBefore(draft: BoxGroup): (product: string) => Book {
  const { life, returned, events } = draft;
  const wholes = [...returned.values()].flatMap((parts) => parts.flatMap(({ enter }) => enter));
  const books = new Map<string, Book>();
  return (product) => {
    const known = events.filter((event, nth) => isCounted(draft, product, event, nth));
    const key = known.map(({ at }) => at).join();
    const facts = known.map(
      ({ at, event, admittedClock }) => ({ event, clock: admittedClock ?? event.clock, position: at }) as Fact,
    );
    const book = books.get(key) ?? evolve(life.book, [...wholes.flatMap(factsOf), ...facts]);
    books.set(key, book);
    return book;
  };
}

/**
 * Is a count aware of an event? Of those that came before somebody said it. What a replica gives back after a restore was said
 * after that word, if its clock is later; unless the word came back as well, with a count that has it.
 */
function isCounted(
  draft: BoxGroup,
  product: string,
  { event, admittedClock, reoffered }: GroupEvent,
  nth: number,
): boolean {
  if (nth < (draft.leftSaid.get(product) ?? 0)) return true;
  if (!reoffered) return false;
  const saidAt = rowOf(draft.records, 'products', product)?.clocks.left ?? -1;
  return draft.leftGivenBack.has(product) || (admittedClock ?? event.clock) < saidAt;
}
