import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { isFact } from '@comanda/shared/order/events.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';

/** Dishes that a device has wanted since then, and that are not with the kitchen. */
export function justAdded({ lines }: Pick<OrderView, 'lines'>, device: string, sinceMs: number): number {
  let count = 0;
  for (const line of lines) {
    if (line.unfired === 0) continue;
    const more = line.facts.reduce((sum, fact) => {
      if (fact.event.device !== device || hlcToMs(fact.clock) < sinceMs) return sum;
      if (isFact(fact, 'line-added')) return sum + fact.event.body.quantity;
      return isFact(fact, 'quantity-tapped') ? sum + fact.event.body.by : sum;
    }, 0);
    count += Math.max(0, Math.min(more, line.unfired));
  }
  return count;
}
