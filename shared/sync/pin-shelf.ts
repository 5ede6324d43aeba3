import type { PinDocument } from './device-ports.ts';
import type { Keeping, Remembered } from './keeping.ts';
import type { SignIn } from './wire.ts';

/** What a device has by which to know people again while the box is away. Who compares, and how often, is not here. */
export class PinShelf {
  readonly #memory: Remembered;
  readonly #keeping: Keeping;

  constructor(memory: Remembered, keeping: Keeping) {
    this.#memory = memory;
    this.#keeping = keeping;
  }

  get all(): readonly PinDocument[] {
    return [...this.#memory.pins.values()];
  }

  of(staff: string): PinDocument | null {
    return this.#memory.pins.get(staff) ?? null;
  }

  /** `done` when it would survive a power cut. */
  keep(document: PinDocument, done: () => void): void {
    this.#keeping.pin(document, done);
  }

  /** The sign-in that this person got here last; null when they never did. */
  signInOf(staff: string): SignIn | null {
    const own = this.#memory.signIns.filter((one) => one.staff === staff && one.event === undefined);
    return own.reduce<SignIn | null>((last, one) => (last !== null && last.issuedMs > one.issuedMs ? last : one), null);
  }
}
