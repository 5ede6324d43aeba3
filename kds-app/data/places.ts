import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { words } from '../words.ts';

/** What a ticket names by id, as a cook says it. */
export type Places = {
  /** Where the food goes: `Table 12`. */
  of(ticket: Ticket): string;
  /** `MOVED Table 12 → 14`, when the cook was told to send it elsewhere; null when nothing happened to it since. */
  cameFrom(ticket: Ticket): string | null;
  person(id: string): string;
  station(id: string | null): string;
  /** Whether somebody forgot to say who cooks it: not where nobody does, in a kitchen without stations. */
  isUnrouted(ticket: Ticket): boolean;
  /** `Course 2 of 3`, where the dishes of a ticket are of one course and the order has several. */
  course(ticket: Ticket): string | null;
};

export function usePlaces(): Places {
  const tables = useRecords('tables');
  const staff = useRecords('staff');
  const stations = useRecords('stations');
  const courses = useRecords('courses');
  const table = (id: string | null): string => {
    if (id === null) return words.takeAway;
    const known = tables.get(id);
    return known === undefined ? words.unknownTable : words.table(known.number);
  };
  return {
    of: (ticket) => table(ticket.table),
    cameFrom: ({ cameFrom, table: to }) => {
      if (cameFrom === null) return null;
      const from = table(cameFrom.table);
      if (cameFrom.by === 'joined') return words.joined(from, table(to));
      return words.moved(from, tables.get(to ?? '')?.number ?? table(to));
    },
    person: (id) => staff.get(id)?.name ?? '',
    isUnrouted: ({ station }) => station === null && [...stations.values()].some(({ archived }) => !archived),
    station: (id) => (id === null ? words.unrouted : (stations.get(id)?.name ?? words.unrouted)),
    course: (ticket) => {
      const own = new Set(ticket.lines.flatMap((line) => line.course ?? []));
      const rank = (id: string): number => courses.get(id)?.rank ?? 0;
      const all = [...ticket.courses].sort((a, b) => rank(a) - rank(b));
      const [only] = own;
      return own.size === 1 && only !== undefined && all.length > 1
        ? words.course(all.indexOf(only) + 1, all.length)
        : null;
    },
  };
}
