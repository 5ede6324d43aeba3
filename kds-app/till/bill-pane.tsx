import type { Cents } from '@comanda/shared/money/cents.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { type Bill, type BillRow, billOf } from '@comanda/shared/till/bill.ts';
import { standingOf } from '@comanda/shared/till/standing.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { percent } from '@comanda/shared/ui/figures.ts';
import { ReceiptText } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useBillNames } from '../data/till/bill-names.ts';
import { BillNotices } from '../parts/till/bill-notices.tsx';
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
  const bill = billOf(view);
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
          <Rows label={words.bill.items} rows={bill.rows} />
          {bill.late.length > 0 && (
            <>
              <h2 className="paper-late">{words.bill.addedAfter}</h2>
              <Rows label={words.bill.addedAfter} rows={bill.late} />
            </>
          )}
          <Sums bill={bill} />
        </div>
        <PaymentsList bill={bill} />
      </section>
    </section>
  );
}

function Rows({ label, rows }: { readonly label: string; readonly rows: readonly BillRow[] }) {
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
                {row.name} <Adders row={row} />
              </span>
              {(row.modifiers.length > 0 || row.quantity > 1) && (
                <span className="bill-row-asked">
                  {[
                    ...row.modifiers.map(({ name }) => name),
                    ...(row.quantity > 1 ? [words.bill.each(names.money(row.unitPrice))] : []),
                  ].join(' · ')}
                </span>
              )}
            </td>
            <td className="money">{names.money(row.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

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
