import type { LineId, StationId } from '../base/ids.ts';
import type { SoldItem } from '../menu/sell.ts';
import { type Fact, isFact, type OrderEventType } from '../order/events.ts';
import type { LineView } from '../order/line-view.ts';
import { byAdmission, changesRead, readyQuantity, type Sent } from '../order/rules.ts';

/** A voided dish stays on its ticket until a cook has bumped it. */
export type TicketLineState = 'new' | 'cooking' | 'ready' | 'served' | 'void';

/** The dishes of one line that one firing sent: those after `from`, up to `to`, counted over the line's life. */
export type TicketLine = {
  readonly line: LineId;
  readonly from: number;
  readonly to: number;
  /** To be cooked: without what was voided. */
  readonly quantity: number;
  readonly voided: number;
  readonly state: TicketLineState;
  /** Bumped, served or gone: nothing is left to do here. */
  readonly done: boolean;
  /** More of a dish that an earlier ticket has already. */
  readonly added: boolean;
  /** What was rewritten here after the firing and no cook of this station has read: the ids of those events. */
  readonly changes: readonly string[];
  readonly item: SoldItem;
  readonly course: string | null;
  /** Every station that has a part in the firing: `also at`. */
  readonly stations: readonly StationId[];
  readonly seat: number | null;
  readonly allergies: readonly string[];
  readonly chips: readonly string[];
  readonly noteUpdates: readonly string[];
};

/** What one firing sent of one line. */
export type Fired = { readonly line: LineView; readonly firing: Sent };

export function ticketLine(fired: Fired, station: StationId | null): TicketLine {
  const { line, firing } = fired;
  const { from, to, by, stations, voided } = firing;
  const read = changesRead(line.facts, station);
  const size = to - from;
  const within = (count: number): number => Math.min(size, Math.max(0, count - from));
  const ready = within(line.ready);
  const quantity = size - voided;
  const served = within(line.served);
  const state = stateOf({ quantity, ready, served, started: within(line.started) });
  return {
    line: line.line,
    from,
    to,
    quantity,
    voided,
    state,
    done: (ready >= size && !isUnreadVoid(fired, read)) || (quantity > 0 && served >= size),
    added: line.firings[0]?.by !== by,
    changes: unreadChanges(line.facts, by, read),
    item: line.item,
    course: line.course.value,
    stations,
    seat: line.seat.value,
    allergies: [...new Set(line.allergies.map(({ word }) => word))],
    chips: [...new Set(line.chips.map(({ word }) => word))],
    noteUpdates: line.noteUpdates,
  };
}

/**
 * A dish of it was taken away before it was ready, and no cook has read that: a bump of what was fired later names every dish of its
 * line up to its own, and whoever made it was reading another ticket.
 */
function isUnreadVoid({ line: { line, facts }, firing }: Fired, read: ReadonlySet<string>): boolean {
  if (firing.voided === 0) return false;
  const isOwnBump = (fact: Fact): boolean =>
    isFact(fact, 'lines-ready') &&
    fact.event.body.lines.some((one) => one.line === line && one.quantity > firing.from && one.quantity <= firing.to);
  return facts.some((fact) => {
    if (fact.event.type !== 'line-voided' || byAdmission(firing.by, fact) > 0 || read.has(fact.event.id)) return false;
    const before = facts.filter((other) => byAdmission(other, fact) < 0);
    const wasReady = readyQuantity(before, line) >= firing.to;
    return !wasReady && !facts.some((other) => byAdmission(fact, other) < 0 && isOwnBump(other));
  });
}

type Counts = Readonly<Record<'quantity' | 'ready' | 'served' | 'started', number>>;

function stateOf({ quantity, ready, served, started }: Counts): TicketLineState {
  if (quantity === 0) return 'void';
  if (served >= quantity) return 'served';
  if (ready >= quantity) return 'ready';
  return started > 0 ? 'cooking' : 'new';
}

/**
 * What was rewritten after a firing and is not among what a cook has read. After, as the kitchen heard of it: an allergy that a
 * tablet without the box wrote down before somebody else fired is news to the cook when it arrives.
 */
const unreadChanges = (facts: readonly Fact[], fired: Fact, read: ReadonlySet<string>): readonly string[] =>
  facts
    .filter((fact) => isRewrite(fact) && byAdmission(fired, fact) < 0 && !read.has(fact.event.id))
    .map(({ event }) => event.id);

export const isRewrite = ({ event }: Fact): boolean => rewrites.has(event.type);

/** What a cook has read and should read again. */
const rewrites: ReadonlySet<OrderEventType> = new Set([
  'note-edited',
  'allergy-added',
  'allergy-removed',
  'chip-added',
  'chip-removed',
  'details-changed',
  'line-voided',
] as const);
