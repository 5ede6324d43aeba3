import type { Timers } from './device-ports.ts';

/** A device that was revoked with something unsent comes back so soon to hand it in; then more and more seldom. */
const firstMs = 1_000;
const lastMs = 5 * 60_000;

/** Out of service, but what was done on the device must not be lost with it: the box sets it aside for a manager. */
export class HandIn {
  readonly #timers: Timers;
  readonly #tryAgain: () => void;
  #waitMs = firstMs;

  constructor(timers: Timers, tryAgain: () => void) {
    this.#timers = timers;
    this.#tryAgain = tryAgain;
  }

  later(): void {
    this.#timers.after(this.#waitMs, this.#tryAgain);
    this.#waitMs = Math.min(this.#waitMs * 2, lastMs);
  }
}
