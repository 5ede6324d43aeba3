import type { LineId, OrderId } from '../base/ids.ts';
import type { Book, LineFacts, OrderFacts } from './book.ts';
import { type Fact, isKnownType } from './events.ts';

/** An order that this call has copied already, so that further facts may be pushed to it. */
type OpenOrder = {
  order: OrderId;
  facts: Fact[];
  lines: Map<LineId, LineFacts>;
  ownLines: Map<LineId, Fact[]>;
  pointsTo: readonly OrderId[];
  unread: Fact[];
};

/**
 * Files facts where the house rules will look for them. It never refuses: a fact may arrive late, twice, or before what it
 * talks about. A fact that is there already changes nothing, whatever else came with it (I3).
 */
export function evolve(book: Book, facts: readonly Fact[]): Book {
  if (facts.length === 0) return book;
  const orders = new Map(book.orders);
  const open = new Map<OrderId, OpenOrder>();
  for (const fact of facts) {
    const id = fact.event.orderId;
    let order = open.get(id);
    if (order === undefined) {
      order = copyOf(id, orders.get(id));
      open.set(id, order);
    }
    file(order, fact);
  }
  for (const order of open.values()) orders.set(order.order, seal(order));
  return { orders };
}

function copyOf(id: OrderId, order: OrderFacts | undefined): OpenOrder {
  return {
    order: id,
    facts: order === undefined ? [] : [...order.facts],
    lines: new Map(order?.lines),
    ownLines: new Map(),
    pointsTo: order?.pointsTo ?? [],
    unread: order === undefined ? [] : [...order.unread],
  };
}

function seal({ ownLines, ...order }: OpenOrder): OrderFacts {
  return order;
}

function file(order: OpenOrder, fact: Fact): void {
  if (!isKnownType(fact.event.type)) {
    add(order.unread, fact);
    return;
  }
  const lines = linesOf(fact);
  if (lines === null) add(order.facts, fact);
  else for (const line of lines) add(lineFacts(order, line), fact);
  const target = targetOf(fact);
  if (target !== null && !order.pointsTo.includes(target)) order.pointsTo = [...order.pointsTo, target];
}

function lineFacts(order: OpenOrder, line: LineId): Fact[] {
  let facts = order.ownLines.get(line);
  if (facts === undefined) {
    facts = [...(order.lines.get(line)?.facts ?? [])];
    order.ownLines.set(line, facts);
    order.lines.set(line, { line, facts });
  }
  return facts;
}

/** Lists are short (the box caps them), and a repeat is nearly always among the latest. */
function add(facts: Fact[], fact: Fact): void {
  for (let at = facts.length - 1; at >= 0; at--) if (facts[at]?.event.id === fact.event.id) return;
  facts.push(fact);
}

/** The lines a fact is about; null for a fact about the order as a whole. */
export function linesOf({ event }: Fact): readonly LineId[] | null {
  switch (event.type) {
    case 'lines-fired':
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
      return [event.body.line];
    case 'note-edited':
    case 'allergy-added':
    case 'allergy-removed':
    case 'chip-added':
    case 'chip-removed':
    case 'undone':
      return event.body.line === null ? null : [event.body.line];
    case 'order-opened':
    case 'guests-set':
    case 'table-moved':
    case 'customer-set':
    case 'orders-merged':
    case 'order-cancelled':
    case 'number-given':
    case 'payment-registered':
    case 'order-closed':
      return null;
  }
}

function targetOf({ event }: Fact): OrderId | null {
  if (event.type === 'line-transferred') return event.body.to;
  if (event.type === 'orders-merged') return event.body.into;
  return null;
}
