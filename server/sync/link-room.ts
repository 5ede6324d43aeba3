import type { Log } from '../log.ts';
import type { LineLimits } from './guarded-line.ts';
import type { Switchboard } from './switchboard.ts';

/** What both kinds of links share: the way into the core, the limits, and a number of places. */
export type LinkRoom = {
  readonly switchboard: Pick<Switchboard<unknown>, 'connect'>;
  readonly limits: LineLimits;
  readonly log: Log;
  monotonicMs(): number;
  hasPlace(): boolean;
  take(): { leave(): void };
  /** Once, when the last link has left, or at once. */
  whenEmpty(run: () => void): void;
};

/** Ten times the largest restaurant. More is an attack or a loop. */
const maxLinks = 300;

export function createLinkRoom(parts: Pick<LinkRoom, 'switchboard' | 'limits' | 'log' | 'monotonicMs'>): LinkRoom {
  let taken = 0;
  let onEmpty = () => {};
  return {
    ...parts,
    hasPlace: () => taken < maxLinks,
    take() {
      taken++;
      let left = false;
      return {
        leave() {
          if (left) return;
          left = true;
          taken--;
          if (taken === 0) onEmpty();
        },
      };
    },
    whenEmpty(run) {
      if (taken === 0) run();
      else onEmpty = run;
    },
  };
}
