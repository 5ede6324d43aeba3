import { audienceOf, type Plan } from '../floor/audience.ts';
import type { Book } from '../order/book.ts';
import { orderFields } from '../order/order-fields.ts';
import { isOver, orderView } from '../order/order-view.ts';

/** Which multi-sessions must hold each order whole. */
export type Audiences = ReadonlyMap<string, readonly string[]>;

/**
 * An order is seen where its table is, and also wherever its lines went: a stream travels with the last of its lines.
 * Streams point at few others, so the walk is short; one that points in a circle is walked once.
 */
export function audienceOfOrder(book: Book, plan: Plan, order: string): readonly string[] {
  const all = new Set<string>();
  const walked = new Set<string>();
  const toWalk = [order];
  for (let at = toWalk.pop(); at !== undefined; at = toWalk.pop()) {
    if (walked.has(at)) continue;
    walked.add(at);
    const stream = book.orders.get(at);
    if (stream === undefined) continue;
    const { opened, table } = orderFields(stream);
    if (opened !== undefined)
      for (const one of audienceOf(plan, table.value, opened.event.body.multiSession)) all.add(one);
    toWalk.push(...stream.pointsTo);
  }
  return [...all].sort();
}

/**
 * Orders that may leave the devices when a day ends: over, and so is every order that ever shared lines with them. They stay
 * or leave together, because none of them adds up without the others.
 */
export function leavingAtDayEnd(book: Book): string[] {
  const neighbours = new Map<string, string[]>();
  const join = (from: string, to: string): void => {
    const known = neighbours.get(from);
    if (known === undefined) neighbours.set(from, [to]);
    else known.push(to);
  };
  for (const [id, { pointsTo }] of book.orders) {
    for (const other of pointsTo) {
      join(id, other);
      join(other, id);
    }
  }
  const staying = new Set<string>();
  const toStay = [...book.orders.keys()].filter((id) => {
    const view = orderView(book, id);
    return view === null || !isOver(view);
  });
  for (let id = toStay.pop(); id !== undefined; id = toStay.pop()) {
    if (staying.has(id)) continue;
    staying.add(id);
    toStay.push(...(neighbours.get(id) ?? []));
  }
  return [...book.orders.keys()].filter((id) => !staying.has(id));
}
