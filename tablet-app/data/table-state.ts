import { hlcToMs } from '@comanda/shared/base/clock.ts';
import type { Patience } from '@comanda/shared/floor/patience.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import { isReadyToServe, type LineView, lineState } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import type { TableState } from '@comanda/shared/ui/theme/tokens.ts';
import { words } from '../words.ts';
import { heldSinceMs, isHeldTooLong, wantedMs } from './order/held-since.ts';
import { words as serving } from './serving/words.ts';

/** What a table waits for; each has its icon and its word. */
export type Waiting =
  | 'seated'
  | 'unsent'
  | 'bill-asked'
  | 'held'
  | 'held-long'
  | 'on-the-way'
  | 'kitchen'
  | 'unseen'
  | 'ready'
  | 'served'
  | 'partly-paid'
  | 'paid'
  | 'refund'
  | 'late';

export type OrderLook = {
  readonly waiting: Waiting;
  /** How it is drawn: what waits too long needs somebody, whatever it waits for. */
  readonly look: Exclude<TableState, 'free' | 'reserved'>;
  readonly text: string;
  /** Since when it waits for that. */
  readonly sinceMs: number;
  /** Dishes wait for somebody to bring them, whatever comes before that. */
  readonly hasReady: boolean;
};

/** What the order itself does not say. */
export type Around = {
  readonly nowMs: number;
  /** After how many minutes of the same somebody has to look after it. */
  readonly patience: Patience;
  /** Somebody has it open, here or elsewhere. */
  readonly isOpenSomewhere: boolean;
  /** Something was fired here that the box does not have: the kitchen knows nothing of it. */
  readonly isOnTheWay: boolean;
  /** Since when a firing lies in the kitchen and nobody there has seen it; null when they have, or may take their time. */
  readonly unseenSinceMs: number | null;
};

const minuteMs = 60_000;

/** Whose minutes are counted while it waits for that; the others may last. */
const patienceWith = {
  seated: 'seated',
  kitchen: 'sent',
  ready: 'ready',
  'bill-asked': 'bill',
  'partly-paid': 'bill',
  paid: 'bill',
} as const satisfies Partial<Record<Waiting, keyof Patience>>;

function isTooLong(waiting: Waiting, lastedMs: number, patience: Patience): boolean {
  if (!(waiting in patienceWith)) return false;
  return lastedMs >= patience[patienceWith[waiting as keyof typeof patienceWith]] * minuteMs;
}

const looks = {
  seated: 'seated',
  unsent: 'seated',
  'bill-asked': 'bill',
  held: 'seated',
  'held-long': 'needs-you',
  'on-the-way': 'seated',
  kitchen: 'sent',
  unseen: 'needs-you',
  ready: 'ready',
  served: 'seated',
  'partly-paid': 'bill',
  paid: 'bill',
  refund: 'needs-you',
  late: 'needs-you',
} as const satisfies Record<Waiting, OrderLook['look']>;

/** What a waiter has to know first about an order: the first that is true. */
export function tableState(view: OrderView, around: Around): OrderLook {
  const { waiting, text, sinceMs } = firstThing(view, around);
  const isForgotten = waiting === 'unsent' && !around.isOpenSomewhere;
  const isLate = isTooLong(waiting, around.nowMs - sinceMs, around.patience);
  const look = isForgotten || isLate ? 'needs-you' : looks[waiting];
  return { waiting, text, sinceMs, look, hasReady: view.lines.some(isReadyToServe) };
}

type FirstThing = Omit<OrderLook, 'look' | 'hasReady'>;

function firstThing(view: OrderView, around: Around): FirstThing {
  const { floor } = words;
  const { unseenSinceMs } = around;
  const lines = view.lines.filter((line) => !line.removed && line.quantity > 0);
  const lastPaidMs = lastOf(view.payments) ?? hlcToMs(view.begun.clock);
  if (view.balance < 0) return { waiting: 'refund', text: floor.refund, sinceMs: lastPaidMs };
  if (view.late.size > 0) return { waiting: 'late', text: floor.late, sinceMs: lastPaidMs };
  if (unseenSinceMs !== null) return { waiting: 'unseen', text: floor.unseen, sinceMs: unseenSinceMs };
  const ready = lines.filter(isReadyToServe);
  if (ready.length > 0) return { waiting: 'ready', text: floor.ready, sinceMs: earliest(ready, 'lines-ready') };
  const unsent = lines.filter((line) => !line.held && line.unfired > 0);
  if (unsent.length > 0) {
    const count = unsent.reduce((sum, line) => sum + line.unfired, 0);
    return { waiting: 'unsent', text: floor.unsent(count), sinceMs: Math.min(...unsent.map(wantedMs)) };
  }
  if (view.billAsked !== null)
    return { waiting: 'bill-asked', text: serving.bill.asked, sinceMs: hlcToMs(view.billAsked.clock) };
  return heldFirst(view, around) ?? withoutHaste(view, lines, lastPaidMs, around.isOnTheWay);
}

/** Also while the kitchen cooks: where it works on paper, nobody says what is on its way, and the next course is due all the same. */
function heldFirst(view: OrderView, { nowMs, patience }: Around): FirstThing | null {
  const sinceMs = heldSinceMs(view);
  if (sinceMs === null || !isHeldTooLong(sinceMs, nowMs, patience)) return null;
  return { waiting: 'held-long', text: words.floor.heldLong, sinceMs };
}

function withoutHaste(
  view: OrderView,
  lines: readonly LineView[],
  lastPaidMs: number,
  isOnTheWay: boolean,
): FirstThing {
  const { floor } = words;
  const cooking = lines.filter((line) => ['fired', 'cooking'].includes(lineState(line)));
  if (cooking.length > 0) {
    const sinceMs = earliest(cooking, 'lines-fired');
    if (isOnTheWay) return { waiting: 'on-the-way', text: words.order.firedHere, sinceMs };
    return { waiting: 'kitchen', text: floor.kitchen, sinceMs };
  }
  const heldMs = heldSinceMs(view);
  if (heldMs !== null) return { waiting: 'held', text: floor.held, sinceMs: heldMs };
  if (lines.length === 0) return { waiting: 'seated', text: floor.seated, sinceMs: hlcToMs(view.begun.clock) };
  if (view.balance === 0) return { waiting: 'paid', text: floor.paid, sinceMs: lastPaidMs };
  if (view.payments.length > 0) return { waiting: 'partly-paid', text: floor.partlyPaid, sinceMs: lastPaidMs };
  const served = lastOf(lines.flatMap((line) => line.facts.filter(({ event }) => event.type === 'lines-served')));
  return { waiting: 'served', text: floor.served, sinceMs: served ?? hlcToMs(view.begun.clock) };
}

const lastOf = (facts: readonly Fact[]): number | null =>
  facts.length === 0 ? null : Math.max(...facts.map(({ clock }) => hlcToMs(clock)));

/** The line that waits longest counts; of its own events of that kind the last. */
const earliest = (lines: readonly LineView[], type: 'lines-ready' | 'lines-fired'): number =>
  Math.min(
    ...lines.map((line) => lastOf(line.facts.filter(({ event }) => event.type === type)) ?? hlcToMs(line.added.clock)),
  );
