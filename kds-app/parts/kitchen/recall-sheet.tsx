import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { mostRecalled } from '../../data/kitchen/latest-done.ts';
import { usePlaces } from '../../data/places.ts';
import { words } from '../../words.ts';

type RecallSheetProps = {
  /** The latest first, no more than `mostRecalled`. */
  readonly done: readonly Ticket[];
  readonly onRecall: (ticket: Ticket) => void;
  readonly onClose: () => void;
};

/** What was bumped, to be taken back. Its time goes on as if nothing had been. */
export function RecallSheet({ done, onRecall, onClose }: RecallSheetProps) {
  const places = usePlaces();
  return (
    <Sheet title={done.length < mostRecalled ? words.recallTitle : words.recallLatest(mostRecalled)} onClose={onClose}>
      {done.length === 0 && <p className="muted">{words.nothingToRecall}</p>}
      <ul className="recalls">
        {done.map((ticket) => (
          <li key={ticket.key}>
            <span>
              <b>{places.of(ticket)}</b>{' '}
              <small>
                {ticket.number === null ? words.newOrder : words.number(ticket.number)} ·{' '}
                {timeOfDay(ticket.doneMs ?? 0)}
              </small>
              <br />
              {ticket.lines
                .map(({ quantity, item }) =>
                  quantity === 0 ? `${words.states.void}: ${item.name}` : `${quantity} × ${item.name}`,
                )
                .join(', ')}
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
