import type { OrderId } from '../base/ids.ts';
import { type Cents, minus, sum } from '../money/cents.ts';
import { standingAsk } from './bill-asked.ts';
import { allFacts, type Book, type OrderFacts } from './book.ts';
import type { Fact, FactOf, OrderEventType } from './events.ts';
import { beginningOf } from './expected.ts';
import { type LineView, lineView } from './line-view.ts';
import { mergeEdge, mergeRoot, mergeTarget, pointersTo } from './merges.ts';
import { type OrderDiscounts, orderDiscounts } from './order-discounts.ts';
import { type Expected, orderFields, sharedOf } from './order-fields.ts';
import * as rules from './rules.ts';

/** `expected`: of a party that is to come; whatever is done at its table begins the order. */
export type OrderState = 'expected' | 'open' | 'closed' | 'cancelled' | 'merged';

/** Nothing more comes of it, unless somebody takes that back. */
export const isOver = ({ state }: Pick<OrderView, 'state'>): boolean => state !== 'open' && state !== 'expected';

/** An order as everyone sees it: the facts under the house rules. */
export type OrderView = {
  readonly order: OrderId;
  readonly opened: FactOf<'order-opened'>;
  /** When they sat down: the same, but for a party that was expected and is there. */
  readonly begun: Fact;
  readonly state: OrderState;
  readonly number: number | null;
  readonly businessDay: string | null;
  readonly table: rules.Field<string | null>;
  /** Of a party that has called: when they come, and how many they are. */
  readonly expected: rules.Field<Expected | null>;
  readonly guests: rules.Field<number | null>;
  readonly customer: rules.Field<string | null>;
  readonly waiter: rules.Field<string | null>;
  /** Whether somebody asked for the bill, or took that back. */
  readonly bill: rules.Field<boolean>;
  /** The asking, while it stands. */
  readonly billAsked: FactOf<'bill-asked'> | null;
  readonly mergedInto: OrderId | null;
  /** The merge as it was asked for, before chains are followed and cycles cut. */
  readonly merge: rules.Field<OrderId | null>;
  /** Every line on this order now, wherever it was born, removed ones too, oldest first. */
  readonly lines: readonly LineView[];
  readonly allergies: readonly rules.Mark[];
  readonly chips: readonly rules.Mark[];
  /** Yjs updates in base64: this order's own note first, then those of orders merged into it. */
  readonly notes: readonly { readonly order: OrderId; readonly updates: readonly string[] }[];
  /** On the order as a whole: what stands, and what was lost. */
  readonly discounts: OrderDiscounts;
  /** What its lines come to without the discounts on the whole order. */
  readonly subtotal: Cents;
  readonly total: Cents;
  readonly payments: readonly FactOf<'payment-registered'>[];
  readonly paid: Cents;
  /** Below zero: overpaid, a refund is due. */
  readonly balance: Cents;
  /** Lines with more on them than a bill that was settled: they came after the money. */
  readonly late: ReadonlySet<string>;
  /** A cancelling that others' work outweighed: shown, not done. */
  readonly cancelOverruled: FactOf<'order-cancelled'> | null;
  /** This program cannot read everything here: it neither fires nor settles. */
  readonly needsUpdate: boolean;
};

/**
 * Null for an order that is not here, or whose opening has not arrived. Remembered for an order that neither gave to another
 * nor got anything from one: nothing but its own facts can change how it looks.
 */
export function orderView(book: Book, id: OrderId): OrderView | null {
  const order = book.orders.get(id);
  if (order === undefined) return null;
  if (order.pointsTo.length > 0 || pointersTo(book).has(id)) return makeOrderView(book, order, tiesOf(book));
  const known = order.memo.made<OrderView | null>();
  return known === undefined ? order.memo.keep(makeOrderView(book, order, noTies)) : known;
}

/** Whether more may come of it. Its lines are looked at only where it was closed, cancelled or merged: seldom, and they are many. */
export function isGoingOn(book: Book, id: OrderId): boolean {
  const order = book.orders.get(id);
  if (order === undefined) return false;
  const { opened, closed, cancels } = orderFields(order);
  if (opened === undefined) return false;
  if (!closed && cancels.length === 0 && mergeTarget(book, id) === null) return true;
  const view = orderView(book, id);
  return view !== null && !isOver(view);
}

function makeOrderView(book: Book, order: OrderFacts, ties: Ties): OrderView | null {
  const id = order.order;
  const fields = orderFields(order);
  const { opened } = fields;
  if (opened === undefined) return null;
  const lines = linesOn(book, order, ties);
  // What was paid for, or warned of, before two orders became one goes on counting for the one.
  const others = ties.merged.get(id) ?? [];
  const merged = (mergeRoot(book, id) === id ? [order, ...others] : others).toSorted(ownFirst(id));
  const said = merged.length === 1 ? fields.facts : merged.flatMap((stream) => orderFields(stream).facts);
  const { bill, payments, paid, allergies, chips } = merged.length === 1 ? fields.shared : sharedOf(said);
  const subtotal = sum(lines.map((line) => line.amount));
  const discounts = orderDiscounts(book, merged, lines);
  const total = minus(subtotal, sum(discounts.standing.map(({ off }) => off)));
  const balance = minus(total, paid);
  const late = lateLines(said, lines);
  const mergedInto = mergeTarget(book, id);
  // Something was added after the closing: the order shows what is left to do instead of hiding it.
  const settled = fields.closed && balance <= 0 && late.size === 0;
  const cancelled =
    fields.cancels.length > 0 &&
    !(settled || mergedInto !== null || payments.length > 0) &&
    cancelStands(fields.cancels, lines, outweighing(book, order, lines, merged));
  const begun = begunAt(order, opened);
  // Who is expected is there once somebody says how many they are, orders, pays, or joins another party to them.
  const shows = begun !== opened || lines.length + payments.length > 0 || merged.length > 1;
  const going = shows || fields.expected.value === null ? 'open' : 'expected';
  const state = mergedInto !== null ? 'merged' : settled ? 'closed' : cancelled ? 'cancelled' : going;
  return {
    order: id,
    opened,
    begun,
    state,
    number: fields.number?.number ?? null,
    businessDay: fields.number?.day ?? null,
    table: fields.table,
    expected: fields.expected,
    guests: fields.guests,
    customer: fields.customer,
    // Whoever began it, until somebody hands it over or takes it.
    waiter:
      begun === opened || fields.waiter.by !== null ? fields.waiter : { ...fields.waiter, value: begun.event.staff },
    bill,
    billAsked: state === 'open' ? standingAsk(bill, lines, payments) : null,
    mergedInto,
    merge: fields.merge,
    lines,
    allergies,
    chips,
    notes: merged.map((stream) => ({ order: stream.order, updates: orderFields(stream).noteUpdates })),
    discounts,
    subtotal,
    total,
    payments,
    paid,
    balance,
    late,
    cancelOverruled: cancelled ? null : (fields.cancels.at(-1) ?? null),
    needsUpdate: isUnread(order) || merged.some(isUnread) || lines.some((line) => isUnread(book.orders.get(line.home))),
  };
}

const begunAt = (order: OrderFacts, opened: FactOf<'order-opened'>): Fact =>
  (opened.event.body.expected === undefined ? null : beginningOf(order)) ?? (opened as Fact);

const isUnread = (stream: OrderFacts | undefined): boolean => stream !== undefined && stream.unread.length > 0;

const ownFirst =
  (id: OrderId) =>
  (a: OrderFacts, b: OrderFacts): number =>
    a.order === id ? -1 : b.order === id || a.order > b.order ? 1 : -1;

/** Lines born here that stayed, and lines of other streams that were sent or merged here. */
function linesOn(book: Book, order: OrderFacts, ties: Ties): readonly LineView[] {
  const given = ties.lines.get(order.order) ?? [];
  const lines = book.pointing.has(order.order) ? given : [...linesOf(order), ...given];
  // They mostly come as they were added.
  const inOrder = lines.every((line, at) => at === 0 || rules.isEarlier((lines[at - 1] as LineView).added, line.added));
  return inOrder ? lines : lines.toSorted((a, b) => (rules.isEarlier(a.added, b.added) ? -1 : 1));
}

const linesOf = (stream: OrderFacts): LineView[] =>
  [...stream.lines.values()].flatMap((facts) => lineView(stream, facts) ?? []);

/** Of the orders that ever gave to another: on which order each of their lines is, and which order they are now themselves. */
type Ties = {
  readonly lines: ReadonlyMap<OrderId, readonly LineView[]>;
  readonly merged: ReadonlyMap<OrderId, readonly OrderFacts[]>;
};
const noTies: Ties = { lines: new Map(), merged: new Map() };
const tiesIn = new WeakMap<Book, Ties>();

/** Found once for all orders of a book: on an evening of many moves each order may have something of each other. */
function tiesOf(book: Book): Ties {
  const known = tiesIn.get(book);
  if (known !== undefined) return known;
  const lines = new Map<OrderId, LineView[]>();
  const merged = new Map<OrderId, OrderFacts[]>();
  for (const id of book.pointing) {
    const stream = book.orders.get(id);
    if (stream === undefined) continue;
    for (const line of linesOf(stream)) among(lines, orderOfLine(book, line), line);
    if (mergeRoot(book, id) !== id) among(merged, mergeRoot(book, id), stream);
  }
  const found = { lines, merged };
  tiesIn.set(book, found);
  return found;
}

function among<T>(places: Map<OrderId, T[]>, place: OrderId, one: T): void {
  const others = places.get(place);
  if (others === undefined) places.set(place, [one]);
  else others.push(one);
}

export const orderOfLine = (book: Book, line: LineView): OrderId => mergeRoot(book, line.sentTo.value);

const noneLate: ReadonlySet<string> = new Set();
const settles = ({ event }: Fact): boolean => event.type === 'payment-registered' || event.type === 'order-closed';

function lateLines(facts: readonly Fact[], lines: readonly LineView[]): ReadonlySet<string> {
  if (!facts.some(settles)) return noneLate;
  const settled = new Map<string, number>();
  let anySettled = false;
  for (const { event } of facts) {
    const covered =
      event.type === 'payment-registered' ? event.body.settles : event.type === 'order-closed' ? event.body.lines : [];
    for (const { line, quantity } of covered) settled.set(line, Math.max(settled.get(line) ?? 0, quantity));
    anySettled ||= covered.length > 0 || event.type === 'order-closed';
  }
  return new Set(
    anySettled ? lines.filter((line) => line.quantity > (settled.get(line.line) ?? 0)).map((line) => line.line) : [],
  );
}

/**
 * Cancelled here, added to, fired or paid there: the order lives. It is cancelled only if its author had seen all of that.
 * Sets only, no clock.
 */
function cancelStands(
  cancels: readonly FactOf<'order-cancelled'>[],
  lines: readonly LineView[],
  work: readonly Fact[],
): boolean {
  if (lines.some((line) => line.withKitchen > 0)) return false;
  return cancels.some((cancel) => work.every((fact) => rules.hasSeen(cancel.event.body.seen, fact.event)));
}

/** What outweighs a cancelling that had not seen it: work on this order, and whatever brought other orders' lines here. */
function outweighing(book: Book, order: OrderFacts, lines: readonly LineView[], merged: readonly OrderFacts[]): Fact[] {
  const work = [...merged.flatMap(allFacts), ...lines.flatMap((line) => line.facts)];
  const wasExpected = orderFields(order).opened?.event.body.expected !== undefined;
  // Of a party that was expected, saying how many they are says that they are there; whoever calls again is coming.
  const seatings = wasExpected ? rules.standing(order.facts).filter(({ event }) => saysTheyCome.has(event.type)) : [];
  const transfers = lines.flatMap((line) => line.sentTo.by ?? []);
  const merges = merged.flatMap((stream) => (stream === order ? [] : (mergeEdge(book, stream.order)?.by ?? [])));
  return [...work.filter((fact) => isWork.has(fact.event.type)), ...seatings, ...transfers, ...merges];
}

const saysTheyCome: ReadonlySet<OrderEventType> = new Set(['guests-set', 'expected-set'] as const);

const isWork: ReadonlySet<OrderEventType> = new Set([
  'line-added',
  'line-parted',
  'quantity-tapped',
  'quantity-typed',
  'line-brought-back',
  'lines-fired',
] as const);
