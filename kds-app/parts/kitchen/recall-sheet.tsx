import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { useCook } from '../data/cook.ts';
import { usePlaces } from '../data/places.ts';
import { words } from '../words.ts';

const mostShown = 50;

/** What was bumped, to be taken back. */
export function RecallSheet({ done, onClose }: { readonly done: readonly Ticket[]; readonly onClose: () => void }) {
  const places = usePlaces();
  const cook = useCook();
  const latest = done.toSorted((a, b) => (b.doneMs ?? 0) - (a.doneMs ?? 0)).slice(0, mostShown);
  return (
    <Sheet title={words.recallTitle} onClose={onClose}>
      {latest.length === 0 && <p className="muted">{words.nothingToRecall}</p>}
      <ul className="recalls">
        {latest.map((ticket) => (
          <li key={ticket.key}>
            <span>
              <b>{places.of(ticket)}</b> {timeOfDay(ticket.doneMs ?? 0)} ·{' '}
              {ticket.lines.map((line) => `${line.quantity} ${line.item.name}`).join(', ')}
            </span>
            <button type="button" onClick={() => cook.recall(ticket, ticket.lines)}>
              {words.recall}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
