import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { menuOn } from '@comanda/shared/replica/menu-on.ts';
import type { Seeded } from '../restaurant/seeded.ts';
import type { RecordingDevice } from './recording-device.ts';

/** What people do in one round: tables are opened, dishes tapped, and the same lines raised by everyone at once. */
export class Evening {
  readonly #devices: readonly RecordingDevice[];
  readonly #random: Seeded;
  /** How many of each line were asked for, by all together. */
  readonly wanted = new Map<string, number>();
  readonly orders: string[] = [];

  constructor(devices: readonly RecordingDevice[], random: Seeded) {
    this.#devices = devices;
    this.#random = random;
  }

  openTables(): void {
    for (const device of this.#devices) {
      const { core } = device;
      const order = core.newId();
      const table = this.#random.pick([...core.records('tables').keys()]) ?? null;
      const multiSession = core.replica.config?.multiSession ?? '';
      device.do({ type: 'open-order', order, kind: 'table', table, multiSession, guests: 2 });
      this.orders.push(order);
    }
  }

  /** One touch of somebody's screen, on any table of this round that they can see. */
  tap(): void {
    const device = this.#random.pick(this.#devices) as RecordingDevice;
    const { core } = device;
    const views = this.orders.flatMap((order) => orderView(core.book, order) ?? []);
    const view = this.#random.pick(views);
    if (view === undefined) return;
    const line = this.#random.pick(view.lines);
    if (line !== undefined && this.#random.chance(0.6)) {
      device.do({ type: 'tap-quantity', order: view.order, line: line.line, by: 1 });
      this.wanted.set(line.line, (this.wanted.get(line.line) ?? 0) + 1);
      return;
    }
    const menu = menuOn(core);
    const plain = [...menu.products.values()].filter(({ modifierGroups }) => modifierGroups.length === 0);
    const item = sell(menu, this.#random.pick(plain)?.id ?? '');
    if (isRefusal(item)) throw new Error(`the menu does not sell: ${item.refused}`);
    const id = core.newId();
    device.do({ type: 'add-line', order: view.order, line: id, item, quantity: 1, course: null, seat: null });
    this.wanted.set(id, 1);
  }

  /** Lines that this device shows in another quantity than was asked for, in words. */
  differences({ core }: RecordingDevice): string[] {
    const shown = new Map(
      this.orders.flatMap((order) =>
        (orderView(core.book, order)?.lines ?? []).map(({ line, quantity }) => [line, quantity] as const),
      ),
    );
    return [...this.wanted].flatMap(([line, quantity]) =>
      shown.get(line) === quantity ? [] : [`a device shows ${shown.get(line)} of ${line}, not ${quantity}`],
    );
  }

  /** Lets the round's orders leave with the day. */
  cancelAll(): void {
    const [device] = this.#devices;
    for (const order of this.orders) device?.do({ type: 'cancel-order', order, reason: 'the round is over' });
  }
}
