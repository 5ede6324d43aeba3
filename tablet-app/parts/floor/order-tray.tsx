import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { OrderCard } from '../order-card.tsx';

/** Open orders that no table of this plan has: in sight whatever one looks at, until somebody gives them a table. */
export function OrderTray({
  title,
  orders,
  onMore,
}: {
  readonly title: string;
  readonly orders: readonly OrderView[];
  readonly onMore: (order: OrderView) => void;
}) {
  return (
    <section className="tray" aria-label={title}>
      <h2>{title}</h2>
      <div className="tray-orders">
        {orders.map((order) => (
          <OrderCard key={order.order} order={order} onMore={() => onMore(order)} />
        ))}
      </div>
    </section>
  );
}
