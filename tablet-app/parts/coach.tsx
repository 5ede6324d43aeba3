import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice, useOrder } from '@comanda/shared/replica/react/hooks.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Lightbulb } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { type Hint, hintFor, hints, hintsSeen, type Place } from '../data/help/hints.ts';
import { words } from '../data/help/words.ts';

/** A hint for whoever is new on this device. It stands above the page and rings what it speaks of: it never lies over it. */
export function Coach() {
  const core = useDevice();
  const [at] = useLocation();
  const person = core.signedIn?.staff ?? '';
  const seen = useSyncExternalStore(hintsSeen.subscribe, () => hintsSeen.of(person));
  const order = /^\/order\/(.+)$/.exec(at)?.[1] ?? null;
  const place: Place = order !== null ? 'order' : at === '/' || at === '' ? 'floor' : 'elsewhere';
  const view = useOrder(order ?? '');
  const hint = hintFor(place, new Set(seen.split(' ')));
  const isDone = hint === 'send' && view !== null && hasSent(view, core.replica.config?.device);
  useEffect(() => {
    if (isDone) hintsSeen.add(person, ['send']);
  }, [isDone, person]);
  useEffect(() => {
    // Whoever is on an order has found out how to open one.
    if (place === 'order' && !seen.split(' ').includes('table')) hintsSeen.add(person, ['table']);
  }, [place, seen, person]);
  useRing(hint);
  if (hint === null) return null;
  return (
    <section className="coach" aria-label={words.coach.label(hints.indexOf(hint) + 1, hints.length)}>
      <Icon of={Lightbulb} />
      <p role="status">{words.coach[hint]}</p>
      <button type="button" onClick={() => hintsSeen.add(person, [hint])}>
        {words.coach.understood}
      </button>
      <button type="button" className="quiet" onClick={() => hintsSeen.add(person, hints)}>
        {words.coach.skip}
      </button>
    </section>
  );
}

const hasSent = (view: OrderView, device: string | undefined): boolean =>
  view.lines.some(({ facts }) => facts.some(({ event }) => event.type === 'lines-fired' && event.device === device));

/** The style sheet knows what each hint is about. */
function useRing(hint: Hint | null): void {
  useEffect(() => {
    if (hint === null) return;
    document.documentElement.dataset.hint = hint;
    return () => {
      delete document.documentElement.dataset.hint;
    };
  }, [hint]);
}
