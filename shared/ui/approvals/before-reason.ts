import { useCallback } from 'react';
import type { Command } from '../../order/commands.ts';
import { useCore } from '../../replica/react/hooks.ts';
import { sentence } from '../refusals/sentence.ts';
import { useToast } from '../toasts.tsx';

/**
 * Goes on to ask for a reason, unless it cannot be done whatever the reason: because of what the order is, or because somebody else
 * has to say yes and the box, which compares their PIN, is away. Nobody is asked why first and told afterwards that it cannot be.
 */
export function useBeforeReason(): (command: Command, askWhy: () => void) => void {
  const core = useCore();
  const toast = useToast();
  return useCallback(
    (command, askWhy) => {
      const { refused, event } = core.foresee(command);
      if (refused === null || (event !== null && core.connection().state !== 'no-box')) askWhy();
      else toast({ text: sentence(event === null ? refused : 'approval-needs-box'), tone: 'refused' });
    },
    [core, toast],
  );
}

/** Stands for the reason that has not been given yet. */
export const someReason = '?';
