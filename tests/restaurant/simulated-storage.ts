import type {
  DeviceStorage,
  StorageChange,
  StorageFailure,
  StoredDocument,
} from '@comanda/shared/sync/device-ports.ts';
import { Pause } from './pause.ts';
import type { VirtualTime } from './virtual-time.ts';

/** As it was when it was written: what its author does to it afterwards is not part of it. */
type Frozen = { readonly put: readonly (readonly [at: string, json: string])[]; readonly drop: readonly string[] };

const addressOf = ({ kind, key }: { readonly kind: string; readonly key: string }): string => `${kind} ${key}`;

const frozen = ({ put, drop }: StorageChange): Frozen => ({
  put: put.map((document) => [addressOf(document), JSON.stringify(document)]),
  drop: drop.map(addressOf),
});

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
  /** Of the machine that it is in. */
  pause = new Pause();
  readonly #time: VirtualTime;
  #owner = 0;
  #underWay: Frozen[] = [];

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
        this.pause.whenAwake(() => {
          if (owner === this.#owner) run();
        });
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
        const written = frozen(change);
        this.#underWay.push(written);
        inTurn(() => {
          this.#underWay = this.#underWay.filter((one) => one !== written);
          if (this.failing !== null) {
            done({ failed: this.failing, detail: 'simulated' });
            return;
          }
          this.#apply(written, () => true);
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

  /** How many documents of a kind a program that starts now would find. */
  count(kind: StoredDocument['kind']): number {
    let found = 0;
    for (const at of this.documents.keys()) if (at.startsWith(`${kind} `)) found += 1;
    return found;
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
  #apply(change: Frozen, isDone: () => boolean): void {
    const put = change.put.filter(isDone);
    for (const [at, json] of put) this.documents.set(at, json);
    if (put.length < change.put.length) return;
    for (const at of change.drop.filter(isDone)) this.documents.delete(at);
  }
}
