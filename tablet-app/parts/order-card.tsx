import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useLocation } from 'wouter';
import { useNames } from '../data/names.ts';
import { tableState } from '../data/table-state.ts';
import { OrderAge, OrderSum } from './table-tile.tsx';

/** An order as a tile of its own: where a table has several, or none. */
export function OrderCard({ order, onTap }: { readonly order: OrderView; readonly onTap?: () => void }) {
  const names = useNames();
  const [, go] = useLocation();
  const { state, text } = tableState(order);
  return (
    <button
      type="button"
      className="tile"
      data-state={state}
      onClick={() => (onTap === undefined ? go(`/order/${order.order}`) : onTap())}
    >
      <span className="tile-top">
        <span className="tile-name">{names.order(order)}</span>
        <OrderAge order={order} />
      </span>
      <span className="tile-state">{text}</span>
      <OrderSum order={order} />
    </button>
  );
}
