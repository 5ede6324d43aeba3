import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { words } from '../words.ts';

export type Places = {
  /** Where the food goes: `Table 12`. */
  of(ticket: Ticket): string;
  table(id: string | null): string;
  device(id: string): string;
  station(id: string | null): string;
};

export function usePlaces(): Places {
  const tables = useRecords('tables');
  const devices = useRecords('devices');
  const stations = useRecords('stations');
  const table = (id: string | null): string => {
    if (id === null) return words.takeAway;
    const known = tables.get(id);
    return known === undefined ? words.unknownTable : words.table(known.number);
  };
  return {
    table,
    of: (ticket) => (ticket.kind === 'take-away' && ticket.table === null ? words.takeAway : table(ticket.table)),
    device: (id) => devices.get(id)?.name ?? '',
    station: (id) => (id === null ? words.unrouted : (stations.get(id)?.name ?? words.unrouted)),
  };
}
