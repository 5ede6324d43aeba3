import { uuidV7 } from '@comanda/shared/base/ids.ts';
import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Menu } from '@comanda/shared/menu/menu.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import { type OrderView, orderView } from '@comanda/shared/order/order-view.ts';
import { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { DeviceStorage, Links } from '@comanda/shared/sync/device-ports.ts';
import type { Cable } from './cable.ts';
import { Fuse, fused } from './power-cut.ts';
import type { Seeded } from './seeded.ts';
import { SimulatedStorage } from './simulated-storage.ts';
import type { VirtualTime } from './virtual-time.ts';

export type DeviceIdentity = {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly multiSession: string;
};

/** One device in the hands of a person: the product's own device core, a cable to the box, and a disk that survives it. */
export class Tablet {
  readonly identity: DeviceIdentity;
  readonly cable: Cable;
  readonly disk: SimulatedStorage;
  /** What is wrong with this device's wall clock, in ms. */
  wallSkewMs = 0;
  isAlive = true;
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

  constructor(identity: DeviceIdentity, cable: Cable, time: VirtualTime, random: Seeded) {
    this.identity = identity;
    this.cable = cable;
    this.#time = time;
    this.#random = random;
    this.disk = new SimulatedStorage(time);
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
    const links = this.wrapLinks({ connect: (kind, events) => this.cable.connect(kind, events) });
    const core = new DeviceCore(
      {
        clock: fused({ wallMs: () => this.#time.nowMs + this.wallSkewMs, monotonicMs: () => this.#time.nowMs }, fuse),
        timers: fused({ after: (ms, run) => this.#time.after(ms, () => alive() && run()) }, fuse),
        random: fused({ bytes: (count) => this.#random.bytes(count) }, fuse),
        links: {
          connect: (kind, events) => {
            fuse.pass();
            return fused(links.connect(kind, events), fuse, ['send']);
          },
        },
        storage: fused(this.wrapStorage(this.disk.open()), fuse, ['write']),
      },
      { token: this.identity.token, device: this.identity.id },
    );
    core.start();
    this.isAlive = true;
    return core;
  }

  /** The program dies without a word; what was not saved is gone. */
  kill(): void {
    this.#generation += 1;
    this.isAlive = false;
    this.cable.abandon();
    this.disk.crash();
  }

  restart(): void {
    this.kill();
    this.core = this.#boot();
  }

  do(command: Command): readonly OrderEvent[] {
    const answer = this.core.act(command);
    if (isRefusal(answer)) throw new Error(`${this.identity.name} was refused: ${answer.refused} for ${command.type}`);
    return answer as readonly OrderEvent[];
  }

  newId(): string {
    return uuidV7(this.#time.nowMs, this.#random.bytes(10));
  }

  open(table: string): string {
    const order = this.newId();
    this.do({ type: 'open-order', order, kind: 'table', table, multiSession: this.identity.multiSession, guests: 2 });
    return order;
  }

  add(order: string, product: string, quantity = 1): string {
    const line = this.newId();
    const item = sell(this.menu(), product);
    if (isRefusal(item)) throw new Error(`cannot sell ${product}: ${item.refused}`);
    this.do({ type: 'add-line', order, line, item, quantity, course: null, seat: null });
    return line;
  }

  menu(): Menu {
    const fields = <T>(table: Parameters<DeviceCore['records']>[0]): Map<string, T> =>
      new Map([...this.core.records(table)].map(([id, row]) => [id, row.fields as T]));
    const [setting] = [...fields<{ menuVersion: number }>('settings').values()];
    return {
      version: setting?.menuVersion ?? 0,
      products: fields('products'),
      categories: fields('categories'),
      modifierGroups: fields('modifier_groups'),
    };
  }

  view(order: string): OrderView {
    const view = orderView(this.core.book, order);
    if (view === null) throw new Error(`${this.identity.name} does not have the order`);
    return view;
  }

  line(order: string, line: string): LineView {
    const view = this.view(order).lines.find((one) => one.line === line);
    if (view === undefined) throw new Error(`${this.identity.name} does not have the line`);
    return view;
  }

  /** What stands on an order, as `2 × Lager`, in the order in which it was added. */
  lines(order: string): string[] {
    return this.view(order)
      .lines.filter((line) => line.quantity > 0)
      .map((line) => `${line.quantity} × ${line.item.name}`);
  }
}
