import type { TicketLine } from '@comanda/shared/kitchen/ticket-line.ts';
import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { noteText } from '@comanda/shared/notes/note-text.ts';
import { useBoxNow } from '@comanda/shared/replica/react/hooks.ts';
import { minutes, timeOfDay } from '@comanda/shared/ui/ages.ts';
import { useCook } from '../data/cook.ts';
import { usePlaces } from '../data/places.ts';
import { words } from '../words.ts';

/** From these minutes on a ticket is looked at, and late. */
const warnMinutes = 10;
const lateMinutes = 20;
const lookEveryMs = 5_000;

export function TicketCard({ ticket, namesStation }: { readonly ticket: Ticket; readonly namesStation: boolean }) {
  const places = usePlaces();
  const cook = useCook();
  const age = minutes(useBoxNow(lookEveryMs) - ticket.firedMs);
  const due = ticket.lines.filter((line) => !line.done);
  const fresh = due.filter((line) => line.state === 'new');
  const place = places.of(ticket);
  return (
    <article
      className="ticket"
      data-age={age >= lateMinutes ? 'late' : age >= warnMinutes ? 'warn' : 'fresh'}
      data-unrouted={ticket.station === null}
      aria-label={place}
    >
      <header>
        <h2>
          {place} <small>{ticket.number === null ? words.newOrder : words.number(ticket.number)}</small>
        </h2>
        <b className="ticket-age">{words.minutes(age)}</b>
        <p>
          {ticket.movedFrom !== null && <b>{words.movedFrom(places.table(ticket.movedFrom))} · </b>}
          {ticket.guests !== null && `${words.guests(ticket.guests)} · `}
          {words.by(places.device(ticket.by.event.device), timeOfDay(ticket.firedMs))}
          {(namesStation || ticket.station === null) && ` · ${places.station(ticket.station)}`}
        </p>
      </header>
      {ticket.station === null && <p className="unrouted">{words.unrouted}</p>}
      {ticket.allergies.length > 0 && <p className="allergy-band">{words.allergy(ticket.allergies.join(', '))}</p>}
      <ul>
        {ticket.lines.map((line) => (
          <TicketRow key={`${line.line} ${line.from}`} ticket={ticket} line={line} />
        ))}
      </ul>
      <footer>
        {fresh.length > 0 && (
          <button type="button" onClick={() => cook.start(ticket, fresh)}>
            {words.startAll}
          </button>
        )}
        <button type="button" className="primary" onClick={() => cook.ready(ticket, due, place)}>
          {words.readyAll}
        </button>
      </footer>
    </article>
  );
}

/** A dish: the whole row is the next step. */
function TicketRow({ ticket, line }: { readonly ticket: Ticket; readonly line: TicketLine }) {
  const cook = useCook();
  const { state, item } = line;
  const advance = (): void => {
    if (line.done) cook.recall(ticket, [line]);
    else if (state === 'new') cook.start(ticket, [line]);
    else cook.ready(ticket, [line], item.name);
  };
  const next = line.done ? words.recall : state === 'ready' || state === 'served' ? words.recall : words.next[state];
  return (
    <li data-state={state} data-done={line.done}>
      <button type="button" className="ticket-line" onClick={advance}>
        <b className="ticket-quantity">{line.quantity}</b>
        <span className="ticket-what">
          <span className="ticket-name">{item.name}</span>
          <LineWords line={line} />
        </span>
        <span className="ticket-state">
          <b>{words.states[state]}</b>
          <small>→ {next}</small>
        </span>
      </button>
    </li>
  );
}

function LineWords({ line }: { readonly line: TicketLine }) {
  const { item, seat, chips, allergies, noteUpdates, voided, quantity, added, changes } = line;
  const tags = [
    ...(added ? [words.added] : []),
    ...(changes.length > 0 && quantity > 0 ? [words.changed] : []),
    ...(voided > 0 && quantity > 0 ? [words.voided(voided)] : []),
  ];
  const note = noteUpdates.length === 0 ? '' : noteText(noteUpdates);
  return (
    <>
      {tags.length > 0 && <b className="ticket-tags">{tags.join(' · ')}</b>}
      {item.modifiers.map((modifier) => (
        <span key={modifier.option}>{modifier.name}</span>
      ))}
      {chips.map((chip) => (
        <b key={chip}>{chip}</b>
      ))}
      {seat !== null && <span>{words.seat(seat)}</span>}
      {note !== '' && <em>“{note}”</em>}
      {allergies.length > 0 && <span className="allergy-band">{words.allergy(allergies.join(', '))}</span>}
    </>
  );
}
