import type { LineId, OrderId } from '../base/ids.ts';
import type { SoldItem } from '../menu/sell.ts';
import { type Cents, cents, minus, times } from '../money/cents.ts';
import type { LineFacts, OrderFacts } from './book.ts';
import { cookingOf } from './cooking.ts';
import { type Discount, type DiscountWrite, discountField, discountWrites, offOf } from './discounts.ts';
import { type Fact, type FactOf, isFact } from './events.ts';
import * as free from './free.ts';
import { type Birth, birthOf, type Got, rootOf, sharesOf } from './parts.ts';
import * as rules from './rules.ts';

/** One dish on an order as everyone sees it. Quantities are cumulative over the line's life. */
export type LineView = {
  readonly line: LineId;
  /** The stream it was born in; events about it carry this `orderId`. */
  readonly home: OrderId;
  readonly item: SoldItem;
  /** Its adding or, for a part, the parting. */
  readonly added: Birth;
  /** For a part: what it was parted from, and how much of what was asked for was left. */
  readonly partOf: rules.Share | null;
  /** What was parted from it, by stamp. */
  readonly parts: readonly rules.Share[];
  /** What counts and is charged: what is wanted, but never less than the kitchen has. */
  readonly quantity: number;
  readonly wanted: rules.Field<number>;
  /** The greatest number that a firing named: the next one counts on from here. */
  readonly told: number;
  /** The number of the last dish that is cooked here: below `told` where what came after it is cooked under other lines. */
  readonly fired: number;
  /** What firings counted as well that was being cooked under other lines by then: it is not cooked again. */
  readonly twice: readonly rules.Twice[];
  readonly voided: number;
  /** What the kitchen has been told to cook and may not throw away: what is cooked here − voided. */
  readonly withKitchen: number;
  /** Still to be fired. */
  readonly unfired: number;
  readonly held: boolean;
  readonly started: number;
  readonly ready: number;
  readonly served: number;
  readonly removed: boolean;
  /** Removals that nobody has answered; bringing the line back names them. */
  readonly removals: readonly string[];
  readonly course: rules.Field<string | null>;
  readonly seat: rules.Field<number | null>;
  /** The order it was sent to, before merges are followed. */
  readonly sentTo: rules.Field<OrderId>;
  readonly allergies: readonly rules.Mark[];
  readonly chips: readonly rules.Mark[];
  /** Yjs updates of the note, in base64. */
  readonly noteUpdates: readonly string[];
  readonly firings: readonly rules.Sent[];
  readonly seen: readonly rules.Seeing[];
  /** How many of `quantity` are given free, and what was said of it: of a part, also before it left. */
  readonly comped: number;
  readonly comps: readonly FactOf<'line-comped'>[];
  readonly discount: rules.Field<Discount | null>;
  /** What the discount takes off each dish. */
  readonly off: Cents;
  /** As the menu has it, before anything was given. */
  readonly full: Cents;
  /** What it adds to the bill, before a discount on the whole order. */
  readonly amount: Cents;
  readonly facts: readonly Fact[];
};

export type LineState = 'removed' | 'voided' | 'served' | 'ready' | 'cooking' | 'fired' | 'held' | 'draft';

/**
 * Null while the line's adding has not arrived, and for a part that was taken back: then there is nothing to show. Remembered
 * per set of facts about it and its parts.
 */
export function lineView(order: OrderFacts, line: LineFacts): LineView | null {
  const known = line.memo.made<LineView | null>();
  return known === undefined ? line.memo.keep(makeLineView(order, line)) : known;
}

function makeLineView(order: OrderFacts, lineFacts: LineFacts): LineView | null {
  const { line, facts: all } = lineFacts;
  const home = order.order;
  const born = bornWith(order, lineFacts);
  if (born === null) return null;
  const { added, partOf, root } = born;
  const facts = rules.standing(all);
  const cooking = cookingOf(order);
  const cooked: Cooked = {
    facts: cooking?.order.lines.get(line)?.facts ?? facts,
    twice: cooking?.twice.get(line) ?? noneTwice,
  };
  const gots = order.parted.length === 0 ? noParts : sharesIn(cooking?.order ?? order, lineFacts, born.quantity);
  const { wanted, removals, told, voided, withKitchen, quantity } = countOf(line, born.quantity, facts, gots, cooked);
  const firings = rules.withVoids(rules.firings(facts, line, cooked.twice), cooked.facts, voided);
  const fired = firings.at(-1)?.to ?? 0;
  const parts = gots.length === 0 ? noParts : withFree(line, born, facts, gots, cooked);
  const { item } = root.event.body;
  return {
    line,
    home,
    item,
    added,
    partOf,
    parts,
    quantity,
    wanted,
    told,
    fired,
    twice: cooked.twice,
    voided,
    withKitchen,
    unfired: quantity - withKitchen,
    held: latestHold(facts),
    started: Math.min(fired, rules.greatest(facts, line, 'lines-started')),
    ready: Math.min(fired, rules.readyQuantity(facts, line)),
    served: Math.min(fired, rules.greatest(facts, line, 'lines-served')),
    removed: removals.length > 0 && withKitchen === 0,
    removals: removals.length === 0 ? noRemovals : removals.map((removal) => removal.event.id),
    ...lineDetails(partOf?.by.event.body.to ?? home, facts, root),
    noteUpdates: rules.noteUpdates(all),
    firings,
    seen: rules.seeings(facts, line, fired),
    ...priceOf(order, lineFacts, facts, { item, partOf, parts, quantity }),
    facts: all,
  };
}

/** What is said of a line, as if nobody had fired what was being cooked elsewhere, and what that was. */
type Cooked = { readonly facts: readonly Fact[]; readonly twice: readonly rules.Twice[] };

const sharesIn = (order: OrderFacts, line: LineFacts, began: number): readonly Got[] =>
  sharesOf(order, order.lines.get(line.line) ?? line, began);

/** How many there are, by these facts. */
function countOf(line: LineId, began: number, facts: readonly Fact[], parts: readonly Got[], cooked: Cooked) {
  const wanted = rules.wantedQuantity(began, facts, parts);
  const removals = rules.standingRemovals(facts);
  const told = rules.greatest(facts, line, 'lines-fired');
  const here = rules.cookedUpTo(cooked.twice, told);
  const voided = Math.min(here, rules.voidedQuantity(cooked.facts));
  const withKitchen = here - voided;
  const quantity = Math.max(removals.length > 0 ? 0 : wanted.value, withKitchen);
  return { wanted, removals, told, voided, withKitchen, quantity };
}

/** What of the dishes that were given free left with each part, in the order in which they left. */
function withFree(
  line: LineId,
  born: Born,
  facts: readonly Fact[],
  gots: readonly Got[],
  cooked: Cooked,
): rules.Share[] {
  const inherited = born.partOf?.free ?? 0;
  if (inherited === 0 && !rules.has(facts, 'line-comped')) return gots.map((got) => ({ ...got, free: 0 }));
  const shares: rules.Share[] = [];
  for (const [turn, got] of gots.entries()) {
    const known = free.before({ facts }, got.by);
    const then = { ...cooked, facts: free.before(cooked, got.by) };
    const there = countOf(line, born.quantity, known, gots.slice(0, turn), then).quantity;
    const gone = shares.reduce((sum, share) => sum + share.free, 0);
    const named = free.namedFree(free.compsOf(known), inherited);
    shares.push({ ...got, free: free.freeThatLeave(got.got, there, named - gone) });
  }
  return shares;
}

type Price = Pick<LineView, 'comped' | 'comps' | 'discount' | 'off' | 'full' | 'amount'>;

/** What it costs: the dishes that are not free, each without what the discount takes off. */
function priceOf(
  order: OrderFacts,
  lineFacts: LineFacts,
  facts: readonly Fact[],
  { item, partOf, parts, quantity }: Pick<LineView, 'item' | 'partOf' | 'parts' | 'quantity'>,
): Price {
  const own = free.compsOf(facts);
  const gone = parts.reduce((sum, part) => sum + part.free, 0);
  const comped = Math.min(quantity, free.namedFree(own, partOf?.free) - gone);
  const told = partOf === null || partOf.free === 0 ? noParts : compsBefore(order, partOf.by);
  const discount = discountField(discountsOn(order, lineFacts));
  const unit = cents(item.unitPrice);
  const off = offOf(discount.value, unit);
  return {
    comped,
    comps: told.length === 0 ? own : [...told, ...own],
    discount,
    off,
    full: times(unit, quantity),
    amount: times(minus(unit, off), quantity - comped),
  };
}

/** What was given free of the line that a part left, and of those above it, before it did. */
function compsBefore(order: OrderFacts, part: FactOf<'line-parted'>): FactOf<'line-comped'>[] {
  const parent = order.lines.get(part.event.body.line);
  if (parent === undefined) return [];
  const birth = birthOf(parent);
  const above = birth !== null && isFact(birth, 'line-parted') ? compsBefore(order, birth) : [];
  return [...above, ...free.compsOf(rules.standing(parent.facts))].filter((comp) => rules.isEarlier(comp, part));
}

/** Its own, and what its parent had when it left. */
function discountsOn(order: OrderFacts, line: LineFacts): readonly DiscountWrite[] {
  const own = discountWrites(rules.standing(line.facts));
  const birth = birthOf(line);
  const parent = birth !== null && isFact(birth, 'line-parted') ? order.lines.get(birth.event.body.line) : undefined;
  if (birth === null || parent === undefined) return own;
  const above = discountsOn(order, parent).filter(({ by }) => rules.isEarlier(by, birth));
  return above.length === 0 ? own : [...above, ...own].sort((a, b) => (rules.isEarlier(a.by, b.by) ? -1 : 1));
}

const noRemovals: readonly string[] = Object.freeze([]);
const noParts: readonly never[] = Object.freeze([]);
const noneTwice: readonly never[] = Object.freeze([]);

type Born = Pick<LineView, 'added' | 'partOf'> & {
  readonly root: FactOf<'line-added'>;
  readonly quantity: number;
};

/** What a line began with: as it was added, or what a part got of its parent. */
function bornWith(order: OrderFacts, line: LineFacts): Born | null {
  const added = birthOf(line);
  if (added === null) return null;
  if (isFact(added, 'line-added')) return { added, partOf: null, root: added, quantity: added.event.body.quantity };
  const root = rootOf(order, line);
  const parent = order.lines.get(added.event.body.line);
  if (root === null || parent === undefined) return null;
  const partOf = lineView(order, parent)?.parts.find(({ by }) => by.event.id === added.event.id);
  return partOf === undefined ? null : { added, partOf, root, quantity: partOf.got };
}

type Details = Pick<LineView, 'course' | 'seat' | 'sentTo' | 'allergies' | 'chips'>;

/**
 * The order that a line was sent to, before merges are followed. By what is said of the line itself, so that asking takes no
 * longer for one that was parted often.
 */
export function sentToOf({ order }: OrderFacts, line: LineFacts): rules.Field<OrderId> {
  const birth = birthOf(line);
  const first = birth !== null && isFact(birth, 'line-parted') ? birth.event.body.to : order;
  return sentTo(first, rules.standing(line.facts));
}

const sentTo = (first: OrderId, facts: readonly Fact[]): rules.Field<OrderId> =>
  rules.laterWins(
    first,
    rules.writesOf(facts, 'line-transferred', ({ body }) => ({ value: body.to, over: body.over })),
  );

function lineDetails(first: OrderId, facts: readonly Fact[], added: FactOf<'line-added'>): Details {
  const course = rules.writesOf(facts, 'details-changed', ({ body }) =>
    body.change.field === 'course' ? { value: body.change.value, over: body.over } : null,
  );
  const seat = rules.writesOf(facts, 'details-changed', ({ body }) =>
    body.change.field === 'seat' ? { value: body.change.value, over: body.over } : null,
  );
  return {
    course: rules.laterWins(added.event.body.course, course),
    seat: rules.laterWins(added.event.body.seat, seat),
    sentTo: sentTo(first, facts),
    allergies: rules.marks(facts, 'allergy'),
    chips: rules.marks(facts, 'chip'),
  };
}

function latestHold(facts: readonly Fact[]): boolean {
  const holds = rules.writesOf(facts, 'lines-held', ({ body }) => ({ value: body.held, over: [] }));
  return rules.laterWins(false, holds).value;
}

/** The least far of its dishes decides, so that nothing looks finished before it is. */
export function lineState(line: LineView): LineState {
  if (line.removed) return 'removed';
  if (line.quantity === 0) return line.voided > 0 ? 'voided' : 'draft';
  if (line.unfired > 0) return line.held ? 'held' : 'draft';
  if (servedOf(line) >= line.withKitchen) return 'served';
  if (readyOf(line) >= line.withKitchen) return 'ready';
  return rules.keptUpTo(line.firings, line.started) > 0 ? 'cooking' : 'fired';
}

/** How many dishes are ready, or have been: those that are void do not count, though a cook has cleared them. */
export const readyOf = ({ firings, ready }: Pick<LineView, 'firings' | 'ready'>): number =>
  rules.keptUpTo(firings, ready);
export const servedOf = ({ firings, served }: Pick<LineView, 'firings' | 'served'>): number =>
  rules.keptUpTo(firings, served);
export const isReadyToServe = (line: LineView): boolean => readyOf(line) > servedOf(line);
