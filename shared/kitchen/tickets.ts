import { hlcToMs } from '../base/clock.ts';
import type { LineId, OrderId, StationId } from '../base/ids.ts';
import type { SoldItem } from '../menu/sell.ts';
import type { Book } from '../order/book.ts';
import type { Fact, OrderEventType } from '../order/events.ts';
import type { LineView } from '../order/line-view.ts';
import { type OrderView, orderView } from '../order/order-view.ts';
import type { Firing } from '../order/rules.ts';

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
  /** Somebody changed what is written here after it was fired. */
  readonly changed: boolean;
  readonly item: SoldItem;
  readonly course: string | null;
  readonly seat: number | null;
  readonly allergies: readonly string[];
  readonly chips: readonly string[];
  readonly noteUpdates: readonly string[];
};

/** What the kitchen reads: the lines of an order that were fired together, as one station sees them. */
export type Ticket = {
  readonly key: string;
  readonly order: OrderId;
  readonly number: number | null;
  readonly kind: 'table' | 'take-away';
  readonly table: string | null;
  /** The table it was fired from, when the party has moved since. */
  readonly movedFrom: string | null;
  readonly guests: number | null;
  /** Null: no station was named, so every screen shows it as unrouted. */
  readonly station: StationId | null;
  readonly firedMs: number;
  readonly by: Fact;
  readonly state: 'new' | 'cooking' | 'done';
  /** When the last of it was bumped; null while something is left to do. */
  readonly doneMs: number | null;
  /** Of the whole order, and of its seats: they concern every dish. */
  readonly allergies: readonly string[];
  readonly lines: readonly TicketLine[];
};

/** Every ticket of every order, oldest first, those that are done too: they can be recalled. */
export function ticketsOf(book: Book): Ticket[] {
  const tickets: Ticket[] = [];
  for (const id of book.orders.keys()) {
    const view = orderView(book, id);
    if (view !== null) tickets.push(...ticketsOfOrder(view, book.orders.get(id)?.facts ?? []));
  }
  return tickets.sort((a, b) => a.firedMs - b.firedMs || (a.key < b.key ? -1 : 1));
}

/** What one station sees; null asks for every station. Unrouted tickets are on every screen, so that none is lost. */
export const ticketsAt = (tickets: readonly Ticket[], station: StationId | null): Ticket[] =>
  tickets.filter((ticket) => station === null || ticket.station === station || ticket.station === null);

type Fired = { readonly line: LineView; readonly firing: Firing };

function ticketsOfOrder(view: OrderView, facts: readonly Fact[]): Ticket[] {
  const groups = new Map<string, { station: StationId | null; fired: Fired[] }>();
  for (const line of view.lines) {
    for (const firing of line.firings) {
      const stations = firing.stations.length > 0 ? firing.stations : [null];
      for (const station of stations) {
        const key = `${view.order} ${tapOf(firing.by)} ${station ?? 'unrouted'}`;
        const group = groups.get(key) ?? { station, fired: [] };
        group.fired.push({ line, firing });
        groups.set(key, group);
      }
    }
  }
  return [...groups].flatMap(([key, { station, fired }]) => {
    const [first] = fired;
    return first === undefined ? [] : [ticket(key, view, facts, station, fired, first.firing.by)];
  });
}

/** Lines that were transferred here are fired by events of their own, in the same tap. */
const tapOf = ({ event }: Fact): string => `${event.incarnation} ${hlcToMs(event.clock)}`;

function ticket(
  key: string,
  view: OrderView,
  facts: readonly Fact[],
  station: StationId | null,
  fired: readonly Fired[],
  by: Fact,
): Ticket {
  const lines = fired.map(ticketLine);
  const isDone = lines.every((line) => line.done);
  const started = lines.some((line) => line.state !== 'new' && line.state !== 'void');
  return {
    key,
    order: view.order,
    number: view.number,
    kind: view.opened.event.body.kind,
    table: view.table.value,
    movedFrom: movedFrom(view, facts, by),
    guests: view.guests.value,
    station,
    firedMs: hlcToMs(by.clock),
    by,
    state: isDone ? 'done' : started ? 'cooking' : 'new',
    doneMs: isDone ? latestMs(fired) : null,
    allergies: view.allergies.map(({ word, seat }) => (seat === null ? word : `${word} (${seat})`)),
    lines,
  };
}

function ticketLine({ line, firing: { from, to, by } }: Fired): TicketLine {
  const size = to - from;
  const within = (count: number): number => Math.min(size, Math.max(0, count - from));
  // What is voided was fired last: a dish that is further along is the one that goes on.
  const voided = size - within(line.fired - line.voided);
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
    done: ready >= size || (quantity > 0 && served >= size),
    added: from > 0,
    changed: line.facts.some((fact) => fact.clock > by.clock && rewrites.has(fact.event.type)),
    item: line.item,
    course: line.course.value,
    seat: line.seat.value,
    allergies: [...new Set(line.allergies.map(({ word }) => word))],
    chips: [...new Set(line.chips.map(({ word }) => word))],
    noteUpdates: line.noteUpdates,
  };
}

type Counts = Readonly<Record<'quantity' | 'ready' | 'served' | 'started', number>>;

function stateOf({ quantity, ready, served, started }: Counts): TicketLineState {
  if (quantity === 0) return 'void';
  if (served >= quantity) return 'served';
  if (ready >= quantity) return 'ready';
  return started > 0 ? 'cooking' : 'new';
}

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

function movedFrom(view: OrderView, facts: readonly Fact[], fired: Fact): string | null {
  if (view.table.by === null || view.table.by.clock < fired.clock) return null;
  let table = view.opened.event.body.table;
  for (const { event, clock } of facts)
    if (event.type === 'table-moved' && clock < fired.clock) table = event.body.table;
  return table === view.table.value ? null : table;
}

function latestMs(fired: readonly Fired[]): number {
  const bumps = fired.flatMap(({ line }) =>
    line.facts.filter(({ event }) => event.type === 'lines-ready' || event.type === 'lines-served'),
  );
  return bumps.reduce((latest, { clock }) => Math.max(latest, hlcToMs(clock)), 0);
}
