import { audienceOf, type Plan } from '../floor/audience.ts';
import type { Book } from '../order/book.ts';
import { lineView } from '../order/line-view.ts';
import { orderOfLine, orderView } from '../order/order-view.ts';

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
    const view = orderView(book, at);
    if (view !== null) {
      for (const one of audienceOf(plan, view.table.value, view.opened.event.body.multiSession)) all.add(one);
    }
    toWalk.push(...(book.orders.get(at)?.pointsTo ?? []));
  }
  return [...all].sort();
}

/** Orders that may leave the devices when a day ends: over, and no line of theirs is on an order that goes on. */
export function leavingAtDayEnd(book: Book): string[] {
  const staying = new Set<string>();
  for (const id of book.orders.keys()) {
    const state = orderView(book, id)?.state ?? 'open';
    if (state === 'open') staying.add(id);
  }
  for (const [id, order] of book.orders) {
    const merged = orderView(book, id)?.mergedInto;
    if (merged != null && staying.has(merged)) staying.add(id);
    for (const facts of order.lines.values()) {
      const line = lineView(id, facts);
      if (line !== null && staying.has(orderOfLine(book, line))) staying.add(id);
    }
  }
  return [...book.orders.keys()].filter((id) => !staying.has(id));
}
