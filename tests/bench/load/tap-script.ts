import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Menu } from '@comanda/shared/menu/menu.ts';
import { type SoldItem, sell } from '@comanda/shared/menu/sell.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';

type Table = { readonly order: string; readonly lines: string[]; step: number };

const usualLines = 6;

/** One waiter: opens a table, takes its order, changes it, sends it to the kitchen, takes the money, and begins again. */
export class Waiter {
  readonly #core: DeviceCore;
  readonly #items: readonly SoldItem[];
  readonly #tables: readonly string[];
  /** The parties that this waiter serves at the same time, in turn. */
  readonly #serving: (Table | undefined)[];
  #turn = 0;

  readonly #lines: number;
  /** The tap that closes the order. */
  readonly #last: number;

  constructor(core: DeviceCore, parties: number, lines: number = usualLines) {
    this.#core = core;
    this.#lines = lines;
    // Each dish, a change to most of them, then: fired, seated, paid, closed.
    this.#last = lines + Math.max(0, lines - 2) + 4;
    this.#serving = new Array(parties).fill(undefined);
    this.#items = plainItems(core);
    const [floor] = [...core.records('floors').values()].sort((a, b) => Number(a.fields.rank) - Number(b.fields.rank));
    this.#tables = [...core.records('tables').values()]
      .filter((row) => row.fields.floor === floor?.id)
      .map((row) => row.id);
  }

  /** The next thing this waiter does: one tap, one or two events. */
  tap(): readonly OrderEvent[] {
    const at = this.#turn % this.#serving.length;
    this.#turn += 1;
    const table = this.#serving[at];
    if (table === undefined) return this.#sit(at);
    table.step += 1;
    const events = this.#do(this.#step(table));
    if (table.step === this.#last) this.#serving[at] = undefined;
    return events;
  }

  /** As one party from the first tap to the last. */
  serveOne(upTo: number = this.#last): void {
    for (let step = 0; step <= upTo; step += 1) this.tap();
  }

  /** One more dish, or one more of the same, on an order that is there already. */
  tapOn(order: string, turn: number): readonly OrderEvent[] {
    const lines = orderView(this.#core.book, order)?.lines ?? [];
    const line = lines[turn % Math.max(1, lines.length)];
    if (line === undefined || lines.length < 12) return this.#do(this.#addLine(order, this.#core.newId(), turn));
    return this.#do({ type: 'tap-quantity', order, line: line.line, by: 1 });
  }

  #sit(at: number): readonly OrderEvent[] {
    const order = this.#core.newId();
    this.#serving[at] = { order, lines: [], step: 0 };
    const table = this.#tables[(this.#turn + at) % this.#tables.length] ?? null;
    const multiSession = this.#core.replica.config?.multiSession ?? '';
    return this.#do({ type: 'open-order', order, kind: 'table', table, multiSession, guests: 2 });
  }

  #step({ order, lines, step }: Table): Command {
    if (step <= this.#lines) {
      lines.push(this.#core.newId());
      return this.#addLine(order, lines.at(-1) ?? '', step);
    }
    if (step < this.#last - 3) {
      return { type: 'tap-quantity', order, line: lines[step % this.#lines] ?? '', by: 1 };
    }
    if (step === this.#last - 3) return { type: 'fire', order, lines: 'all' };
    if (step === this.#last - 2) return { type: 'set-seat', order, line: lines[0] ?? '', seat: 2 };
    if (step === this.#last) return { type: 'close-order', order };
    const owed = orderView(this.#core.book, order)?.balance;
    if (owed === undefined) throw new Error('the order is gone');
    return { type: 'register-payment', order, payment: this.#core.newId(), tender: 'cash', amount: owed, given: owed };
  }

  #addLine(order: string, line: string, turn: number): Command {
    const item = this.#items[(this.#turn + turn) % this.#items.length] as SoldItem;
    return { type: 'add-line', order, line, item, quantity: 1, course: null, seat: null };
  }

  #do(command: Command): readonly OrderEvent[] {
    const events = this.#core.act(command);
    if (isRefusal(events)) throw new Error(`${command.type} was refused: ${events.refused}`);
    return events as readonly OrderEvent[];
  }
}

function plainItems(core: DeviceCore): SoldItem[] {
  const fields = <T>(table: Parameters<DeviceCore['records']>[0]): Map<string, T> =>
    new Map([...core.records(table)].map(([id, row]) => [id, row.fields as T]));
  const [setting] = [...fields<{ menuVersion: number }>('settings').values()];
  const menu: Menu = {
    version: setting?.menuVersion ?? 0,
    products: fields('products'),
    categories: fields('categories'),
    modifierGroups: fields('modifier_groups'),
  };
  return [...menu.products.values()].flatMap((product) => {
    const item = sell(menu, product.id);
    return isRefusal(item) ? [] : [item];
  });
}
