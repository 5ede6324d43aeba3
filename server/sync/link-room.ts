import type { Log } from '../log.ts';
import type { LineLimits } from './guarded-line.ts';
import type { Switchboard } from './switchboard.ts';

/** The place of a link: given back when it has ended, and safe once the box knows whose it is. */
export type Place = { known(): void; leave(): void };

/** What both kinds of links share: the way into the core, the limits, and a number of places. */
export type LinkRoom = {
  readonly switchboard: Pick<Switchboard<unknown>, 'connect'>;
  readonly limits: LineLimits;
  readonly log: Log;
  monotonicMs(): number;
  hasPlace(): boolean;
  /** @param giveWay ends the link: asked of one that has not said who it is when somebody else needs its place */
  take(address: string, giveWay: () => void): Place;
  /** Once, when the last link has left, or at once. */
  whenEmpty(run: () => void): void;
};

/** Ten times the largest restaurant. More is an attack or a loop. */
export const maxLinks = 300;

type Stranger = { readonly address: string; giveWay(): void };

export function createLinkRoom(parts: Pick<LinkRoom, 'switchboard' | 'limits' | 'log' | 'monotonicMs'>): LinkRoom {
  const strangers = new Set<Stranger>();
  let known = 0;
  let onEmpty = () => {};
  return {
    ...parts,
    hasPlace: () => known < maxLinks,
    take(address, giveWay) {
      if (known + strangers.size >= maxLinks) makeWay(strangers);
      const stranger: Stranger = { address, giveWay };
      let state: 'stranger' | 'known' | 'left' = 'stranger';
      strangers.add(stranger);
      return {
        known() {
          if (state !== 'stranger' || !strangers.delete(stranger)) return;
          state = 'known';
          known++;
        },
        leave() {
          if (state === 'known') known--;
          else strangers.delete(stranger);
          if (state !== 'left' && known + strangers.size === 0) onEmpty();
          state = 'left';
        },
      };
    },
    whenEmpty(run) {
      if (known + strangers.size === 0) run();
      else onEmpty = run;
    },
  };
}

/** The oldest of the address that has most of them: whoever floods the room makes room at their own cost. */
function makeWay(strangers: Set<Stranger>): void {
  const counts = new Map<string, number>();
  for (const { address } of strangers) counts.set(address, (counts.get(address) ?? 0) + 1);
  let oldest: Stranger | null = null;
  for (const stranger of strangers) {
    if (oldest === null || (counts.get(stranger.address) ?? 0) > (counts.get(oldest.address) ?? 0)) oldest = stranger;
  }
  if (oldest === null) return;
  strangers.delete(oldest);
  oldest.giveWay();
}
