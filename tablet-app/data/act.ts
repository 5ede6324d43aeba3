import { isRefusal, type Refusal } from '@comanda/shared/base/refusal.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { approvable, useApproval } from '@comanda/shared/ui/approvals/approval.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { useCallback } from 'react';
import { words } from '../words.ts';
import { takingBack } from './take-back.ts';

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
      const takeBack = said.undo === undefined ? takingBack(answer) : [said.undo].flat();
      const run = (): void => {
        for (const back of takeBack ?? []) if (told(core.act(back))) return;
      };
      toast({ text: said.text, ...(takeBack !== null && { action: { label: words.undo, run } }) });
      return true;
    },
    [core, toast, ask],
  );
}
