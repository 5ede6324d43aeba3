/** What happened in a replay, counted while it happens. */
export class Tally {
  taps = 0;
  offlineTaps = 0;
  polledTaps = 0;
  orders = 0;
  sharedOrders = 0;
  cuts = 0;
  deviceKills = 0;
  boxKills = 0;
  /** A tap that was confirmed, and is not there after its device was killed. */
  lost = 0;
  doubled = 0;
  /** What is wrong, in words, for whoever has to find out why. */
  readonly faults: string[] = [];
  readonly latenciesMs: number[] = [];
  readonly #listeners = new Set<() => void>();

  /** Called when a tap is on its way into a device, and not confirmed yet. */
  tapped(): void {
    this.taps += 1;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Resolves at the first tap at which `due` holds; at the latest after `mostMs`. */
  when(due: () => boolean, mostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const over = (): void => {
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve();
      };
      const look = (): void => {
        if (due()) over();
      };
      const timer = setTimeout(over, mostMs);
      this.#listeners.add(look);
      look();
    });
  }

  fault(words: string): void {
    this.faults.push(words);
  }
}

/** @param part from 0 to 1 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10;
}
