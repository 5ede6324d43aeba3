import type { BoxLink, LinkPush, QueuedPush } from './box-link.ts';
import type { BoxClock } from './box-ports.ts';

/** At most this many offers in one commit: a group stays far below the time in which a waiter notices. */
export const maxGroupOffers = 2_000;
/** So much of a push is judged in one go. Our own devices send no more at once. */
export const maxPieceOffers = 128;
/** No offer is judged any more after this long in one turn of the event loop, for everybody else waits meanwhile. */
export const groupMs = 12;
/**
 * Or for this part of what saving and telling the last group took. A party that was moved all evening costs as much to save for one
 * tap as for a hundred; taken in small groups, a restore of it would take twice as long.
 */
const partOfSaving = 1 / 4;
/** Never for longer than this: a slow disk keeps everybody waiting by itself. */
const mostGroupMs = 2 * groupMs;

/** Whose pushes wait to be judged. A sender with much to say comes after each of the others between two of its pieces. */
export class Turns {
  readonly #clock: BoxClock;
  readonly #waiting: BoxLink[] = [];
  #judgedMs = 0;
  #savingMs = 0;

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
    const endMs = this.#clock.monotonicMs() + Math.min(mostGroupMs, Math.max(groupMs, this.#savingMs * partOfSaving));
    let offers = 0;
    do {
      const link = this.#waiting.shift();
      const push = link?.nextPiece(maxPieceOffers);
      if (link === undefined || push === undefined) continue;
      if (link.queue.length > 0) this.#waiting.push(link);
      offers += push.items.length;
      yield { link, push };
      this.#judgedMs = this.#clock.monotonicMs();
    } while (!this.areOver && offers < maxGroupOffers && this.#judgedMs < endMs);
  }

  /** What was judged is committed and told. */
  saved(): void {
    this.#savingMs = this.#clock.monotonicMs() - this.#judgedMs;
  }
}
