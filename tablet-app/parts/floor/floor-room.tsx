import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { EmptyState } from '@comanda/shared/ui/empty-state.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Armchair, ShoppingBag } from 'lucide-react';
import { words } from '../../words.ts';
import { OrderCard } from '../order-card.tsx';
import type { View } from './floor-tools.tsx';
import { Plan, type PlanProps } from './plan.tsx';
import { TableList } from './table-list.tsx';

/** What the chosen tab shows: a room, as a plan or as a list, or what will be carried away. */
export function FloorRoom({
  name,
  view,
  takeAways,
  onTakeAway,
  onOrderMore,
  ...room
}: {
  /** Of the floor; null for the orders without one. */
  readonly name: string | null;
  readonly view: View;
  readonly takeAways: readonly OrderView[];
  readonly onTakeAway: () => void;
  readonly onOrderMore: (order: OrderView) => void;
} & Omit<PlanProps, 'label'>) {
  const { floor } = words;
  if (name === null) {
    return (
      <div className="floor-body">
        <button type="button" className="primary with-icon new-take-away" onClick={onTakeAway}>
          <Icon of={ShoppingBag} />
          {floor.openTakeAway}
        </button>
        {takeAways.length === 0 && <EmptyState icon={<Icon of={ShoppingBag} />} title={floor.emptyTakeAway} />}
        <div className="tiles">
          {takeAways.map((order) => (
            <OrderCard key={order.order} order={order} onMore={() => onOrderMore(order)} />
          ))}
        </div>
      </div>
    );
  }
  if (room.tables.length === 0) {
    return (
      <EmptyState icon={<Icon of={Armchair} />} title={floor.emptyPlan}>
        <p>{floor.emptyPlanDetail}</p>
      </EmptyState>
    );
  }
  return view === 'plan' ? (
    <Plan key={name} label={floor.plan(name)} {...room} />
  ) : (
    <TableList label={floor.list(name)} {...room} />
  );
}
