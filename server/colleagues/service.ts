import { hlcToMs } from '@comanda/shared/base/clock.ts';
import type { Table } from '@comanda/shared/floor/floor.ts';
import { ticketsOfOrder } from '@comanda/shared/kitchen/tickets.ts';
import { cents } from '@comanda/shared/money/cents.ts';
import { editNote } from '@comanda/shared/notes/note-text.ts';
import { isReadyToServe, servedOf } from '@comanda/shared/order/line-view.ts';
import { isOver, type OrderView } from '@comanda/shared/order/order-view.ts';
import { menuOn } from '@comanda/shared/replica/menu-on.ts';
import { type Chance, choose, note, type notes, pick } from './appetite.ts';
import type { Colleague } from './colleague.ts';
import type { ColleagueBrief, Shift } from './instructions.ts';

/** More parties than this are turned away at the door. */
const mostOpen = 12;
/** While there are fewer, parties come in as quickly as they do when the doors open. */
const fewestOpen = 3;
const quietArrivals = 0.25;
/** How often somebody looks around for what to do next. */
export const lookEveryMs = 1_000;
/** Whoever sees something to do mostly does it a moment later. */
const promptness = 0.5;

const secondMs = 1_000;

/** As much of a colleague as their work needs. */
export type Hands = Pick<Colleague, 'brief' | 'device' | 'core' | 'canWork' | 'orders' | 'does'>;

/**
 * A shift of simulated colleagues. They remember nothing: what comes next is read off the orders themselves, so a shift that
 * was interrupted goes on. They touch only orders that they have opened.
 */
export class Service {
  readonly #colleagues: readonly Hands[];
  readonly #own: ReadonlySet<string>;
  readonly #leaveAlone: ReadonlySet<string>;
  readonly #perLook: number;
  readonly #chance: Chance;

  constructor(colleagues: readonly Hands[], shift: Pick<Shift, 'leaveAlone' | 'ordersPerMinute'>, chance: Chance) {
    this.#colleagues = colleagues;
    this.#own = new Set(colleagues.map(({ device }) => device));
    this.#leaveAlone = new Set(shift.leaveAlone);
    this.#perLook = (shift.ordersPerMinute * lookEveryMs) / 60_000;
    this.#chance = chance;
  }

  /** Everyone does at most one thing for each order. */
  look(): void {
    const waiters = this.#colleagues.filter(({ brief, canWork }) => brief.work === 'serve' && canWork);
    const host = pick(waiters, this.#chance);
    if (host !== undefined && this.#chance() < this.#arrivals(host)) this.#seat(host);
    for (const colleague of this.#colleagues) {
      if (!colleague.canWork) continue;
      for (const view of this.#ownOpen(colleague)) {
        if (this.#chance() < promptness) this.#work[colleague.brief.work](colleague, view, quietMs(colleague, view));
      }
    }
  }

  /** How likely a party comes in now. Nobody likes to look at an empty restaurant. */
  #arrivals(host: Hands): number {
    const quiet = this.#perLook > 0 && this.#ownOpen(host).length < fewestOpen;
    return quiet ? Math.max(quietArrivals, this.#perLook) : this.#perLook;
  }

  #ownOpen(colleague: Hands): OrderView[] {
    return colleague
      .orders()
      .filter((view) => view.state === 'open' && !view.needsUpdate && this.#own.has(view.opened.event.device));
  }

  #seat(host: Hands): void {
    const open = host.orders().filter((view) => !isOver(view));
    if (this.#ownOpen(host).length >= mostOpen) return;
    const taken = new Set(open.map((view) => view.table.value));
    const { core } = host;
    const floors = new Set(
      [...core.records('multi_sessions').values()]
        .filter(({ id }) => id === core.replica.config?.multiSession)
        .flatMap((row) => row.fields.floors as string[]),
    );
    const free = [...core.records('tables').values()]
      .map((row) => row.fields as unknown as Table)
      .filter(({ id, floor, number, archived }) => {
        return floors.has(floor) && !archived && !taken.has(id) && !this.#leaveAlone.has(number);
      });
    const table = pick(free, this.#chance);
    const multiSession = core.replica.config?.multiSession;
    if (table === undefined || multiSession === undefined) return;
    const guests = 1 + Math.floor(this.#chance() * Math.max(1, table.seats));
    host.does({ type: 'open-order', order: core.newId(), kind: 'table', table: table.id, multiSession, guests });
  }

  readonly #work: Readonly<Record<ColleagueBrief['work'], (colleague: Hands, view: OrderView, quiet: number) => void>> =
    {
      serve: (waiter, view, quiet) => {
        // A colleague's tables are theirs.
        if (view.opened.event.device === waiter.device) this.#serve(waiter, view, quiet);
      },
      cook: (cook, view, quiet) => {
        const { order } = view;
        const ticket = ticketsOfOrder(cook.core.book, view).find(({ seen }) => seen === null);
        if (ticket !== undefined) {
          const { station, lines } = ticket;
          const upTo = Object.fromEntries(lines.map((line) => [line.line, line.to]));
          // Only a display says so; who cooks beside another device goes on.
          if (cook.does({ type: 'see', order, lines: Object.keys(upTo), upTo, station, changes: [] })) return;
        }
        const toStart = view.lines.filter((line) => line.started < line.fired).map(({ line }) => line);
        const cooking = view.lines.filter((line) => line.ready < line.started);
        if (toStart.length > 0) {
          if (quiet > 4 * secondMs) cook.does({ type: 'start', order, lines: toStart });
          return;
        }
        const next = pick(cooking, this.#chance);
        if (next === undefined || quiet < 6 * secondMs) return;
        // What one station makes comes together.
        const together = cooking.filter((line) => line.item.stations[0] === next.item.stations[0]);
        cook.does({ type: 'ready', order, lines: together.map(({ line }) => line) });
      },
      'take-cash': (cashier, view, quiet) => {
        if (view.lines.length === 0 || quiet < 15 * secondMs || !view.lines.every(isEaten)) return;
        const { order, balance } = view;
        if (balance > 0) {
          const payment = cashier.core.newId();
          // Guests give whole notes.
          const given = cents(Math.ceil(balance / 50_00) * 50_00);
          cashier.does({ type: 'register-payment', order, payment, tender: 'cash', amount: balance, given });
        }
        cashier.does({ type: 'close-order', order });
      },
    };

  #serve(waiter: Hands, view: OrderView, quiet: number): void {
    const { order, lines } = view;
    const toServe = lines.filter(isReadyToServe).map(({ line }) => line);
    const courses = coursesOf(waiter);
    const has = (course: string | undefined): boolean => lines.some((line) => line.course.value === course);
    if (lines.length === 0) {
      if (quiet > 3 * secondMs) this.#order(waiter, view, [null]);
    } else if (lines.some((line) => line.unfired > 0 && !line.removed)) {
      if (quiet > 2 * secondMs) waiter.does({ type: 'fire', order, lines: 'all' });
    } else if (toServe.length > 0) {
      if (quiet > 2 * secondMs) waiter.does({ type: 'serve', order, lines: toServe });
    } else if (!has(courses.Mains)) {
      if (quiet > 6 * secondMs) this.#order(waiter, view, [courses.Starters, courses.Mains]);
    } else if (lines.every(isEaten) && wantsDessert(order) && !has(courses.Desserts)) {
      if (quiet > 8 * secondMs) this.#order(waiter, view, [courses.Desserts, null]);
    }
  }

  /** Goes round the table: everyone takes the main course, and one in two whatever else is asked. */
  #order(waiter: Hands, view: OrderView, courses: readonly (string | null | undefined)[]): void {
    const menu = menuOn(waiter.core);
    const { order } = view;
    for (let seat = 1; seat <= (view.guests.value ?? 1); seat += 1) {
      for (const course of courses) {
        const isMain = course === courses.at(-1);
        if (course === undefined || (!isMain && this.#chance() < 0.5)) continue;
        const item = choose(menu, course, this.#chance);
        if (item === null) continue;
        const line = waiter.core.newId();
        waiter.does({ type: 'add-line', order, line, item, quantity: 1, course, seat });
        if (this.#chance() < 0.15) waiter.does({ type: 'tap-quantity', order, line, by: 1 });
        this.#remark(waiter, order, line, kindOf(waiter, course));
      }
    }
  }

  #remark(waiter: Hands, order: string, line: string, kind: keyof typeof notes): void {
    const words = note(kind, this.#chance);
    if (words === null) return;
    const writer = waiter.core.newWriter();
    const edit = editNote([], words, writer);
    if (edit !== null) waiter.does({ type: 'edit-note', order, line, writer, update: edit.update });
  }
}

const isEaten = (line: OrderView['lines'][number]): boolean => line.removed || servedOf(line) >= line.quantity;

/** The same answer whenever it is asked. */
const wantsDessert = (order: string): boolean => Number.parseInt(order.slice(-1), 16) % 3 === 0;

function coursesOf({ core }: Hands): Readonly<Record<string, string>> {
  return Object.fromEntries([...core.records('courses').values()].map((row) => [row.fields.name, row.id]));
}

/** What it is that comes then, among the courses of the sample restaurant. */
function kindOf(waiter: Hands, course: string | null): keyof typeof notes {
  const courses = coursesOf(waiter);
  return (['Starters', 'Mains', 'Desserts'] as const).find((name) => courses[name] === course) ?? 'drink';
}

/** How long ago anything happened on this order. */
function quietMs({ core }: Hands, view: OrderView): number {
  const facts = [...(core.book.orders.get(view.order)?.facts ?? []), ...view.lines.flatMap((line) => line.facts)];
  return core.boxNowMs() - hlcToMs(facts.reduce((latest, { clock }) => Math.max(latest, clock), 0));
}
