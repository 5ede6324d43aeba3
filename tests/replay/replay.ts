import { Seeded } from '../restaurant/seeded.ts';
import { compareShown, compareSql } from './compare.ts';
import { Mishaps } from './mishaps.ts';
import { type House, Party } from './party.ts';
import { type Past, type PastDay, type PastOrder, priceOf, readPast } from './past-orders.ts';
import { RestaurantProcess } from './restaurant-process.ts';
import { percentile, Tally } from './tally.ts';
import { Waiter } from './waiter.ts';

export type ReplayOptions = {
  readonly data: string;
  readonly days: number;
  readonly devices: number;
  readonly seed: number;
  readonly say: (line: string) => void;
};

export type ReplayReport = {
  readonly orders: number;
  readonly lines: number;
  readonly skippedLines: number;
  readonly devices: number;
  readonly cuts: number;
  readonly restarts: number;
  readonly sharedOrdersPct: number;
  readonly offlineTapsPct: number;
  readonly longPollPct: number;
  readonly lost: number;
  readonly doubled: number;
  readonly revenueCents: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly seconds: number;
};

/** Parties who sit at the same time, for each device. */
const partiesPerDevice = 12;
/** Of those with two dishes or more. */
const sharedPart = 0.65;

/** A past quarter is served again by real processes, while lines are cut and processes killed. */
class Replay {
  readonly #options: ReplayOptions;
  readonly #past: Past;
  readonly #random: Seeded;
  readonly tally = new Tally();
  readonly #restaurant: RestaurantProcess;
  readonly #waiters: readonly Waiter[];
  readonly #mishaps: Mishaps;
  readonly #orders = new Map<string, PastOrder>();
  #codes: ReadonlyMap<string, string> = new Map();
  #house: House = { products: {}, tables: [], multiSession: '' };

  constructor(options: ReplayOptions, past: Past, restaurant: RestaurantProcess) {
    this.#options = options;
    this.#past = past;
    this.#restaurant = restaurant;
    this.#random = new Seeded(options.seed);
    this.#waiters = restaurant.devices.map((device) => new Waiter(device, this.tally));
    const taps = past.days.flatMap(({ orders }) => orders).reduce((sum, { dishes }) => sum + dishes.length, 0);
    // In a short run as well, everything dies several times.
    const plan = { deviceEvery: Math.min(120, Math.ceil(taps / 6)), boxEvery: Math.min(400, Math.ceil(taps / 3)) };
    this.#mishaps = new Mishaps(this.#waiters, restaurant.box, this.#random.split(), this.tally, plan);
  }

  async run(): Promise<void> {
    this.#house = await (this.#waiters[0] as Waiter).patiently('menu', null);
    this.#codes = new Map(Object.entries(this.#house.products).map(([code, id]) => [id, code]));
    for (const day of this.#past.days) await this.#serve(day);
  }

  async #serve(day: PastDay): Promise<void> {
    const startedMs = performance.now();
    const parties = day.orders.map((past) => new Party(past, this.#house, this.#random.split(), this.tally));
    for (const party of parties) this.#orders.set(party.order, party.past);
    const waiting = [...parties];
    const table = async (): Promise<void> => {
      for (let party = waiting.shift(); party !== undefined; party = waiting.shift()) {
        const [waiter, friend] = this.#crewFor(party);
        await party.serve(waiter, friend);
      }
    };
    const tables = Array.from({ length: partiesPerDevice * this.#waiters.length }, table);
    await this.#mishaps.during(Promise.all(tables));
    await this.#compareDevices(parties);
    await this.#restaurant.box.admin().ask('close-day', {});
    await this.#allLeave(parties);
    const { taps, faults } = this.tally;
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    this.#options.say(
      `${day.day}: ${parties.length} orders, ${taps} taps so far, ${faults.length} faults, ${seconds} s`,
    );
  }

  #crewFor(party: Party): [Waiter, Waiter | null] {
    const crew = [...this.#waiters];
    const [waiter] = crew.splice(this.#random.below(crew.length), 1);
    const shared = party.past.dishes.length > 1 && this.#random.chance(sharedPart);
    return [waiter as Waiter, shared ? (this.#random.pick(crew) ?? null) : null];
  }

  /** Before the orders leave the devices: every device shows every order as it was. */
  async #compareDevices(parties: readonly Party[]): Promise<void> {
    const orders = parties.map(({ order }) => order);
    await Promise.all(
      this.#waiters.map(async (waiter) => {
        const { name } = waiter.device;
        if ((await waiter.waitFor({ until: 'closed', orders })) === null) {
          const state = await waiter.patiently('state', null);
          this.tally.fault(`${name} does not show every order as closed: ${state}`);
        }
        if ((await waiter.waitFor({ until: 'settled' })) === null) this.tally.fault(`${name} does not settle`);
        const shown = await waiter.patiently('show', { orders });
        for (const [at, party] of parties.entries()) {
          compareShown(party.past, this.#past.prices, this.#codes, shown[at] ?? null, name, this.tally);
        }
        for (const card of await waiter.patiently('cards', null)) this.tally.fault(`${name} was refused: ${card}`);
      }),
    );
  }

  async #allLeave(parties: readonly Party[]): Promise<void> {
    const orders = parties.map(({ order }) => order);
    const left = await Promise.all(this.#waiters.map((waiter) => waiter.waitFor({ until: 'gone', orders })));
    if (left.includes(null)) this.tally.fault('closed orders stay on a device after the day has ended');
  }

  report(seconds: number): ReplayReport {
    const { tally } = this;
    const past = this.#past.days.flatMap(({ orders }) => orders);
    const sql = compareSql(this.#restaurant.box.database, this.#orders, this.#past.prices, tally);
    const owed = past.reduce((sum, order) => sum + priceOf(order, this.#past.prices), 0);
    if (sql.revenueCents !== owed) tally.fault(`${sql.revenueCents} is in SQL, ${owed} was ordered`);
    if (sql.takenCents !== owed) tally.fault(`${sql.takenCents} was taken, ${owed} was ordered`);
    for (const complaint of this.#restaurant.box.complaints) tally.fault(`the box says ${complaint}`);
    const percent = (part: number, of: number): number => Math.round((1000 * part) / Math.max(1, of)) / 10;
    const dishes = past.reduce((sum, order) => sum + order.dishes.length, 0);
    if (tally.taps !== dishes) tally.fault(`${tally.taps} taps for ${dishes} dishes`);
    return {
      orders: tally.orders,
      lines: dishes + this.#past.skippedLines,
      skippedLines: this.#past.skippedLines,
      devices: this.#waiters.length,
      cuts: tally.cuts,
      restarts: tally.deviceKills + tally.boxKills,
      sharedOrdersPct: percent(tally.sharedOrders, tally.orders),
      offlineTapsPct: percent(tally.offlineTaps, tally.taps),
      longPollPct: percent(tally.polledTaps, tally.taps),
      lost: tally.lost,
      doubled: tally.doubled,
      revenueCents: sql.revenueCents,
      p50Ms: percentile(tally.latenciesMs, 0.5),
      p99Ms: percentile(tally.latenciesMs, 0.99),
      seconds,
    };
  }
}

/** @returns what was counted, and in words everything that is not as it should be */
export async function replay(options: ReplayOptions): Promise<{ report: ReplayReport; faults: readonly string[] }> {
  const startedMs = performance.now();
  const past = readPast(options.data, options.days);
  const restaurant = await RestaurantProcess.found({
    devices: options.devices,
    longPoll: (device) => device % 3 === 1,
    menuFile: past.menuFile,
  });
  try {
    const run = new Replay(options, past, restaurant);
    await run.run();
    const report = run.report(Math.round((performance.now() - startedMs) / 100) / 10);
    return { report, faults: run.tally.faults };
  } finally {
    await restaurant.close();
  }
}
