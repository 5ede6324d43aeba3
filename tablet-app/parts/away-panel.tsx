import type { Fact } from '@comanda/shared/order/events.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { useState } from 'react';
import { Link } from 'wouter';
import { inWords } from '../data/facts-in-words.ts';
import { grouped } from '../data/grouped.ts';
import { useNames } from '../data/names.ts';
import { useWording } from '../data/use-wording.ts';
import { words } from '../words.ts';

/** So many for each order; the order itself tells the rest. */
const mostShown = 5;

/** What others did while this device could not hear the box: one line, and on request order by order. */
export function AwayPanel() {
  const core = useDevice();
  const names = useNames();
  const wording = useWording();
  const [isShown, setIsShown] = useState(false);
  if (core.away === null || core.signedIn === null) return null;
  // A number is what the box does after an opening: nobody has to act on it.
  const facts = core.away.facts.filter(({ event }) => event.type !== 'number-given');
  if (facts.length === 0) return null;
  const self = core.signedIn.staff;
  const orders = [...grouped(facts, ({ event }) => event.orderId)]
    .map(([order, about]) => ({ order, about, view: orderView(core.book, order) }))
    .map((one) => ({ ...one, isMine: one.view?.state === 'open' && one.view.opened.event.staff === self }))
    .sort((a, b) => Number(b.isMine) - Number(a.isMine));
  return (
    <>
      <section className="panel away" aria-label={words.away.since(timeOfDay(core.away.sinceMs))}>
        <b className="grow">{words.away.title(facts.length, orders.length)}</b>
        <button type="button" onClick={() => setIsShown(true)}>
          {words.away.show}
        </button>
        <button type="button" aria-label={words.away.dismiss} onClick={() => core.dismissAway()}>
          ✕
        </button>
      </section>
      {isShown && (
        <Sheet title={words.away.since(timeOfDay(core.away.sinceMs))} onClose={() => setIsShown(false)}>
          <ul className="away-orders">
            {orders.map(({ order, about, view }) => (
              <li key={order}>
                <Link href={`/order/${order}`} className="button" onClick={() => setIsShown(false)}>
                  {names.order(view)}
                </Link>
                <span>{lines(about)}</span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </>
  );

  function lines(about: readonly Fact[]): string {
    const said = about.slice(0, mostShown).map((fact) => `${names.author(fact)} ${inWords(fact.event, wording)}`);
    const left = about.length - said.length;
    return [...said, ...(left > 0 ? [words.away.more(left)] : [])].join(' · ');
  }
}
