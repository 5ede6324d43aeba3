import { uuidV7 } from '@comanda/shared/base/ids.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { DeviceStorage, Links } from '@comanda/shared/sync/device-ports.ts';
import type { Cable } from './cable.ts';
import { type DeviceIdentity, PairedDevice } from './paired-device.ts';
import { Pause } from './pause.ts';
import { Fuse, fused } from './power-cut.ts';
import { type Program, today } from './program.ts';
import type { Seeded } from './seeded.ts';
import { SimulatedStorage } from './simulated-storage.ts';
import type { VirtualTime } from './virtual-time.ts';

/** One device in the hands of a person: the product's own device core, a cable to the box, and a disk that survives it. */
export class Tablet extends PairedDevice {
  readonly identity: DeviceIdentity;
  readonly cable: Cable;
  readonly disk: SimulatedStorage;
  /** What is wrong with this device's wall clock, in ms. */
  wallSkewMs = 0;
  isAlive = true;
  readonly pause = new Pause();
  /** What the next start runs. */
  program: Program;
  core: DeviceCore;
  /** Arm it, and the device dies at one of its next port calls. */
  fuse = new Fuse(() => {});
  /** Told when the device died by its fuse. */
  died: () => void = () => {};
  /** Stand between the core and its ports, for tests of devices that cheat. */
  wrapStorage: (storage: DeviceStorage) => DeviceStorage = (storage) => storage;
  wrapLinks: (links: Links) => Links = (links) => links;
  readonly #time: VirtualTime;
  readonly #random: Seeded;
  #generation = 0;

  constructor(identity: DeviceIdentity, cable: Cable, time: VirtualTime, random: Seeded, program: Program = today) {
    super();
    this.program = program;
    this.identity = identity;
    this.cable = cable;
    this.#time = time;
    this.#random = random;
    this.disk = new SimulatedStorage(time);
    this.disk.pause = this.pause;
    this.core = this.#boot();
  }

  #boot(): DeviceCore {
    this.#generation += 1;
    const generation = this.#generation;
    const alive = (): boolean => generation === this.#generation;
    const fuse = new Fuse(() => {
      if (!alive()) return;
      this.kill();
      this.died();
    });
    this.fuse = fuse;
    const core = new this.program.DeviceCore(
      {
        clock: fused({ wallMs: () => this.#time.nowMs + this.wallSkewMs, monotonicMs: () => this.#time.nowMs }, fuse),
        timers: fused(
          { after: (ms, run) => this.#time.after(ms, () => this.pause.whenAwake(() => alive() && run())) },
          fuse,
        ),
        random: fused({ bytes: (count) => this.#random.bytes(count) }, fuse),
        links: {
          connect: (kind, events) => {
            fuse.pass();
            return fused(this.wrapLinks(this.cable).connect(kind, events), fuse, ['send']);
          },
        },
        storage: fused(this.wrapStorage(this.disk.open()), fuse, ['write']),
      },
      // An evening here is short: so that it sees often what in a restaurant comes every few minutes.
      { token: this.identity.token, device: this.identity.id, framesInGeneration: 20 },
    );
    core.start();
    this.isAlive = true;
    return core;
  }

  /** The program dies without a word; what was not saved is gone. */
  kill(): void {
    this.#generation += 1;
    this.isAlive = false;
    this.pause.forget();
    this.cable.abandon();
    this.disk.crash();
  }

  /** It goes on where it was stopped. */
  goOn(): void {
    this.pause.end((run) => this.#time.after(0, run));
  }

  restart(): void {
    this.kill();
    this.core = this.#boot();
  }

  override looksAt(order: string): OrderView | null {
    return this.program.orderView(this.core.book, order);
  }

  /** The box has a newer program, and the device takes it: all that it has of its own is what is on its disk. */
  updates(): void {
    this.program = today;
    this.restart();
  }

  override newId(): string {
    return uuidV7(this.#time.nowMs, this.#random.bytes(10));
  }
}
