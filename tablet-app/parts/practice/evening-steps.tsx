import { allFacts } from '@comanda/shared/order/book.ts';
import { isEarlier } from '@comanda/shared/order/rules.ts';
import { useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { WifiOff } from 'lucide-react';
import { inWords } from '../../data/facts-in-words.ts';
import { words } from '../../data/practice/words.ts';
import { useWording } from '../../data/use-wording.ts';

/** Who did what, as this tablet knows it, and what of it was done alone. */
export function EveningSteps({ apart }: { readonly apart: ReadonlySet<string> }) {
  const core = useDevice();
  const staff = useRecords('staff');
  const wording = useWording();
  const facts = [...core.book.orders.values()]
    .flatMap(allFacts)
    .filter(({ event }) => staff.has(event.staff))
    .sort((a, b) => (isEarlier(a, b) ? -1 : 1));
  return (
    <ol className="evening-steps" aria-label={words.evening.did}>
      {facts.map(({ event }) => {
        const person = staff.get(event.staff);
        return (
          <li key={event.id} data-apart={apart.has(event.id)}>
            {person !== undefined && <Badge initials={person.initials} colour={person.colour} />}
            {apart.has(event.id) && <Icon of={WifiOff} />}
            <span>
              <span className="visually-hidden">{person?.name} </span>
              {inWords(event, wording)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
