import { age } from '@comanda/shared/ui/ages.ts';
import { declinedSentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useEffect, useState } from 'react';
import type { Watched } from '../data/ask.ts';
import { words } from '../words.ts';

/** How old a list is that only the box can give: it never looks fresher than it is. */
export function HeardLine({
  heard,
  declined,
  oldAfterMs = 6_000,
}: Watched<unknown> & { readonly oldAfterMs?: number }) {
  const [nowMs, look] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => look(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (declined !== null && declined.declined !== null)
    return <p className="heard away">{declinedSentence(declined, '')}</p>;
  if (heard === null) return <p className="heard muted">{declined === null ? words.lookingAsk : words.boxNever}</p>;
  const ageMs = Math.max(0, nowMs - heard.atMs);
  const isAway = declined !== null || ageMs > oldAfterMs;
  return (
    <p className={isAway ? 'heard away' : 'heard muted'} role={isAway ? 'alert' : undefined}>
      {isAway ? words.boxAway(age(ageMs)) : words.lookedAt(age(ageMs))}
    </p>
  );
}
