import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useOrders } from '@comanda/shared/replica/react/hooks.ts';

/** Open orders that this device knows, the oldest first: those of its own multi-session. */
export function useOpenOrders(): readonly OrderView[] {
  return [...useOrders().values()]
    .filter(({ state }) => state === 'open')
    .sort((a, b) => a.opened.clock - b.opened.clock);
}

export const ordersAt = (orders: readonly OrderView[], table: string): readonly OrderView[] =>
  orders.filter((order) => order.table.value === table);
