import { useConnection, useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { deadMs } from '@comanda/shared/sync/wire.ts';
import { useEffect, useRef, useState } from 'react';

/** What a page may need to connect for the first time before it is called silence. */
const patienceMs = 3_000;
/** The page looks twice a second, and the alarm is up within `deadMs`. */
const alarmMs = deadMs - 600;

export type Silence = {
  /** By the box's clock; null when it was never heard. */
  readonly sinceMs: number | null;
  readonly forMs: number | null;
};

/** Null while the box is heard. A line that breaks and is there again at once is no silence. */
export function useSilence(): Silence | null {
  const core = useDevice();
  const { state, ageMs } = useConnection();
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  const began = useRef<number | null>(null);
  const isSilent = ageMs === null || ageMs >= (state === 'no-box' ? patienceMs : alarmMs);
  // Said once, so that it does not tremble between two seconds.
  if (!isSilent) began.current = null;
  else if (ageMs !== null) began.current ??= core.boxNowMs() - ageMs;
  if (ageMs === null) return waited ? { sinceMs: null, forMs: null } : null;
  return isSilent ? { sinceMs: began.current, forMs: ageMs } : null;
}
