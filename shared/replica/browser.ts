import { type Id, uuidV7 } from '../base/ids.ts';
import type { Clock, Random, Timers } from '../sync/device-ports.ts';

/** The clock, timers and chance of the machine we run on. Browsers and Node spell them alike. */

export const createClock = (): Clock => ({
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
});

/** The longest wait `setTimeout` understands; what is longer fires at once. */
const longestMs = 0x7fff_ffff;

export const createTimers = (): Timers => ({
  after(ms, run) {
    const dueMs = performance.now() + ms;
    let handle: ReturnType<typeof setTimeout>;
    // Timers round down, so one may come up to a millisecond early: then the rest is waited for.
    const check = (): void => {
      const restMs = dueMs - performance.now();
      if (restMs > 0) handle = setTimeout(check, Math.min(Math.ceil(restMs), longestMs));
      else run();
    };
    handle = setTimeout(check, Math.min(Math.max(0, ms), longestMs));
    return () => clearTimeout(handle);
  },
});

/** This browser has no `crypto.getRandomValues`, so nothing made here could be told from what another device makes. */
export class NoRandomError extends Error {
  override readonly name = 'NoRandomError';
}

/** The most that `getRandomValues` gives at once (W3C Web Cryptography API, 10.1.1). */
const mostBytes = 65_536;

/** Asked for at once and given out in order, each byte once: every id takes ten, and asking costs more than the bytes do. */
const mostAhead = 1_024;

export function createRandom(source: Pick<Crypto, 'getRandomValues'> | undefined = globalThis.crypto): Random {
  if (typeof source?.getRandomValues !== 'function') {
    throw new NoRandomError('crypto.getRandomValues is missing: this browser is too old to be a device.');
  }
  const fill = (all: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
    for (let at = 0; at < all.length; at += mostBytes) source.getRandomValues(all.subarray(at, at + mostBytes));
    return all;
  };
  let [ahead, used] = [new Uint8Array(0), 0];
  return {
    bytes(count) {
      if (count > mostAhead) return fill(new Uint8Array(count));
      if (used + count > ahead.length) [ahead, used] = [fill(new Uint8Array(mostAhead)), 0];
      used += count;
      return ahead.slice(used - count, used);
    },
  };
}

/** A new id, made where the tap happens. */
export const newId = (clock: Clock, random: Random): Id => uuidV7(clock.wallMs(), random.bytes(10));
