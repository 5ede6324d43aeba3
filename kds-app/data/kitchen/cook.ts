import { isRefusal, sentence } from '@comanda/shared/base/refusal.ts';
import type { TicketLine } from '@comanda/shared/kitchen/ticket-line.ts';
import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { words } from '../words.ts';

export type Cook = {
  start(ticket: Ticket, lines: readonly TicketLine[]): void;
  /** Bumps, with a way back. */
  ready(ticket: Ticket, lines: readonly TicketLine[], what: string): void;
  recall(ticket: Ticket, lines: readonly TicketLine[]): void;
};

/** The verbs of the kitchen, each for the dishes of one ticket only. */
export function useCook(): Cook {
  const core = useDevice();
  const toast = useToast();
  const say = (type: 'start' | 'ready' | 'recall', { order }: Ticket, lines: readonly TicketLine[]): boolean => {
    const upTo = Object.fromEntries(lines.map((line) => [line.line, type === 'recall' ? line.from : line.to]));
    const answer = core.act({ type, order, lines: lines.map(({ line }) => line), upTo });
    if (isRefusal(answer)) toast({ text: sentence(answer.refused), tone: 'refused' });
    return !isRefusal(answer);
  };
  return {
    start: (ticket, lines) => void say('start', ticket, lines),
    recall: (ticket, lines) => void say('recall', ticket, lines),
    ready(ticket, lines, what) {
      if (!say('ready', ticket, lines)) return;
      const run = (): void => void say('recall', ticket, lines);
      toast({ text: words.bumped(what), action: { label: words.undo, run } });
    },
  };
}
