import { PowerCut } from './power-cut.ts';

type Due = { readonly atMs: number; readonly order: number; readonly run: () => void; cancelled: boolean };

/**
 * Time that passes only when it is told to. Everything that waits is in one heap, ordered by when and then by who asked
 * first, so a run is the same every time.
 */
export class VirtualTime {
  /** How many things have happened. */
  steps = 0;
  #nowMs: number;
  #order = 0;
  readonly #heap: Due[] = [];

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  get waiting(): number {
    return this.#heap.length;
  }

  after(ms: number, run: () => void): () => void {
    this.#order += 1;
    const due: Due = { atMs: this.#nowMs + Math.max(0, ms), order: this.#order, run, cancelled: false };
    this.#push(due);
    return () => {
      due.cancelled = true;
    };
  }

  /** Runs the next thing that is due. False when nothing waits before `untilMs`. */
  step(untilMs = Number.POSITIVE_INFINITY): boolean {
    const due = this.#heap[0];
    if (due === undefined || due.atMs > untilMs) return false;
    this.#pop();
    this.#nowMs = Math.max(this.#nowMs, due.atMs);
    if (due.cancelled) return true;
    this.steps += 1;
    untilItDies(due.run);
    return true;
  }

  /** Lets this many milliseconds pass. */
  pass(ms: number): void {
    const untilMs = this.#nowMs + ms;
    while (this.step(untilMs));
    this.#nowMs = untilMs;
  }

  #push(due: Due): void {
    const heap = this.#heap;
    let at = heap.push(due) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!before(due, heap[up] as Due)) break;
      heap[at] = heap[up] as Due;
      at = up;
    }
    heap[at] = due;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop() as Due;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && before(heap[down + 1] as Due, heap[down] as Due)) down += 1;
      if (!before(heap[down] as Due, last)) break;
      heap[at] = heap[down] as Due;
      at = down;
    }
    heap[at] = last;
  }
}

/** A machine that dies at work leaves the rest of the world as it is. */
export function untilItDies(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
  }
}

const before = (a: Due, b: Due): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
