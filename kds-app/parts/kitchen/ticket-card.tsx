import type { TicketLine } from '@comanda/shared/kitchen/ticket-line.ts';
import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { ArrowRightLeft, Hourglass, ReceiptText, RefreshCw, Split, TriangleAlert } from 'lucide-react';
import type { Piece } from '../../data/kitchen/columns.ts';
import { changesOf } from '../../data/kitchen/cook.ts';
import { allergiesOn, marksInOurWords } from '../../data/kitchen/marks.ts';
import type { Patience } from '../../data/kitchen/settings.ts';
import { useNoteText } from '../../data/kitchen/use-note-text.ts';
import { type Places, usePlaces } from '../../data/places.ts';
import { words } from '../../words.ts';
import { TicketHead } from './ticket-head.tsx';
import { TicketRow } from './ticket-row.tsx';
import { WishWords } from './wish-words.tsx';

export type TicketTouches = {
  bumpTicket(ticket: Ticket): void;
  startAll(ticket: Ticket): void;
  advance(ticket: Ticket, line: TicketLine): void;
  readChanges(ticket: Ticket): void;
};

type TicketCardProps = {
  readonly ticket: Ticket;
  readonly piece: Piece;
  /** The number with which a bump bar chooses it. */
  readonly slot: number | null;
  readonly patience: Patience;
  readonly namesStation: boolean;
  readonly isMarked: boolean;
  /** It has just come. */
  readonly isNew: boolean;
  readonly touches: TicketTouches;
};

/** A ticket, or the part of a long one that stands in this column. */
export function TicketCard({ ticket, piece, slot, patience, namesStation, isMarked, isNew, touches }: TicketCardProps) {
  const places = usePlaces();
  const place = places.of(ticket);
  const isUnrouted = places.isUnrouted(ticket);
  const isFirst = piece.part === 0;
  const isLast = piece.part === piece.parts - 1;
  const isFresh = ticket.lines.some((line) => line.state === 'new' && !line.done);
  return (
    <article
      className="ticket"
      data-ticket={ticket.key}
      data-piece={piece.key}
      data-state={ticket.state}
      data-unrouted={isUnrouted}
      data-marked={isMarked}
      data-new={isNew}
      data-begins={isFirst}
      data-ends={isLast}
      aria-label={isFirst ? place : words.continued(place)}
    >
      {isFirst ? (
        <TicketHead
          ticket={ticket}
          slot={slot}
          patience={patience}
          station={namesStation ? ticket.station : null}
          onBump={() => touches.bumpTicket(ticket)}
        />
      ) : (
        <p className="ticket-continued">{words.continued(place)}</p>
      )}
      {isFirst && <TicketBands ticket={ticket} places={places} onRead={() => touches.readChanges(ticket)} />}
      <ul>
        {ticket.lines.slice(piece.from, piece.to).map((line) => (
          <TicketRow
            key={`${line.line} ${line.from}`}
            line={line}
            alsoAt={line.stations.filter((station) => station !== ticket.station).map(places.station)}
            onAdvance={() => touches.advance(ticket, line)}
          />
        ))}
      </ul>
      {isLast && ticket.held.length > 0 && <HeldDishes held={ticket.held} />}
      {isLast && isFresh && (
        <footer>
          <button type="button" data-start onClick={() => touches.startAll(ticket)}>
            {words.startAll}
          </button>
        </footer>
      )}
      {!isLast && <p className="ticket-continued">{words.goesOn}</p>}
    </article>
  );
}

/** What concerns every dish of the ticket. */
function TicketBands({
  ticket,
  places,
  onRead,
}: {
  readonly ticket: Ticket;
  readonly places: Places;
  readonly onRead: () => void;
}) {
  const read = useNoteText();
  const texts = ticket.notes.map((updates) => (read === null ? words.noteComes : read(updates)));
  const notes = [...new Set(texts)].filter((text) => text !== '');
  const cameFrom = places.cameFrom(ticket);
  const allergies = allergiesOn(ticket);
  return (
    <>
      {cameFrom !== null && (
        <p className="band came-from">
          <ArrowRightLeft aria-hidden="true" /> {cameFrom}
        </p>
      )}
      {ticket.isClosed && (
        <p className="band closed">
          <ReceiptText aria-hidden="true" /> {words.billClosed}
        </p>
      )}
      {ticket.isAddition && <p className="band added">{words.added(timeOfDay(ticket.firedMs))}</p>}
      {places.isUnrouted(ticket) && (
        <p className="band unrouted">
          <Split aria-hidden="true" /> {words.unrouted}
        </p>
      )}
      {allergies.length > 0 && (
        <p className="band allergy">
          <TriangleAlert aria-hidden="true" /> {words.allergy(allergies.join(', '))}
        </p>
      )}
      {changesOf(ticket).length > 0 && (
        <button type="button" className="band changed" onClick={onRead}>
          <RefreshCw aria-hidden="true" /> {words.changesRead}
        </button>
      )}
      {(ticket.chips.length > 0 || notes.length > 0) && (
        <div className="band about">
          {marksInOurWords(ticket.chips).map((chip) => (
            <WishWords key={chip} words={chip} />
          ))}
          {notes.length > 0 && <em>“{notes.join(' · ')}”</em>}
        </div>
      )}
    </>
  );
}

function HeldDishes({ held }: { readonly held: Ticket['held'] }) {
  return (
    <section className="ticket-held">
      <h3>
        <Hourglass aria-hidden="true" /> {words.held(held.reduce((sum, { quantity }) => sum + quantity, 0))}
      </h3>
      <p>{held.map(({ name, quantity }) => `${quantity} × ${name}`).join(', ')}</p>
    </section>
  );
}
