import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { Stepper } from '@comanda/shared/ui/stepper.tsx';
import { ArrowRightLeft, CircleCheck, GitFork, Handshake, NotebookPen, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../../data/act.ts';
import { usePeopleHere } from '../../data/floor/people-here.ts';
import { useMoney } from '../../data/money.ts';
import { useNames } from '../../data/names.ts';
import { words as serving } from '../../data/serving/words.ts';
import { words } from '../../words.ts';
import { AskBill } from '../serving/ask-bill.tsx';
import { WaiterChoice } from '../serving/waiter-choice.tsx';

const mostGuests = 99;

/** What can be done about a party without opening its order. */
export function TableSheet({
  view,
  onAnotherParty,
  onClose,
}: {
  readonly view: OrderView;
  /** Left out for an order without a table. */
  readonly onAnotherParty?: (() => void) | undefined;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const names = useNames();
  const [, go] = useLocation();
  const people = usePeopleHere();
  const [isHandedOver, setIsHandedOver] = useState(false);
  const { order } = view;
  const waiter = people.waiter(view);
  const isPaid = view.balance === 0 && view.payments.length > 0;
  if (isHandedOver)
    return (
      <Sheet title={serving.waiter.title} onClose={onClose}>
        <WaiterChoice orders={[view]} onDone={onClose} />
      </Sheet>
    );
  return (
    <Sheet title={names.order(view)} onClose={onClose}>
      {waiter !== null && (
        <p className="row">
          <Badge initials={waiter.initials} colour={waiter.colour} />
          {people.isClosedToMe(view) ? words.floor.servedBy(waiter.name) : waiter.name}
        </p>
      )}
      {view.table.lost.map(({ value, by }) => (
        <p key={by.event.id} className="notice row">
          <Icon of={GitFork} />
          {words.floor.movedElsewhere(names.author(by), names.table(value))}
        </p>
      ))}
      {view.waiter.lost.map(({ value, by }) => (
        <p key={by.event.id} className="notice">
          {serving.waiter.lost(names.author(by), names.staff(value ?? ''))}
        </p>
      ))}
      <Bill view={view} />
      <Stepper
        label={words.floor.guestsOf}
        value={view.guests.value ?? 0}
        least={0}
        most={mostGuests}
        onChange={(guests) => act({ type: 'set-guests', order, guests })}
      />
      <div className="verbs">
        <button
          type="button"
          className="with-icon"
          onClick={() => {
            onClose();
            go(`/move/${order}`);
          }}
        >
          <Icon of={ArrowRightLeft} />
          {words.floor.pick.start}
        </button>
        <AskBill view={view} onDone={onClose} />
        <button type="button" className="with-icon" onClick={() => setIsHandedOver(true)}>
          <Icon of={Handshake} />
          {serving.waiter.change}
        </button>
        {onAnotherParty !== undefined && (
          <button type="button" className="with-icon" onClick={onAnotherParty}>
            <Icon of={UsersRound} />
            {words.floor.anotherParty}
          </button>
        )}
        {isPaid && (
          <button
            type="button"
            className="with-icon"
            onClick={() => act({ type: 'close-order', order }, { text: words.menu.closed }, onClose)}
          >
            <Icon of={CircleCheck} />
            {words.floor.closeIt}
          </button>
        )}
        <button type="button" className="primary with-icon" onClick={() => go(`/order/${order}`)}>
          <Icon of={NotebookPen} />
          {words.floor.openIt}
        </button>
      </div>
    </Sheet>
  );
}

function Bill({ view }: { readonly view: OrderView }) {
  const { show, currency } = useMoney();
  return (
    <dl className="bill-total">
      <dt>{words.floor.bill}</dt>
      <dd className="figures">
        {show(view.balance)} {currency}
      </dd>
      {view.paid > 0 && (
        <>
          <dt className="muted">{words.order.paid}</dt>
          <dd className="figures muted">
            {show(view.paid)} / {show(view.total)}
          </dd>
        </>
      )}
    </dl>
  );
}
