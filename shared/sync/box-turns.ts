import type { BoxLink, LinkPush, QueuedPush } from './box-link.ts';
import type { BoxClock } from './box-ports.ts';

/** At most this many offers in one commit: a group stays far below the time in which a waiter notices. */
export const maxGroupOffers = 2_000;
/** So much of a push is judged in one go. Our own devices send no more at once. */
export const maxPieceOffers = 128;
/** No offer is judged any more after this long in one turn of the event loop, for everybody else waits meanwhile. */
export const groupMs = 12;

/** Whose pushes wait to be judged. A sender with much to say comes after each of the others between two of its pieces. */
export class Turns {
  readonly #clock: BoxClock;
  readonly #waiting: BoxLink[] = [];

  constructor(clock: BoxClock) {
    this.#clock = clock;
  }

  get areOver(): boolean {
    return this.#waiting.length === 0;
  }

  /** @returns how many pushes of this sender wait now */
  add(link: BoxLink, push: QueuedPush): number {
    if (link.queue.length === 0) this.#waiting.push(link);
    return link.queue.push(push);
  }

  /** A piece of each sender in turn, until the group is full or has had its time; what is left waits for the next turn. */
  *ofOneGroup(): Generator<LinkPush> {
    const endMs = this.#clock.monotonicMs() + groupMs;
    let offers = 0;
    do {
      const link = this.#waiting.shift();
      const push = link?.nextPiece(maxPieceOffers);
      if (link === undefined || push === undefined) continue;
      if (link.queue.length > 0) this.#waiting.push(link);
      offers += push.items.length;
      yield { link, push };
    } while (!this.areOver && offers < maxGroupOffers && this.#clock.monotonicMs() < endMs);
  }
}
