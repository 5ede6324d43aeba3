import { uuidV7 } from '@comanda/shared/base/ids.ts';
import type { Seeded } from '../restaurant/seeded.ts';
import type { PastOrder } from './past-orders.ts';
import type { Tally } from './tally.ts';
import type { Waiter } from './waiter.ts';

/** Where parties sit and what is on the menu, as the devices know it. */
export type House = {
  readonly products: Readonly<Record<string, string>>;
  readonly tables: readonly string[];
  readonly multiSession: string;
};

/** One party from sitting down to having paid: what was ordered in the past is tapped again. */
export class Party {
  readonly past: PastOrder;
  readonly order: string;
  readonly #house: House;
  readonly #random: Seeded;
  readonly #tally: Tally;
  readonly #measured: Promise<void>[] = [];

  constructor(past: PastOrder, house: House, random: Seeded, tally: Tally) {
    this.past = past;
    this.#house = house;
    this.#random = random;
    this.#tally = tally;
    this.order = this.#newId();
  }

  #newId(): string {
    return uuidV7(Date.now(), this.#random.bytes(10));
  }

  /** @param friend who serves the same table at the same time on another device; null: nobody */
  async serve(waiter: Waiter, friend: Waiter | null): Promise<void> {
    await this.#sitDown(waiter, friend);
    const { dishes } = this.past;
    if (friend === null) await this.#tapAll(waiter, dishes, null);
    else {
      const half = 1 + this.#random.below(dishes.length - 1);
      this.#tally.sharedOrders += 1;
      await Promise.all([
        this.#tapAll(waiter, dishes.slice(0, half), friend),
        this.#tapAll(friend, dishes.slice(half), waiter),
      ]);
      // The food is sent twice on purpose: by both who think of it, and neither may be cooked twice.
      await Promise.all([this.#fire(waiter), this.#random.chance(0.5) ? this.#fire(friend) : null]);
    }
    if (this.#random.chance(0.8)) await this.#seesAll(waiter);
    for (let bill = 0; bill < 5 && !(await this.#settle(waiter)); bill += 1) await this.#seesAll(waiter);
    await Promise.all(this.#measured);
    this.#tally.orders += 1;
  }

  async #sitDown(waiter: Waiter, friend: Waiter | null): Promise<void> {
    const { order } = this;
    const { tables, multiSession } = this.#house;
    const table = this.#random.pick(tables) ?? null;
    const guests = 1 + this.#random.below(6);
    const seen = friend?.waitFor({ until: 'seen', order, line: null });
    await waiter.do(
      { touch: 'command', command: { type: 'open-order', order, kind: 'table', table, multiSession, guests } },
      (shown) => shown !== null,
      ['order-exists'],
    );
    if ((await seen) === null) this.#tally.fault(`order ${this.past.id} never came to ${friend?.device.name}`);
  }

  async #tapAll(waiter: Waiter, dishes: readonly string[], friend: Waiter | null): Promise<void> {
    waiter.dishesAtHand += dishes.length;
    for (const dish of dishes) {
      const product = this.#house.products[dish];
      if (product === undefined) throw new Error(`${dish} is not on the imported menu`);
      const line = this.#newId();
      const connections = [waiter.connection, friend?.connection ?? null];
      const plus = this.#random.chance(0.6);
      const touched = await waiter.tapDish({ touch: 'dish', order: this.order, line, product, plus });
      waiter.dishesAtHand -= 1;
      // Only a new line has an id to be recognised by; nobody waits for the others to be seen.
      if (touched === null || !touched.isNew || friend === null || connections.includes(null)) continue;
      const undisturbed = (): boolean => waiter.connection === connections[0] && friend.connection === connections[1];
      this.#measured.push(this.#measure(touched.touchedMs, line, friend, undisturbed));
    }
  }

  /** How long until the other saw it, if both were connected all the time. */
  async #measure(touchedMs: number, line: string, friend: Waiter, undisturbed: () => boolean): Promise<void> {
    const seen = await friend.waitFor({ until: 'seen', order: this.order, line });
    if (seen === null) this.#tally.fault(`line ${line} never came to ${friend.device.name}`);
    else if (undisturbed()) this.#tally.latenciesMs.push(Math.max(0, seen.seenMs - touchedMs));
  }

  async #fire(waiter: Waiter): Promise<void> {
    const { order } = this;
    await waiter.do({ touch: 'command', command: { type: 'fire', order, lines: 'all' } }, () => false, [
      'nothing-to-fire',
      'order-over',
    ]);
  }

  async #seesAll(waiter: Waiter): Promise<void> {
    const count = this.past.dishes.length;
    if ((await waiter.waitFor({ until: 'dishes', order: this.order, count })) !== null) return;
    this.#tally.fault(`order ${this.past.id} never had its ${count} dishes on ${waiter.device.name}`);
  }

  /** Sends, serves, takes what is owed, and closes what the waiter sees now. True when that was all of it. */
  async #settle(waiter: Waiter): Promise<boolean> {
    const { order } = this;
    await this.#fire(waiter);
    const before = await waiter.look(order);
    const lines = before?.lines.filter(({ fired }) => fired > 0).map(({ line }) => line) ?? [];
    if (lines.length > 0 && this.#random.chance(0.5)) {
      await waiter.do({ touch: 'command', command: { type: 'serve', order, lines } }, () => false);
    }
    if (before !== null && before.balance > 0) {
      const payment = this.#newId();
      const paid = before.paid;
      // A colleague's dish may come between look and touch: then the next bill has it.
      await waiter.do({ touch: 'take-payment', order, payment }, (shown) => (shown?.paid ?? 0) > paid);
    }
    await waiter.do(
      { touch: 'command', command: { type: 'close-order', order } },
      (shown) => shown?.state === 'closed',
      ['order-over', 'not-paid'],
    );
    const after = await waiter.look(order);
    return after?.state === 'closed' && dishesOn(after) === this.past.dishes.length;
  }
}

const dishesOn = (shown: { readonly lines: readonly { readonly quantity: number }[] }): number =>
  shown.lines.reduce((sum, { quantity }) => sum + quantity, 0);
