import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useEffect, useRef } from 'react';
import { changesOf, shownOf } from './cook.ts';

/**
 * Tells the restaurant which tickets are on this screen, each once, unless another display of the station was first. What
 * had been rewritten before a cook saw the ticket at all is read with it.
 */
export function useSeen(shown: readonly Ticket[]): void {
  const core = useDevice();
  const signIn = core.signedIn?.id ?? null;
  /** What was said under this sign-in. If it was refused there is no point in saying it again. */
  const said = useRef<{ signIn: string | null; keys: Set<string> }>({ signIn: null, keys: new Set() });
  useEffect(() => {
    if (signIn === null || document.visibilityState !== 'visible') return;
    if (said.current.signIn !== signIn) said.current = { signIn, keys: new Set() };
    const { keys } = said.current;
    for (const ticket of shown) {
      if (ticket.seen !== null || keys.has(ticket.key)) continue;
      const answer = core.act({ type: 'see', ...shownOf(ticket), changes: changesOf(ticket) });
      // A sign-in that has run out is renewed one day, and then it is said.
      if (isRefusal(answer) && answer.refused === 'sign-in-expired') return;
      keys.add(ticket.key);
    }
    const here = new Set(shown.map(({ key }) => key));
    for (const key of keys) if (!here.has(key)) keys.delete(key);
  }, [core, signIn, shown]);
}
