import { type Cents, cents, noCents } from '@comanda/shared/money/cents.ts';
import { decimal, minorDigits } from '@comanda/shared/money/format.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useConnection, useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { permissionsOf } from '@comanda/shared/staff/staff.ts';
import { billOf } from '@comanda/shared/till/bill.ts';
import { quickCash } from '@comanda/shared/till/quick-cash.ts';
import { barOf, offers, standingOf } from '@comanda/shared/till/standing.ts';
import {
  askedFor,
  isTaking,
  mostGuests,
  type NoTaking,
  nextShare,
  type Share,
  type Taking,
  type Tender,
  takingOf,
  tenders,
} from '@comanda/shared/till/taking.ts';
import { readTyped, typeKey, typeText } from '@comanda/shared/till/typed-amount.ts';
import { amount as inFigures } from '@comanda/shared/ui/figures.ts';
import { Numpad } from '@comanda/shared/ui/numpad.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { Stepper } from '@comanda/shared/ui/stepper.tsx';
import { type MouseEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useAct } from '../data/act.ts';
import { useMoney } from '../data/money.ts';
import { useNames } from '../data/names.ts';
import { words as serving } from '../data/serving/words.ts';
import { words } from '../words.ts';

/** As many as stand beside each other in a hand. */
const mostOffers = 4;

/** What is owed, what is given, what goes back: the till's own reckoning, in a hand. */
export function PaySheet({
  view,
  share = 1,
  part,
  onPartTaken,
  onClose,
}: {
  readonly view: OrderView;
  /** Which part is asked for at first: usually all of it. */
  readonly share?: Share | undefined;
  /** The amount that stands there as the part, for what one guest had. */
  readonly part?: Cents | undefined;
  /** That very amount was taken. */
  readonly onPartTaken?: () => void;
  readonly onClose: () => void;
}) {
  const [change, setChange] = useState<Cents | null>(null);
  const { show, currency } = useMoney();
  const { state } = useConnection();
  const barred = useBarred();
  const names = useNames();
  const said = words.pay;
  return (
    <Sheet title={said.title} onClose={onClose}>
      {barred !== null && <p className="notice">{barred}</p>}
      <p className="due">
        {view.balance < 0 ? said.refund : said.due}
        <b>
          {show(cents(Math.abs(view.balance)))} {currency}
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
      {view.balance > 0 && state === 'no-box' && <p className="notice">{said.offline}</p>}
      {view.balance > 0 ? (
        <TakingForm
          view={view}
          first={share}
          firstPart={part}
          onTaken={(back, amount) => {
            setChange(back);
            if (amount === part) onPartTaken?.();
          }}
        />
      ) : (
        <Settled view={view} onClose={onClose} />
      )}
      {view.payments.length > 0 && (
        <>
          <h3>{said.soFar}</h3>
          <ul className="payments">
            {view.payments.map((payment) => (
              <li key={payment.event.id}>
                <span>
                  {said.tenders[payment.event.body.tender]} <small className="muted">{names.author(payment)}</small>
                </span>{' '}
                <b>{show(payment.event.body.amount)}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}

/** Nothing is left to pay: what was never cooked is said before the order is closed. */
function Settled({ view, onClose }: { readonly view: OrderView; readonly onClose: () => void }) {
  const { show } = useMoney();
  const act = useAct();
  const [, go] = useLocation();
  const said = words.pay;
  const { unfired, unserved, overpaid } = billOf(view);
  return (
    <>
      <p>{overpaid === null ? said.nothing : words.order.refundDue(show(overpaid.amount))}</p>
      {unfired > 0 && <p className="notice">{said.unfired(unfired)}</p>}
      {unserved > 0 && <p className="notice">{said.unserved(unserved)}</p>}
      {offers[standingOf(view)].close === null && (
        <button
          type="button"
          className="primary"
          onClick={() => act({ type: 'close-order', order: view.order }, undefined, () => go('/'))}
        >
          {said.close}
        </button>
      )}
      <button type="button" onClick={onClose}>
        {said.later}
      </button>
    </>
  );
}

function TakingForm({
  view,
  first,
  firstPart,
  onTaken,
}: {
  readonly view: OrderView;
  readonly first: Share;
  readonly firstPart: Cents | undefined;
  readonly onTaken: (change: Cents | null, amount: Cents) => void;
}) {
  const core = useDevice();
  const act = useAct();
  const { show, currency } = useMoney();
  const [tender, setTender] = useState<Tender>('cash');
  const [share, setShare] = useState<Share>(first);
  /** What the number pad writes into. */
  const [field, setField] = useState<'part' | 'given'>(first === 'part' && firstPart === undefined ? 'part' : 'given');
  const [part, setPart] = useState(() =>
    firstPart === undefined ? '' : typeText(decimal(firstPart, currency), currency),
  );
  const [given, setGiven] = useState('');
  const said = words.pay;
  const due = view.balance;
  const isPart = share === 'part';
  const asked = askedFor(share, due, readTyped(part, currency));
  const typesPart = isPart && (tender === 'external-card' || field === 'part');
  const [typed, type] = typesPart ? [part, setPart] : [given, setGiven];

  const reckon = (handed: Cents | null): Taking | NoTaking =>
    takingOf(due, asked, tender === 'cash' ? handed : null, tender);
  const take = (handed: Cents | null) => (event: MouseEvent) => {
    const taking = reckon(handed);
    // The second click of a double click is not a second payment.
    if (!isTaking(taking) || event.detail > 1) return;
    const { left: _, change, ...money } = taking;
    act({ type: 'register-payment', order: view.order, payment: core.newId(), tender, ...money }, undefined, () => {
      onTaken(tender === 'cash' ? change : null, money.amount);
      choose(nextShare(share, asked, tender === 'cash' ? handed : null));
      setGiven('');
    });
  };
  const choose = (next: Share): void => {
    setShare(next);
    setField(next === 'part' ? 'part' : 'given');
    setPart('');
  };
  const taking = reckon(readTyped(given, currency));

  return (
    <>
      <div className="row">
        {tenders.map((one) => (
          <button key={one} type="button" aria-pressed={one === tender} onClick={() => setTender(one)}>
            {said.tenders[one]}
          </button>
        ))}
        <span className="grow" />
        <button type="button" onClick={() => choose(isPart ? 1 : 'part')}>
          {isPart ? said.whole : said.part}
        </button>
      </div>
      {tender === 'cash' && (
        <div className="choices">
          {quickCash(cents(Math.min(asked, due)), currency)
            .slice(0, mostOffers)
            .map((note, index) => (
              <button key={note} type="button" onClick={take(note)}>
                {index === 0 && said.exact} {show(note)}
              </button>
            ))}
        </div>
      )}
      <div className="row two pay-row">
        {!isPart && (
          <Stepper label={serving.split.evenly} value={share} least={1} most={mostGuests} onChange={choose} />
        )}
        {isPart && <Amount label={said.partAmount} value={part} onChange={setPart} onTouch={() => setField('part')} />}
        {tender === 'cash' && (
          <Amount label={said.given} value={given} onChange={setGiven} onTouch={() => setField('given')} />
        )}
      </div>
      {(tender === 'cash' || isPart) && (
        <Numpad
          value={typed}
          onChange={(next) => type(typeText(next, currency))}
          most={20}
          corner={
            minorDigits(currency) === 0
              ? '00'
              : { label: sign(currency), name: said.point, press: () => type(typeKey(typed, ',', currency)) }
          }
        />
      )}
      <button type="button" className="primary" disabled={!isTaking(taking)} onClick={take(readTyped(given, currency))}>
        {said.take(show(isTaking(taking) ? taking.amount : noCents))}
        {isTaking(taking) && taking.left > 0 && <small> · {said.leaves(show(taking.left))}</small>}
      </button>
    </>
  );
}

/** An amount as people say it: `250` is two hundred and fifty. */
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
  const { currency } = useMoney();
  return (
    <label>
      {label}
      <input
        inputMode="decimal"
        autoComplete="off"
        value={value.replace(',', sign(currency))}
        onFocus={onTouch}
        onChange={(event) => onChange(typeText(event.target.value, currency))}
      />
    </label>
  );
}

/** The decimal sign of the language of now. */
const sign = (currency: string): string => {
  const places = minorDigits(currency);
  return places === 0 ? '' : inFigures(0, currency).slice(-places - 1, -places);
};

/** Why no money is taken here, in a sentence; null when it is. Politeness: the box judges every payment. */
function useBarred(): string | null {
  const { signedIn, replica } = useDevice();
  const person = useRecords('staff').get(signedIn?.staff ?? '');
  const device = useRecords('devices').get(replica.config?.device ?? '');
  const multiSession = useRecords('multi_sessions').get(device?.multiSession ?? '');
  if (person === undefined) return null;
  const bar = barOf({
    person: { mayPay: permissionsOf(person).has('payment.register'), barred: person.paymentsBarred },
    device: device === undefined ? null : { barred: device.paymentsBarred },
    multiSession: multiSession === undefined ? null : { barred: multiSession.paymentsBarred },
  });
  switch (bar) {
    case 'device-barred':
      return words.pay.why[bar](device?.name ?? '');
    case 'multi-session-barred':
      return words.pay.why[bar](multiSession?.name ?? '');
    case 'person-barred':
    case 'not-permitted':
      return words.pay.why[bar](person.name);
    case 'nobody':
    case null:
      return null;
  }
}
