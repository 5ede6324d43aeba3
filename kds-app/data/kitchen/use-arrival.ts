import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { useCallback, useRef } from 'react';

/**
 * The tickets in the order in which this screen got to know them, the oldest firing first where it got to know several at
 * once: so a ticket that was fired long ago on a tablet without a network does not push the others aside.
 * @param known every ticket, done ones too: what is recalled comes back to its place
 */
export function useArrival(known: readonly Ticket[]): (tickets: readonly Ticket[]) => Ticket[] {
  const ranks = useRef(new Map<string, number>());
  const next = useRef(0);
  for (const { key } of known) if (!ranks.current.has(key)) ranks.current.set(key, next.current++);
  if (ranks.current.size > known.length) {
    const here = new Set(known.map(({ key }) => key));
    for (const key of ranks.current.keys()) if (!here.has(key)) ranks.current.delete(key);
  }
  return useCallback((tickets) => {
    const rank = ({ key }: Ticket): number => ranks.current.get(key) ?? 0;
    return [...tickets].sort((a, b) => rank(a) - rank(b));
  }, []);
}
