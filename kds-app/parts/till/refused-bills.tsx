import { cents } from '@comanda/shared/money/cents.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import type { Offer } from '@comanda/shared/sync/wire.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { ShieldX } from 'lucide-react';
import { type BillNames, useBillNames } from '../../data/till/bill-names.ts';
import { words } from '../../till/words.ts';

/** What the box did not admit: for which order, what was meant, and why not. Stays until somebody has read it. */
export function RefusedBills() {
  const core = useDevice();
  const names = useBillNames();
  const { cards } = core;
  if (cards.length === 0) return null;
  return (
    <section className="till-refused" role="alert">
      <h2>
        <ShieldX size={20} aria-hidden="true" /> {words.refused.title(cards.length)}
      </h2>
      <ul>
        {cards.map(({ key, offer, verdict }) => {
          const view = offer.type === 'record-changed' ? null : orderView(core.book, offer.orderId);
          return (
            <li key={key}>
              <span>
                <b>
                  {view !== null && `${names.order(view)}: `}
                  {meant(offer, names)}.
                </b>{' '}
                {verdict.code === 'payments-barred' ? words.refused.barred : sentence(verdict.code)}{' '}
                {offer.type === 'payment-registered' && words.refused.money}{' '}
                {verdict.verdict === 'set-aside' && words.refused.setAside}
              </span>
              <button type="button" onClick={() => core.dismissCard(key)}>
                {words.ok}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function meant(offer: Offer, names: BillNames): string {
  if (offer.type === 'payment-registered') {
    const { amount, tender } = offer.body;
    return words.refused.payment(names.money(cents(amount)), words.pay[tender].toLowerCase());
  }
  return offer.type === 'order-closed' ? words.refused.closing : words.refused.other;
}
