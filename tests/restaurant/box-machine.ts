import { createHmac } from 'node:crypto';
import { openRestaurant } from '@comanda/server/store/box-store.ts';
import { deviceTokens } from '@comanda/server/store/devices.ts';
import { sealOf } from '@comanda/server/store/seal.ts';
import type { BoxPorts } from '@comanda/shared/sync/box-core.ts';
import { BoxCore } from '@comanda/shared/sync/box-core.ts';
import type { BoxStore } from '@comanda/shared/sync/box-ports.ts';
import { copyOf } from './copy-database.ts';
import { found } from './house.ts';
import { Pause } from './pause.ts';
import { Fuse, fused } from './power-cut.ts';
import type { Seeded } from './seeded.ts';
import type { VirtualTime } from './virtual-time.ts';

export type BoxDisk = ReturnType<typeof openRestaurant>;
export type OpenDisk = (random: (count: number) => Buffer) => BoxDisk;

const inMemory: OpenDisk = (random) => openRestaurant(':memory:', { random });

/** The box of a restaurant in memory: the product's own core over its own SQL, with time and chance from the test. */
export class BoxMachine {
  readonly time: VirtualTime;
  readonly random: Seeded;
  disk: BoxDisk;
  core: BoxCore | null = null;
  readonly pause = new Pause();
  /** Arm it, and the box dies at one of its next port calls. */
  fuse = new Fuse(() => this.kill());
  /** Told when the box died by its fuse or by a commit that failed. */
  died: () => void = () => {};
  /** Stands between core and store, for tests that want to see or fail a commit. */
  wrapStore: (store: BoxStore) => BoxStore = (store) => store;
  /** What is wrong with the box's wall clock, in ms. */
  wallSkewMs = 0;
  /** Commits that failed: none does unless a test makes it. */
  readonly failures: unknown[] = [];
  readonly #openDisk: OpenDisk;
  #generation = 0;

  constructor(time: VirtualTime, random: Seeded, openDisk: OpenDisk = inMemory) {
    this.time = time;
    this.random = random;
    this.#openDisk = openDisk;
    this.disk = this.#emptyDisk();
  }

  start(): BoxCore {
    this.#generation += 1;
    const generation = this.#generation;
    const alive = (): boolean => generation === this.#generation;
    const fuse = new Fuse(() => {
      if (!alive()) return;
      this.kill();
      this.died();
    });
    this.fuse = fuse;
    const ports: BoxPorts = {
      clock: fused(
        { wallMs: () => Math.floor(this.time.nowMs) + this.wallSkewMs, monotonicMs: () => this.time.nowMs },
        fuse,
      ),
      random: fused({ bytes: (count) => this.random.bytes(count) }, fuse),
      scheduler: fused(
        {
          soon: (run) => this.time.after(0, () => this.pause.whenAwake(() => alive() && run())),
          after: (ms, run) => this.time.after(ms, () => this.pause.whenAwake(() => alive() && run())),
        },
        fuse,
      ),
      store: fused(this.wrapStore(this.disk.store), fuse, ['commit']),
      seal: sealOf(this.disk.database),
      log: { info: () => {}, warn: () => {} },
      nextBusinessDay: (ended) => (ended === null ? '2026-01-01' : dayAfter(ended)),
      onFailure: (error) => {
        if (!alive()) return;
        this.failures.push(error);
        this.kill();
        this.died();
      },
    };
    this.core = new BoxCore(ports);
    return this.core;
  }

  backup(): Buffer {
    return this.disk.database.serialize();
  }

  /** The box is dead, and what its disk says is what it said when the backup was made. */
  restore(backup: Buffer): void {
    this.kill();
    const disk = this.#emptyDisk();
    copyOf(backup, disk.database);
    this.disk.database.close();
    this.disk = disk;
  }

  #emptyDisk(): BoxDisk {
    return this.#openDisk((count) => Buffer.from(this.random.bytes(count)));
  }

  /** As `kill -9`: what was not committed is gone, and nobody is told. */
  kill(): void {
    this.#generation += 1;
    this.core = null;
    this.pause.forget();
  }

  /** It goes on where it was stopped. */
  goOn(): void {
    this.pause.end((run) => this.time.after(0, run));
  }

  found(): void {
    if (this.core !== null) found(this.core);
  }

  prune(before: number): void {
    while (this.disk.store.prune(before));
  }

  /** Pairs a device. @returns its token */
  pair(device: { id: string; name: string; role: string; multiSession: string }): string {
    this.core?.changeRecords([
      {
        table: 'devices',
        id: device.id,
        fields: { ...device, paymentsBarred: false, revoked: false, archived: false },
      },
    ]);
    const token = createHmac('sha256', 'token').update(device.id).digest('hex');
    deviceTokens(this.disk.database).register(device.id, sealOf(this.disk.database).tokenHash(token), this.time.nowMs);
    return token;
  }
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
