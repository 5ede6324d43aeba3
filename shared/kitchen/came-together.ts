import type { OrderId } from '../base/ids.ts';
import type { Book } from '../order/book.ts';
import { type Fact, isFact } from '../order/events.ts';
import type { LineView } from '../order/line-view.ts';
import { mergesOf } from '../order/merges.ts';
import { fieldsOf } from '../order/order-fields.ts';
import type { OrderView } from '../order/order-view.ts';
import { byAdmission, laterWins, standing, writesOf } from '../order/rules.ts';

/** Before and after, in this file: as the kitchen heard of it. A cook has read what was there when a firing came. */
const before = (facts: readonly Fact[], fired: Fact): readonly Fact[] =>
  facts.filter((fact) => byAdmission(fact, fired) < 0);

/** Where a dish was at a firing, its own or a later one: the order it was on, merges followed, and the table of that order. */
type PlaceThen = { readonly order: OrderId; readonly table: string | null };

function placeThen(book: Book, line: LineView, fired: Fact): PlaceThen {
  const passed = new Set<OrderId>();
  for (let order = orderThen(line, fired); ; ) {
    passed.add(order);
    const { opened, table, merge } = fieldsOf(thenKnown(book, order, fired));
    if (merge.value === null || passed.has(merge.value))
      return { order, table: opened === undefined ? null : table.value };
    order = merge.value;
  }
}

/**
 * From where dishes came to the table where they are now: the cook was told to send them to another one when they were fired.
 * They moved, alone or with their party, or their party joined another.
 */
export type CameFrom = { readonly table: string | null; readonly by: 'moved' | 'joined' };

/** Null: they are for the table from which they were fired. */
export function cameFrom(book: Book, view: OrderView, line: LineView, fired: Fact): CameFrom | null {
  const { order, table } = placeThen(book, line, fired);
  if (table === view.table.value) return null;
  const stayedWithParty = orderThen(line, fired) === line.sentTo.value;
  return { table, by: stayedWithParty && order !== view.order ? 'joined' : 'moved' };
}

/** Whether two dishes that are on one bill now were so already when somebody fired. */
export const wereTogether = (book: Book, one: LineView, other: LineView, fired: Fact): boolean =>
  placeThen(book, one, fired).order === placeThen(book, other, fired).order;

/** A part has never been on the order from which it was taken. */
function orderThen({ home, partOf, facts }: LineView, fired: Fact): OrderId {
  const transfers = standing(before(facts, fired));
  return laterWins(
    partOf?.by.event.body.to ?? home,
    writesOf(transfers, 'line-transferred', ({ body }) => ({ value: body.to, over: body.over })),
  ).value;
}

/** An opening counts whenever it came: without it there was no order to fire from. */
function thenKnown(book: Book, order: OrderId, fired: Fact): readonly Fact[] {
  const facts = book.orders.get(order)?.facts ?? [];
  return facts.filter((fact) => isFact(fact, 'order-opened') || byAdmission(fact, fired) < 0);
}

/**
 * What brought a dish and what was said about an order onto one bill: the last of the merges that only one of them has gone
 * through, or the dish's own transfer. Null when they were never apart.
 */
export function broughtTogether(book: Book, { home, sentTo }: LineView, order: OrderId): Fact | null {
  const transfer = sentTo.by === null || sentTo.value === home ? [] : [sentTo.by];
  const [dish, said] = [new Set([...transfer, ...mergesOf(book, sentTo.value)]), new Set(mergesOf(book, order))];
  const apart = [...[...dish].filter((by) => !said.has(by)), ...[...said].filter((by) => !dish.has(by))];
  return apart.reduce<Fact | null>((last, by) => (last === null || byAdmission(last, by) < 0 ? by : last), null);
}
