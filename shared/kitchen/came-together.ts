import type { OrderId } from '../base/ids.ts';
import type { Book } from '../order/book.ts';
import { type Fact, isFact } from '../order/events.ts';
import type { LineView } from '../order/line-view.ts';
import { mergesOf } from '../order/merges.ts';
import { fieldsOf } from '../order/order-fields.ts';
import { byAdmission, laterWins, standing, writesOf } from '../order/rules.ts';

/** Before and after, in this file: as the kitchen heard of it. A cook has read what was there when a firing came. */
const before = (facts: readonly Fact[], fired: Fact): readonly Fact[] =>
  facts.filter((fact) => byAdmission(fact, fired) < 0);

/** The table of the order that a dish was on when it was fired: where the cook was told to send it. */
export function tableFiredFrom(book: Book, line: LineView, fired: Fact): string | null {
  const passed = new Set<OrderId>();
  for (let order = orderThen(line, fired); ; ) {
    passed.add(order);
    const { opened, table, merge } = fieldsOf(thenKnown(book, order, fired));
    if (merge.value === null || passed.has(merge.value)) return opened === undefined ? null : table.value;
    order = merge.value;
  }
}

function orderThen({ home, facts }: LineView, fired: Fact): OrderId {
  const transfers = standing(before(facts, fired));
  return laterWins(
    home,
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
