import { useCallback } from 'react';
import { isRefusal, type Refusal } from '../../base/refusal.ts';
import type { Command } from '../../order/commands.ts';
import type { OrderEvent } from '../../order/events.ts';
import { useCore } from '../../replica/react/hooks.ts';
import { sentence } from '../refusals/sentence.ts';
import { useToast } from '../toasts.tsx';
import { words } from '../words.ts';
import { approvable, useApproval } from './approval.ts';

export type Said = {
  /** What to say when it is done. */
  readonly text: string;
  /** How to take it back; left out, what was written is undone event by event, where that is possible. */
  readonly undo?: Command | readonly Command[];
};

/** Does what a person asked for; false when it was refused, and then they have been told why, or a manager is asked. */
export type Act = (command: Command, said?: Said) => boolean;

/** @param takingBack how to undo what was written; null where not all of it can be */
export function useActing(takingBack: (events: readonly OrderEvent[]) => readonly Command[] | null): Act {
  const core = useCore();
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
      const takeBack = said.undo === undefined ? takingBack(answer) : [said.undo].flat();
      const run = (): void => {
        for (const back of takeBack ?? []) if (told(core.act(back))) return;
      };
      toast({ text: said.text, ...(takeBack !== null && { action: { label: words.undo, run } }) });
      return true;
    },
    [core, toast, ask, takingBack],
  );
}
