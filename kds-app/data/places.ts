import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { words } from '../words.ts';

/** What a ticket names by id, as a cook says it. */
export type Places = {
  /** Where the food goes: `Table 12`, or `Table 12 → 14` when the party has moved since. */
  of(ticket: Ticket): string;
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
    of: (ticket) => {
      const place = table(ticket.table);
      if (ticket.movedFrom === null) return place;
      const to = tables.get(ticket.table ?? '')?.number;
      return words.moved(table(ticket.movedFrom), to ?? place);
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
