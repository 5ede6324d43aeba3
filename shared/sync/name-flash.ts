import type { Timers } from './device-ports.ts';

/** How long the screen shows which machine this is. */
const showNameMs = 6_000;

/** Somebody in the office asked which machine this is: for a moment its screen shows its name. */
export class NameFlash {
  isOn = false;
  readonly #timers: Timers;
  readonly #changed: () => void;
  #cancel: () => void = () => {};

  constructor(timers: Timers, changed: () => void) {
    this.#timers = timers;
    this.#changed = changed;
  }

  show(): void {
    this.isOn = true;
    this.#cancel();
    this.#cancel = this.#timers.after(showNameMs, () => {
      this.isOn = false;
      this.#changed();
    });
  }
}
