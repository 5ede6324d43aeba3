import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { EllipsisVertical } from 'lucide-react';
import { useLocation } from 'wouter';
import { useLooks } from '../data/floor/order-looks.ts';
import { usePeopleHere } from '../data/floor/people-here.ts';
import { useMoney } from '../data/money.ts';
import { useNames } from '../data/names.ts';
import { words } from '../words.ts';
import { WaitingIcon } from './floor/waiting-icon.tsx';
import { OrderAge } from './table-tile.tsx';

type CardProps = {
  readonly order: OrderView;
  /** `A`, `B`: which of the parties at one table. */
  readonly letter?: string;
  readonly onTap?: () => void;
  readonly onMore?: () => void;
};

/** An order as a card of its own: where a table has several, or none. */
export function OrderCard({ order, letter, onTap, onMore }: CardProps) {
  const names = useNames();
  const [, go] = useLocation();
  const { show } = useMoney();
  const look = useLooks().order(order);
  const waiter = usePeopleHere().waiter(order);
  const name = names.order(order);
  const customer = useRecords('customers').get(order.customer.value ?? '')?.name ?? null;
  const isPaid = order.balance === 0 && order.payments.length > 0;
  return (
    <div className="order-card" data-order={order.order}>
      <button
        type="button"
        className="tile"
        data-table-state={look.look}
        data-waiting={look.waiting}
        onClick={() => (onTap === undefined ? go(`/order/${order.order}`) : onTap())}
      >
        <span className="card-head">
          {letter !== undefined && <b className="party">{letter}</b>}
          <b className="grow">{name}</b>
          <WaitingIcon {...look} />
        </span>
        <span>
          {look.text}
          {customer !== null && <b className="card-customer">{customer}</b>}
        </span>
        <span className="card-foot">
          <OrderAge order={order} />
          <b className="figures">{show(order.total)}</b>
          {isPaid && <span>{words.floor.isPaid}</span>}
          {waiter !== null && <Badge initials={waiter.initials} colour={waiter.colour} />}
        </span>
      </button>
      {onMore !== undefined && (
        <button type="button" className="quiet more" aria-label={words.floor.more(name)} onClick={onMore}>
          <Icon of={EllipsisVertical} />
        </button>
      )}
    </div>
  );
}
