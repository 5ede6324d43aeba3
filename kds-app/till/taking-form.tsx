import type { Cents } from '@comanda/shared/money/cents.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { quickCash } from '@comanda/shared/till/quick-cash.ts';
import {
  askedFor,
  evenSplit,
  isTaking,
  nextShare,
  type Share,
  type Tender,
  takingOf,
  tenders,
} from '@comanda/shared/till/taking.ts';
import { readTyped, typeText } from '@comanda/shared/till/typed-amount.ts';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { useAllowed } from '../data/till/allowed.ts';
import { useBillNames } from '../data/till/bill-names.ts';
import { shownTyped } from '../data/till/shown-typed.ts';
import { noTaking, type Taken, useTill } from '../data/till/take.ts';
import { AmountPad } from '../parts/till/amount-pad.tsx';
import { TenderTile, type TenderWords } from '../parts/till/tender-tile.tsx';
import { words } from './words.ts';

const shareCounts = [1, 2, 3, 4, 5, 6] as const;
/** A key that is pressed twice as soon as this, with nothing typed between, was pressed once. */
const doubleMs = 400;
/** Whoever touches a note has paid with it: who touches Cash as soon after it means the same money. */
const restMs = 2_000;
const keepFocus = (event: MouseEvent): void => event.preventDefault();

/** How much is paid now, what the guest hands over, and on what. */
export function TakingForm({ view, onTaken }: { readonly view: OrderView; readonly onTaken: (taken: Taken) => void }) {
  const till = useTill();
  const names = useBillNames();
  const allowed = useAllowed();
  const [share, setShare] = useState<Share>(1);
  const [part, setPart] = useState('');
  const [given, setGiven] = useState('');
  const [field, setField] = useState<'part' | 'given'>('given');
  const partField = useRef<HTMLInputElement>(null);
  const givenField = useRef<HTMLInputElement>(null);
  const paidMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    givenField.current?.focus({ preventScroll: true });
  }, []);

  const { currency, money } = names;
  const due = view.balance;
  const asked = askedFor(share, due, readTyped(part, currency));
  const handed = readTyped(given, currency);
  const isBarred = allowed.why('pay', view) !== null;

  const [hasNotePaid, setNotePaid] = useState(false);
  useEffect(() => {
    if (!hasNotePaid) return;
    const timer = setTimeout(() => setNotePaid(false), restMs);
    return () => clearTimeout(timer);
  }, [hasNotePaid]);
  /** Something else was typed: then it is other money. */
  const rests = (tender: Tender): boolean => hasNotePaid && tender === 'cash' && given === '' && part === '';
  const take = (tender: Tender, handedOver: Cents | null): void => {
    const taken = till.take(view, asked, handedOver, tender);
    if (taken === null) return;
    onTaken(taken);
    setGiven('');
    setPart('');
    setField('given');
    setShare(nextShare(share, asked, handedOver));
    givenField.current?.focus({ preventScroll: true });
  };
  const choose = (next: Share): void => {
    setShare(next);
    setNotePaid(false);
    setField(next === 'part' ? 'part' : 'given');
    (next === 'part' ? partField : givenField).current?.focus();
  };
  /** What is typed goes first, then the choice of a part. */
  const clear = (): void => {
    if (field === 'given' && given !== '') setGiven('');
    else if (field === 'part' && part !== '') setPart('');
    else choose(1);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') clear();
    if (event.key !== 'Enter' && event.key !== '+') {
      paidMs.current = Number.NEGATIVE_INFINITY;
      return;
    }
    event.preventDefault();
    // Else the second press would take what is left, which nobody has handed over.
    if (event.repeat || event.timeStamp - paidMs.current < doubleMs) return;
    paidMs.current = event.timeStamp;
    const tender = event.key === '+' ? 'external-card' : 'cash';
    if (!rests(tender)) take(tender, handed);
  };

  return (
    <div className="taking">
      <fieldset className="shares" aria-label={words.pay.share} onMouseDown={keepFocus}>
        {shareCounts.map((count) => (
          <button key={count} type="button" aria-pressed={share === count} onClick={() => choose(count)}>
            {count === 1 ? words.pay.whole : words.pay.shares(count)}
            {count > 1 && (
              <span className="visually-hidden">{words.pay.sharesLong(money(evenSplit(due, count)[0] ?? due))}</span>
            )}
          </button>
        ))}
        <button type="button" aria-pressed={share === 'part'} onClick={() => choose('part')}>
          {words.pay.part}
        </button>
      </fieldset>
      <div className="amounts">
        <label data-active={field === 'part'}>
          {words.pay.share}
          <input
            ref={partField}
            inputMode="none"
            autoComplete="off"
            aria-label={words.pay.partAmount}
            value={share === 'part' ? shownTyped(part, currency) : ''}
            placeholder={money(asked)}
            onFocus={() => setField('part')}
            onKeyDown={press}
            onChange={(event) => {
              setShare('part');
              setPart(typeText(event.target.value, currency));
            }}
          />
        </label>
        <label data-active={field === 'given'}>
          {words.pay.given}
          <input
            ref={givenField}
            inputMode="none"
            autoComplete="off"
            value={shownTyped(given, currency)}
            placeholder={words.pay.givenHint}
            onFocus={() => setField('given')}
            onKeyDown={press}
            onChange={(event) => setGiven(typeText(event.target.value, currency))}
          />
        </label>
      </div>
      <fieldset className="quick" aria-label={words.pay.quick} onMouseDown={keepFocus}>
        {quickCash(asked, currency).map((note, index) => (
          <button
            key={note}
            type="button"
            className="money"
            onClick={(event) => {
              // The second click of a double click is not a second payment.
              if (event.detail > 1) return;
              take('cash', note);
              setNotePaid(true);
            }}
          >
            {index === 0 && <small>{words.pay.exact}</small>}
            {index === 0 ? money(note) : money(note).replace(/[.,]0+$/, '')}
          </button>
        ))}
      </fieldset>
      <AmountPad
        value={field === 'part' ? part : given}
        currency={currency}
        onChange={(typed) => {
          if (field === 'given') return setGiven(typed);
          setShare('part');
          setPart(typed);
        }}
      />
      <div className="tenders">
        {tenders.map((tender) => (
          <TenderTile
            key={tender}
            tender={tender}
            isBarred={isBarred}
            says={tenderSays(tender)}
            onTake={() => rests(tender) || take(tender, handed)}
          />
        ))}
      </div>
    </div>
  );

  function tenderSays(tender: Tender): TenderWords {
    if (rests(tender)) return { amount: '–', after: words.pay.noteHasPaid, isOpen: false };
    const taking = takingOf(due, asked, handed, tender);
    if (!isTaking(taking)) return { amount: '–', after: noTaking(taking, money(asked)), isOpen: false };
    const { amount, change, left } = taking;
    const after = change > 0 ? words.pay.gives(money(change)) : left > 0 ? words.pay.leaves(money(left)) : null;
    return { amount: words.pay.takes(money(amount)), after, isOpen: true };
  }
}
