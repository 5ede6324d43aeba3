import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { isOver, orderView } from '@comanda/shared/order/order-view.ts';
import { useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import type { RefusalCard } from '@comanda/shared/sync/refusal-cards.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { ShieldX } from 'lucide-react';
import { Link } from 'wouter';
import { inWords } from '../data/facts-in-words.ts';
import { useNames } from '../data/names.ts';
import { words } from '../data/refused/words.ts';
import { useWording } from '../data/use-wording.ts';

/** What the box did not admit: what was meant, by whom and when, why not, and what was refused with it. */
export function RefusedCards() {
  const core = useDevice();
  const { cards } = core;
  if (cards.length === 0 || core.signedIn === null) return null;
  return (
    <section className="panel refused" role="alert">
      <h2>
        <Icon of={ShieldX} /> {words.title(cards.length)}
      </h2>
      <ul>
        {cards.map((card) => (
          <Card key={card.key} card={card} />
        ))}
      </ul>
    </section>
  );
}

function Card({ card: { key, offer, verdict, depends } }: { readonly card: RefusalCard }) {
  const core = useDevice();
  const names = useNames();
  const wording = useWording();
  const staff = useRecords('staff');
  const order = offer.type === 'record-changed' ? null : offer.orderId;
  const view = order === null ? null : orderView(core.book, order);
  // An order whose opening was refused is in no book any more.
  const opening = [offer, ...depends.map((one) => one.offer)].find((one) => one.type === 'order-opened')?.body;
  const place = view === null && opening?.kind === 'table' ? names.table(opening.table) : names.order(view);
  return (
    <li>
      <span>
        {order !== null && <b>{place}: </b>}
        {inWords(offer, wording)}. {sentence(verdict.code)}
        {verdict.verdict === 'set-aside' && ` ${words.setAside}`}{' '}
        <small>
          {words.said(staff.get(offer.staff)?.name ?? '', timeOfDay(hlcToMs(offer.clock)))}
          {depends.length > 0 && ` ${words.also(depends.map((one) => inWords(one.offer, wording)).join(', '))}`}
        </small>
      </span>
      {view !== null && !isOver(view) && (
        <Link href={`/order/${view.order}`} className="button">
          {words.open}
        </Link>
      )}
      <button type="button" onClick={() => core.dismissCard(key)}>
        {words.ok}
      </button>
    </li>
  );
}
