import type { TicketLine } from '@comanda/shared/kitchen/ticket-line.ts';
import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { words } from '../../words.ts';
import type { Places } from '../places.ts';
import { stillDueWith } from './fired-together.ts';
import type { Bump } from './use-bumps.ts';

/**
 * What a bump says to the cook. A table is ready when nothing is left of what was fired together, at any station; until then
 * only what this station cooked is, and it says who is still at it.
 * @param tickets as they are now: the other stations go on cooking while this is on the screen
 */
export function bumpInWords(
  { ticket, lines, isWhole }: Bump,
  tickets: readonly Ticket[],
  places: Pick<Places, 'of' | 'station'>,
): string {
  const place = places.of(ticket);
  if (lines.every(({ state }) => state === 'void')) return words.bumpedVoid(isWhole ? place : dishes(lines));
  if (!isWhole) return words.bumped(dishes(lines));
  const others = stillDueWith(ticket, tickets).map((other) => whoCooks(other, places));
  return others.length === 0
    ? words.bumped(place)
    : words.bumpedHere(whoCooks(ticket, places), place, [...new Set(others)].join(', '));
}

/** What no station cooks is named by its dishes. */
const whoCooks = ({ station, lines }: Ticket, places: Pick<Places, 'station'>): string =>
  station === null ? dishes(lines) : places.station(station);

const dishes = (lines: readonly TicketLine[]): string => [...new Set(lines.map(({ item }) => item.name))].join(', ');
