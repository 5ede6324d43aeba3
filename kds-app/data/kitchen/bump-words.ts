import type { TicketLine } from '@comanda/shared/kitchen/ticket-line.ts';
import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { words } from '../../words.ts';
import type { Places } from '../places.ts';
import { stillDueWith } from './fired-together.ts';
import type { Bump } from './use-bumps.ts';

/**
 * What a bump says to the cook. What was fired together is ready when nothing is left of it, at any station; until then only what
 * this station cooked is, and it says who is still at it. The table is ready when nothing of what was fired at other times is left.
 * @param tickets as they are now: the other stations go on cooking while this is on the screen
 */
export function bumpInWords(bump: Bump, tickets: readonly Ticket[], places: Pick<Places, 'of' | 'station'>): string {
  const said = ownInWords(bump, tickets, places);
  const along = bump.along.map(({ quantity, item }) => `${quantity} × ${item.name}`);
  return along.length === 0 ? said : `${said} ${words.bumpedAlong(along.join(', '))}`;
}

function ownInWords(
  { ticket, lines, isWhole }: Bump,
  tickets: readonly Ticket[],
  places: Pick<Places, 'of' | 'station'>,
): string {
  const place = places.of(ticket);
  if (lines.every(({ state }) => state === 'void')) return words.bumpedVoid(isWhole ? place : dishes(lines));
  if (!isWhole) return words.bumped(dishes(lines));
  const others = stillDueWith(ticket, tickets).map((other) => whoCooks(other, places));
  if (others.length > 0) return words.bumpedHere(whoCooks(ticket, places), place, [...new Set(others)].join(', '));
  const isMore = tickets.some(
    ({ key, order, state }) => order === ticket.order && key !== ticket.key && state !== 'done',
  );
  return isMore ? words.bumpedMore(place) : words.bumped(place);
}

/** What no station cooks is named by its dishes. */
const whoCooks = ({ station, lines }: Ticket, places: Pick<Places, 'station'>): string =>
  station === null ? dishes(lines) : places.station(station);

const dishes = (lines: readonly TicketLine[]): string => [...new Set(lines.map(({ item }) => item.name))].join(', ');
