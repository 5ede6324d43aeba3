import type { OrderId } from '../base/ids.ts';
import { type Refusal, refuse } from '../base/refusal.ts';
import { allFacts, type Book } from './book.ts';
import type { Deciders, Sight } from './decider.ts';
import { type DraftEvent, type Fact, type FactOf, isFact, type OrderEventType } from './events.ts';
import { linesOf } from './evolve.ts';
import { type LineView, lineView, sentToOf } from './line-view.ts';
import { mergeRoot } from './merges.ts';
import { isOver, type OrderView, orderOfLine, orderView } from './order-view.ts';
import { cameOfIt, isCountedAnew } from './parts.ts';
import * as rules from './rules.ts';

export const orderDeciders: Deciders<
  | 'expect-at'
  | 'set-guests'
  | 'move-order'
  | 'set-customer'
  | 'set-waiter'
  | 'ask-bill'
  | 'merge-order'
  | 'cancel-order'
  | 'edit-note'
  | 'add-mark'
  | 'remove-mark'
  | 'undo'
> = {
  'expect-at': ({ view }, { order, atMs, guests }) => {
    if (view.state !== 'expected') return refuse('here-already');
    if (!quantityIsFine(guests)) return refuse('bad-quantity');
    return [{ orderId: order, type: 'expected-set', body: { atMs, guests, over: [...view.expected.heads] } }];
  },

  'set-guests': ({ view }, { order, guests }) =>
    quantityIsFine(guests)
      ? [{ orderId: order, type: 'guests-set', body: { guests, over: [...view.guests.heads] } }]
      : refuse('bad-quantity'),

  'move-order': ({ view }, { order, table }) =>
    // To say that it stays where it is answers whoever moved it elsewhere.
    view.table.value === table && view.table.lost.length === 0
      ? refuse('same-order')
      : [{ orderId: order, type: 'table-moved', body: { table, over: [...view.table.heads] } }],

  'set-customer': ({ view }, { order, customer }) => [
    { orderId: order, type: 'customer-set', body: { customer, over: [...view.customer.heads] } },
  ],

  'set-waiter': ({ book, view }, { besides = [], staff }) =>
    [view, ...besides.flatMap((one) => orderView(book, one) ?? [])]
      .filter((one) => !isOver(one))
      .map(({ order, waiter }) => ({ orderId: order, type: 'waiter-set', body: { staff, over: [...waiter.heads] } })),

  'ask-bill': ({ view }, { order, asked }) => [
    { orderId: order, type: 'bill-asked', body: { asked, over: [...view.bill.heads] } },
  ],

  'merge-order': ({ book, view }, { order, into }) => {
    if (order === into) return refuse('same-order');
    const target = openTarget(book, into);
    if ('refused' in target) return target;
    return [{ orderId: order, type: 'orders-merged', body: { into, over: [...view.merge.heads] } }];
  },

  'cancel-order': ({ book, view }, { order, reason }) => {
    if (view.lines.some((line) => line.withKitchen > 0)) return refuse('has-kitchen-lines');
    if (view.payments.length > 0) return refuse('has-payments');
    const streams = view.notes.flatMap((note) => book.orders.get(note.order) ?? []);
    const facts = [...streams.flatMap(allFacts), ...view.lines.flatMap((line) => line.facts)];
    return [{ orderId: order, type: 'order-cancelled', body: { reason, seen: rules.seenOf(facts) } }];
  },

  'edit-note': (sight, { order, line, writer, update }) =>
    onTarget(sight, order, line, (orderId) => [{ orderId, type: 'note-edited', body: { line, writer, update } }]),

  'add-mark': (sight, { order, kind, line, seat, word }) =>
    onTarget(sight, order, line, (orderId) => [
      { orderId, type: kind === 'allergy' ? 'allergy-added' : 'chip-added', body: { line, seat, word } },
    ]),

  /** A word that two people added is one word on the screen, so one touch takes both away. */
  'remove-mark': (sight, { order, kind, line, mark }) => {
    const holder = line === null ? sight.view : lineOn(sight, line);
    if (holder === undefined) return refuse('no-such-line');
    const marks = kind === 'allergy' ? holder.allergies : holder.chips;
    const meant = marks.find((one) => one.id === mark);
    if (meant === undefined) return refuse('nothing-to-undo');
    const adds = marks.filter((one) => one.word === meant.word && one.seat === meant.seat).map((one) => one.id);
    return onTarget(sight, order, line, (orderId) => [
      { orderId, type: kind === 'allergy' ? 'allergy-removed' : 'chip-removed', body: { line, adds } },
    ]);
  },

  undo: ({ book }, { event }) => {
    const fact = factOf(book, event);
    if (fact === undefined) return refuse('nothing-to-undo');
    if (isFact(fact, 'line-parted')) return partTakenBack(book, fact);
    if (!rules.undoable.has(fact.event.type)) return refuse('cannot-undo');
    if (!looksAfterFood.has(fact.event.type) && changedBy(book, fact).some((one) => isOrderOver(book, one)))
      return refuse('order-over');
    return undoing(fact.event.orderId, event, linesOf(fact));
  },
};

/** Filed under the line that gets its dishes back: whoever counts it anew says whether they knew. */
function partTakenBack(book: Book, fact: FactOf<'line-parted'>): DraftEvent[] | Refusal {
  const { id, orderId, body } = fact.event;
  const stream = book.orders.get(orderId);
  const part = stream?.lines.get(body.as);
  const parent = stream?.lines.get(body.line);
  if (stream === undefined || part === undefined || parent === undefined) return refuse('nothing-to-undo');
  const [view, from] = [lineView(stream, part), lineView(stream, parent)];
  if (view?.added.event.id !== id || from === null) return refuse('nothing-to-undo');
  if (view.removed || from.removals.length > 0) return refuse('line-removed');
  // Who has paid for it has paid for it there.
  if ([view, from].some((line) => isOrderOver(book, orderOfLine(book, line)))) return refuse('order-over');
  if (isCountedAnew(from, fact)) return refuse('cannot-undo');
  if (cameOfIt(fact, part)) return refuse(view.withKitchen > 0 ? 'kitchen-has-it' : 'cannot-undo');
  return undoing(orderId, id, [body.line]);
}

/** Food is looked after when its order is over, and who cancelled an order may have it back. */
const looksAfterFood: ReadonlySet<OrderEventType> = new Set([
  'lines-started',
  'lines-ready',
  'lines-recalled',
  'lines-served',
  'order-cancelled',
] as const);

/** The orders that would look otherwise without a fact: where its lines are now, and where it took them from. */
function changedBy(book: Book, fact: Fact): OrderId[] {
  const stream = book.orders.get(fact.event.orderId);
  const lines = (linesOf(fact) ?? []).flatMap((line) => stream?.lines.get(line) ?? []);
  if (stream === undefined || lines.length === 0) return [mergeRoot(book, fact.event.orderId)];
  const without = lines.map((line) => ({
    ...line,
    facts: line.facts.filter(({ event }) => event.id !== fact.event.id),
  }));
  return [...lines, ...without].map((line) => mergeRoot(book, sentToOf(stream, line).value));
}

function isOrderOver(book: Book, order: OrderId): boolean {
  const view = orderView(book, order);
  return view !== null && isOver(view);
}

/** A line may have moved on since, so the event can be in any stream. Undefined when it is undone already. */
export function factOf(book: Book, event: string): Fact | undefined {
  for (const order of book.orders.values()) {
    const facts = allFacts(order);
    const fact = facts.find((one) => one.event.id === event);
    if (fact !== undefined)
      return facts.some((one) => isFact(one, 'undone') && one.event.body.undoes === event) ? undefined : fact;
  }
  return undefined;
}

/** Where lines may still be sent: nobody looks for food on an order that is over. */
export function openTarget(book: Book, order: string): OrderView | Refusal {
  const view = orderView(book, order);
  if (view === null) return refuse('no-such-order');
  return isOver(view) ? refuse('order-over') : view;
}

/** An event that names several lines is filed under each, and so is its undoing. */
const undoing = (orderId: string, undoes: string, lines: readonly string[] | null): DraftEvent[] =>
  (lines ?? [null]).map((line) => ({ orderId, type: 'undone', body: { undoes, line } }));

export const quantityIsFine = (quantity: number): boolean =>
  Number.isInteger(quantity) && quantity >= 0 && quantity <= 999;

export const lineOn = (sight: Sight, line: string): LineView | undefined =>
  sight.view.lines.find((one) => one.line === line);

/** A note or mark of a line is filed in the stream the line was born in. */
function onTarget(
  sight: Sight,
  order: string,
  line: string | null,
  make: (orderId: string) => DraftEvent[],
): DraftEvent[] | Refusal {
  if (line === null) return make(order);
  const view = lineOn(sight, line);
  return view === undefined ? refuse('no-such-line') : make(view.home);
}
