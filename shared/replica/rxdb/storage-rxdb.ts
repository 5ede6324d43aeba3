import { BehaviorSubject, type Observable } from 'rxjs';
import type { DeviceStorage, StorageChange, StorageFailure, Timers } from '../../sync/device-ports.ts';
import { createQueuedStorage, type StorageBackend } from '../storage-queue.ts';
import type { DeviceDatabase } from './collections.ts';
import { loadAll, sweep, writeAll, writtenTogether } from './documents.ts';
import { toFailure } from './failures.ts';
import { EmptiedError } from './fence.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';
import { Shelves } from './shelves.ts';

export type RxdbStorageOptions = {
  /** Lower-case letters, digits and dashes; one per device. */
  readonly name: string;
  readonly timers: Timers;
  /**
   * Remembers that there was something, so that an emptied IndexedDB is not taken for a new device. Pass `localStorage`;
   * undefined where a browser denies it, and then an emptied database goes unnoticed.
   */
  readonly memory: Pick<Storage, 'getItem' | 'setItem'> | undefined;
};

export type RxdbStorage = DeviceStorage & {
  /** For the record queries of screens. Another one after a reopening, null while there is none. */
  readonly database$: Observable<DeviceDatabase | null>;
  readonly shelves: Pick<Shelves, 'rowsIn' | 'rowsOf'>;
};

/** The device's storage in a browser: RxDB over Dexie over IndexedDB. */
export function createRxdbStorage(options: RxdbStorageOptions): RxdbStorage {
  const backend = new RxdbBackend(options);
  return { ...createQueuedStorage(backend), database$: backend.database$, shelves: backend.shelves };
}

/** Waits before each try. iOS takes IndexedDB away in the background and gives it back within about a second. */
const triesAfterMs = [0, 200, 1000] as const;

/** A request to a database that died may never be answered. */
const patienceMs = 10_000;

/** Removed documents stay as tombstones; at this many they are swept out. */
const mostTombstones = 200;

class RxdbBackend implements StorageBackend {
  readonly database$ = new BehaviorSubject<DeviceDatabase | null>(null);
  readonly together = writtenTogether;
  readonly shelves = new Shelves();
  readonly #options: RxdbStorageOptions;
  #open: OpenDatabase | undefined;
  #owner: number | undefined;
  #wiped = false;
  #tombstones = 0;
  /** Set when trying again is of no use. */
  #final: StorageFailure | undefined;

  constructor(options: RxdbStorageOptions) {
    this.#options = options;
  }

  async load(): ReturnType<StorageBackend['load']> {
    const answer = await this.#persistently(async ({ dexies }) => ({ documents: await loadAll(dexies, this.shelves) }));
    return 'failed' in answer ? answer : { documents: answer.documents, wiped: this.#wiped };
  }

  async write(changes: readonly StorageChange[]): Promise<StorageFailure | undefined> {
    const answer = await this.#persistently(async ({ database }) => ({
      dropped: await writeAll(database, this.shelves, changes),
    }));
    if ('failed' in answer) return answer;
    this.#tombstones += answer.dropped;
    return undefined;
  }

  async tidy(): Promise<void> {
    if (this.#tombstones < mostTombstones || this.#open === undefined) return;
    this.#tombstones = 0;
    // Housekeeping only: when the database died, the next write finds out and reopens it.
    await this.#inTime(sweep(this.#open.database)).catch(() => {});
  }

  async close(): Promise<void> {
    this.#final = { failed: 'closed', detail: 'This storage was closed.' };
    await this.#letGo();
    this.database$.complete();
  }

  /** Does a step, and when the database died, reopens it and does it again. Steps leave the same behind when done twice. */
  async #persistently<T extends object>(step: (open: OpenDatabase) => Promise<T>): Promise<T | StorageFailure> {
    let failure: StorageFailure = { failed: 'broken', detail: 'The database was not tried.' };
    for (const waitMs of triesAfterMs) {
      if (this.#final !== undefined) return this.#final;
      if (waitMs > 0) await this.#wait(waitMs);
      try {
        this.#open ??= await this.#inTime(this.#reopen());
        return await this.#inTime(step(this.#open));
      } catch (error) {
        failure = toFailure(error, this.#open?.fence.stopped() ?? false);
        // More room does not come from trying, and the connection is as good as before.
        if (failure.failed === 'quota') return failure;
        if (failure.failed === 'fenced' || error instanceof EmptiedError) this.#final = failure;
        await this.#letGo();
      }
    }
    return failure;
  }

  async #reopen(): Promise<OpenDatabase> {
    const { name, memory } = this.#options;
    const open = await openDatabase(name, this.#owner);
    const first = this.#owner === undefined;
    this.#owner = open.claim.owner;
    const remembered = `comanda-was-here:${name}`;
    if (first) this.#wiped = open.claim.isNew && memory?.getItem(remembered) === 'yes';
    memory?.setItem(remembered, 'yes');
    this.database$.next(open.database);
    return open;
  }

  async #letGo(): Promise<void> {
    const open = this.#open;
    if (open === undefined) return;
    this.#open = undefined;
    this.database$.next(null);
    // A database that died may also fail to close. If it still holds its name, the next opening says so.
    await this.#inTime(open.database.close()).catch(() => {});
  }

  #wait = (ms: number): Promise<void> => new Promise((resume) => void this.#options.timers.after(ms, resume));

  async #inTime<T>(work: Promise<T>): Promise<T> {
    let cancel = (): void => {};
    const late = new Promise<never>((_, fail) => {
      cancel = this.#options.timers.after(patienceMs, () => fail(new Error('The database does not answer.')));
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      cancel();
    }
  }
}
