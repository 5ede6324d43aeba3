import type { TicketLine } from '@comanda/shared/kitchen/ticket-line.ts';
import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { alongWith, fromBefore } from './along.ts';
import type { Cook } from './cook.ts';

/** What was just bumped and can be taken back. */
export type Bump = {
  readonly id: number;
  readonly ticket: Ticket;
  readonly lines: readonly TicketLine[];
  /** Of earlier tickets: see `alongWith`. */
  readonly along: readonly TicketLine[];
  /** All that was left of the ticket, by its head. */
  readonly isWhole: boolean;
  readonly atMs: number;
};

export const undoMs = 10_000;
/** A second touch as soon as this after another ticket came to lie under the finger is the first one again. */
export const doubleMs = 400;
const mostBumps = 5;

export type Bumps = {
  readonly latest: readonly Bump[];
  bumpTicket(ticket: Ticket): void;
  bumpLine(ticket: Ticket, line: TicketLine): void;
  /** Takes back the latest, or the one that is named. */
  undo(bump?: Bump): void;
};

/** @param tickets every one that there is, as it is now */
export function useBumps(cook: Cook, tickets: readonly Ticket[], nowMs: () => number): Bumps {
  const [latest, setLatest] = useState<readonly Bump[]>([]);
  const lastMs = useRef(-doubleMs);
  const made = useRef(0);

  const note = useCallback(
    (one: Omit<Bump, 'id' | 'atMs'>, bump: () => boolean): void => {
      const atMs = nowMs();
      if (atMs - lastMs.current < doubleMs) return;
      lastMs.current = atMs;
      if (!bump()) return;
      // On a slow screen the tickets move up later than they are bumped.
      requestAnimationFrame(() => {
        lastMs.current = nowMs();
      });
      made.current += 1;
      const last = { ...one, id: made.current, atMs };
      setLatest((before) => [...before, last].slice(-mostBumps));
    },
    [nowMs],
  );

  useEffect(() => {
    const [oldest] = latest;
    if (oldest === undefined) return;
    const timer = setTimeout(() => setLatest((before) => before.slice(1)), Math.max(0, oldest.atMs + undoMs - nowMs()));
    return () => clearTimeout(timer);
  }, [latest, nowMs]);

  const undo = (bump: Bump | undefined = latest.at(-1)): void => {
    if (bump !== undefined && cook.recall(bump.ticket, fromBefore(bump.lines, bump.along)))
      setLatest((before) => before.filter(({ id }) => id !== bump.id));
  };
  return {
    latest,
    bumpTicket: (ticket) => {
      const lines = ticket.lines.filter((line) => !line.done);
      const along = alongWith(ticket, lines, tickets);
      note({ ticket, lines, along, isWhole: true }, () => cook.bump(ticket));
    },
    bumpLine: (ticket, line) => {
      const along = alongWith(ticket, [line], tickets);
      note({ ticket, lines: [line], along, isWhole: false }, () => cook.ready(ticket, [line]));
    },
    undo,
  };
}
