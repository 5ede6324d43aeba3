import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { useBoxNow } from '@comanda/shared/replica/react/hooks.ts';
import { minutes } from '@comanda/shared/ui/ages.ts';
import { Check, ShoppingBag, Utensils } from 'lucide-react';
import type { Patience } from '../../data/kitchen/settings.ts';
import { usePlaces } from '../../data/places.ts';
import { words } from '../../words.ts';

const minuteMs = 60_000;
const lookEveryMs = 1_000;

type TicketHeadProps = {
  readonly ticket: Ticket;
  readonly slot: number | null;
  readonly patience: Patience;
  /** Named where several stations are on the screen. */
  readonly station: string | null;
  readonly onBump: () => void;
};

/** Where the food goes, since when, and for whom. The whole of it bumps the ticket. */
export function TicketHead({ ticket, slot, patience, station, onBump }: TicketHeadProps) {
  const places = usePlaces();
  const ageMs = useBoxNow(lookEveryMs) - ticket.firedMs;
  const place = places.of(ticket);
  const done = ticket.lines.filter((line) => line.done || line.state === 'ready').length;
  const about = [
    ticket.number === null ? words.newOrder : words.number(ticket.number),
    ...(ticket.guests === null || ticket.kind === 'take-away' ? [] : [words.guests(ticket.guests)]),
    places.person(ticket.by.event.staff),
    places.course(ticket),
    station === null ? null : places.station(station),
  ].filter((one) => one !== null && one !== '');
  const Kind = ticket.kind === 'take-away' ? ShoppingBag : Utensils;
  return (
    <button
      type="button"
      className="ticket-head"
      data-age={ageOf(ageMs, patience)}
      data-slot={slot ?? undefined}
      onClick={onBump}
    >
      <span className="unseen">{words.bump} </span>
      <span className="ticket-place">
        {slot !== null && <kbd>{slot % 10}</kbd>}
        <b>{place}</b> <b className="ticket-age">{ageInWords(ageMs, patience)}</b>
      </span>
      <span className="ticket-about">
        <Kind aria-hidden="true" /> {about.join(' · ')}
      </span>
      <span className="ticket-bump" aria-hidden="true">
        <Check />
      </span>
      <span className="ticket-progress" aria-hidden="true">
        {ticket.lines.map((line, at) => (
          <i key={`${line.line} ${line.from}`} data-done={at < done} />
        ))}
      </span>
    </button>
  );
}

function ageOf(ageMs: number, { warnMinutes, lateMinutes }: Patience): 'new' | 'warning' | 'late' {
  const age = minutes(ageMs);
  if (age >= lateMinutes) return 'late';
  return age >= warnMinutes ? 'warning' : 'new';
}

/** `8 min`; a minute late it becomes a clock, because then seconds count. */
function ageInWords(ageMs: number, { lateMinutes }: Patience): string {
  const age = minutes(ageMs);
  if (age <= lateMinutes) return words.minutes(age);
  return `${age}:${String(Math.floor((ageMs % minuteMs) / 1_000)).padStart(2, '0')}`;
}
