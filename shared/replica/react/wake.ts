import type { Clock } from '../../sync/device-ports.ts';

/** A gap this long between two looks at the clock means that we slept. */
const napMs = 5_000;
const lookEveryMs = 1_000;

/**
 * Calls `woke` when this page comes to the front, back from the cache or back to a network, and when time jumped:
 * what is true of the connection then, nobody knows. @returns how to stop.
 */
export function listenForWaking(page: Window, clock: Clock, woke: () => void): () => void {
  const { document } = page;
  const shown = (): void => {
    if (document.visibilityState === 'visible') woke();
  };
  const returned = (event: PageTransitionEvent): void => {
    if (event.persisted) woke();
  };
  document.addEventListener('visibilitychange', shown);
  page.addEventListener('pageshow', returned);
  page.addEventListener('online', woke);

  // Some machines stop the monotonic clock while they sleep, others the timers: so both clocks are looked at.
  let [wallMs, monotonicMs] = [clock.wallMs(), clock.monotonicMs()];
  const timer = setInterval(() => {
    const [nowWallMs, nowMonotonicMs] = [clock.wallMs(), clock.monotonicMs()];
    const jumped = nowWallMs - wallMs > napMs || nowMonotonicMs - monotonicMs > napMs;
    [wallMs, monotonicMs] = [nowWallMs, nowMonotonicMs];
    // A hidden page is slowed down by its browser, so its gaps mean nothing; `shown` comes when it matters.
    if (jumped && document.visibilityState === 'visible') woke();
  }, lookEveryMs);

  return () => {
    document.removeEventListener('visibilitychange', shown);
    page.removeEventListener('pageshow', returned);
    page.removeEventListener('online', woke);
    clearInterval(timer);
  };
}
