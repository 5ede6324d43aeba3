import { createHash } from 'node:crypto';
import { sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import type { BoxStore } from '@comanda/shared/sync/box-ports.ts';
import type { DeviceStorage, Links } from '@comanda/shared/sync/device-ports.ts';
import * as version1 from '../contracts/devices-of-old/version-1.mjs';
import * as version2 from '../contracts/devices-of-old/version-2.mjs';
import { today } from '../restaurant/program.ts';
import { Restaurant } from '../restaurant/restaurant.ts';
import { Seeded } from '../restaurant/seeded.ts';
import { actOnce } from './acts.ts';
import { Faults } from './faults.ts';
import { type Hand, ifSaved } from './hand.ts';
import { Ledger } from './ledger.ts';
import type { Trade } from './people.ts';
import { reckon } from './reckoning.ts';
import { noteHeard, noteSeen, type Sometimes } from './sometimes.ts';
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

export type NightOptions = {
  readonly planted?: Planted;
  /** Acts and strikes that do not happen in this telling of the night. */
  readonly without?: ReadonlySet<string>;
  readonly swarm?: Partial<Swarm>;
};

/** Something that somebody did, or that struck. Its name stays the same in every telling of the night. */
export type Happening = {
  readonly name: string | null;
  readonly atMs: number;
  readonly what: string;
  readonly details: string;
};

export type Outcome = {
  readonly seed: number;
  readonly steps: number;
  readonly events: number;
  readonly faults: ReadonlyMap<FaultKind, number>;
  readonly crashes: number;
  readonly violations: readonly string[];
  readonly undrained: readonly string[];
  /** Of everything that happened: the same seed gives the same one. */
  readonly hash: string;
  readonly happenings: readonly Happening[];
  /** Rare things that came about. */
  readonly sometimes: ReadonlySet<Sometimes>;
};

/** Names of what was tapped and what struck, in order. */
export const namesOf = ({ happenings }: Outcome): string[] => happenings.flatMap(({ name }) => name ?? []);

const crew = sampleRestaurant().staff;
/** From when all faults stop until everyone is up to date and owes nothing. */
const drainMs = (devices: number): number => (devices <= 12 ? 10_000 : 30_000);
const trades: readonly Trade[] = ['waiter', 'cook', 'waiter', 'cashier', 'waiter', 'waiter', 'cook', 'waiter'];
const dishesAtFirst = [5, 300, 900] as const;
const roleOf = { waiter: 'tablet', cook: 'kitchen', cashier: 'till' } as const;

/** One Friday night: a restaurant, its people and what goes wrong, all from one seed. */
export class Night {
  readonly seed: number;
  readonly swarm: Swarm;
  readonly restaurant: Restaurant;
  readonly ledger = new Ledger();
  readonly watch = new Watch(this);
  readonly hands: Hand[] = [];
  readonly tables: readonly string[];
  readonly products: readonly string[];
  /** Every second two nights dishes are parted, and in the first of them a third of the devices is of an older version. */
  readonly movesParts: boolean;
  readonly hasOldDevices: boolean;
  /** Some nights dishes are given free and discounts are set; those that were pinned before stay as they were. */
  readonly gives: boolean;
  /** Some nights it is a cook who does what they may not, and goes on with it. */
  readonly insists: boolean;
  /** Of how many products somebody has said how many there are: some nights, and of one there are not enough. */
  readonly began: ReadonlyMap<string, number>;
  crashes = 0;
  isOver = false;
  readonly #startMs: number;
  readonly #hash = createHash('sha1');
  readonly #happenings: Happening[] = [];
  readonly #without: ReadonlySet<string>;
  readonly #faults: Faults;
  readonly sometimes = new Set<Sometimes>();

  constructor(seed: number, { planted = {}, without = new Set(), swarm = {} }: NightOptions = {}) {
    this.seed = seed;
    this.movesParts = seed % 4 === 1 || seed % 4 === 2;
    this.hasOldDevices = seed % 4 === 1;
    this.gives = seed % 8 === 3 || seed % 8 === 5;
    this.insists = seed % 4 === 0;
    this.#without = without;
    this.swarm = { ...rollSwarm(this.luckOf('swarm'), this.luckOf('flurries')), ...swarm };
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
    const counted = seed % 8 === 2 || seed % 8 === 7 ? this.products.slice(0, dishesAtFirst.length) : [];
    this.began = new Map(counted.map((id, at) => [id, dishesAtFirst[at] as number]));
    restaurant.box.core?.changeRecords(
      [...this.began].map(([id, left]) => ({ table: 'products' as const, id, fields: { left } })),
    );
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
    for (const hand of this.hands) if (hand.tablet.program !== today) this.#update(hand);
    time.pass(drainMs(this.hands.length));
    const { undrained } = reckon(this);
    if (undrained.length === 0) this.#faults.rows.reckon(this);
    return {
      seed: this.seed,
      steps: time.steps,
      events: this.ledger.entries.size,
      faults: this.#faults.counts,
      crashes: this.crashes,
      violations: this.watch.violations,
      undrained,
      hash: this.#hash.digest('hex'),
      happenings: this.#happenings,
      sometimes: this.sometimes,
    };
  }

  luckOf(name: string): Seeded {
    return Seeded.named(this.seed, name);
  }

  mayHappen(name: string): boolean {
    return !this.#without.has(name);
  }

  /** Something that can be left out of another telling. */
  happens(name: string, what: string, details: string): void {
    this.#tell({ name, atMs: this.elapsedMs, what, details });
  }

  /** What follows from it. */
  trace(what: string, details: string): void {
    this.#tell({ name: null, atMs: this.elapsedMs, what, details });
  }

  /** Also counts for whether two nights are the same, but tells nobody anything. */
  hush(what: string, details: string): void {
    this.#hash.update(`${this.elapsedMs.toFixed(3)} ${what} ${details}`);
  }

  #tell(happening: Happening): void {
    this.hush(happening.what, happening.details);
    this.#happenings.push(happening);
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

  /** In the end every tablet is updated, also one that is out just now. */
  #update(hand: Hand): void {
    hand.tablet.program = today;
    if (!hand.tablet.isAlive) return;
    hand.coreLife += 1;
    hand.tablet.restart();
    this.trace('update', hand.tablet.identity.name);
  }

  #hire(at: number, planted: Planted): void {
    const { restaurant } = this;
    const trade = trades[at % trades.length] as Trade;
    const sessions = restaurant.multiSessions();
    const fitting = crew.filter(({ role }) => role === trade || (trade === 'waiter' && role === 'manager'));
    const person = fitting[at % fitting.length];
    if (person === undefined) throw new Error(`nobody is a ${trade}`);
    const older = this.gives ? version2 : version1;
    const program = this.hasOldDevices && at % 3 === 1 ? older : today;
    const tablet = restaurant.addTablet(roleOf[trade], person.id, sessions[at % 3 === 2 ? 1 : 0], program);
    const random = this.luckOf(`hand ${at}`);
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
    tablet.cable.hears = (message, text) => {
      hand.lastHeardMs = restaurant.time.nowMs;
      this.hush(tablet.identity.name, text);
      this.watch.heard(hand, message);
      noteHeard(this, hand, message);
    };
    const disk = this.luckOf(`disk ${at}`);
    tablet.disk.survives = () => disk.chance(0.6);
    tablet.disk.writeMs = () => 1 + disk.below(20);
    tablet.died = () => {
      this.crashes += 1;
      this.trace('died', tablet.identity.name);
      restaurant.time.after(100 + disk.below(5_000), () => this.restart(hand));
    };
    if (planted.storage !== undefined) tablet.wrapStorage = planted.storage;
    if (planted.links !== undefined) tablet.wrapLinks = planted.links;
    if (Object.keys(planted).length > 0) tablet.restart();
  }

  /** Each act has its name and its own luck, as each strike has. */
  #work(hand: Hand, when = hand.random, nth = 1): void {
    const { time } = this.restaurant;
    time.after(when.below(this.swarm.actEveryMs * 2), () => {
      if (this.isOver) return;
      this.#work(hand, when, nth + 1);
      const { tablet } = hand;
      for (let tap = 1; tap <= this.swarm.flurry; tap += 1) {
        const name = `${tablet.identity.name} act ${nth}${tap === 1 ? '' : `.${tap}`}`;
        hand.random = this.luckOf(name);
        if (!tablet.isAlive || !tablet.core.isReady || tablet.pause.isOn) return;
        if (!this.mayHappen(name)) continue;
        noteSeen(this, hand);
        actOnce(this, hand, name);
      }
    });
  }

  #lookAround(): void {
    this.restaurant.time.after(500, () => {
      for (const hand of this.hands) this.watch.look(hand);
      this.#lookAround();
    });
  }
}

export const runNight = (seed: number, options?: NightOptions): Outcome => new Night(seed, options).run();
