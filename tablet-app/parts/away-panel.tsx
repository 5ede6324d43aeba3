import { hlcToMs } from '@comanda/shared/base/clock.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import { type OrderView, orderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { History, X } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { inWords } from '../data/facts-in-words.ts';
import { lostValues } from '../data/floor/lost-values.ts';
import { grouped } from '../data/grouped.ts';
import { useMoney } from '../data/money.ts';
import { useNames } from '../data/names.ts';
import { useWording } from '../data/use-wording.ts';
import { words } from '../words.ts';

/** So many for each order; the order itself tells the rest. */
const mostShown = 8;

type About = { readonly order: string; readonly about: readonly Fact[]; readonly view: OrderView | null };

/** What others did while this device could not hear the box: one line, and on request order by order, one's own first. */
export function AwayPanel() {
  const core = useDevice();
  const [isShown, setIsShown] = useState(false);
  if (core.away === null || core.signedIn === null) return null;
  // A number is what the box does after an opening, and that a screen shows something is no change: nobody has to act on it.
  const facts = core.away.facts.filter(({ event }) => event.type !== 'number-given' && event.type !== 'lines-seen');
  if (facts.length === 0) return null;
  const self = core.signedIn.staff;
  const isMine = ({ view }: About): boolean => view?.state === 'open' && view.waiter.value === self;
  const orders = [...grouped(facts, ({ event }) => event.orderId)]
    .map(([order, about]): About => ({ order, about, view: orderView(core.book, order) }))
    .sort((a, b) => Number(isMine(b)) - Number(isMine(a)));
  const since = words.away.since(timeOfDay(core.away.sinceMs));
  return (
    <>
      <section className="panel away" aria-label={since}>
        <Icon of={History} />
        <b className="grow">{words.away.title(facts.length, orders.length)}</b>
        <button type="button" onClick={() => setIsShown(true)}>
          {words.away.show}
        </button>
        <button type="button" className="quiet" aria-label={words.away.dismiss} onClick={() => core.dismissAway()}>
          <Icon of={X} />
        </button>
      </section>
      {isShown && (
        <Sheet title={since} onClose={() => setIsShown(false)}>
          <ul className="away-orders">
            {orders.map((one) => (
              <AwayOrder key={one.order} {...one} onGo={() => setIsShown(false)} />
            ))}
          </ul>
          <button
            type="button"
            className="primary"
            onClick={() => {
              setIsShown(false);
              core.dismissAway();
            }}
          >
            {words.away.dismiss}
          </button>
        </Sheet>
      )}
    </>
  );
}

function AwayOrder({ order, about, view, onGo }: About & { readonly onGo: () => void }) {
  const names = useNames();
  const { currency } = useMoney();
  const wording = useWording();
  const left = about.length - mostShown;
  const lost = view === null ? [] : lostValues(view, names, currency);
  return (
    <li>
      <Link href={`/order/${order}`} className="button" onClick={onGo}>
        {names.order(view)}
      </Link>
      <ul>
        {about.slice(0, mostShown).map((fact) => (
          <li key={fact.event.id}>
            <time>{timeOfDay(hlcToMs(fact.clock))}</time>{' '}
            <span>
              <b>{names.author(fact)}</b> {inWords(fact.event, wording)}
            </span>
          </li>
        ))}
        {left > 0 && <li className="muted">{words.away.more(left)}</li>}
        {lost.length > 0 && (
          <li className="away-lost">
            <b>{words.away.elsewhere}</b>
            {lost.map((sentence) => (
              <span key={sentence}>{sentence}</span>
            ))}
          </li>
        )}
      </ul>
    </li>
  );
}
