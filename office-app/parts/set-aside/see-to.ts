import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { useAsk } from '../../data/ask.ts';
import { words as office } from '../../words.ts';
import { words } from './words.ts';

/** @returns whether the box has written it down */
export type SeeTo = (entry: number, dealt: boolean, what: string) => Promise<boolean>;

/**
 * Ticks off what was set aside, or puts it back. Only the box can, so that nobody sees to the same thing twice.
 * @param onSeen it is written down
 */
export function useSeeTo(onSeen: (entry: number) => void): SeeTo {
  const ask = useAsk();
  const toast = useToast();
  const seeTo: SeeTo = async (entry, dealt, what) => {
    const done = await ask({ method: 'POST', path: `/office/set-aside/${entry}`, body: { dealt } });
    if (done === null) return false;
    onSeen(entry);
    if (dealt) {
      const run = (): void => void seeTo(entry, false, what);
      toast({ text: words.ticked(what), action: { label: office.undo, run } });
    }
    return true;
  };
  return seeTo;
}
