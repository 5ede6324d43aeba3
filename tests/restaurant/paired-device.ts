import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Menu } from '@comanda/shared/menu/menu.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import { type OrderView, orderView } from '@comanda/shared/order/order-view.ts';
import { menuOn } from '@comanda/shared/replica/menu-on.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';

export type DeviceIdentity = {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly multiSession: string;
};

/** What a person does with a device and sees on it, wherever the device runs. */
export abstract class PairedDevice {
  abstract readonly identity: DeviceIdentity;
  /** Another one after each start. */
  abstract core: DeviceCore;

  newId(): string {
    return this.core.newId();
  }

  /** `saved` is called once it is safe on this device or at the box. */
  do(command: Command, saved?: () => void): readonly OrderEvent[] {
    const answer = this.core.act(command, saved);
    if (isRefusal(answer)) throw new Error(`${this.identity.name} was refused: ${answer.refused} for ${command.type}`);
    return answer as readonly OrderEvent[];
  }

  open(table: string): string {
    const order = this.newId();
    this.do({ type: 'open-order', order, kind: 'table', table, multiSession: this.identity.multiSession, guests: 2 });
    return order;
  }

  add(order: string, product: string, quantity = 1, saved?: () => void): string {
    const line = this.newId();
    const item = sell(this.menu(), product);
    if (isRefusal(item)) throw new Error(`cannot sell ${product}: ${item.refused}`);
    this.do({ type: 'add-line', order, line, item, quantity, course: null, seat: null }, saved);
    return line;
  }

  menu(): Menu {
    return menuOn(this.core);
  }

  /** As the program on this device reads it. */
  looksAt(order: string): OrderView | null {
    return orderView(this.core.book, order);
  }

  view(order: string): OrderView {
    const view = this.looksAt(order);
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
