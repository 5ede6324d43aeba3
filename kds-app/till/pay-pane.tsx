import { cents } from '@comanda/shared/money/cents.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useConnection } from '@comanda/shared/replica/react/hooks.ts';
import { billOf } from '@comanda/shared/till/bill.ts';
import { offers, standingOf } from '@comanda/shared/till/standing.ts';
import { BadgeCheck, Ban, CookingPot, HandCoins, Unplug } from 'lucide-react';
import { Fragment, useEffect, useRef } from 'react';
import { useAllowed } from '../data/till/allowed.ts';
import { useBillNames } from '../data/till/bill-names.ts';
import { type Taken, useTill } from '../data/till/take.ts';
import { TakingForm } from './taking-form.tsx';
import { words } from './words.ts';

/** What is left to pay, how it is taken, what goes back. */
export function PayPane({
  view,
  taken,
  onTaken,
  onClosed,
}: {
  readonly view: OrderView | null;
  /** The last that was taken; its change stays in sight until the next order. */
  readonly taken: Taken | null;
  readonly onTaken: (taken: Taken) => void;
  readonly onClosed: () => void;
}) {
  const names = useBillNames();
  const allowed = useAllowed();
  const { state } = useConnection();
  return (
    <section className="pay" aria-label={words.pay.title}>
      {allowed.barred !== null && (
        <p className="bill-notice" data-notice="barred" data-tone="act">
          <Ban size={20} aria-hidden="true" /> <span>{allowed.barred}</span>
        </p>
      )}
      {view !== null && <Balance view={view} />}
      {taken !== null && taken.change > 0 && (
        <p className="change" role="status">
          <span>{words.pay.changeFor(taken.of)}</span>
          <b className="money">{names.money(taken.change)}</b>
        </p>
      )}
      {view !== null && view.balance > 0 && (
        <>
          {state === 'no-box' && (
            <p className="bill-notice" data-notice="offline" data-tone="warn">
              <Unplug size={20} aria-hidden="true" /> <span>{words.notice.offlinePay}</span>
            </p>
          )}
          <TakingForm key={view.order} view={view} onTaken={onTaken} />
        </>
      )}
      {view !== null && view.balance <= 0 && <Closing key={view.order} view={view} onClosed={onClosed} />}
      {view === null && <Keys />}
    </section>
  );
}

/** What a keyboard does here, while there is nothing else to say. */
function Keys() {
  const keys = [
    ['/', words.pay.keys.search],
    ['Enter', words.pay.keys.enter],
    ['+', words.pay.keys.plus],
    ['Esc', words.pay.keys.escape],
  ] as const;
  return (
    <dl className="pay-keys">
      {keys.map(([key, does]) => (
        <Fragment key={key}>
          <dt className="key-hint">{key}</dt>
          <dd>{does}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Balance({ view }: { readonly view: OrderView }) {
  const names = useBillNames();
  const { balance } = view;
  const label = balance > 0 ? words.pay.balance : balance < 0 ? words.pay.refund : words.pay.settled;
  return (
    <p className="balance" data-standing={standingOf(view)}>
      <span>
        {balance < 0 && <HandCoins size={20} aria-hidden="true" />}
        {balance === 0 && <BadgeCheck size={20} aria-hidden="true" />} {label}
      </span>
      <b className="money">
        {names.money(cents(Math.abs(balance)))} <small>{names.currency}</small>
      </b>
    </p>
  );
}

/** A bill with nothing left to pay: what is not cooked or served is said before it is closed. */
function Closing({ view, onClosed }: { readonly view: OrderView; readonly onClosed: () => void }) {
  const till = useTill();
  const allowed = useAllowed();
  const button = useRef<HTMLButtonElement>(null);
  const { unfired, unserved, overpaid } = billOf(view);
  const isClean = unfired + unserved === 0 && overpaid === null;
  // Enter goes on where Enter paid; what has to be read first is not passed over.
  useEffect(() => {
    if (isClean) button.current?.focus();
  }, [isClean]);
  const why = allowed.why('close', view);
  const warnings = [
    ...(unfired > 0 ? [words.notice.unfired(unfired)] : []),
    ...(unserved > 0 ? [words.notice.unserved(unserved)] : []),
  ];
  return (
    <div className="closing">
      {warnings.map((warning) => (
        <p key={warning} className="bill-notice" data-notice="kitchen" data-tone="warn">
          <CookingPot size={20} aria-hidden="true" /> <span>{warning}</span>
        </p>
      ))}
      {offers[standingOf(view)].close !== 'order-over' && (
        <button
          ref={button}
          type="button"
          className={isClean ? 'primary' : 'close-anyway'}
          aria-disabled={why !== null}
          onClick={(event) => {
            // It comes up where a tender was: the second touch of two is not meant for it.
            if (event.detail < 2 && till.close(view)) onClosed();
          }}
        >
          {isClean ? words.pay.close : words.pay.closeAnyway}
        </button>
      )}
    </div>
  );
}
