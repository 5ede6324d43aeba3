import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';

/** A list that a cook can look through: what was bumped hours ago is not what they want back. */
export const mostRecalled = 50;

/** The bumped tickets that can be taken back on the screen, the latest first. */
export const latestDone = (done: readonly Ticket[]): Ticket[] =>
  done.toSorted((a, b) => (b.doneMs ?? 0) - (a.doneMs ?? 0)).slice(0, mostRecalled);
