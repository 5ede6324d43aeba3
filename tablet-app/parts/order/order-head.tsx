import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { ArrowLeft, CircleAlert, Ellipsis, UserRound } from 'lucide-react';
import { Link } from 'wouter';
import { firstName, type Looker, usePeopleHere } from '../../data/floor/people-here.ts';
import { useNames } from '../../data/names.ts';
import { useCustomers } from '../../data/order/customers.ts';
import { words } from '../../words.ts';
import { OrderAge } from '../table-tile.tsx';

export const BackToFloor = () => (
  <Link href="/" className="button back">
    <Icon of={ArrowLeft} />
    <span className="head-word">{words.order.back}</span>
  </Link>
);

const mostBadges = 3;

/** Whoever adds something first: it may be what one is about to add oneself. */
function hereInWords(lookers: readonly Looker[]): string {
  const adds = lookers.filter(({ adding }) => adding > 0);
  const only = lookers.filter(({ adding }) => adding === 0);
  return [
    ...adds.map((one) => words.order.adding(firstName(one), one.adding)),
    ...(only.length === 0 ? [] : [words.order.present(only.map(firstName).join(', '))]),
  ].join(' · ');
}

/** Whose order it is, how many are at it, and what has not been sent. */
export function OrderHead({
  view,
  unsent,
  onMore,
  onCustomer,
}: {
  readonly view: OrderView;
  readonly unsent: number;
  readonly onMore: () => void;
  readonly onCustomer: () => void;
}) {
  const names = useNames();
  const customer = useCustomers().of(view);
  const lookers = usePeopleHere().lookers(view);
  const isTakeAway = view.opened.event.body.kind === 'take-away';
  return (
    <header className="bar">
      <BackToFloor />
      <div className="order-what">
        <h1>{names.order(view)}</h1>
        <OrderAge order={view} />
        {(customer !== null || (isTakeAway && view.state === 'open')) && (
          <button type="button" className="quiet with-icon customer" onClick={onCustomer}>
            <Icon of={UserRound} />
            {customer === null ? (
              words.customer.who
            ) : (
              <span className="customer-name" title={customer.name}>
                <b>{customer.name}</b> <span className="customer-phone">{customer.phone}</span>
              </span>
            )}
          </button>
        )}
        {view.state !== 'open' && <span className="state-chip">{words.order.states[view.state]}</span>}
        {unsent > 0 && (
          <span className="chip unsent" role="status">
            <Icon of={CircleAlert} />
            {words.order.unsent(unsent)}
          </span>
        )}
        <span className="grow" />
        {lookers.length > 0 && (
          <span className="chip present" role="status" title={lookers.map(({ name }) => name).join(', ')}>
            {lookers.slice(0, mostBadges).map((one) => (
              <Badge key={one.device} initials={one.initials} colour={one.colour} />
            ))}
            <span>{hereInWords(lookers)}</span>
          </span>
        )}
      </div>
      <button type="button" className="with-icon" onClick={onMore}>
        <Icon of={Ellipsis} />
        <span className="head-word">{words.order.more}</span>
      </button>
    </header>
  );
}
