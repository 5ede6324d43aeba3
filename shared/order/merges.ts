import type { OrderId } from '../base/ids.ts';
import type { Book } from './book.ts';
import type { Fact } from './events.ts';
import { orderFields } from './order-fields.ts';
import * as rules from './rules.ts';

const nobody: ReadonlyMap<OrderId, readonly OrderId[]> = new Map();
const pointers = new WeakMap<Book, Map<OrderId, OrderId[]>>();

/** Who points at whom, the other way round. */
export function pointersTo(book: Book): ReadonlyMap<OrderId, readonly OrderId[]> {
  if (book.pointing.size === 0) return nobody;
  let known = pointers.get(book);
  if (known !== undefined) return known;
  known = new Map();
  for (const from of book.pointing) {
    for (const to of book.orders.get(from)?.pointsTo ?? []) {
      const others = known.get(to);
      if (others === undefined) known.set(to, [from]);
      else others.push(from);
    }
  }
  pointers.set(book, known);
  return known;
}

/** These orders, and every one that ever gave to them, however many were between. */
export function ordersReaching(book: Book, ids: readonly OrderId[]): ReadonlySet<OrderId> {
  const found = new Set(ids);
  for (const id of found) for (const from of pointersTo(book).get(id) ?? []) found.add(from);
  return found;
}

/**
 * What can look otherwise after news of some orders: they, those that ever got something from them, and where merges changed
 * those that ever gave to them, whose lines are elsewhere now.
 * @param merged those of them whose merges changed
 */
export function ordersTouched(book: Book, ids: Iterable<OrderId>, merged: readonly OrderId[]): ReadonlySet<OrderId> {
  const touched = new Set(ids);
  for (const id of touched) for (const to of book.orders.get(id)?.pointsTo ?? []) touched.add(to);
  return merged.length === 0 ? touched : new Set([...touched, ...ordersReaching(book, merged)]);
}

export function mergeEdge(book: Book, id: OrderId): { into: OrderId; by: Fact } | null {
  const order = book.orders.get(id);
  if (order === undefined || order.pointsTo.length === 0) return null;
  const { value, by } = orderFields(order).merge;
  return value === null || by === null || value === id ? null : { into: value, by };
}

const roots = new WeakMap<Book, Map<OrderId, OrderId>>();

/** Where a chain of merges ends, remembered per book for each order on the way: long chains are walked once. */
export function mergeRoot(book: Book, id: OrderId): OrderId {
  if (!book.pointing.has(id)) return id;
  let known = roots.get(book);
  if (known === undefined) {
    known = new Map();
    roots.set(book, known);
  }
  return known.get(id) ?? findRoot(book, id, known);
}

/** A cycle (A into B here, B into A there) is cut at its earliest merge. */
function findRoot(book: Book, id: OrderId, known: Map<OrderId, OrderId>): OrderId {
  const path = new Map<OrderId, Fact>();
  let root = id;
  for (let at = id; ; ) {
    const edge = known.has(at) ? null : mergeEdge(book, at);
    root = known.get(at) ?? at;
    if (edge === null) break;
    path.set(at, edge.by);
    at = edge.into;
    if (!path.has(at)) continue;
    const steps = [...path];
    const circle = steps.slice(steps.findIndex(([from]) => from === at));
    [root] = circle.reduce((first, step) => (rules.isEarlier(step[1], first[1]) ? step : first));
    break;
  }
  for (const from of path.keys()) known.set(from, root);
  known.set(id, root);
  return root;
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
