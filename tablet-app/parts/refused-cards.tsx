import { sentence } from '@comanda/shared/base/refusal.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { inWords } from '../data/facts-in-words.ts';
import { useNames } from '../data/names.ts';
import { useWording } from '../data/use-wording.ts';
import { words } from '../words.ts';

/** What the box did not admit: what was meant, and why not. */
export function RefusedCards() {
  const core = useDevice();
  const names = useNames();
  const wording = useWording();
  const { cards } = core;
  if (cards.length === 0 || core.signedIn === null) return null;
  return (
    <section className="panel refused" role="alert">
      <h2>{words.cards.title(cards.length)}</h2>
      <ul>
        {cards.map(({ key, offer, verdict }) => (
          <li key={key}>
            <span>
              {offer.type !== 'record-changed' && <b>{names.order(orderView(core.book, offer.orderId))}: </b>}
              {inWords(offer, wording)}. {sentence(verdict.code)}
              {verdict.verdict === 'set-aside' && ` ${words.cards.setAside}`}
            </span>
            <button type="button" onClick={() => core.dismissCard(key)}>
              {words.cards.ok}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
