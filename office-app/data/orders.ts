import { isOver, type OrderView } from '@comanda/shared/order/order-view.ts';
import { useOrders } from '@comanda/shared/replica/react/hooks.ts';

/** Open orders that this device knows, the oldest first: those of its own multi-session. */
export function useOpenOrders(): readonly OrderView[] {
  return [...useOrders().values()]
    .filter(({ state }) => state === 'open')
    .sort((a, b) => a.begun.clock - b.begun.clock);
}

/** With those that are to come: who takes a table away has to know of both. */
export function useOrdersOnPlan(): readonly OrderView[] {
  return [...useOrders().values()].filter((view) => !isOver(view));
}

export const ordersAt = (orders: readonly OrderView[], table: string): readonly OrderView[] =>
  orders.filter((order) => order.table.value === table);
