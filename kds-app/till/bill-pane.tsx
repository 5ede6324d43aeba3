import type { Cents } from '@comanda/shared/money/cents.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { type Bill, type BillRow, billOf } from '@comanda/shared/till/bill.ts';
import { standingOf } from '@comanda/shared/till/standing.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { percent } from '@comanda/shared/ui/figures.ts';
import { givenOf, offInWords } from '@comanda/shared/ui/giving/in-words.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { words as shared } from '@comanda/shared/ui/words.ts';
import { Percent, ReceiptText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useBillNames } from '../data/till/bill-names.ts';
import { BillNotices } from '../parts/till/bill-notices.tsx';
import { GivenSheet } from '../parts/till/given-sheet.tsx';
import { PaymentsList } from '../parts/till/payments-list.tsx';
import { StandingMark } from '../parts/till/standing-mark.tsx';
import { words } from './words.ts';

/** Everything on the bill: who added what, the tax in it, and what was paid. */
export function BillPane({ view }: { readonly view: OrderView }) {
  const place = useRef<HTMLElement>(null);
  // Where the panes stand one under the other, what was chosen comes into sight.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up.
    void place.current?.scrollIntoView({ block: 'start' });
  }, []);
  const names = useBillNames();
  const [giving, setGiving] = useState<Giving>(null);
  const bill = billOf(view);
  const row = [...bill.rows, ...bill.late].find(({ lines }) => lines.some(({ line }) => line === giving?.line));
  const mayGive = view.state === 'open' && !view.needsUpdate;
  const give = mayGive ? (line: string | null) => setGiving({ line }) : null;
  const guests = view.guests.value;
  return (
    <section ref={place} className="bill" aria-label={words.bill.title} data-order={view.order}>
      <header className="bill-head">
        <h1>
          {names.order(view)} <small>{view.number === null ? words.newOrder : words.number(view.number)}</small>
        </h1>
        <StandingMark standing={standingOf(view)} />
        <p className="muted">
          {words.bill.opened(names.time(view.opened), names.author(view.opened))}
          {guests !== null && guests > 0 && ` · ${words.bill.guests(guests)}`}
        </p>
        {view.billAsked !== null && (
          <p className="bill-asked">
            <ReceiptText size={20} aria-hidden="true" />
            {words.bill.asked(names.author(view.billAsked), names.time(view.billAsked))}
          </p>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by who has only keys. */}
      <section className="bill-scroll" tabIndex={0} aria-label={words.bill.items}>
        <BillNotices view={view} bill={bill} />
        <div className="paper">
          {bill.rows.length + bill.late.length === 0 && <p className="muted">{words.bill.nothing}</p>}
          <Rows label={words.bill.items} rows={bill.rows} onGive={give} />
          {bill.late.length > 0 && (
            <>
              <h2 className="paper-late">{words.bill.addedAfter}</h2>
              <Rows label={words.bill.addedAfter} rows={bill.late} onGive={give} />
            </>
          )}
          <Sums bill={bill} />
          {give !== null && bill.subtotal > 0 && (
            <button type="button" className="with-icon bill-discount" onClick={() => give(null)}>
              <Icon of={Percent} />
              {words.bill.discount}
            </button>
          )}
        </div>
        <PaymentsList bill={bill} />
      </section>
      {giving !== null && (giving.line === null || row !== undefined) && (
        <GivenSheet view={view} row={row ?? null} onClose={() => setGiving(null)} />
      )}
    </section>
  );
}

/** What is to be given: some of the row of a line, or with null of all of the bill. */
type Giving = { readonly line: string | null } | null;

function Rows({
  label,
  rows,
  onGive,
}: {
  readonly label: string;
  readonly rows: readonly BillRow[];
  readonly onGive: ((line: string) => void) | null;
}) {
  const names = useBillNames();
  if (rows.length === 0) return null;
  return (
    <table className="bill-rows">
      <caption className="visually-hidden">{label}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{words.bill.quantity}</th>
          <th scope="col">{words.bill.dish}</th>
          <th scope="col">{words.bill.amount}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-name={row.name}>
            <td className="bill-row-quantity">{row.quantity}</td>
            <td>
              <span className="bill-row-name">
                {onGive === null ? (
                  row.name
                ) : (
                  <button
                    type="button"
                    className="quiet bill-row-give"
                    onClick={() => onGive(row.lines[0]?.line ?? '')}
                  >
                    {row.name}
                  </button>
                )}{' '}
                <Adders row={row} />
              </span>
              {givenOfRow(row, names.currency).map((why) => (
                <span key={why} className="bill-row-given">
                  {why}
                </span>
              ))}
              {(row.modifiers.length > 0 || row.quantity > 1) && (
                <span className="bill-row-asked">
                  {[
                    ...row.modifiers.map(({ name }) => name),
                    ...(row.quantity > 1 ? [words.bill.each(names.money(row.unitPrice))] : []),
                  ].join(' · ')}
                </span>
              )}
            </td>
            <td className="money">
              {row.amount < row.full && (
                <del>
                  <span className="visually-hidden">{shared.giving.was(names.money(row.full))}</span>
                  <span aria-hidden="true">{names.money(row.full)}</span>
                </del>
              )}{' '}
              {names.money(row.amount)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const givenOfRow = ({ comped, discount, lines }: BillRow, currency: string): string[] =>
  givenOf({ comped, discount, comps: lines.flatMap(({ comps }) => comps) }, currency);

/** A badge for each person who added some of it. */
function Adders({ row }: { readonly row: BillRow }) {
  const names = useBillNames();
  const people = new Map(row.lines.flatMap(({ added }) => names.person(added) ?? []).map((one) => [one.id, one]));
  const all = [...people.values()];
  if (all.length === 0) return null;
  const said = words.bill.addedBy(all.map(({ name }) => name).join(', '));
  return (
    <span className="adders" title={said}>
      <span className="visually-hidden">{said}</span>
      {all.map(({ id, initials, colour }) => (
        <Badge key={id} initials={initials} colour={colour} />
      ))}
    </span>
  );
}

function Sums({ bill }: { readonly bill: Bill }) {
  const names = useBillNames();
  const sum = (label: string, amount: Cents, name: string) => (
    <div className={`sum-${name}`}>
      <dt>{label}</dt>
      <dd className="money">{names.money(amount)}</dd>
    </div>
  );
  return (
    <dl className="sums">
      {bill.discounts.length > 0 && sum(shared.giving.subtotal, bill.subtotal, 'subtotal')}
      {bill.discounts.map(({ by, discount, off }) => (
        <div key={by.event.id} className="sum-discount">
          <dt>{shared.giving.orderDiscount(offInWords(discount, names.currency), discount.reason)}</dt>
          <dd className="money">−{names.money(off)}</dd>
        </div>
      ))}
      {sum(words.bill.total, bill.total, 'total')}
      {bill.taxes
        .filter(({ gross }) => gross !== 0)
        .map(({ rate, gross, tax }) => (
          <div key={rate} className="sum-tax">
            <dt>
              {words.bill.tax} {percent(rate / 10_000, rate % 100 === 0 ? 0 : 2)}{' '}
              <span>{words.bill.taxOf(names.money(gross))}</span>
            </dt>
            <dd className="money">{names.money(tax)}</dd>
          </div>
        ))}
      {bill.paid > 0 && sum(words.bill.paid, bill.paid, 'paid')}
      {bill.paid > 0 && bill.overpaid === null && sum(words.bill.toPay, bill.due, 'due')}
      {bill.overpaid !== null && sum(words.pay.refund, bill.overpaid.amount, 'refund')}
    </dl>
  );
}
