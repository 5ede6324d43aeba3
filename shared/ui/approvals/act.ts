import { useCallback } from 'react';
import { isRefusal, type Refusal } from '../../base/refusal.ts';
import type { Book } from '../../order/book.ts';
import type { Command } from '../../order/commands.ts';
import type { OrderEvent } from '../../order/events.ts';
import { orderView } from '../../order/order-view.ts';
import { useCore } from '../../replica/react/hooks.ts';
import { sentence } from '../refusals/sentence.ts';
import { useToast } from '../toasts.tsx';
import { words } from '../words.ts';
import { useApproval } from './approval.ts';

/** Of orders that an act has opened: to take that back would take away what others have done with them since. */
function standingOf(book: Book, events: readonly OrderEvent[]): string {
  const opened = events.filter(({ type }) => type === 'order-opened');
  return JSON.stringify(
    opened.map(({ orderId }) => {
      const view = orderView(book, orderId);
      return view && [view.state, view.lines.length, view.payments.length, view.expected.heads];
    }),
  );
}

export type Said = {
  /** What to say when it is done. */
  readonly text: string;
  /** How to take it back; left out, what was written is undone event by event, where that is possible. */
  readonly undo?: Command | readonly Command[];
};

/**
 * Does what a person asked for; false when it was refused, and then they have been told why, or a manager is asked.
 * @param onDone once it is done: now, or when a manager has said yes
 */
export type Act = (command: Command, said?: Said, onDone?: (events: readonly OrderEvent[]) => void) => boolean;

/** @param takingBack how to undo what was written; null where not all of it can be */
export function useActing(takingBack: (events: readonly OrderEvent[]) => readonly Command[] | null): Act {
  const core = useCore();
  const toast = useToast();
  const ask = useApproval();
  return useCallback(
    (command, said, onDone) => {
      const refused = (answer: Refusal): false => {
        toast({ text: sentence(answer.refused), tone: 'refused' });
        return false;
      };
      const perform = (what: Command, done: (events: readonly OrderEvent[]) => void): boolean => {
        const answer = core.act(what);
        if (!isRefusal(answer)) {
          done(answer);
          return true;
        }
        const { event } = core.foresee(what);
        if (ask === null || event === null) return refused(answer);
        ask({ command: what, event, refused: answer.refused, done });
        return false;
      };
      return perform(command, (events) => {
        onDone?.(events);
        if (said === undefined) return;
        const takeBack = said.undo === undefined ? takingBack(events) : [said.undo].flat();
        // Taking back needs what doing needed, so whoever asked a manager before asks again.
        const opened = standingOf(core.book, events);
        const takeBackFrom = (at: number): void => {
          const back = takeBack?.[at];
          if (back !== undefined) perform(back, () => takeBackFrom(at + 1));
        };
        const run = (): void => {
          if (standingOf(core.book, events) === opened) takeBackFrom(0);
          else toast({ text: words.cameOfIt, tone: 'refused' });
        };
        const action = { label: words.undo, run };
        toast({ text: said.text, ...(takeBack !== null && { action }) });
      });
    },
    [core, toast, ask, takingBack],
  );
}
