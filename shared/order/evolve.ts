import type { LineId, OrderId } from '../base/ids.ts';
import { type Book, type LineFacts, type OrderFacts, tableIn } from './book.ts';
import { isKnownType } from './event-types.ts';
import { type Fact, isFact, type OrderEvent } from './events.ts';
import { withEntries } from './layered-map.ts';
import { Memo } from './memo.ts';
import { isEarlier } from './rules.ts';

/** An order that this call has copied already, so that it may be changed in place. */
type OpenOrder = { -readonly [K in keyof OrderFacts]: OrderFacts[K] } & { lines: Map<LineId, LineFacts> };

/** A book in the making: many facts, one copy. Its orders may be peeked at, but no view may be made of them yet. */
export type BookDraft = {
  add(fact: Fact): void;
  /** Takes a stream as another book has it, in place of what is here. */
  take(order: OrderFacts): void;
  order(id: OrderId): OrderFacts | undefined;
  finish(): Book;
};

/**
 * Files facts where the house rules will look for them. It never refuses: a fact may arrive late, twice, or before what it
 * talks about. A fact that is there already changes nothing (I3), except that the box's word on it replaces the device's
 * own. Orders and lines that nothing new was said about stay the same objects, so that their views are remembered; lines that
 * are parts of one another are renewed together.
 */
export function evolve(book: Book, facts: readonly Fact[]): Book {
  if (facts.length === 0) return book;
  const draft = draftOf(book);
  for (const fact of facts) draft.add(fact);
  return draft.finish();
}

export function draftOf(book: Book): BookDraft {
  const open = new Map<OrderId, OpenOrder>();
  const taken = new Map<OrderId, OrderFacts>();
  const changed = new Set<OrderId>();
  const said = new Map<string, readonly OrderId[]>();
  const say = (fact: Fact): void => {
    const table = tableIn(fact);
    if (table === null) return;
    const there = said.get(table) ?? book.saidAt.get(table) ?? [];
    const id = fact.event.orderId;
    if (!there.includes(id)) said.set(table, [...there, id]);
  };
  return {
    add(fact) {
      const id = fact.event.orderId;
      let order = open.get(id);
      if (order === undefined) {
        order = copyOf(id, taken.get(id) ?? book.orders.get(id));
        open.set(id, order);
      }
      if (!file(order, fact)) return;
      changed.add(id);
      say(fact);
    },
    take(order) {
      taken.set(order.order, order);
      open.delete(order.order);
      changed.add(order.order);
      for (const fact of order.facts) say(fact);
    },
    order: (id) => open.get(id) ?? taken.get(id) ?? book.orders.get(id),
    finish() {
      if (changed.size === 0) return book;
      let { pointing } = book;
      const news: [OrderId, OrderFacts][] = [];
      for (const id of changed) {
        const order = (open.get(id) ?? taken.get(id)) as OrderFacts;
        news.push([id, order]);
        if (order.pointsTo.length > 0 && !pointing.has(id)) pointing = new Set(pointing).add(id);
      }
      const saidAt = said.size === 0 ? book.saidAt : withEntries(book.saidAt, [...said]);
      return { orders: withEntries(book.orders, news), pointing, saidAt };
    },
  };
}

function copyOf(order: OrderId, known: OrderFacts | undefined): OpenOrder {
  return known === undefined
    ? {
        order,
        facts: [],
        lines: new Map(),
        pointsTo: [],
        parted: [],
        unread: [],
        memo: new Memo(),
        fieldsMemo: new Memo(),
        cookingMemo: new Memo(),
      }
    : { ...known, lines: new Map(known.lines), memo: new Memo() };
}

/** Says whether it was new. */
function file(order: OpenOrder, fact: Fact): boolean {
  const before = order.facts;
  const unread = order.unread;
  const lines = isKnownType(fact.event.type) ? linesOf(fact) : null;
  if (!isKnownType(fact.event.type)) order.unread = filed(unread, fact);
  else if (lines === null) order.facts = filed(before, fact);
  if (order.facts !== before) order.fieldsMemo = new Memo();
  const target = targetOf(fact.event);
  if (target !== null && !order.pointsTo.includes(target)) order.pointsTo = [...order.pointsTo, target];
  let changed = order.facts !== before || order.unread !== unread;
  for (const line of lines ?? []) changed = fileUnder(order, line, fact) || changed;
  if (isFact(fact, 'line-parted')) order.parted = filed(order.parted, fact);
  if (changed && lines !== null && order.parted.length > 0) lookAnew(order, lines);
  return changed;
}

/** What is said of a line may change how its parts look, and they how it looks. */
function lookAnew(order: OpenOrder, lines: readonly LineId[]): void {
  const tied = new Set(order.parted.flatMap(({ event }) => [event.body.line, event.body.as]));
  if (!lines.some((line) => tied.has(line))) return;
  order.cookingMemo = new Memo();
  for (const id of tied) {
    const line = order.lines.get(id);
    if (line !== undefined && !lines.includes(id)) order.lines.set(id, { ...line, memo: new Memo() });
  }
}

function fileUnder(order: OpenOrder, line: LineId, fact: Fact): boolean {
  const before = order.lines.get(line)?.facts ?? [];
  const facts = filed(before, fact);
  if (facts !== before) order.lines.set(line, { line, facts, memo: new Memo() });
  return facts !== before;
}

/** By stamp, so that no list tells in which order things arrived. Lists are short (the box caps them). */
function filed<F extends Fact>(facts: readonly F[], fact: F): readonly F[] {
  const known = facts.findLastIndex((one) => one.event.id === fact.event.id);
  if (known >= 0 && (fact.position === undefined || facts[known]?.position !== undefined)) return facts;
  const last = facts.at(-1);
  if (known < 0 && (last === undefined || isEarlier(last, fact))) return [...facts, fact];
  const others = known >= 0 ? facts.toSpliced(known, 1) : facts;
  return others.toSpliced(others.findLastIndex((one) => isEarlier(one, fact)) + 1, 0, fact);
}

/** The lines a fact is about; null for a fact about the order as a whole. */
export function linesOf({ event }: Fact): readonly LineId[] | null {
  switch (event.type) {
    case 'lines-fired':
    case 'lines-seen':
    case 'lines-started':
    case 'lines-ready':
    case 'lines-recalled':
    case 'lines-served':
      return event.body.lines.map((one) => one.line);
    case 'lines-held':
      return event.body.lines;
    case 'line-added':
    case 'quantity-tapped':
    case 'quantity-typed':
    case 'line-removed':
    case 'line-brought-back':
    case 'details-changed':
    case 'line-transferred':
    case 'line-voided':
    case 'line-comped':
      return [event.body.line];
    case 'line-parted':
      return event.body.as === event.body.line ? [event.body.line] : [event.body.line, event.body.as];
    case 'note-edited':
    case 'allergy-added':
    case 'allergy-removed':
    case 'chip-added':
    case 'chip-removed':
    case 'undone':
    case 'discount-set':
      return event.body.line === null ? null : [event.body.line];
    case 'order-opened':
    case 'expected-set':
    case 'guests-set':
    case 'table-moved':
    case 'customer-set':
    case 'waiter-set':
    case 'bill-asked':
    case 'orders-merged':
    case 'order-cancelled':
    case 'number-given':
    case 'payment-registered':
    case 'order-closed':
      return null;
  }
}

/** The order that an event gives something to. */
export function targetOf(event: OrderEvent): OrderId | null {
  if (event.type === 'line-transferred' || event.type === 'line-parted') return event.body.to;
  if (event.type === 'orders-merged') return event.body.into;
  return null;
}
