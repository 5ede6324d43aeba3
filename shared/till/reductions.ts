import { hlcToMs } from '../base/clock.ts';
import type { OrderId } from '../base/ids.ts';
import { cents, noCents, sum, times } from '../money/cents.ts';
import type { Book, LineFacts, OrderFacts } from '../order/book.ts';
import type { Discount } from '../order/discounts.ts';
import { type Fact, type FactOf, isFact } from '../order/events.ts';
import { compsOf, namedFree } from '../order/free.ts';
import { type LineView, lineView } from '../order/line-view.ts';
import { mergeRoot } from '../order/merges.ts';
import { orderOfLine, orderView } from '../order/order-view.ts';
import { byAdmission, standing } from '../order/rules.ts';

/** Why an act takes something off a bill, or does not: it was taken back, or what others did counts in its place. */
export type ReductionState = 'counts' | 'taken-back' | 'replaced';

/** Somebody made a bill smaller: what was thrown away, given or taken off, and what it comes to as things stand. */
export type Reduction = {
  readonly event: string;
  readonly kind: 'void' | 'free' | 'discount';
  readonly state: ReductionState;
  readonly ms: number;
  readonly staff: string;
  /** The order it counts on now, its number and its table. */
  readonly order: OrderId;
  readonly number: number | null;
  readonly table: string | null;
  /** Null: the whole order. */
  readonly dish: string | null;
  /** How many dishes were meant that nobody had meant before; null for a discount. */
  readonly quantity: number | null;
  readonly discount: Discount | null;
  readonly reason: string;
  /** In minor units, before a discount on the whole order for what is void or free. */
  readonly amount: number;
};

/** What these facts take off, the latest first. A discount that was only set back to the full price takes nothing. */
export function reductionsIn(book: Book, facts: readonly Fact[]): Reduction[] {
  return facts
    .flatMap((fact) => {
      if (isFact(fact, 'line-voided')) return onLine(book, fact, voided);
      if (isFact(fact, 'line-comped')) return onLine(book, fact, free);
      return isFact(fact, 'discount-set') ? (discounted(book, fact) ?? []) : [];
    })
    .sort((a, b) => b.ms - a.ms);
}

type Worth = Pick<Reduction, 'kind' | 'quantity' | 'amount'>;
type Line = { readonly stream: OrderFacts; readonly facts: LineFacts; readonly view: LineView };

function onLine<T extends 'line-voided' | 'line-comped'>(
  book: Book,
  fact: FactOf<T>,
  worthOf: (line: Line, fact: FactOf<T>) => Worth,
): Reduction[] {
  const { orderId, body } = fact.event;
  const line = lineIn(book, orderId, body.line);
  if (line === null) return [];
  const worth = worthOf(line, fact);
  return [
    {
      ...common(book, fact as Fact, orderOfLine(book, line.view)),
      ...worth,
      state: isTakenBack(line.facts.facts, fact.event.id) ? 'taken-back' : worth.quantity === 0 ? 'replaced' : 'counts',
      dish: line.view.item.name,
      discount: null,
      reason: body.reason,
    },
  ];
}

/** Each says how many are void by now; the first that the box heard of counts. */
function voided({ facts, view }: Line, fact: FactOf<'line-voided'>): Worth {
  const reached = (one: Fact): number =>
    isFact(one, 'line-voided') ? Math.min(one.event.body.quantity, view.voided) : 0;
  const earlier = facts.facts.filter((one) => byAdmission(one, fact) < 0).map(reached);
  const quantity = Math.max(0, reached(fact) - Math.max(0, ...earlier));
  return { kind: 'void', quantity, amount: times(cents(view.item.unitPrice), quantity) };
}

/** What is still there of the dishes that were given, those that were given first before the others. */
function free({ facts, view }: Line, fact: FactOf<'line-comped'>): Worth {
  const inherited = view.partOf?.free ?? 0;
  const left = view.comped + view.parts.reduce((gone, part) => gone + part.free, 0);
  const comps = [...compsOf(standing(facts.facts))].sort(byAdmission);
  const upTo = (at: number): number => Math.min(left, namedFree(comps.slice(0, at), inherited));
  const at = comps.findIndex(({ event }) => event.id === fact.event.id);
  const quantity = at < 0 ? 0 : upTo(at + 1) - upTo(at);
  return { kind: 'free', quantity, amount: times(cents(view.item.unitPrice), quantity) };
}

/** Off each dish of a line and of what parted from it, or off the whole order. */
function discounted(book: Book, fact: FactOf<'discount-set'>): Reduction | null {
  const { id, orderId, body } = fact.event;
  const stream = book.orders.get(orderId);
  if (body.discount === null || stream === undefined) return null;
  const line = body.line === null ? null : lineIn(book, orderId, body.line);
  if (body.line !== null && line === null) return null;
  const order = line === null ? mergeRoot(book, orderId) : orderOfLine(book, line.view);
  const [counts, amount] = line === null ? offOrder(book, order, id) : offLines(stream, id);
  const isBack = isTakenBack(line === null ? stream.facts : line.facts.facts, id);
  return {
    ...common(book, fact, order),
    kind: 'discount',
    state: isBack ? 'taken-back' : counts ? 'counts' : 'replaced',
    dish: line?.view.item.name ?? null,
    quantity: null,
    discount: body.discount,
    reason: body.discount.reason,
    amount,
  };
}

function offLines(stream: OrderFacts, discount: string): [counts: boolean, amount: number] {
  const views = [...stream.lines.values()].flatMap((line) => lineView(stream, line) ?? []);
  const bearing = views.filter((line) => line.discount.by?.event.id === discount);
  return [bearing.length > 0, sum(bearing.map(({ off, quantity, comped }) => times(off, quantity - comped)))];
}

function offOrder(book: Book, order: OrderId, discount: string): [counts: boolean, amount: number] {
  const found = orderView(book, order)?.discounts.standing.find(({ by }) => by.event.id === discount);
  return [found !== undefined, found?.off ?? noCents];
}

const isTakenBack = (facts: readonly Fact[], id: string): boolean =>
  !standing(facts).some(({ event }) => event.id === id);

function common(book: Book, { event, clock }: Fact, order: OrderId) {
  const view = orderView(book, order);
  return {
    event: event.id,
    ms: hlcToMs(clock),
    staff: event.staff,
    order,
    number: view?.number ?? null,
    table: view?.table.value ?? null,
  };
}

/** Null for what was taken back as a part, with all that was said of it. */
function lineIn(book: Book, order: OrderId, line: string): Line | null {
  const stream = book.orders.get(order);
  const facts = stream?.lines.get(line);
  const view = stream === undefined || facts === undefined ? null : lineView(stream, facts);
  return stream === undefined || facts === undefined || view === null ? null : { stream, facts, view };
}
