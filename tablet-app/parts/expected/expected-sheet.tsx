import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useBoxNow } from '@comanda/shared/replica/react/hooks.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { Stepper } from '@comanda/shared/ui/stepper.tsx';
import { ArrowRightLeft, CalendarX, Clock, NotebookPen, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../../data/act.ts';
import { inWords, partyOf } from '../../data/expected/expected.ts';
import { words } from '../../data/expected/words.ts';
import { useCustomers } from '../../data/order/customers.ts';

const mostGuests = 99;
const lookEveryMs = 60_000;

/** The parties that are to come to a table: they are there, they go elsewhere, or they are not coming. */
export function ExpectedSheet({
  table,
  parties,
  onAnother,
  onExpect,
  onAgain,
  onClose,
}: {
  /** As people call it. */
  readonly table: string;
  readonly parties: readonly OrderView[];
  /** Left out where somebody sits already. */
  readonly onAnother?: (() => void) | undefined;
  readonly onExpect: () => void;
  /** They have called again. */
  readonly onAgain: (party: OrderView) => void;
  readonly onClose: () => void;
}) {
  return (
    <Sheet title={words.title(table)} onClose={onClose}>
      {parties.map((view) => (
        <ExpectedParty
          key={[view.order, ...view.expected.heads].join()}
          view={view}
          onAgain={() => onAgain(view)}
          onClose={onClose}
        />
      ))}
      <div className="verbs">
        {onAnother !== undefined && (
          <button type="button" className="with-icon" onClick={onAnother}>
            <Icon of={UsersRound} />
            {words.another}
          </button>
        )}
        <button type="button" className="with-icon" onClick={onExpect}>
          <Icon of={Clock} />
          {words.expect}
        </button>
      </div>
    </Sheet>
  );
}

function ExpectedParty({
  view,
  onAgain,
  onClose,
}: {
  readonly view: OrderView;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const [, go] = useLocation();
  const nowMs = useBoxNow(lookEveryMs);
  const customer = useCustomers().of(view);
  const party = partyOf(view);
  const [guests, setGuests] = useState(party?.guests ?? 1);
  if (party === null) return null;
  const { order } = view;
  return (
    <section className="expected-party" data-expected={order}>
      <h3>
        {inWords(party, nowMs)}
        {customer !== null && ` · ${customer.name}`}
      </h3>
      <Stepper label={words.guests} value={guests} least={1} most={mostGuests} onChange={setGuests} />
      <div className="verbs">
        <button
          type="button"
          className="primary with-icon"
          onClick={() => act({ type: 'set-guests', order, guests }, undefined, () => go(`/order/${order}`))}
        >
          <Icon of={UsersRound} />
          {words.here(guests)}
        </button>
        <button type="button" className="with-icon" onClick={onAgain}>
          <Icon of={Clock} />
          {words.change}
        </button>
        <button type="button" className="with-icon" onClick={() => go(`/order/${order}`)}>
          <Icon of={NotebookPen} />
          {words.more}
        </button>
        <button
          type="button"
          className="with-icon"
          onClick={() => {
            onClose();
            go(`/move/${order}`);
          }}
        >
          <Icon of={ArrowRightLeft} />
          {words.move}
        </button>
        <button
          type="button"
          className="with-icon danger"
          onClick={() => {
            // The way back is in the toast, which nobody reaches below a sheet.
            act({ type: 'cancel-order', order, reason: words.noShowReason }, { text: words.gone }, onClose);
          }}
        >
          <Icon of={CalendarX} />
          {words.noShow}
        </button>
      </div>
    </section>
  );
}
