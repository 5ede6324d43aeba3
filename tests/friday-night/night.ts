import { createHash } from 'node:crypto';
import { sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import type { BoxStore } from '@comanda/shared/sync/box-ports.ts';
import type { DeviceStorage, Links } from '@comanda/shared/sync/device-ports.ts';
import { Restaurant } from '../restaurant/restaurant.ts';
import { Seeded } from '../restaurant/seeded.ts';
import { actOnce } from './acts.ts';
import { Faults } from './faults.ts';
import { type Hand, ifSaved } from './hand.ts';
import { Ledger } from './ledger.ts';
import type { Trade } from './people.ts';
import { reckon } from './reckoning.ts';
import { type FaultKind, rollSwarm, type Swarm } from './swarm.ts';
import { Watch } from './watch.ts';

/** A bug planted on purpose, at the ports: the product's code stays as it is. */
export type Planted = {
  store?(store: BoxStore): BoxStore;
  storage?(storage: DeviceStorage): DeviceStorage;
  links?(links: Links): Links;
  /** A disk that loses the last commit when the box dies. */
  forgetful?: true;
};

export type Outcome = {
  readonly seed: number;
  readonly events: number;
  readonly faults: ReadonlyMap<FaultKind, number>;
  readonly crashes: number;
  readonly violations: readonly string[];
  readonly undrained: readonly string[];
  /** Of everything that happened: the same seed gives the same one. */
  readonly hash: string;
  readonly last: readonly string[];
};

const crew = sampleRestaurant().staff;
const drainMs = 10_000;
const trades: readonly Trade[] = ['waiter', 'cook', 'waiter', 'cashier', 'waiter', 'waiter', 'cook', 'waiter'];
const roleOf = { waiter: 'tablet', cook: 'kitchen', cashier: 'till' } as const;

/** One Friday night: a restaurant, its people and what goes wrong, all from one seed. */
export class Night {
  readonly seed: number;
  readonly swarm: Swarm;
  readonly restaurant: Restaurant;
  readonly random: Seeded;
  readonly ledger = new Ledger();
  readonly watch = new Watch(this);
  readonly hands: Hand[] = [];
  readonly tables: readonly string[];
  readonly products: readonly string[];
  crashes = 0;
  isOver = false;
  readonly #startMs: number;
  readonly #hash = createHash('sha1');
  readonly #last: string[] = [];
  readonly #faults: Faults;

  constructor(seed: number, planted: Planted = {}) {
    this.seed = seed;
    this.random = new Seeded(seed * 2_654_435_761);
    this.swarm = rollSwarm(this.random.split());
    this.restaurant = new Restaurant({ tablets: 0, seed });
    const { restaurant } = this;
    this.#startMs = restaurant.time.nowMs;
    // Two rooms of different groups and the bar that both share.
    this.tables = ['1', '2', '31', '32', 'B1', 'B2'].map((number) => restaurant.table(number));
    this.products = restaurant.plainProducts().slice(0, 12);
    restaurant.box.wrapStore = (store) => {
      const watched = this.watch.store(store);
      return planted.store?.(watched) ?? watched;
    };
    restaurant.box.kill();
    restaurant.box.start();
    for (let at = 0; at < this.swarm.devices; at += 1) this.#hire(at, planted);
    this.#faults = new Faults(this);
    if (planted.forgetful) this.watch.keepsBackup = true;
  }

  get elapsedMs(): number {
    return this.restaurant.time.nowMs - this.#startMs;
  }

  run(): Outcome {
    const { time } = this.restaurant;
    for (const hand of this.hands) this.#work(hand);
    this.#faults.begin();
    this.#lookAround();
    time.pass(this.swarm.chaosMs);
    this.isOver = true;
    this.#faults.heal();
    time.pass(drainMs);
    const { undrained } = reckon(this);
    if (undrained.length === 0) this.#faults.rows.reckon(this);
    return {
      seed: this.seed,
      events: this.ledger.entries.size,
      faults: this.#faults.counts,
      crashes: this.crashes,
      violations: this.watch.violations,
      undrained,
      hash: this.#hash.digest('hex'),
      last: this.#last,
    };
  }

  trace(what: string, details: string): void {
    const text = `${this.elapsedMs.toFixed(3)} ${what} ${details}`;
    this.#hash.update(text);
    this.#last.push(text.slice(0, 240));
    if (this.#last.length > 60) this.#last.shift();
  }

  /** A person who is near the box and has their PIN. */
  signIn(hand: Hand): void {
    const { core } = this.restaurant.box;
    const { tablet } = hand;
    if (core === null || !tablet.isAlive || !tablet.core.isReady || tablet.cable.upCut || tablet.cable.downCut) return;
    ifSaved(() => tablet.core.signIn(core.signIn(tablet.identity.id, hand.person.id)));
  }

  restart(hand: Hand): void {
    if (hand.tablet.isAlive) return;
    hand.coreLife += 1;
    hand.tablet.restart();
    this.trace('restart', hand.tablet.identity.name);
  }

  #hire(at: number, planted: Planted): void {
    const { restaurant } = this;
    const trade = trades[at % trades.length] as Trade;
    const sessions = restaurant.multiSessions();
    const fitting = crew.filter(({ role }) => role === trade || (trade === 'waiter' && role === 'manager'));
    const person = fitting[at % fitting.length];
    if (person === undefined) throw new Error(`nobody is a ${trade}`);
    const tablet = restaurant.addTablet(roleOf[trade], person.id, sessions[at % 3 === 2 ? 1 : 0]);
    const random = this.random.split();
    const hand: Hand = {
      tablet,
      trade,
      random,
      own: [],
      person,
      diskLife: 0,
      coreLife: 0,
      lastHeardMs: restaurant.time.nowMs,
      forbiddenNext: false,
    };
    this.hands.push(hand);
    tablet.cable.says = (message, line) => this.watch.said(message, line);
    tablet.cable.hears = (message) => {
      hand.lastHeardMs = restaurant.time.nowMs;
      this.trace(tablet.identity.name, JSON.stringify(message));
      this.watch.heard(hand, message);
    };
    tablet.disk.survives = () => random.chance(0.6);
    tablet.disk.writeMs = () => 1 + random.below(20);
    tablet.died = () => {
      this.crashes += 1;
      this.trace('died', tablet.identity.name);
      restaurant.time.after(100 + random.below(5_000), () => this.restart(hand));
    };
    if (planted.storage !== undefined) tablet.wrapStorage = planted.storage;
    if (planted.links !== undefined) tablet.wrapLinks = planted.links;
    if (Object.keys(planted).length > 0) tablet.restart();
  }

  #work(hand: Hand): void {
    const { time } = this.restaurant;
    time.after(hand.random.below(this.swarm.actEveryMs * 2), () => {
      if (this.isOver) return;
      this.#work(hand);
      if (hand.tablet.isAlive && hand.tablet.core.isReady) actOnce(this, hand);
    });
  }

  #lookAround(): void {
    this.restaurant.time.after(500, () => {
      for (const hand of this.hands) this.watch.look(hand);
      this.#lookAround();
    });
  }
}

export const runNight = (seed: number, planted?: Planted): Outcome => new Night(seed, planted).run();
