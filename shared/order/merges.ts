import type { OrderId } from '../base/ids.ts';
import type { Book, OrderFacts } from './book.ts';
import type { Fact } from './events.ts';
import { orderFields } from './order-fields.ts';
import * as rules from './rules.ts';

/** Follows transfers and merges backwards, so that only streams that can matter are read. */
export function streamsReaching(book: Book, id: OrderId): OrderFacts[] {
  const found = new Map<OrderId, OrderFacts>();
  const targets = [id];
  for (let target = targets.pop(); target !== undefined; target = targets.pop()) {
    const own = book.orders.get(target);
    if (own === undefined || found.has(target)) continue;
    found.set(target, own);
    for (const from of book.pointing) if (book.orders.get(from)?.pointsTo.includes(target)) targets.push(from);
  }
  return [...found.values()];
}

export function mergeEdge(book: Book, id: OrderId): { into: OrderId; by: Fact } | null {
  const order = book.orders.get(id);
  if (order === undefined || order.pointsTo.length === 0) return null;
  const { value, by } = orderFields(order).merge;
  return value === null || by === null || value === id ? null : { into: value, by };
}

/** Where a chain of merges ends. A cycle (A into B here, B into A there) is cut at its earliest merge. */
export function mergeRoot(book: Book, id: OrderId): OrderId {
  const path: { from: OrderId; into: OrderId; by: Fact }[] = [];
  for (let at = id; ; ) {
    const edge = mergeEdge(book, at);
    if (edge === null) return at;
    path.push({ from: at, ...edge });
    const back = path.findIndex((step) => step.from === edge.into);
    if (back >= 0)
      return path.slice(back).reduce((first, step) => (rules.isEarlier(step.by, first.by) ? step : first)).from;
    at = edge.into;
  }
}

export function mergeTarget(book: Book, id: OrderId): OrderId | null {
  const root = mergeRoot(book, id);
  return root === id ? null : root;
}
