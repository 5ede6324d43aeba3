import type { DeviceStorage, StorageChange, StorageFailure, Timers } from './device-ports.ts';

type Job = {
  change: StorageChange;
  /** How many were asked for that it is made of. */
  changes: number;
  begun: boolean;
  /** Nobody waits for it: it may be written a little later, with more of its kind. */
  mayWait: boolean;
  readonly done: (() => void)[];
};

/** Each transaction costs a tablet several milliseconds, and a full house says something a hundred times in a second. */
const restMs = 100;

/** How long to wait before writing again after a failure, in ms; the last one repeats. */
const retryMs = [100, 500, 2_000, 5_000] as const;
/** After this many failures in a row new taps are refused: what cannot be saved must not be promised. */
const failuresUntilRefusal = 3;

/**
 * Writes one change after the other, so that what is saved is always a beginning of what happened. A change that fails is
 * written again until it succeeds or somebody says that the box has it anyway.
 */
export class Saver {
  readonly #storage: DeviceStorage;
  readonly #timers: Timers;
  readonly #changed: (failure: StorageFailure | null) => void;
  readonly #queue: Job[] = [];
  #busy = false;
  /** What may wait was written just now. */
  #rests = false;
  #failures = 0;
  #stopped = false;
  failure: StorageFailure | null = null;

  constructor(storage: DeviceStorage, timers: Timers, changed: (failure: StorageFailure | null) => void) {
    this.#storage = storage;
    this.#timers = timers;
    this.#changed = changed;
  }

  get isFailing(): boolean {
    return this.#stopped || this.#failures >= failuresUntilRefusal;
  }

  get waiting(): number {
    return this.#queue.reduce((sum, { changes }) => sum + changes, 0);
  }

  write(change: StorageChange, done: () => void = () => {}): void {
    this.#add(change, false, done);
  }

  /** For what the box says again to whoever has not kept it: at once, or a tenth of a second after the last such change. */
  writeSoon(change: StorageChange): void {
    this.#add(change, true, () => {});
  }

  #add(change: StorageChange, mayWait: boolean, done: () => void): void {
    if (change.put.length === 0 && change.drop.length === 0) return;
    this.#queue.push({ change, changes: 1, begun: false, mayWait, done: [done] });
    this.#next();
  }

  /**
   * Makes one of the change that was asked for last and what comes now, so that a disk that is busy is asked for less often.
   * @param join what both are together; null: they have to be written one after the other
   * @returns false: nothing was changed
   */
  grow(join: (last: StorageChange) => StorageChange | null): boolean {
    const last = this.#queue.at(-1);
    const both = last === undefined || last.begun ? null : join(last.change);
    if (last === undefined || both === null) return false;
    last.change = both;
    last.changes += 1;
    return true;
  }

  /** Once everything that is waiting now is written; at once when nothing is. */
  afterAll(done: () => void): void {
    const last = this.#queue.at(-1);
    if (last === undefined) done();
    else {
      last.done.push(done);
      last.mayWait = false;
      this.#next();
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#storage.close();
  }

  #next(): void {
    const job = this.#queue[0];
    if (job === undefined || this.#busy || this.#stopped) return;
    if (this.#rests && this.#queue.every(({ mayWait }) => mayWait)) return;
    this.#busy = true;
    job.begun = true;
    this.#storage.write(job.change, (failure) => {
      this.#busy = false;
      if (this.#stopped) return;
      if (failure !== undefined) this.#failed(failure);
      else {
        this.#queue.shift();
        this.#recovered();
        if (job.mayWait) this.#rest();
        for (const done of job.done) done();
        this.#next();
      }
    });
  }

  #rest(): void {
    if (this.#rests) return;
    this.#rests = true;
    this.#timers.after(restMs, () => {
      this.#rests = false;
      this.#next();
    });
  }

  #failed(failure: StorageFailure): void {
    this.failure = failure;
    this.#failures += 1;
    this.#changed(failure);
    // Another tab is the device now: it has everything that was saved, and this one may write no more.
    if (failure.failed === 'fenced') this.#stopped = true;
    else this.#timers.after(retryMs[Math.min(this.#failures, retryMs.length) - 1] ?? 5_000, () => this.#next());
  }

  #recovered(): void {
    if (this.#failures === 0) return;
    this.#failures = 0;
    this.failure = null;
    this.#changed(null);
  }
}
