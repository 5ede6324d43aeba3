import { isRefusal, type Refusal, sentence } from '@comanda/shared/base/refusal.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import { undoable } from '@comanda/shared/order/rules.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { useCallback } from 'react';
import { words } from '../words.ts';

export type Said = {
  /** What to say when it is done. */
  readonly text: string;
  /** How to take it back; left out, what was written is undone event by event, where that is possible. */
  readonly undo?: Command;
};

/** Does what a person asked for; false when it was refused, and then they have been told why. */
export type Act = (command: Command, said?: Said) => boolean;

export function useAct(): Act {
  const core = useDevice();
  const toast = useToast();
  return useCallback(
    (command, said) => {
      const refused = (answer: readonly OrderEvent[] | Refusal): answer is Refusal => {
        if (!isRefusal(answer)) return false;
        toast({ text: sentence(answer.refused), tone: 'refused' });
        return true;
      };
      const answer = core.act(command);
      if (refused(answer)) return false;
      if (said === undefined) return true;
      const events = answer as readonly OrderEvent[];
      const takeBack: Command[] =
        said.undo === undefined
          ? events.map(({ orderId, id }) => ({ type: 'undo', order: orderId, event: id }))
          : [said.undo];
      if (said.undo === undefined && !events.every(({ type }) => undoable.has(type))) {
        toast({ text: said.text });
        return true;
      }
      const run = (): void => {
        for (const back of takeBack) refused(core.act(back));
      };
      toast({ text: said.text, action: { label: words.undo, run } });
      return true;
    },
    [core, toast],
  );
}
