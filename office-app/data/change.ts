import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { useCallback } from 'react';
import { words } from '../words.ts';
import { editFor, makeEdits, type Step, takingBack, type Wish } from './edits.ts';

/**
 * Changes rows at once, field by field, and offers to take it back.
 * @param said what to say when it is done; nothing where the page itself shows it well enough
 * @returns the step that was made, empty when nothing was different; null when it was refused, and then the person knows why
 */
export type Change = (wishes: Wish | readonly Wish[], said?: string) => Step | null;

export function useChange(): Change {
  const core = useDevice();
  const toast = useToast();
  return useCallback(
    (wishes, said) => {
      const step = (Array.isArray(wishes) ? wishes : [wishes]).flatMap((wish: Wish) => editFor(core, wish) ?? []);
      const refused = makeEdits(core, step);
      if (refused !== null) {
        toast({ text: sentence(refused), tone: 'refused' });
        return null;
      }
      if (said !== undefined && step.length > 0) {
        toast({ text: said, action: { label: words.undo, run: () => void takeBack(core, step, toast) } });
      }
      return step;
    },
    [core, toast],
  );
}

/** @returns the step that took it back, itself to be taken back; null when there was nothing left to take back. */
export function takeBack(core: DeviceCore, step: Step, toast: ReturnType<typeof useToast>): Step | null {
  const back = takingBack(step, (table, id) => core.records(table).get(id)?.fields ?? null);
  if (back.length === 0) {
    toast({ text: words.changedSince, tone: 'refused' });
    return null;
  }
  const refused = makeEdits(core, back);
  if (refused === null) return back;
  toast({ text: sentence(refused), tone: 'refused' });
  return null;
}
