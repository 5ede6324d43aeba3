import type { Timers } from '../../sync/device-ports.ts';

/** When screens are told that something changed. */
export type Telling = {
  /** At the end of what is going on now: for what somebody did here. A message of the box changes much at once. */
  soon(): void;
  /** At once after a calm, and no more than some 25 times a second: for what others do. */
  whenCalm(): void;
};

/**
 * A hundred changes a second are drawn as often as an eye can follow, or an old tablet would do nothing but draw. What waits is
 * told with the next telling, whoever asked for it.
 */
export const betweenMs = 40;

export function createTelling(timers: Timers, tell: () => void): Telling {
  let isDue = false;
  /** Something waits for the calm. */
  let isNews = false;
  /** Null: it is calm. */
  let stopResting: (() => void) | null = null;
  const rest = (): void => {
    stopResting?.();
    stopResting = timers.after(betweenMs, () => {
      stopResting = null;
      if (isNews) soon();
    });
  };
  const soon = (): void => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      [isDue, isNews] = [false, false];
      rest();
      tell();
    });
  };
  return {
    soon,
    whenCalm() {
      if (stopResting === null) soon();
      else isNews = true;
    },
  };
}
