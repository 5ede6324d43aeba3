import type { OrderFacts } from '../order/book.ts';
import { type DraftEvent, type Fact, isFact } from '../order/events.ts';
import { linesOf } from '../order/evolve.ts';
import { beginningOf } from '../order/expected.ts';
import { sentToOf } from '../order/line-view.ts';
import { orderFields } from '../order/order-fields.ts';

/** What must be known to say whose table it is. */
export type TableLook = {
  order(id: string): OrderFacts | undefined;
  wantsOneWaiter(multiSession: string): boolean;
  /** Whoever ever served an order may still change it: a tablet that was away did not hear that it was handed over. */
  readonly remembersWaiters?: boolean;
  /** Left out: nobody has looked. False saves folding long orders for a question that is nobody's. */
  wantedSomewhere?(): boolean;
};

/** Merges are followed this far; a circle of them ends here too. */
const longestChain = 50;

/**
 * Does this change what stands on a table that somebody else serves, where each table has one waiter? A line belongs to the
 * order it is on now. An order that is not here says nothing: what is about it will be refused for that, or is its first word.
 */
export function isOthersTable(event: DraftEvent, staff: string, look: TableLook): boolean {
  if (look.wantedSomewhere?.() === false) return false;
  if (takesOwnHandoverBack(event, staff, look)) return false;
  return ordersIn(event, look).some((id) => {
    const order = look.order(id);
    const opened = order?.facts.find((fact) => isFact(fact, 'order-opened'))?.event;
    if (order === undefined || opened === undefined || opened.body.table === null) return false;
    const first = opened.body.expected === undefined ? opened.staff : (beginningOf(order)?.event.staff ?? null);
    // Nobody serves who is not there yet.
    if (first === null && !order.facts.some((fact) => isFact(fact, 'waiter-set'))) return false;
    return (
      !waitersOf(order, first ?? opened.staff, look).includes(staff) && look.wantsOneWaiter(opened.body.multiSession)
    );
  });
}

function waitersOf(order: OrderFacts, opener: string, { remembersWaiters = false }: TableLook): readonly string[] {
  const set = order.facts.flatMap((fact) => (isFact(fact, 'waiter-set') ? fact.event.body.staff : []));
  if (set.length === 0) return [opener];
  return remembersWaiters ? [opener, ...set] : [orderFields(order).waiter.value ?? opener];
}

/** Whoever handed a table over has lost it with that, and may have it back at once. */
function takesOwnHandoverBack(event: DraftEvent, staff: string, look: TableLook): boolean {
  if (event.type !== 'undone') return false;
  const undone = look.order(event.orderId)?.facts.find((fact) => fact.event.id === event.body.undoes)?.event;
  return undone?.type === 'waiter-set' && undone.staff === staff;
}

/** The orders that show what the event changes, merges followed. */
function ordersIn(event: DraftEvent, look: TableLook): string[] {
  const named = [...holders(event, look)];
  if (event.type === 'line-transferred' || event.type === 'line-parted') named.push(event.body.to);
  if (event.type === 'orders-merged') named.push(event.body.into);
  return [...new Set(named)].map((id) => mergedInto(id, look));
}

function holders(event: DraftEvent, look: TableLook): readonly string[] {
  // Whoever opens a second order at a table has seen the first one; who is to come later takes nothing from it.
  if (event.type === 'order-opened') return event.body.expected === undefined ? event.body.saw : [];
  // A new line is nowhere else yet.
  const lines = event.type === 'line-added' ? null : linesOf({ event } as unknown as Fact);
  if (lines === null) return [event.orderId];
  const stream = look.order(event.orderId);
  // Asked for every offer: what was never sent anywhere is where it was born.
  if (stream === undefined || stream.pointsTo.length === 0) return [event.orderId];
  const known = event.type === 'line-parted' ? [event.body.line] : [...lines, ...partTakenBack(event, stream)];
  return known.map((line) => {
    const facts = stream.lines.get(line);
    return facts === undefined ? event.orderId : sentToOf(stream, facts).value;
  });
}

/** Whoever takes a part back takes it from where it is. */
function partTakenBack(event: DraftEvent, stream: OrderFacts | undefined): readonly string[] {
  if (event.type !== 'undone') return [];
  return stream?.parted.flatMap((part) => (part.event.id === event.body.undoes ? part.event.body.as : [])) ?? [];
}

function mergedInto(id: string, look: TableLook): string {
  let at = id;
  for (let steps = 0; steps < longestChain; steps += 1) {
    const order = look.order(at);
    const isSent = order !== undefined && order.pointsTo.length > 0;
    const into = isSent ? orderFields(order).merge.value : null;
    if (into === null) break;
    at = into;
  }
  return at;
}
