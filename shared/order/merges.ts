import type { OrderId } from '../base/ids.ts';
import type { Book, OrderFacts } from './book.ts';
import type { Fact } from './events.ts';
import { orderFields } from './order-fields.ts';
import * as rules from './rules.ts';

const nobody: ReadonlyMap<OrderId, readonly OrderId[]> = new Map();
const pointers = new WeakMap<Book, Map<OrderId, OrderId[]>>();

/** Who points at whom, the other way round. */
function pointersTo(book: Book): ReadonlyMap<OrderId, readonly OrderId[]> {
  if (book.pointing.size === 0) return nobody;
  let known = pointers.get(book);
  if (known !== undefined) return known;
  known = new Map();
  for (const from of book.pointing) {
    for (const to of book.orders.get(from)?.pointsTo ?? []) known.set(to, [...(known.get(to) ?? []), from]);
  }
  pointers.set(book, known);
  return known;
}

/** Follows transfers and merges backwards, so that only streams that can matter are read. */
export function streamsReaching(book: Book, id: OrderId): readonly OrderFacts[] {
  if (!pointersTo(book).has(id)) {
    const alone = book.orders.get(id);
    return alone === undefined ? [] : [alone];
  }
  const found = new Map<OrderId, OrderFacts>();
  const targets = [id];
  for (let target = targets.pop(); target !== undefined; target = targets.pop()) {
    const own = book.orders.get(target);
    if (own === undefined || found.has(target)) continue;
    found.set(target, own);
    targets.push(...(pointersTo(book).get(target) ?? []));
  }
  return [...found.values()];
}

export function mergeEdge(book: Book, id: OrderId): { into: OrderId; by: Fact } | null {
  const order = book.orders.get(id);
  if (order === undefined || order.pointsTo.length === 0) return null;
  const { value, by } = orderFields(order).merge;
  return value === null || by === null || value === id ? null : { into: value, by };
}

const roots = new WeakMap<Book, Map<OrderId, OrderId>>();

/** Where a chain of merges ends, remembered per book: long chains are walked once. */
export function mergeRoot(book: Book, id: OrderId): OrderId {
  if (!book.pointing.has(id)) return id;
  let known = roots.get(book);
  if (known === undefined) {
    known = new Map();
    roots.set(book, known);
  }
  let root = known.get(id);
  if (root === undefined) {
    root = findRoot(book, id);
    known.set(id, root);
  }
  return root;
}

/** A cycle (A into B here, B into A there) is cut at its earliest merge. */
function findRoot(book: Book, id: OrderId): OrderId {
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

/** The merges by which an order came to where it is now, the nearest first. */
export function mergesOf(book: Book, id: OrderId): readonly Fact[] {
  const root = mergeRoot(book, id);
  const merges: Fact[] = [];
  for (let at = id; at !== root; ) {
    const edge = mergeEdge(book, at);
    if (edge === null) return merges;
    merges.push(edge.by);
    at = edge.into;
  }
  return merges;
}

export function mergeTarget(book: Book, id: OrderId): OrderId | null {
  const root = mergeRoot(book, id);
  return root === id ? null : root;
}
