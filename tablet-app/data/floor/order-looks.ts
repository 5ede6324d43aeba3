import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { type Patience, patienceOf } from '@comanda/shared/floor/patience.ts';
import { kitchenSights, unseenAlarmMs } from '@comanda/shared/kitchen/kitchen-sight.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { hasTwins } from '@comanda/shared/order/twins.ts';
import { useBoxNow, useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import type { TableState } from '@comanda/shared/ui/theme/tokens.ts';
import { useMemo } from 'react';
import { words } from '../../words.ts';
import { isOnTheWay } from '../order/kitchen-word.ts';
import { useGroup } from '../room.ts';
import { type OrderLook, tableState, type Waiting } from '../table-state.ts';
import { useKept } from '../use-kept.ts';

/** Unseen firings are told after 20 s: looked for often enough. */
const lookEveryMs = 5_000;

/** Of several parties at one table the one that comes first here is shown. */
const urgency = ['needs-you', 'ready', 'bill', 'sent', 'seated'] as const satisfies readonly OrderLook['look'][];

export type TableLook = {
  readonly look: TableState;
  readonly waiting: Waiting | 'twins';
  readonly text: string;
  readonly sinceMs: number;
  readonly openedMs: number;
  /** At least one of the parties has dishes that wait for somebody to bring them. */
  readonly hasReady: boolean;
};

export type Looks = {
  /** It moves in steps, so that what was worked out for a table stands until the next one. */
  readonly nowMs: number;
  /** Whether a kitchen could say what it has seen. */
  readonly hasDisplay: boolean;
  readonly patience: Patience;
  order(view: OrderView): OrderLook;
  /** Of the parties at one table; null when it is free. */
  table(orders: readonly OrderView[]): TableLook | null;
};

/** How orders look from here and now. */
export function useLooks(): Looks {
  const core = useDevice();
  const devices = useRecords('devices');
  const group = useGroup();
  const patience = useMemo(() => patienceOf(group), [group]);
  const nowMs = Math.floor(useBoxNow(lookEveryMs) / lookEveryMs) * lookEveryMs;
  const openOrders = new Set(core.present.map(({ order }) => order));
  // Without a display, paper tells the kitchen, and nobody could say that they have seen it.
  const hasDisplay = [...devices.values()].some(
    ({ role, revoked, archived }) => role === 'kitchen' && !revoked && !archived,
  );
  const unseenSince = (view: OrderView): number | null => {
    if (!hasDisplay) return null;
    const waiting = kitchenSights(core.book, view).flatMap(({ waitingSinceMs }) => waitingSinceMs ?? []);
    const since = waiting.length === 0 ? null : Math.min(...waiting);
    return since !== null && nowMs - since >= unseenAlarmMs ? since : null;
  };
  const kept = useKept<OrderLook>();
  const order = (view: OrderView): OrderLook => {
    const isOpenSomewhere = openOrders.has(view.order);
    const onTheWay = core.unsent > 0 && view.lines.some((line) => isOnTheWay(core, line));
    // What lies in the book beside the order waits for the next step of time.
    return kept(view, [nowMs, patience, hasDisplay, isOpenSomewhere, onTheWay], () =>
      tableState(view, { nowMs, patience, isOpenSomewhere, isOnTheWay: onTheWay, unseenSinceMs: unseenSince(view) }),
    );
  };
  const keptTwins = useKept<boolean>();
  return {
    nowMs,
    hasDisplay,
    patience,
    order,
    table(orders) {
      const [eldest] = orders;
      if (eldest === undefined) return null;
      const all = orders.map((view) => ({ ...order(view), openedMs: openedMs(view) }));
      const first = all.reduce((a, b) => (isBefore(b, a) ? b : a));
      const look = { ...first, hasReady: all.some((one) => one.hasReady) };
      const placed = orders.flatMap((view) => [view.opened, view.state, view.table.value]);
      if (!keptTwins(eldest.opened, placed, () => hasTwins(orders))) return look;
      return { ...look, look: 'needs-you', waiting: 'twins', text: words.floor.twins };
    },
  };
}

const isBefore = (a: OrderLook, b: OrderLook): boolean =>
  (urgency.indexOf(a.look) - urgency.indexOf(b.look) || a.sinceMs - b.sinceMs) < 0;

const openedMs = (view: OrderView): number => hlcToMs(view.begun.clock);
