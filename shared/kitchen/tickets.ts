import { hlcToMs } from '../base/clock.ts';
import type { OrderId, StationId } from '../base/ids.ts';
import type { Book } from '../order/book.ts';
import type { Fact } from '../order/events.ts';
import type { LineView } from '../order/line-view.ts';
import { type OrderView, orderView } from '../order/order-view.ts';
import { byAdmission, changesRead, isEarlier } from '../order/rules.ts';
import { broughtTogether, type CameFrom, cameFrom, wereTogether } from './came-together.ts';
import { type Fired, isRewrite, type TicketLine, ticketLine } from './ticket-line.ts';

/** Which display showed something first, and when. */
export type Seen = { readonly ms: number; readonly device: string };

/** What waits on this order for a station until somebody fires it. */
export type HeldDish = { readonly name: string; readonly quantity: number };

/** What the kitchen reads: the lines of an order that were fired together, as one station sees them. */
export type Ticket = {
  readonly key: string;
  readonly order: OrderId;
  readonly number: number | null;
  readonly kind: 'table' | 'take-away';
  readonly table: string | null;
  /** Of a table: its bill is paid and closed, so the guests may be gone. */
  readonly isClosed: boolean;
  /** Null: it is where it was fired from. */
  readonly cameFrom: CameFrom | null;
  readonly guests: number | null;
  /** Null: no station was named, so every screen shows it as unrouted. */
  readonly station: StationId | null;
  readonly firedMs: number;
  readonly by: Fact;
  /** When a display of this station had shown all of it; null while some of it was not shown. */
  readonly seen: Seen | null;
  readonly state: 'new' | 'cooking' | 'done';
  /** When the last of it was bumped; null while something is left to do. */
  readonly doneMs: number | null;
  /** An earlier ticket of the same party has dishes of the same course: these come on top. */
  readonly isAddition: boolean;
  /** Of the whole order, and of its seats: they concern every dish. */
  readonly allergies: readonly { readonly word: string; readonly seat: number | null }[];
  readonly chips: readonly string[];
  /** Of the whole order, as Yjs updates: its own note, then those of orders merged into it. */
  readonly notes: readonly (readonly string[])[];
  /** What was rewritten about the whole order, and no cook of this station has read: the ids of those events. */
  readonly changes: readonly string[];
  readonly lines: readonly TicketLine[];
  /** Every course of the order, also what was not fired yet. */
  readonly courses: ReadonlySet<string>;
  readonly held: readonly HeldDish[];
};

/** Every ticket of every order, oldest first, those that are done too: they can be recalled. */
export function ticketsOf(book: Book): Ticket[] {
  const tickets: Ticket[] = [];
  for (const id of book.orders.keys()) {
    const view = orderView(book, id);
    if (view !== null) tickets.push(...ticketsOfOrder(book, view));
  }
  return tickets.sort((a, b) => a.firedMs - b.firedMs || (a.key < b.key ? -1 : 1));
}

/** What one station sees; null asks for every station. Unrouted tickets are on every screen, so that none is lost. */
export const ticketsAt = (tickets: readonly Ticket[], station: StationId | null): Ticket[] =>
  tickets.filter((ticket) => station === null || ticket.station === station || ticket.station === null);

/** A view never changes, and most orders stay as they are from one look to the next. */
const ticketsOfViews = new WeakMap<OrderView, readonly Ticket[]>();

export function ticketsOfOrder(book: Book, view: OrderView): readonly Ticket[] {
  const known = ticketsOfViews.get(view);
  if (known !== undefined) return known;
  const made = makeTickets(book, view);
  ticketsOfViews.set(view, made);
  return made;
}

type Pile = { readonly station: StationId | null; readonly fired: Fired[]; readonly first: Fact };

function makeTickets(book: Book, view: OrderView): readonly Ticket[] {
  const piles = new Map<string, Pile>();
  for (const line of view.lines) {
    for (const firing of line.firings) {
      const stations = firing.stations.length > 0 ? firing.stations : [null];
      for (const station of stations) {
        const key = `${view.order} ${tapOf(firing.by)} ${station ?? 'unrouted'}`;
        const pile = piles.get(key);
        if (pile === undefined) piles.set(key, { station, fired: [{ line, firing }], first: firing.by });
        else pile.fired.push({ line, firing });
      }
    }
  }
  const all = [...piles.values()];
  return [...piles].map(([key, pile]) => ticket(key, book, view, pile, all));
}

/** Lines that were transferred here are fired by events of their own, in the same tap. */
export const tapOf = ({ event }: Fact): string => `${event.incarnation} ${hlcToMs(event.clock)}`;

function ticket(key: string, book: Book, view: OrderView, pile: Pile, all: readonly Pile[]): Ticket {
  const { station, fired, first } = pile;
  // The dishes of a pile were fired in one tap, so from one order: one of them speaks for all.
  const [one] = fired;
  const lines = fired.map((one) => ticketLine(one, station));
  const isDone = lines.every((line) => line.done);
  const started = lines.some((line) => line.state !== 'new' && line.state !== 'void');
  return {
    key,
    order: view.order,
    number: view.number,
    kind: view.opened.event.body.kind,
    table: view.table.value,
    isClosed: view.state === 'closed' && view.opened.event.body.kind === 'table',
    cameFrom: one === undefined ? null : cameFrom(book, view, one.line, first),
    guests: view.guests.value,
    station,
    firedMs: hlcToMs(first.clock),
    by: first,
    seen: seenOf(pile),
    state: isDone ? 'done' : started ? 'cooking' : 'new',
    doneMs: isDone ? latestMs(fired) : null,
    isAddition: all.some((other) => comesBefore(book, other, pile)),
    allergies: view.allergies.map(({ word, seat }) => ({ word, seat })),
    chips: [...new Set(view.chips.map(({ word }) => word))],
    notes: view.notes.map(({ updates }) => updates).filter((updates) => updates.length > 0),
    changes: changesOfOrder(book, view, pile),
    lines,
    courses: new Set(view.lines.filter((line) => !line.removed).flatMap((line) => line.course.value ?? [])),
    held: view.lines.filter((line) => isHeldFor(line, station)).map(heldDish),
  };
}

/** What every dish of the ticket was shown by: the display that came to the last of them. */
function seenOf({ station, fired }: Pile): Seen | null {
  let last: Seen | null = null;
  for (const { line, firing } of fired) {
    const by = line.seen.find((one) => one.station === station && one.to >= firing.to)?.by;
    if (by === undefined) return null;
    const ms = hlcToMs(by.clock);
    if (last === null || ms > last.ms) last = { ms, device: by.event.device };
  }
  return last;
}

function comesBefore(book: Book, other: Pile, pile: Pile): boolean {
  if (other === pile || other.station !== pile.station || !isEarlier(other.first, pile.first)) return false;
  const [[there], [here]] = [other.fired, pile.fired];
  if (there === undefined || here === undefined) return false;
  const courses = new Set(pile.fired.map(({ line }) => line.course.value));
  if (!other.fired.some(({ line }) => courses.has(line.course.value))) return false;
  return wereTogether(book, there.line, here.line, pile.first);
}

function isHeldFor({ held, unfired, removed, item }: LineView, station: StationId | null): boolean {
  if (!held || removed || unfired === 0) return false;
  return station === null ? item.stations.length === 0 : item.stations.includes(station);
}

const heldDish = ({ item, unfired }: LineView): HeldDish => ({ name: item.name, quantity: unfired });

/** What is said of the whole order, its own and that of orders merged into it: they concern every dish that is on it now. */
function changesOfOrder(book: Book, view: OrderView, { station, fired, first }: Pile): readonly string[] {
  const [one] = fired;
  const read = new Set(fired.flatMap(({ line }) => [...changesRead(line.facts, station)]));
  const marks = new Set([...view.allergies, ...view.chips].map(({ id }) => id));
  const stands = ({ event }: Fact): boolean => event.type === 'note-edited' || marks.has(event.id);
  return view.notes.flatMap(({ order }) => {
    const unread = (book.orders.get(order)?.facts ?? []).filter((fact) => isRewrite(fact) && !read.has(fact.event.id));
    if (unread.length === 0 || one === undefined) return [];
    const joined = broughtTogether(book, one.line, order);
    // They met after the firing: what stood by then is on no ticket of these dishes, and what was taken back never was.
    const news =
      joined !== null && byAdmission(first, joined) < 0
        ? (fact: Fact) => byAdmission(joined, fact) < 0 || stands(fact)
        : (fact: Fact) => byAdmission(first, fact) < 0;
    const told = order === one.line.home ? noWords : wordsOn(book, one.line.home, first);
    return unread.filter((fact) => news(fact) && !told.has(wordIn(fact) ?? '')).map(({ event }) => event.id);
  });
}

const noWords: ReadonlySet<string> = new Set();

/** What a mark of a whole order says, and of which seat. */
const wordIn = ({ event }: Fact): string | null =>
  (event.type === 'allergy-added' || event.type === 'chip-added') && event.body.line === null
    ? `${event.type} ${event.body.seat} ${event.body.word}`
    : null;

/** What stood on the ticket already when it was fired: the bill that the dish went to since has it said anew. */
function wordsOn(book: Book, order: OrderId, fired: Fact): ReadonlySet<string> {
  const facts = (book.orders.get(order)?.facts ?? []).filter((fact) => byAdmission(fact, fired) < 0);
  const gone = new Set(
    facts.flatMap(({ event }) =>
      event.type === 'allergy-removed' || event.type === 'chip-removed' ? event.body.adds : [],
    ),
  );
  return new Set(facts.flatMap((fact) => (gone.has(fact.event.id) ? [] : (wordIn(fact) ?? []))));
}

function latestMs(fired: readonly Fired[]): number {
  const bumps = fired.flatMap(({ line }) =>
    line.facts.filter(({ event }) => event.type === 'lines-ready' || event.type === 'lines-served'),
  );
  return bumps.reduce((latest, { clock }) => Math.max(latest, hlcToMs(clock)), 0);
}
