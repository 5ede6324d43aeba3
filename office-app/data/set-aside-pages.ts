import { isDeclined } from '@comanda/shared/replica/react/ask-box.ts';
import { useHost } from '@comanda/shared/replica/react/hooks.ts';
import type { SetAsidePage } from '@comanda/shared/sync/office-api.ts';
import { useEffect, useRef, useState } from 'react';
import { useAsk, useWatched, type Watched } from './ask.ts';
import { nextToLookAt, nothingShown, type Shown, withoutEntry, withPage } from './set-aside.ts';

export type SetAsideList = Watched<SetAsidePage> &
  Shown & {
    showOlder(): Promise<void>;
    /** It has gone to the other list. */
    leave(entry: number): void;
  };

const lookEveryMs = 5_000;

/**
 * What waits for a manager, or what they have seen to, as far as somebody has leafed, live from its top to its bottom.
 * @param turn another one looks anew, at once
 */
export function useSetAsidePages(isDealtWith: boolean, turn: number): SetAsideList {
  const host = useHost();
  const ask = useAsk();
  const path = `/office/set-aside?dealt=${isDealtWith}`;
  const { heard, declined } = useWatched<SetAsidePage>(path, lookEveryMs, turn);
  const [shown, setShown] = useState<Shown>(nothingShown);
  const latest = useRef(shown);
  latest.current = shown;
  const lookedAt = useRef<number | null>(null);
  const pageBefore = (before: number) => ({ method: 'GET', path: `${path}&before=${before}` }) as const;
  const questionOf = useRef(pageBefore);

  useEffect(() => {
    if (heard !== null) setShown((now) => withPage(now, null, heard.said));
  }, [heard]);

  // What is further down than the newest answer is looked at too, a part at each look.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a turn, an answer that is still on its way is of before.
  useEffect(() => {
    const before = heard === null ? null : nextToLookAt(latest.current, heard.said, lookedAt.current);
    if (before === null) return;
    let isOver = false;
    void host.ask<SetAsidePage>(questionOf.current(before)).then((page) => {
      if (isOver || isDeclined(page)) return;
      lookedAt.current = page.setAside.at(-1)?.entry ?? null;
      setShown((now) => withPage(now, before, page));
    });
    return () => {
      isOver = true;
    };
  }, [host, heard, turn]);

  return {
    ...shown,
    heard,
    declined,
    async showOlder() {
      const last = shown.entries.at(-1)?.entry;
      const page = last === undefined ? null : await ask<SetAsidePage>(pageBefore(last));
      if (last !== undefined && page !== null) setShown((now) => withPage(now, last, page));
    },
    leave: (entry) => setShown((now) => withoutEntry(now, entry)),
  };
}
