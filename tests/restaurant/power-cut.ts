/** Thrown where a machine dies: whoever was working stops there, and nobody hears of it. */
export class PowerCut extends Error {
  override readonly name = 'PowerCut';
}

/** Lets a machine's port calls through until one of them is its last. */
export class Fuse {
  #left = Number.POSITIVE_INFINITY;
  readonly #blow: () => void;

  constructor(blow: () => void) {
    this.#blow = blow;
  }

  /** The machine dies at the port call after this many. */
  arm(calls: number): void {
    this.#left = calls;
  }

  get isBlown(): boolean {
    return this.#left < 0;
  }

  pass(): void {
    this.#left -= 1;
    if (this.#left >= 0) return;
    if (this.#left === -1) this.#blow();
    throw new PowerCut('the power went');
  }
}

/** The port with the fuse before each of its calls; those in `after` can also be the last thing a machine did. */
export function fused<P extends object>(port: P, fuse: Fuse, after: readonly string[] = []): P {
  const calls = Object.entries(port).map(([name, call]) => [
    name,
    (...given: unknown[]) => {
      fuse.pass();
      const answer: unknown = (call as (...given: unknown[]) => unknown).apply(port, given);
      if (after.includes(name)) fuse.pass();
      return answer;
    },
  ]);
  return Object.fromEntries(calls) as P;
}
