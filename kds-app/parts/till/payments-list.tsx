import { cents } from '@comanda/shared/money/cents.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import type { Bill } from '@comanda/shared/till/bill.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { Banknote, CloudOff, CreditCard, ShieldCheck } from 'lucide-react';
import { useBillNames } from '../../data/till/bill-names.ts';
import { words } from '../../till/words.ts';

/** Each payment: how much, on what, who took it, where and when, and whether the box has it. */
export function PaymentsList({ bill }: { readonly bill: Bill }) {
  const core = useDevice();
  const names = useBillNames();
  const twice = new Set(bill.overpaid?.clearedBy.map(({ event }) => event.id));
  return (
    <section className="payments" aria-label={words.bill.payments}>
      <h2>{words.bill.payments}</h2>
      {bill.payments.length === 0 && <p className="muted">{words.bill.noPayments}</p>}
      <ul>
        {bill.payments.map((payment) => {
          const { event } = payment;
          const { amount, given, change, tender } = event.body;
          const person = names.person(payment);
          const mark = core.markOf(payment);
          const Icon = tender === 'cash' ? Banknote : CreditCard;
          const Safety = mark === 'safe' ? ShieldCheck : CloudOff;
          return (
            <li key={event.id} data-mark={mark} data-twice={twice.has(event.id)}>
              <Icon size={24} aria-hidden="true" />
              <span className="payment-what">
                <b>
                  {words.pay[tender]} {names.money(cents(amount))}
                </b>
                {change > 0 && <span>{words.bill.given(names.money(cents(given)), names.money(cents(change)))}</span>}
              </span>
              <span className="payment-who">
                {person !== null && <Badge initials={person.initials} colour={person.colour} />}
                {names.author(payment)} · {names.time(payment)}
              </span>
              <span className="payment-mark">
                <Safety size={16} aria-hidden="true" /> {words.bill.marks[mark]}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
