import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { usePlaces } from '../../data/places.ts';
import { words } from '../../words.ts';

const mostShown = 50;

type RecallSheetProps = {
  readonly done: readonly Ticket[];
  readonly onRecall: (ticket: Ticket) => void;
  readonly onClose: () => void;
};

/** What was bumped, to be taken back. Its time goes on as if nothing had been. */
export function RecallSheet({ done, onRecall, onClose }: RecallSheetProps) {
  const places = usePlaces();
  const latest = done.toSorted((a, b) => (b.doneMs ?? 0) - (a.doneMs ?? 0)).slice(0, mostShown);
  return (
    <Sheet title={words.recallTitle} onClose={onClose}>
      {latest.length === 0 && <p className="muted">{words.nothingToRecall}</p>}
      <ul className="recalls">
        {latest.map((ticket) => (
          <li key={ticket.key}>
            <span>
              <b>{places.of(ticket)}</b>{' '}
              <small>
                {ticket.number === null ? words.newOrder : words.number(ticket.number)} ·{' '}
                {timeOfDay(ticket.doneMs ?? 0)}
              </small>
              <br />
              {ticket.lines.map((line) => `${line.quantity} × ${line.item.name}`).join(', ')}
            </span>
            <button type="button" onClick={() => onRecall(ticket)}>
              {words.recall}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
