import type { LineId, OrderId } from '../base/ids.ts';
import type { SoldItem } from '../menu/sell.ts';
import { type Cents, cents, times } from '../money/cents.ts';
import type { LineFacts, OrderFacts } from './book.ts';
import { cookingOf } from './cooking.ts';
import { type Fact, type FactOf, isFact } from './events.ts';
import { type Birth, birthOf, rootOf, sharesOf } from './parts.ts';
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
  readonly firings: readonly rules.Firing[];
  readonly seen: readonly rules.Seeing[];
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
  const known = cooking?.order.lines.get(line) ?? lineFacts;
  const twice = cooking?.twice.get(line) ?? noneTwice;
  const parts = order.parted.length === 0 ? noParts : sharesOf(cooking?.order ?? order, known, born.quantity);
  const wanted = rules.wantedQuantity(born.quantity, facts, parts);
  const removals = rules.standingRemovals(facts);
  const told = rules.greatest(facts, line, 'lines-fired');
  const firings = rules.firings(facts, line, twice);
  const fired = firings.at(-1)?.to ?? 0;
  const cooked = rules.cookedUpTo(twice, told);
  const voided = Math.min(cooked, rules.voidedQuantity(known.facts));
  const withKitchen = cooked - voided;
  const quantity = Math.max(removals.length > 0 ? 0 : wanted.value, withKitchen);
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
    twice,
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
    amount: times(cents(item.unitPrice), quantity),
    facts: all,
  };
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
  if (line.served >= line.fired) return 'served';
  if (line.ready >= line.fired) return 'ready';
  return line.started > 0 ? 'cooking' : 'fired';
}
