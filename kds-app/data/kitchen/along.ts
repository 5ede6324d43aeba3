import type { TicketLine } from '@comanda/shared/kitchen/ticket-line.ts';
import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';

/**
 * What a bump takes along of earlier tickets: of a line, it names every dish up to its own. The cook is told of them, and gets them
 * back with the rest.
 * @param lines those of `ticket` that are bumped
 * @param tickets as they are before it
 */
export function alongWith(ticket: Ticket, lines: readonly TicketLine[], tickets: readonly Ticket[]): TicketLine[] {
  const along = tickets
    .filter(({ key, order }) => order === ticket.order && key !== ticket.key)
    .flatMap((other) => other.lines)
    .filter(
      (one) => !one.done && one.quantity > 0 && lines.some(({ line, from }) => line === one.line && one.to <= from),
    );
  // The same dishes are on the tickets of each station that cooks them.
  return [...new Map(along.map((one) => [`${one.line} ${one.to}`, one])).values()];
}

/** These lines from where they stood before the bump took others along. */
export const fromBefore = (lines: readonly TicketLine[], along: readonly TicketLine[]): TicketLine[] =>
  lines.map((line) => ({
    ...line,
    from: Math.min(line.from, ...along.filter((one) => one.line === line.line).map(({ from }) => from)),
  }));
