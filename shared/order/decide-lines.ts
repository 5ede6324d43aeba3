import { type Refusal, refuse } from '../base/refusal.ts';
import { lineOn, quantityIsFine } from './decide-orders.ts';
import type { Answer, Deciders, Sight } from './decider.ts';
import { type DraftEvent, isFact } from './events.ts';
import type { LineView } from './line-view.ts';
import * as rules from './rules.ts';

export const lineDeciders: Deciders<
  | 'add-line'
  | 'tap-quantity'
  | 'type-quantity'
  | 'remove-line'
  | 'bring-back-line'
  | 'set-course'
  | 'set-seat'
  | 'transfer-lines'
> = {
  'add-line': (_, { order, line, item, quantity, course, seat }) =>
    quantity >= 1 && quantityIsFine(quantity)
      ? [{ orderId: order, type: 'line-added', body: { line, item, quantity, course, seat } }]
      : refuse('bad-quantity'),

  'tap-quantity': (sight, { line, by }) => onLine(sight, line, (view) => tapped(view, by)),

  'type-quantity': (sight, { line, quantity }) =>
    onLine(sight, line, (view) => {
      if (!quantityIsFine(quantity)) return refuse('bad-quantity');
      if (quantity < view.withKitchen) return refuse('kitchen-has-it');
      return [...broughtBack(view), typed(view, quantity)];
    }),

  'remove-line': (sight, { line }) =>
    onLine(sight, line, (view) => {
      if (view.withKitchen > 0) return refuse('kitchen-has-it');
      if (view.removed) return refuse('line-removed');
      return [{ orderId: view.home, type: 'line-removed', body: { line } }];
    }),

  'bring-back-line': (sight, { line }) =>
    onLine(sight, line, (view) => {
      if (view.removals.length === 0) return refuse('nothing-to-undo');
      return [...broughtBack(view), ...(view.wanted.value === 0 ? [typed(view, 1)] : [])];
    }),

  'set-course': (sight, { line, course }) =>
    onLine(sight, line, (view) => [
      {
        orderId: view.home,
        type: 'details-changed',
        body: { line, change: { field: 'course', value: course }, over: [...view.course.heads] },
      },
    ]),

  'set-seat': (sight, { line, seat }) =>
    onLine(sight, line, (view) => [
      {
        orderId: view.home,
        type: 'details-changed',
        body: { line, change: { field: 'seat', value: seat }, over: [...view.seat.heads] },
      },
    ]),

  'transfer-lines': (sight, { order, lines, to }) => {
    if (order === to) return refuse('same-order');
    if (!sight.book.orders.has(to)) return refuse('no-such-order');
    const events: DraftEvent[] = [];
    for (const line of lines) {
      const view = lineOn(sight, line);
      if (view === undefined) return refuse('no-such-line');
      events.push({ orderId: view.home, type: 'line-transferred', body: { line, to, over: [...view.sentTo.heads] } });
    }
    return events.length > 0 ? events : refuse('no-such-line');
  },
};

function onLine(sight: Sight, line: string, act: (view: LineView) => Answer): Answer {
  const view = lineOn(sight, line);
  return view === undefined ? refuse('no-such-line') : act(view);
}

/** A + on a line that shows zero starts over from there: it is typed, so that older taps do not come back to life. */
function tapped(view: LineView, by: number): Answer {
  if (!Number.isInteger(by) || by === 0 || Math.abs(by) > 99) return refuse('bad-quantity');
  if (view.removed || view.quantity === 0)
    return by > 0 ? [...broughtBack(view), typed(view, by)] : refuse('line-removed');
  if (view.quantity + by < view.withKitchen) return refuse('kitchen-has-it');
  if (view.quantity + by > 999) return refuse('bad-quantity');
  // The kitchen has more than is wanted: a tap counts from what is shown, not from the number underneath.
  if (view.wanted.value < view.withKitchen) return [typed(view, Math.max(0, view.quantity + by))];
  if (view.quantity + by < 0) return [typed(view, 0)];
  return [{ orderId: view.home, type: 'quantity-tapped', body: { line: view.line, by } }];
}

export function typed(view: LineView, quantity: number): DraftEvent {
  const taps = view.facts.filter((fact) => isFact(fact, 'quantity-tapped'));
  return {
    orderId: view.home,
    type: 'quantity-typed',
    body: { line: view.line, quantity, seen: rules.seenOf(taps), over: [...view.wanted.heads] },
  };
}

function broughtBack(view: LineView): DraftEvent[] {
  if (view.removals.length === 0) return [];
  return [{ orderId: view.home, type: 'line-brought-back', body: { line: view.line, removals: [...view.removals] } }];
}
