import { isRefusal, type Refusal } from '@comanda/shared/base/refusal.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import { undoable } from '@comanda/shared/order/rules.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { useCallback } from 'react';
import { words } from '../words.ts';
import { approvable, useApproval } from './order/approval.ts';

export type Said = {
  /** What to say when it is done. */
  readonly text: string;
  /** How to take it back; left out, what was written is undone event by event, where that is possible. */
  readonly undo?: Command | readonly Command[];
};

/** Does what a person asked for; false when it was refused, and then they have been told why, or a manager is asked. */
export type Act = (command: Command, said?: Said) => boolean;

export function useAct(): Act {
  const core = useDevice();
  const toast = useToast();
  const ask = useApproval();
  return useCallback(
    (command, said) => {
      const told = (answer: readonly OrderEvent[] | Refusal): answer is Refusal => {
        if (!isRefusal(answer)) return false;
        toast({ text: sentence(answer.refused), tone: 'refused' });
        return true;
      };
      const answer = core.act(command);
      if (isRefusal(answer)) {
        const named = ask === null || !approvable.has(answer.refused) ? answer : core.approvable(command);
        if (ask === null || isRefusal(named)) return !told(answer);
        const done = (): void => {
          if (said !== undefined) toast({ text: said.text });
        };
        ask({ command, event: named.event, refused: answer.refused, done });
        return false;
      }
      if (said === undefined) return true;
      const takeBack = said.undo === undefined ? undoing(answer) : [said.undo].flat();
      const run = (): void => {
        for (const back of takeBack ?? []) told(core.act(back));
      };
      toast({ text: said.text, ...(takeBack !== null && { action: { label: words.undo, run } }) });
      return true;
    },
    [core, toast, ask],
  );
}

/** Null where not all of it can be taken back: half of an act is worse than the act. */
function undoing(events: readonly OrderEvent[]): Command[] | null {
  // What was said of a part goes with it.
  const parting = events.find(({ type }) => type === 'line-parted');
  if (parting !== undefined) return [{ type: 'undo', order: parting.orderId, event: parting.id }];
  if (!events.every(({ type }) => undoable.has(type))) return null;
  return events.map(({ orderId, id }) => ({ type: 'undo', order: orderId, event: id }));
}
