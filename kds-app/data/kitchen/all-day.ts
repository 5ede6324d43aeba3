import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';

/** So many of one dish, made the same way, are to be cooked on all tickets together. */
export type AllDay = {
  readonly key: string;
  readonly name: string;
  readonly modifiers: readonly string[];
  readonly quantity: number;
  readonly cooking: number;
  /** Keys of the tickets it is on. */
  readonly tickets: readonly string[];
};

/** The most of anything first; by name where there are as many. */
export function allDayOf(tickets: readonly Ticket[]): AllDay[] {
  const counts = new Map<string, AllDay>();
  for (const ticket of tickets) {
    for (const { item, quantity, state } of ticket.lines) {
      if (quantity === 0 || (state !== 'new' && state !== 'cooking')) continue;
      const modifiers = item.modifiers.map(({ name }) => name);
      const key = JSON.stringify([item.product, item.modifiers.map(({ option }) => option).sort()]);
      const known = counts.get(key) ?? { key, name: item.name, modifiers, quantity: 0, cooking: 0, tickets: [] };
      counts.set(key, {
        ...known,
        quantity: known.quantity + quantity,
        cooking: known.cooking + (state === 'cooking' ? quantity : 0),
        tickets: known.tickets.includes(ticket.key) ? known.tickets : [...known.tickets, ticket.key],
      });
    }
  }
  return [...counts.values()].sort(
    (a, b) => b.quantity - a.quantity || a.name.localeCompare(b.name) || (a.key < b.key ? -1 : 1),
  );
}
