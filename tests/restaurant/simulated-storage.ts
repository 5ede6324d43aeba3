import type {
  DeviceStorage,
  StorageChange,
  StorageFailure,
  StoredDocument,
} from '@comanda/shared/sync/device-ports.ts';
import type { VirtualTime } from './virtual-time.ts';

/**
 * A device's disk in virtual time. A write takes a while; a crash keeps a part of what was under way, as S2 allows: some
 * puts, and drops only when all puts are there.
 */
export class SimulatedStorage {
  readonly documents = new Map<string, string>();
  writeMs: () => number = () => 2;
  /** Non-null: every write fails so. */
  failing: StorageFailure['failed'] | null = null;
  /** Asked for every put and drop of an unfinished write in a crash: is it on the disk already? */
  survives: () => boolean = () => false;
  wiped = false;
  readonly #time: VirtualTime;
  #owner = 0;
  #underWay: StorageChange[] = [];

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  open(): DeviceStorage {
    this.#owner += 1;
    const owner = this.#owner;
    let freeAtMs = this.#time.nowMs;
    const inTurn = (run: () => void): void => {
      freeAtMs = Math.max(freeAtMs, this.#time.nowMs) + this.writeMs();
      this.#time.after(freeAtMs - this.#time.nowMs, () => {
        if (owner === this.#owner) run();
      });
    };
    return {
      load: (done) =>
        inTurn(() => {
          const wiped = this.wiped;
          this.wiped = false;
          done({ documents: this.saved(), wiped });
        }),
      write: (change, done) => {
        if (owner !== this.#owner) return;
        const frozen = JSON.parse(JSON.stringify(change)) as StorageChange;
        this.#underWay.push(frozen);
        inTurn(() => {
          this.#underWay = this.#underWay.filter((one) => one !== frozen);
          if (this.failing !== null) {
            done({ failed: this.failing, detail: 'simulated' });
            return;
          }
          this.#apply(frozen, () => true);
          done();
        });
      },
      close: () => {},
    };
  }

  get isWriting(): boolean {
    return this.#underWay.length > 0;
  }

  /** What a program that starts now would find. */
  saved(): StoredDocument[] {
    return [...this.documents.values()].map((json) => JSON.parse(json) as StoredDocument);
  }

  crash(): void {
    this.#owner += 1;
    const [first] = this.#underWay;
    if (first !== undefined && this.failing === null) this.#apply(first, this.survives);
    this.#underWay = [];
  }

  wipe(): void {
    this.documents.clear();
    this.wiped = true;
  }

  /** S2: drops only when all puts are there. */
  #apply(change: StorageChange, isDone: () => boolean): void {
    const put = change.put.filter(isDone);
    for (const document of put) this.documents.set(`${document.kind} ${document.key}`, JSON.stringify(document));
    if (put.length < change.put.length) return;
    for (const { kind, key } of change.drop.filter(isDone)) this.documents.delete(`${kind} ${key}`);
  }
}
