import type { LinkEnd, LinkEvents } from '../../sync/device-ports.ts';
import type { Down } from '../../sync/wire.ts';

/** Keeps the promises that every kind of link makes alike: L2, L4 and the order of a life: connecting, open, over. */
export type LinkState = {
  isOpen(): boolean;
  isOver(): boolean;
  opened(): void;
  received(message: Down): void;
  /** The box or the network ended it: told once. */
  ended(end: LinkEnd): void;
  /** The device ended it: nobody is told anything any more. */
  closed(): void;
};

/** @param release lets go of what the link holds: its socket, its requests, its timers. Called once. */
export function createLinkState(events: LinkEvents, release: () => void): LinkState {
  let state: 'connecting' | 'open' | 'over' = 'connecting';
  const over = (): boolean => {
    if (state === 'over') return false;
    state = 'over';
    release();
    return true;
  };
  return {
    isOpen: () => state === 'open',
    isOver: () => state === 'over',
    opened() {
      if (state !== 'connecting') return;
      state = 'open';
      events.opened();
    },
    received(message) {
      if (state === 'open') events.received(message);
    },
    ended(end) {
      if (over()) events.ended(end);
    },
    closed() {
      over();
    },
  };
}

/** How an end looks that the box did not explain. */
export const unexplained = (reason: string): LinkEnd => ({ code: 0, reason });
