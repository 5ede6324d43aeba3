import type { Timers } from './device-ports.ts';

/** Does something at once, and then at most once in `pauseMs`: whatever asked for it meanwhile is answered at their end, once. */
export class Pace {
  readonly #timers: Timers;
  readonly #pauseMs: number;
  readonly #run: () => void;
  #cancel: (() => void) | null = null;
  #isAskedAgain = false;

  constructor(timers: Timers, pauseMs: number, run: () => void) {
    this.#timers = timers;
    this.#pauseMs = pauseMs;
    this.#run = run;
  }

  ask(): void {
    if (this.#cancel !== null) {
      this.#isAskedAgain = true;
      return;
    }
    this.#run();
    this.#cancel = this.#timers.after(this.#pauseMs, () => {
      this.#cancel = null;
      if (!this.#isAskedAgain) return;
      this.#isAskedAgain = false;
      this.ask();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#isAskedAgain = false;
  }
}
