import { isRefusal, refuse } from '../base/refusal.ts';
import type { CommandOf, Part, Split } from './commands.ts';
import { kitchenDeciders } from './decide-kitchen.ts';
import { lineDeciders, transferred } from './decide-lines.ts';
import { openOrder } from './decide-opening.ts';
import { lineOn, openTarget, quantityIsFine } from './decide-orders.ts';
import type { Answer, Deciders, Sight } from './decider.ts';
import type { DraftEvent, DraftOf } from './events.ts';
import type { LineView } from './line-view.ts';

/** What is one act for a person and several events for the book: all of them are decided, or none. */
export const severalDeciders: Deciders<
  'send' | 'transfer-part' | 'transfer' | 'replace-line' | 'repeat-lines' | 'split-order'
> = {
  send: (sight, { order, fire, hold }) => {
    if (sight.view.needsUpdate) return refuse('update-this-tablet');
    const due = new Set(sight.view.lines.filter((line) => line.unfired > 0 && !line.removed).map(({ line }) => line));
    const now = fire.filter((line) => due.has(line));
    const later = sight.view.lines.filter((line) => due.has(line.line) && hold.includes(line.line) && !line.held);
    const waiting = later.map(({ line }) => line).filter((line) => !now.includes(line));
    if (now.length + waiting.length === 0) return refuse('nothing-to-fire');
    const fired = now.length === 0 ? [] : kitchenDeciders.fire(sight, { type: 'fire', order, lines: now });
    if (isRefusal(fired)) return fired;
    if (waiting.length === 0) return fired;
    const held = kitchenDeciders.hold(sight, { type: 'hold', order, lines: waiting, held: true });
    return isRefusal(held) ? held : [...(fired as readonly DraftEvent[]), ...(held as readonly DraftEvent[])];
  },

  'transfer-part': (sight, { order, to, ...part }) => {
    if (order === to) return refuse('same-order');
    const target = openTarget(sight.book, to);
    return isRefusal(target) ? target : parted(sight, part, to);
  },

  transfer: (sight, { order, lines, parts, to, opens }) => {
    if (order === to) return refuse('same-order');
    const opened = opens === undefined ? openTarget(sight.book, to) : openedFor(sight, to, opens.table);
    if (isRefusal(opened)) return opened;
    // Whoever leaves may be whom it would make ill. At another party's table that is said of their dishes alone.
    const moved = [...lines.map((line) => ({ line, as: line })), ...parts];
    const allergies =
      opens === undefined
        ? moved.flatMap(({ line, as }) => atAnotherTable(sight, line, as))
        : allergiesOf(sight.view, to, null);
    const whole = lines.length === 0 && parts.length > 0 ? [] : transferred(sight, lines, to);
    const answers = [whole, ...parts.map((part) => parted(sight, part, to)), allergies];
    const refusal = answers.find(isRefusal);
    if (refusal !== undefined) return refusal;
    return [...(opens === undefined ? [] : (opened as readonly DraftEvent[])), ...(answers as DraftEvent[][]).flat()];
  },

  'replace-line': (sight, { order, line, as, item, note }) => {
    const view = lineOn(sight, line);
    if (view === undefined) return refuse('no-such-line');
    const removed = lineDeciders['remove-line'](sight, { type: 'remove-line', order, line });
    if (isRefusal(removed)) return removed;
    return [
      ...(removed as readonly DraftEvent[]),
      ...copied(view, { line: as, order, quantity: Math.max(1, view.quantity), item, note }),
      ...priceOf(view, { line: as, order }),
    ];
  },

  'repeat-lines': (sight, { order, lines }) => {
    const events: DraftEvent[] = [];
    for (const { line, as, item, quantity, note } of lines) {
      const view = lineOn(sight, line);
      if (view === undefined) return refuse('no-such-line');
      if (quantity < 1 || !quantityIsFine(quantity)) return refuse('bad-quantity');
      // Whether it waits is decided when it is sent, and what somebody gave was given for the dishes of then.
      events.push(...copied({ ...view, held: false }, { line: as, order, quantity, item, note }));
    }
    return events.length > 0 ? events : refuse('no-such-line');
  },

  'split-order': (sight, { into, waiter }) => {
    const taken = checkedParts(sight, into);
    if (isRefusal(taken)) return taken;
    const events: DraftEvent[] = [];
    const others: string[] = [];
    for (const { to, lines, parts, note = null } of into) {
      const opened = openedFor(sight, to, sight.view.table.value, others);
      const whole = lines.length === 0 && parts.length > 0 ? [] : transferred(sight, lines, to);
      const served: Answer =
        waiter === undefined ? [] : [{ orderId: to, type: 'waiter-set', body: { staff: waiter, over: [] } }];
      const said = [...allergiesOf(sight.view, to, null), ...wishesOf(sight.view, to, null), ...noteOf(note, to, null)];
      const answers = [opened, served, said, ...parts.map((part) => parted(sight, part, to)), whole];
      const refusal = answers.find(isRefusal);
      if (refusal !== undefined) return refusal;
      events.push(...(answers as DraftEvent[][]).flat());
      others.push(to);
    }
    return events.length > 0 ? events : refuse('no-such-line');
  },
};

/** Of one line, parts for several orders come out of the same dishes; and something must be left for who gets the line itself. */
function checkedParts(sight: Sight, into: readonly Split[]): Answer {
  const whole = into.flatMap(({ lines }) => lines);
  const parts = into.flatMap((one) => one.parts);
  if (new Set(whole).size < whole.length) return refuse('same-order');
  for (const line of new Set(parts.map((part) => part.line))) {
    const view = lineOn(sight, line);
    if (view === undefined) return refuse('no-such-line');
    const count = parts.reduce((sum, part) => sum + (part.line === line ? part.quantity : 0), 0);
    if (count > view.unfired) return refuse('kitchen-has-it');
    if (whole.includes(line) && count >= view.quantity) return refuse('bad-quantity');
  }
  return [];
}

/** An order for lines that come from this one. @param besides opened in the same act, and so seen by its author */
function openedFor(
  { book, view }: Sight,
  order: string,
  table: string | null,
  besides: readonly string[] = [],
): Answer {
  const { multiSession } = view.opened.event.body;
  const kind = table === null ? 'take-away' : 'table';
  return openOrder(book, { type: 'open-order', order, kind, table, multiSession, guests: null }, besides);
}

function parted(sight: Sight, { line, quantity, as, note = null }: Part, to: string): Answer {
  const view = lineOn(sight, line);
  if (view === undefined) return refuse('no-such-line');
  // What is with the kitchen is on a ticket under its line, and goes only with all of it.
  if (quantity > view.unfired) return refuse('kitchen-has-it');
  if (!Number.isInteger(quantity) || quantity < 1) return refuse('bad-quantity');
  return [
    { orderId: view.home, type: 'line-parted', body: { line, as, quantity, to } },
    ...changedDetails(view, as),
    ...marksOf(view, { line: as, order: view.home, note }),
  ];
}

type Copy = {
  readonly line: string;
  /** The stream that the copy is born in. */
  readonly order: string;
  readonly note: CommandOf<'replace-line'>['note'];
};
type Sold = Copy & { readonly quantity: number; readonly item: LineView['item'] };

/** A line of its own with what is known about another: when, for whom, and above all what somebody may not eat. */
function copied(view: LineView, { quantity, item, ...copy }: Sold): DraftEvent[] {
  const { line, order } = copy;
  const [course, seat] = [view.course.value, view.seat.value];
  return [{ orderId: order, type: 'line-added', body: { line, item, quantity, course, seat } }, ...marksOf(view, copy)];
}

/** What was given on a dish that is another one now. Said anew, so that it needs the same permission: it may be dearer. */
function priceOf({ comped, comps, discount }: LineView, { line, order }: Omit<Copy, 'note'>): DraftEvent[] {
  const reason = comps.at(-1)?.event.body.reason;
  const given: DraftEvent[] = [];
  if (comped > 0 && reason !== undefined)
    given.push({ orderId: order, type: 'line-comped', body: { line, after: 0, quantity: comped, reason } });
  if (discount.value !== null)
    given.push({ orderId: order, type: 'discount-set', body: { line, discount: discount.value, over: [] } });
  return given;
}

/** A part is born with the course and the seat that the line was added with. */
function changedDetails(view: LineView, as: string): DraftEvent[] {
  const [course, seat] = [view.course.by, view.seat.by];
  const changed: DraftEvent[] = [];
  const change = (change: DraftOf<'details-changed'>['body']['change']): void => {
    changed.push({ orderId: view.home, type: 'details-changed', body: { line: as, change, over: [] } });
  };
  if (course !== null) change({ field: 'course', value: view.course.value });
  if (seat !== null) change({ field: 'seat', value: view.seat.value });
  return changed;
}

function marksOf(view: LineView, { line, order, note }: Copy): DraftEvent[] {
  return [
    ...allergiesOf(view, order, line),
    ...wishesOf(view, order, line),
    ...(view.held
      ? [{ orderId: order, type: 'lines-held', body: { lines: [line], held: true } } satisfies DraftEvent]
      : []),
    ...noteOf(note, order, line),
  ];
}

/** What was said of a dish or of a whole order, said of another: each once, though it may have been said twice. */
const allergiesOf = ({ allergies }: Pick<LineView, 'allergies'>, orderId: string, line: string | null): DraftEvent[] =>
  distinct(allergies).map(({ seat, word }) => ({ orderId, type: 'allergy-added', body: { line, seat, word } }));

/** What the party of a dish must not eat, as far as it may be of whoever has the dish, and is not said of it already. */
function atAnotherTable({ view }: Sight, line: string, as: string): DraftEvent[] {
  const dish = view.lines.find((one) => one.line === line);
  if (dish === undefined) return [];
  const { home, seat, allergies } = dish;
  const news = view.allergies.filter(
    (mark) =>
      (mark.seat === null || seat.value === null || mark.seat === seat.value) &&
      !allergies.some(({ word }) => word === mark.word),
  );
  return allergiesOf({ allergies: news }, home, as);
}

const wishesOf = ({ chips }: Pick<LineView, 'chips'>, orderId: string, line: string | null): DraftEvent[] =>
  distinct(chips).map(({ seat, word }) => ({ orderId, type: 'chip-added', body: { line, seat, word } }));

const noteOf = (note: Copy['note'], orderId: string, line: string | null): DraftEvent[] =>
  note === null ? [] : [{ orderId, type: 'note-edited', body: { line, ...note } }];

const distinct = (marks: LineView['chips']): LineView['chips'] =>
  marks.filter((mark, at) => marks.findIndex(({ word, seat }) => word === mark.word && seat === mark.seat) === at);
