import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { kitchenSights } from '@comanda/shared/kitchen/kitchen-sight.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import { useMemo } from 'react';

/** When a line was fired, and since when every station that cooks it has it on a screen (null: not yet, or it never said). */
export type KitchenSince = {
  readonly isOnTheWay: boolean;
  readonly firedMs: number;
  readonly seenMs: number | null;
} | null;

/** The latest firing of a line counts: it is the one that somebody may still be waiting to see taken up. */
export function useKitchenWord(view: OrderView): (line: LineView) => KitchenSince {
  const core = useDevice();
  const { book } = core;
  const sights = useMemo(() => kitchenSights(book, view), [book, view]);
  return (line) => {
    const latest = sights.findLast(({ lines }) => lines.includes(line.line));
    if (latest === undefined) return null;
    return { isOnTheWay: isOnTheWay(core, line), firedMs: latest.firedMs, seenMs: latest.seenMs };
  };
}

/** Some of it was fired here, and the kitchen knows of it when the box does, not before. */
export const isOnTheWay = (core: Pick<DeviceCore, 'markOf'>, { firings }: Pick<LineView, 'firings'>): boolean =>
  firings.some(({ by }) => core.markOf(by) !== 'safe');

/** When the last of these lines were fired; null: none was. */
export function lastFiredMs(lines: readonly LineView[]): number | null {
  const fired = lines.flatMap((line) => line.firings.map(({ by }) => hlcToMs(by.clock)));
  return fired.length === 0 ? null : Math.max(...fired);
}
