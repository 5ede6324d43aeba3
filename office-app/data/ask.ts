import { isDeclined, type Question } from '@comanda/shared/replica/react/ask-box.ts';
import { useHost } from '@comanda/shared/replica/react/hooks.ts';
import type { Declined } from '@comanda/shared/replica/react/pairing.ts';
import { declinedSentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { useCallback, useEffect, useState } from 'react';
import { words } from '../words.ts';

/** What the box said last, and when. */
export type Heard<T> = { readonly said: T; readonly atMs: number };

export type Watched<T> = {
  readonly heard: Heard<T> | null;
  /** Why the last question was not answered; null while it was. */
  readonly declined: Declined | null;
};

/**
 * Asks the box again and again, as long as anybody looks. What it said last stays, with its age.
 * @param turn another one asks at once, and an answer that is still on its way is of before
 */
export function useWatched<T>(path: string, everyMs: number, turn = 0): Watched<T> {
  const host = useHost();
  const [watched, setWatched] = useState<Watched<T>>({ heard: null, declined: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn is nothing but a reason to ask.
  useEffect(() => {
    let isOver = false;
    let isAsking = false;
    const look = async (): Promise<void> => {
      if (isAsking || document.visibilityState !== 'visible') return;
      isAsking = true;
      const said = await host.ask<T>({ method: 'GET', path });
      isAsking = false;
      if (isOver) return;
      setWatched(({ heard }) =>
        isDeclined(said) ? { heard, declined: said } : { heard: { said, atMs: performance.now() }, declined: null },
      );
    };
    void look();
    const timer = setInterval(() => void look(), everyMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [host, path, everyMs, turn]);
  return watched;
}

/** Asks the box for something only it can do; null when it did not, and then the person has been told why. */
export function useAsk(): <T>(question: Question) => Promise<T | null> {
  const host = useHost();
  const toast = useToast();
  return useCallback(
    async <T>(question: Question) => {
      const said = await host.ask<T>(question);
      if (!isDeclined(said)) return said;
      toast({ text: declinedSentence(said, words.boxNever), tone: 'refused' });
      return null;
    },
    [host, toast],
  );
}
