import type { OrderId } from '../base/ids.ts';
import type { Book } from '../order/book.ts';
import { orderView } from '../order/order-view.ts';
import { dishesTaken } from '../order/taken.ts';
import type { RecordRow } from './records.ts';

export type Left = { readonly product: string; readonly left: number };

/** Of which products somebody says how many are left, and how many. */
export function countedIn(products: ReadonlyMap<string, RecordRow>): readonly Left[] {
  const counted: Left[] = [];
  for (const { id, fields } of products.values())
    if (typeof fields.left === 'number') counted.push({ product: id, left: fields.left });
  return counted;
}

/** News that a count is not yet aware of. */
export type News = {
  /** The book with no more of the news than the count of a product is aware of; the same one for as many products as may be. */
  readonly before: (product: string) => Book;
  /** The book with all of them. */
  readonly after: Book;
  /** All among which dishes can have come, gone or changed places. */
  readonly orders: Iterable<OrderId>;
};

/** How many are left after what the news took: what was ordered before somebody said a number is not among those. */
export function leftAfter(counted: readonly Left[], { before, after, orders }: News): readonly Left[] {
  const taken = new Map<Book, ReadonlyMap<string, number>>();
  return counted.map(({ product, left }) => {
    const known = before(product);
    const dishes = taken.get(known) ?? takenBetween(known, after, orders);
    taken.set(known, dishes);
    return { product, left: left - (dishes.get(product) ?? 0) };
  });
}

function takenBetween(before: Book, after: Book, orders: Iterable<OrderId>): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  const add = (book: Book, id: OrderId, sign: 1 | -1): void => {
    const view = orderView(book, id);
    if (view === null) return;
    for (const [product, dishes] of dishesTaken(view)) taken.set(product, (taken.get(product) ?? 0) + sign * dishes);
  };
  for (const id of orders) {
    add(before, id, -1);
    add(after, id, 1);
  }
  return taken;
}
