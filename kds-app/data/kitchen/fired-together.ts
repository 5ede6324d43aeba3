import { type Ticket, tapOf } from '@comanda/shared/kitchen/tickets.ts';

/** What was fired in one tap with this ticket and is still to be cooked, at other stations. */
export const stillDueWith = (ticket: Ticket, tickets: readonly Ticket[]): Ticket[] =>
  tickets.filter(
    (other) => other.state !== 'done' && other.station !== ticket.station && tapOf(other.by) === tapOf(ticket.by),
  );
