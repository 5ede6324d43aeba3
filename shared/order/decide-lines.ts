import { refuse } from '../base/refusal.ts';
import { lineOn, openTarget, quantityIsFine } from './decide-orders.ts';
import type { Answer, Deciders, Sight } from './decider.ts';
import { type DraftEvent, type Fact, isFact, type Seen } from './events.ts';
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
    const target = openTarget(sight.book, to);
    return 'refused' in target ? target : transferred(sight, lines, to);
  },
};

/** Whole lines go to another order, which the caller knows to be open. */
export function transferred(sight: Sight, lines: readonly string[], to: string): Answer {
  const events: DraftEvent[] = [];
  for (const line of lines) {
    const view = lineOn(sight, line);
    if (view === undefined) return refuse('no-such-line');
    events.push({ orderId: view.home, type: 'line-transferred', body: { line, to, over: [...view.sentTo.heads] } });
  }
  return events.length > 0 ? events : refuse('no-such-line');
}

function onLine(sight: Sight, line: string, act: (view: LineView) => Answer): Answer {
  const view = lineOn(sight, line);
  return view === undefined ? refuse('no-such-line') : act(view);
}

/**
 * A + on a line that shows zero, or only what the kitchen would not give back, starts over from what is shown: it is typed,
 * so that older taps do not come back to life.
 */
function tapped(view: LineView, by: number): Answer {
  if (!Number.isInteger(by) || by === 0 || Math.abs(by) > 99) return refuse('bad-quantity');
  if (view.quantity === 0 && by < 0) return refuse('line-removed');
  const shown = Math.max(0, view.quantity + by);
  if (shown < view.withKitchen) return refuse('kitchen-has-it');
  if (!quantityIsFine(shown)) return refuse('bad-quantity');
  const countsOn = view.removals.length === 0 && view.quantity > 0 && view.wanted.value === view.quantity;
  if (!countsOn || view.quantity + by < 0) return [...broughtBack(view), typed(view, shown)];
  return [{ orderId: view.home, type: 'quantity-tapped', body: { line: view.line, by } }];
}

const typed = (view: LineView, quantity: number): DraftEvent => ({
  orderId: view.home,
  type: 'quantity-typed',
  body: { line: view.line, ...typing(view, quantity) },
});

/** A quantity that stands for everything its author has seen. */
export function typing(view: LineView, quantity: number): { quantity: number; seen: Seen; over: string[] } {
  const counted = view.facts.filter((fact) => countsFor(view, fact));
  return { quantity, seen: rules.seenOf(counted), over: [...view.wanted.heads] };
}

/** Taps, what parted from it, and what came back of that. */
function countsFor({ line, facts }: LineView, fact: Fact): boolean {
  if (isFact(fact, 'undone'))
    return facts.some((one) => one.event.id === fact.event.body.undoes && isParting(one, line));
  return isFact(fact, 'quantity-tapped') || isParting(fact, line);
}

const isParting = (fact: Fact, line: string): boolean => isFact(fact, 'line-parted') && fact.event.body.line === line;

function broughtBack(view: LineView): DraftEvent[] {
  if (view.removals.length === 0) return [];
  return [{ orderId: view.home, type: 'line-brought-back', body: { line: view.line, removals: [...view.removals] } }];
}
