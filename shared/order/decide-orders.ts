import { type Refusal, refuse } from '../base/refusal.ts';
import { allFacts } from './book.ts';
import type { Deciders, Sight } from './decider.ts';
import type { DraftEvent } from './events.ts';
import { linesOf } from './evolve.ts';
import type { LineView } from './line-view.ts';
import * as rules from './rules.ts';

export const orderDeciders: Deciders<
  | 'set-guests'
  | 'move-order'
  | 'set-customer'
  | 'merge-order'
  | 'cancel-order'
  | 'edit-note'
  | 'add-mark'
  | 'remove-mark'
  | 'undo'
> = {
  'set-guests': ({ view }, { order, guests }) =>
    quantityIsFine(guests)
      ? [{ orderId: order, type: 'guests-set', body: { guests, over: [...view.guests.heads] } }]
      : refuse('bad-quantity'),

  'move-order': ({ view }, { order, table }) =>
    view.table.value === table
      ? refuse('same-order')
      : [{ orderId: order, type: 'table-moved', body: { table, over: [...view.table.heads] } }],

  'set-customer': ({ view }, { order, customer }) => [
    { orderId: order, type: 'customer-set', body: { customer, over: [...view.customer.heads] } },
  ],

  'merge-order': ({ book }, { order, into }) => {
    if (order === into) return refuse('same-order');
    if (!book.orders.has(into)) return refuse('no-such-order');
    return [{ orderId: order, type: 'orders-merged', body: { into, over: [] } }];
  },

  'cancel-order': ({ book, view }, { order, reason }) => {
    if (view.lines.some((line) => line.withKitchen > 0)) return refuse('has-kitchen-lines');
    if (view.payments.length > 0) return refuse('has-payments');
    const own = book.orders.get(order);
    const facts = [...(own === undefined ? [] : allFacts(own)), ...view.lines.flatMap((line) => line.facts)];
    return [{ orderId: order, type: 'order-cancelled', body: { reason, seen: rules.seenOf(facts) } }];
  },

  'edit-note': (sight, { order, line, writer, update }) =>
    onTarget(sight, order, line, (orderId) => [{ orderId, type: 'note-edited', body: { line, writer, update } }]),

  'add-mark': (sight, { order, kind, line, seat, word }) =>
    onTarget(sight, order, line, (orderId) => [
      { orderId, type: kind === 'allergy' ? 'allergy-added' : 'chip-added', body: { line, seat, word } },
    ]),

  'remove-mark': (sight, { order, kind, line, mark }) =>
    onTarget(sight, order, line, (orderId) => [
      { orderId, type: kind === 'allergy' ? 'allergy-removed' : 'chip-removed', body: { line, adds: [mark] } },
    ]),

  undo: ({ book, view }, { event }) => {
    const streams = new Set([view.order, ...view.lines.map((line) => line.home)]);
    for (const stream of streams) {
      const facts = book.orders.get(stream);
      const fact = facts === undefined ? undefined : allFacts(facts).find((one) => one.event.id === event);
      if (fact === undefined) continue;
      if (!rules.undoable.has(fact.event.type)) return refuse('cannot-undo');
      return undoing(stream, event, linesOf(fact));
    }
    return refuse('nothing-to-undo');
  },
};

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
