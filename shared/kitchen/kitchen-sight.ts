import { hlcToMs } from '../base/clock.ts';
import type { LineId, OrderId, StationId } from '../base/ids.ts';
import type { Book } from '../order/book.ts';
import { type OrderView, orderView } from '../order/order-view.ts';
import { type Ticket, tapOf, ticketsOfOrder } from './tickets.ts';

/** What whoever fired needs to know: has the kitchen got it? */
export type KitchenSight = {
  readonly order: OrderId;
  readonly key: string;
  /** Who fired, on which device, and whether the box has it (`position`). */
  readonly by: Ticket['by'];
  readonly firedMs: number;
  readonly lines: readonly LineId[];
  /** Since when every station that cooks a part of it has it on a screen; null while one has not, or nobody ever said. */
  readonly seenMs: number | null;
  /** Since when somebody waits for a station to see it; null when they all have, or work on it, or it is over. */
  readonly waitingSinceMs: number | null;
  /** Who has not seen it. Null: nobody in particular cooks it, so any screen would do. */
  readonly unseenBy: readonly (StationId | null)[];
};

/** A ticket that no screen has shown for so long is told to whoever fired it (and comes on paper, where there is a printer). */
export const unseenAlarmMs = 20_000;

/** Every firing of an order, oldest first. */
export function kitchenSights(book: Book, view: OrderView): KitchenSight[] {
  const firings = new Map<string, Ticket[]>();
  for (const ticket of ticketsOfOrder(book, view)) {
    const key = tapOf(ticket.by);
    firings.set(key, [...(firings.get(key) ?? []), ticket]);
  }
  return [...firings].map(([key, tickets]) => sight(key, view.order, tickets)).sort((a, b) => a.firedMs - b.firedMs);
}

/** The firings of this device that wait too long, oldest first: what to tell the person who holds it. */
export function unseenTooLong(book: Book, { device, nowMs }: { device: string; nowMs: number }): KitchenSight[] {
  const late: KitchenSight[] = [];
  for (const id of book.orders.keys()) {
    const view = orderView(book, id);
    if (view === null || (view.state !== 'open' && view.state !== 'closed')) continue;
    for (const one of kitchenSights(book, view))
      if (one.by.event.device === device && waits(one, nowMs)) late.push(one);
  }
  return late.sort((a, b) => a.firedMs - b.firedMs);
}

const waits = ({ waitingSinceMs }: KitchenSight, nowMs: number): boolean =>
  waitingSinceMs !== null && nowMs - waitingSinceMs >= unseenAlarmMs;

function sight(key: string, order: OrderId, tickets: readonly Ticket[]): KitchenSight {
  const [{ by }] = tickets as [Ticket];
  const firedMs = hlcToMs(by.clock);
  // Whoever cooks it has it, whatever their display has said; what was taken back need not be seen.
  const unseen = tickets.filter((ticket) => ticket.seen === null && ticket.lines.some(({ state }) => state === 'new'));
  const seen = tickets.flatMap((ticket) => ticket.seen ?? []);
  return {
    order,
    key,
    by,
    firedMs,
    lines: [...new Set(tickets.flatMap((ticket) => ticket.lines.map(({ line }) => line)))],
    seenMs: seen.length === tickets.length ? Math.max(...seen.map(({ ms }) => ms)) : null,
    waitingSinceMs: unseen.length === 0 ? null : firedMs,
    unseenBy: unseen.map(({ station }) => station),
  };
}
