import type { DeviceStorage, StorageChange, StorageFailure } from '../sync/device-ports.ts';

type Loaded = Parameters<Parameters<DeviceStorage['load']>[0]>[0];

/** What a place to keep documents must know; the order, the batches and the answers are the queue's. */
export type StorageBackend = {
  load(): Promise<Loaded>;
  /** All of the changes, in order, or a failure. */
  write(changes: readonly StorageChange[]): Promise<StorageFailure | undefined>;
  /** How many of the waiting changes may be written as one; at least 1. */
  together(waiting: readonly StorageChange[]): number;
  /** Housekeeping, when those who asked have been answered. */
  tidy?(): Promise<void>;
  close(): Promise<void>;
};

type Job =
  | { readonly change: StorageChange; readonly done: (failure?: StorageFailure) => void }
  | { readonly load: (loaded: Loaded) => void };

const closedFailure: StorageFailure = { failed: 'closed', detail: 'This storage was closed.' };

/** A bug must be heard, but not stop the queue: a callback that throws does so outside of it. */
const outside = (run: () => void): void => queueMicrotask(run);

/** S6: one thing at a time, in the order asked for. What waits while a write is under way goes out together after it. */
export function createQueuedStorage(backend: StorageBackend): DeviceStorage {
  const jobs: Job[] = [];
  let running = false;
  let closed = false;

  async function next(): Promise<void> {
    const first = jobs[0];
    if (first === undefined) return;
    if ('load' in first) {
      jobs.shift();
      const loaded = await backend.load();
      outside(() => first.load(loaded));
      return;
    }
    const waiting = [];
    for (const job of jobs) {
      if ('load' in job) break;
      waiting.push(job);
    }
    const batch = waiting.slice(0, backend.together(waiting.map((job) => job.change)));
    jobs.splice(0, batch.length);
    const failure = await backend.write(batch.map((job) => job.change));
    for (const job of batch) outside(() => job.done(failure));
    await backend.tidy?.();
  }

  async function run(): Promise<void> {
    while (jobs.length > 0) await next();
    running = false;
    // What was asked for before `close` is still written: only new work is turned away.
    if (closed) await backend.close();
  }

  function start(): void {
    if (running) return;
    running = true;
    queueMicrotask(() => void run());
  }

  return {
    load(done) {
      if (closed) return outside(() => done(closedFailure));
      jobs.push({ load: done });
      start();
    },
    write(change, done) {
      if (closed) return outside(() => done(closedFailure));
      jobs.push({ change, done });
      start();
    },
    close() {
      if (closed) return;
      closed = true;
      start();
    },
  };
}
