import { type Cents, cents } from '@comanda/shared/money/cents.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { Numpad } from '@comanda/shared/ui/numpad.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../data/act.ts';
import { useMoney } from '../data/money.ts';
import { unfired } from '../data/table-state.ts';
import { words } from '../words.ts';

const mostDigits = 9;
type Tender = 'cash' | 'external-card';

/** What is owed, what is given, what goes back. */
export function PaySheet({ view, onClose }: { readonly view: OrderView; readonly onClose: () => void }) {
  const [change, setChange] = useState<Cents | null>(null);
  const { show, currency } = useMoney();
  const act = useAct();
  const [, go] = useLocation();
  const said = words.pay;
  const { due, held } = unfired(view);
  const notFired = due + held;
  return (
    <Sheet title={said.title} onClose={onClose}>
      <p className="due">
        {said.due}
        <b>
          {show(view.balance)} {currency}
        </b>
      </p>
      {change !== null && (
        <p className="due change" role="status">
          {said.change}
          <b>
            {show(change)} {currency}
          </b>
        </p>
      )}
      {view.balance > 0 ? (
        <Taking key={view.balance} view={view} onTaken={setChange} />
      ) : (
        <>
          <p>{view.balance < 0 ? words.order.refundDue(show(-view.balance)) : said.nothing}</p>
          {notFired > 0 && <p className="notice">{said.unfired(notFired)}</p>}
          {view.state === 'open' && (
            <button
              type="button"
              className="primary"
              onClick={() => {
                if (act({ type: 'close-order', order: view.order })) go('/');
              }}
            >
              {said.close}
            </button>
          )}
          <button type="button" onClick={onClose}>
            {said.later}
          </button>
        </>
      )}
      {view.payments.length > 0 && (
        <>
          <h3>{said.soFar}</h3>
          <ul className="payments">
            {view.payments.map(({ event }) => (
              <li key={event.id}>
                {said.tenders[event.body.tender]} <b>{show(event.body.amount)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}

function Taking({ view, onTaken }: { readonly view: OrderView; readonly onTaken: (change: Cents | null) => void }) {
  const core = useDevice();
  const act = useAct();
  const { show, likelyNotes } = useMoney();
  const [tender, setTender] = useState<Tender>('cash');
  const [isPart, setIsPart] = useState(false);
  /** What the number pad writes into. */
  const [field, setField] = useState<'part' | 'given'>('given');
  const [part, setPart] = useState('');
  const [given, setGiven] = useState('');
  const said = words.pay;
  const amount = isPart ? cents(Number(part)) : view.balance;
  const handed = tender === 'cash' && given !== '' ? cents(Number(given)) : amount;
  const typesPart = isPart && (tender === 'external-card' || field === 'part');

  const take = (handedOver: Cents): void => {
    const payment = core.newId();
    if (act({ type: 'register-payment', order: view.order, payment, tender, amount, given: handedOver }))
      onTaken(tender === 'cash' ? cents(handedOver - amount) : null);
  };

  return (
    <>
      <div className="row">
        {(['cash', 'external-card'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={one === tender} onClick={() => setTender(one)}>
            {one === 'cash' ? said.cash : said.card}
          </button>
        ))}
        <span className="grow" />
        <button
          type="button"
          aria-pressed={isPart}
          onClick={() => {
            setIsPart(!isPart);
            setField(isPart ? 'given' : 'part');
            setPart('');
          }}
        >
          {isPart ? said.whole : said.part}
        </button>
      </div>
      {isPart && <Amount label={said.partAmount} value={part} onChange={setPart} onTouch={() => setField('part')} />}
      {tender === 'cash' && (
        <>
          <div className="choices">
            <button type="button" disabled={amount <= 0} onClick={() => take(amount)}>
              {said.exact} {show(amount)}
            </button>
            {likelyNotes(amount).map((note) => (
              <button key={note} type="button" onClick={() => take(cents(note))}>
                {show(note)}
              </button>
            ))}
          </div>
          <Amount label={said.given} value={given} onChange={setGiven} onTouch={() => setField('given')} />
        </>
      )}
      {(tender === 'cash' || isPart) && (
        <Numpad value={typesPart ? part : given} onChange={typesPart ? setPart : setGiven} most={mostDigits} />
      )}
      <button type="button" className="primary" disabled={amount <= 0} onClick={() => take(handed)}>
        {said.take(show(amount))}
      </button>
    </>
  );
}

/** A sum that is typed from its last digit, as on a cash register. */
function Amount({
  label,
  value,
  onChange,
  onTouch,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onTouch: () => void;
}) {
  const { show } = useMoney();
  return (
    <label>
      {label}
      <input
        inputMode="numeric"
        value={value === '' ? '' : show(Number(value))}
        onFocus={onTouch}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, '').replace(/^0+/, '').slice(0, mostDigits))}
      />
    </label>
  );
}
