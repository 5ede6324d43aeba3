import type { Fact } from '@comanda/shared/order/events.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { Link } from 'wouter';
import { inWords } from '../data/facts-in-words.ts';
import { grouped } from '../data/grouped.ts';
import { useNames } from '../data/names.ts';
import { useWording } from '../data/use-wording.ts';
import { words } from '../words.ts';

/** So many for each order; the order itself tells the rest. */
const mostShown = 5;

/** What others did while this device could not hear the box, order by order. */
export function AwayPanel() {
  const core = useDevice();
  const names = useNames();
  const wording = useWording();
  if (core.away === null || core.signedIn === null) return null;
  const byOrder = grouped(core.away.facts, ({ event }) => event.orderId);
  return (
    <section className="panel away" aria-label={words.away.title(timeOfDay(core.away.sinceMs))}>
      <h2>{words.away.title(timeOfDay(core.away.sinceMs))}</h2>
      <ul>
        {[...byOrder].map(([order, facts]) => (
          <li key={order}>
            <Link href={`/order/${order}`} className="button">
              {names.order(orderView(core.book, order))}
            </Link>
            <span>{lines(facts)}</span>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => core.dismissAway()}>
        {words.away.dismiss}
      </button>
    </section>
  );

  function lines(facts: readonly Fact[]): string {
    const said = facts.slice(0, mostShown).map((fact) => `${names.author(fact)} ${inWords(fact.event, wording)}`);
    const left = facts.length - said.length;
    return [...said, ...(left > 0 ? [words.away.more(left)] : [])].join(' · ');
  }
}
