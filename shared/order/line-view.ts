import type { LineId, OrderId } from '../base/ids.ts';
import type { SoldItem } from '../menu/sell.ts';
import { type Cents, cents, times } from '../money/cents.ts';
import type { LineFacts } from './book.ts';
import { type Fact, type FactOf, isFact } from './events.ts';
import * as rules from './rules.ts';

/** One dish on an order as everyone sees it. Quantities are cumulative over the line's life. */
export type LineView = {
  readonly line: LineId;
  /** The stream it was born in; events about it carry this `orderId`. */
  readonly home: OrderId;
  readonly item: SoldItem;
  readonly added: FactOf<'line-added'>;
  /** What counts and is charged: what is wanted, but never less than the kitchen has. */
  readonly quantity: number;
  readonly wanted: rules.Field<number>;
  readonly fired: number;
  readonly voided: number;
  /** What the kitchen has been told to cook and may not throw away: fired − voided. */
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

/** Null while the line's adding has not arrived: then there is nothing to show yet. Remembered per set of facts. */
export function lineView(home: OrderId, line: LineFacts): LineView | null {
  const known = line.memo.made<LineView | null>();
  return known === undefined ? line.memo.keep(makeLineView(home, line)) : known;
}

function makeLineView(home: OrderId, { line, facts: all }: LineFacts): LineView | null {
  const added = earliestAdding(all);
  if (added === null) return null;
  const facts = rules.standing(all);
  const wanted = rules.wantedQuantity(added.event.body.quantity, facts);
  const removals = rules.standingRemovals(facts);
  const fired = rules.greatest(facts, line, 'lines-fired');
  const voided = Math.min(fired, rules.voidedQuantity(facts));
  const withKitchen = fired - voided;
  const quantity = Math.max(removals.length > 0 ? 0 : wanted.value, withKitchen);
  const { item } = added.event.body;
  return {
    line,
    home,
    item,
    added,
    quantity,
    wanted,
    fired,
    voided,
    withKitchen,
    unfired: quantity - withKitchen,
    held: latestHold(facts),
    started: Math.min(fired, rules.greatest(facts, line, 'lines-started')),
    ready: Math.min(fired, rules.readyQuantity(facts, line)),
    served: Math.min(fired, rules.greatest(facts, line, 'lines-served')),
    removed: removals.length > 0 && withKitchen === 0,
    removals: removals.length === 0 ? noRemovals : removals.map((removal) => removal.event.id),
    ...lineDetails(home, facts, added),
    noteUpdates: rules.noteUpdates(all),
    firings: rules.firings(facts, line),
    seen: rules.seeings(facts, line, fired),
    amount: times(cents(item.unitPrice), quantity),
    facts: all,
  };
}

const noRemovals: readonly string[] = Object.freeze([]);

type Details = Pick<LineView, 'course' | 'seat' | 'sentTo' | 'allergies' | 'chips'>;

function lineDetails(home: OrderId, facts: readonly Fact[], added: FactOf<'line-added'>): Details {
  const course = rules.writesOf(facts, 'details-changed', ({ body }) =>
    body.change.field === 'course' ? { value: body.change.value, over: body.over } : null,
  );
  const seat = rules.writesOf(facts, 'details-changed', ({ body }) =>
    body.change.field === 'seat' ? { value: body.change.value, over: body.over } : null,
  );
  const sentTo = rules.writesOf(facts, 'line-transferred', ({ body }) => ({ value: body.to, over: body.over }));
  return {
    course: rules.laterWins(added.event.body.course, course),
    seat: rules.laterWins(added.event.body.seat, seat),
    sentTo: rules.laterWins(home, sentTo),
    allergies: rules.marks(facts, 'allergy'),
    chips: rules.marks(facts, 'chip'),
  };
}

/** Two addings of one line can only come from a forger; the earlier stands so that everyone shows the same. */
function earliestAdding(facts: readonly Fact[]): FactOf<'line-added'> | null {
  let first: FactOf<'line-added'> | null = null;
  for (const fact of facts)
    if (isFact(fact, 'line-added') && (first === null || rules.isEarlier(fact, first))) first = fact;
  return first;
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
