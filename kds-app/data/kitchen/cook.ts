import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { TicketLine } from '@comanda/shared/kitchen/ticket-line.ts';
import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { useMemo, useRef } from 'react';

/** The verbs of the kitchen, each for the dishes of one ticket only. They say whether it was done. */
export type Cook = {
  start(ticket: Ticket, lines: readonly TicketLine[]): boolean;
  ready(ticket: Ticket, lines: readonly TicketLine[]): boolean;
  recall(ticket: Ticket, lines: readonly TicketLine[]): boolean;
  /** Whoever bumps a ticket has read what was changed on it. */
  bump(ticket: Ticket): boolean;
  readChanges(ticket: Ticket): boolean;
};

/** @param onNobody when nobody is signed in: then nothing is done, because nobody would have done it */
export function useCook(onNobody: () => void): Cook {
  const core = useDevice();
  const toast = useToast();
  const now = useRef({ core, toast, onNobody });
  now.current = { core, toast, onNobody };
  return useMemo(() => verbs(() => now.current), []);
}

type Now = {
  readonly core: ReturnType<typeof useDevice>;
  readonly toast: ReturnType<typeof useToast>;
  readonly onNobody: () => void;
};

function verbs(now: () => Now): Cook {
  const act = (command: Parameters<Now['core']['act']>[0]): boolean => {
    const answer = now().core.act(command);
    if (!isRefusal(answer)) return true;
    if (answer.refused === 'not-signed-in' || answer.refused === 'sign-in-expired') now().onNobody();
    else now().toast({ text: sentence(answer.refused), tone: 'refused' });
    return false;
  };
  const step = (type: 'start' | 'ready' | 'recall', { order }: Ticket, lines: readonly TicketLine[]): boolean => {
    const upTo = Object.fromEntries(lines.map((line) => [line.line, type === 'recall' ? line.from : line.to]));
    return act({ type, order, lines: lines.map(({ line }) => line), upTo });
  };
  const read = (ticket: Ticket, changes: readonly string[]): boolean =>
    changes.length === 0 || act({ type: 'see', ...shownOf(ticket), changes: changes.slice(0, mostChanges) });
  /** Nothing becomes ready where a later bump has gone past it: then what is void was not read yet. */
  const bump = (ticket: Ticket, lines: readonly TicketLine[], changes: readonly string[]): boolean =>
    step('ready', ticket, lines) && read(ticket, [...new Set([...changes, ...lines.flatMap(changesOfVoid)])]);
  return {
    start: (ticket, lines) => step('start', ticket, lines),
    ready: (ticket, lines) => bump(ticket, lines, []),
    recall: (ticket, lines) => step('recall', ticket, lines),
    bump: (ticket) =>
      bump(
        ticket,
        ticket.lines.filter((line) => !line.done),
        changesOf(ticket),
      ),
    readChanges: (ticket) => read(ticket, changesOf(ticket)),
  };
}

/** What the wire takes at once; a ticket with more is read again. */
const mostChanges = 200;

/** Everything that was rewritten on a ticket and nobody here has read. What is void is read by bumping it. */
export const changesOf = ({ changes, lines }: Ticket): readonly string[] =>
  [...new Set([...changes, ...lines.flatMap((line) => (line.state === 'void' ? [] : line.changes))])].slice(
    0,
    mostChanges,
  );

const changesOfVoid = ({ state, changes }: TicketLine): readonly string[] => (state === 'void' ? changes : []);

/** A ticket in the words of the command that says that it is on the screen. */
export function shownOf({ order, station, lines }: Ticket) {
  const upTo = Object.fromEntries(lines.map((line) => [line.line, line.to]));
  return { order, station, lines: Object.keys(upTo), upTo };
}
