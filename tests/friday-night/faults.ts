import { allFacts, type Book } from '@comanda/shared/order/book.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import { remember } from '@comanda/shared/sync/keeping.ts';
import type { Offer } from '@comanda/shared/sync/wire.ts';
import { fairWeather } from '../restaurant/cable.ts';
import type { Seeded } from '../restaurant/seeded.ts';
import type { Hand, Night } from './night.ts';
import type { FaultKind } from './swarm.ts';

const hourMs = 3_600_000;
const yearMs = 365 * 24 * hourMs;

/** Strikes at random moments, at the ports and at what an owner may change in the middle of an evening. */
export class Faults {
  readonly counts = new Map<FaultKind, number>();
  readonly #night: Night;
  readonly #random: Seeded;
  readonly #backups: { readonly bytes: Buffer; readonly upTo: number }[] = [];
  /** Events that a restore took from the box, and the devices that can give them back. */
  readonly #heldBy = new Map<string, Set<Hand>>();
  #slowUntilMs = 0;

  constructor(night: Night) {
    this.#night = night;
    this.#random = night.random.split();
    const { box } = night.restaurant;
    box.died = () => this.#boxDied();
    for (const { tablet } of night.hands) tablet.cable.weather = this.#weather();
  }

  begin(): void {
    for (const [kind, everyMs] of this.#night.swarm.everyMs) this.#strikeAgain(kind, everyMs);
    this.#backUp();
  }

  /** All faults stop. Clocks stay wrong: nobody sets them in the middle of service. */
  heal(): void {
    const { restaurant, hands, watch } = this.#night;
    watch.crashNext = null;
    restaurant.box.fuse.arm(Number.POSITIVE_INFINITY);
    if (restaurant.box.core === null) restaurant.box.start();
    for (const hand of hands) {
      const { tablet } = hand;
      tablet.cable.mend();
      tablet.cable.refusesSockets = false;
      tablet.cable.weather = fairWeather;
      tablet.disk.failing = null;
      if (tablet.isAlive) tablet.fuse.arm(Number.POSITIVE_INFINITY);
      this.#night.restart(hand);
    }
    this.#night.trace('heal', '');
  }

  #count(kind: FaultKind, details = ''): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    this.#night.trace('FAULT', `${kind} ${details}`);
  }

  #strikeAgain(kind: FaultKind, everyMs: number): void {
    const { time } = this.#night.restaurant;
    time.after(everyMs * (0.3 + 1.4 * this.#random.next()), () => {
      if (this.#night.isOver) return;
      this.#strikeAgain(kind, everyMs);
      const hand = this.#random.pick(this.#night.hands);
      if (hand !== undefined) strikes[kind](this.#tools(kind, hand));
    });
  }

  #tools(kind: FaultKind, hand: Hand): Tools {
    const { time, box } = this.#night.restaurant;
    return {
      night: this.#night,
      random: this.#random,
      hand,
      count: (details) => this.#count(kind, `${hand.tablet.identity.name} ${details ?? ''}`),
      later: (ms, run) => {
        time.after(ms, () => {
          if (!this.#night.isOver) run();
        });
      },
      change: (table, id, fields) => {
        if (box.core === null) return;
        this.#count(kind, `${table} ${id} ${JSON.stringify(fields)}`);
        box.core.changeRecords([{ table, id, fields }]);
      },
      slowFor: (ms) => {
        this.#slowUntilMs = time.nowMs + ms;
      },
      wipe: () => this.#wipe(hand),
      restore: () => this.#restore(),
    };
  }

  #weather() {
    const { swarm, restaurant } = this.#night;
    const random = this.#random.split();
    const calm = (): boolean => this.#night.isOver;
    return {
      delayMs: () => {
        const slow = restaurant.time.nowMs < this.#slowUntilMs ? random.below(2_500) : 0;
        return 1 + random.next() * swarm.delayMs + slow;
      },
      loses: () => {
        const lost = !calm() && random.chance(swarm.lossRate);
        if (lost) this.#count('loss');
        return lost;
      },
      duplicates: () => {
        const twice = !calm() && random.chance(swarm.duplicationRate);
        if (twice) this.#count('duplication');
        return twice;
      },
    };
  }

  #boxDied(): void {
    const night = this.#night;
    night.crashes += 1;
    night.trace('died', 'the box');
    const { beforeLast } = night.watch;
    if (beforeLast !== null) night.restaurant.box.restore(beforeLast);
    night.restaurant.time.after(100 + this.#random.below(4_000), () => {
      if (night.restaurant.box.core !== null) return;
      night.restaurant.box.start();
      night.trace('restart', 'the box');
    });
  }

  #backUp(): void {
    const { box, time } = this.#night.restaurant;
    if (!this.#night.swarm.everyMs.has('restore')) return;
    time.after(3_000 + this.#random.below(9_000), () => {
      if (this.#night.isOver) return;
      if (this.#backups.length < 6)
        this.#backups.push({ bytes: box.backup(), upTo: this.#night.watch.committed.at(-1)?.at ?? 0 });
      this.#backUp();
    });
  }

  #wipe(hand: Hand): void {
    this.#count('wipe', hand.tablet.identity.name);
    hand.tablet.kill();
    hand.tablet.disk.wipe();
    hand.diskLife += 1;
    for (const [id, holders] of this.#heldBy) {
      holders.delete(hand);
      if (holders.size === 0 && !this.#night.watch.ids.has(id)) this.#isLost(id);
    }
    this.#night.restart(hand);
  }

  /** What only the dead disk knew is lost; everything that any device has on its own disk must come back. */
  #restore(): void {
    const { restaurant, watch, hands, ledger } = this.#night;
    const at = this.#random.below(this.#backups.length);
    const backup = this.#backups[at];
    if (backup === undefined) return;
    this.#count('restore', `to ${backup.upTo}`);
    const kept = new Set(watch.committed.filter((one) => one.at <= backup.upTo).map(({ id }) => id));
    const missing = watch.committed.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    restaurant.box.restore(backup.bytes);
    // What the old box had said and nobody has heard yet is not heard any more.
    for (const { tablet } of hands) tablet.cable.breakOpenLines(true, true);
    this.#backups.splice(at + 1);
    const held = hands.map((hand) => ({ hand, ids: heldBy(hand) }));
    for (const id of missing) {
      const holders = new Set(held.filter(({ ids }) => ids.has(id)).map(({ hand }) => hand));
      this.#heldBy.set(id, holders);
      if (holders.size === 0) this.#isLost(id);
    }
    for (const entry of ledger.entries.values()) {
      const { offer, device } = entry;
      entry.restoredSince = true;
      const hasIt = held.some(({ hand, ids }) => hand.tablet.identity.id === device && ids.has(offer.id));
      // Rows are not sealed: what was changed since the backup is what the backup says.
      if (offer.type === 'record-changed' && !hasIt) this.#isLost(offer.id);
    }
    watch.restored(backup.upTo);
    this.#boxDied();
  }

  #isLost(id: string): void {
    const entry = this.#night.ledger.entries.get(id);
    if (entry !== undefined) entry.lost = true;
  }
}

/** What a device has on its disk and has not let go of since, though the disk may not know that yet. */
function heldBy({ tablet }: Hand): Set<string> {
  const { replica, reoffers, taps } = remember(tablet.disk.saved());
  const offers = taps.flatMap((tap) => tap.offers);
  const saved = new Set([...reoffers.keys(), ...offers.map(({ id }) => id), ...factIds(replica.book)]);
  if (!tablet.isAlive || !tablet.core.isReady) return saved;
  const { core } = tablet;
  const known = new Set(factIds(core.book));
  const waits = (offer: Offer): boolean => core.markOf({ event: offer, clock: offer.clock } as Fact) !== 'safe';
  for (const offer of offers) if (waits(offer)) known.add(offer.id);
  return new Set([...saved].filter((id) => known.has(id)));
}

const factIds = (book: Book): string[] =>
  [...book.orders.values()].flatMap((order) => allFacts(order).map(({ event }) => event.id));

export type Tools = {
  readonly night: Night;
  readonly random: Seeded;
  readonly hand: Hand;
  count(details?: string): void;
  later(ms: number, run: () => void): void;
  change(
    table: 'devices' | 'multi_sessions' | 'tables' | 'products' | 'staff',
    id: string,
    fields: Readonly<Record<string, unknown>>,
  ): void;
  slowFor(ms: number): void;
  wipe(): void;
  restore(): void;
};

type Strike = (tools: Tools) => void;

const cutting =
  (up: boolean, down: boolean): Strike =>
  ({ hand: { tablet }, random, count, later }) => {
    count();
    tablet.cable.upCut ||= up;
    tablet.cable.downCut ||= down;
    later(500 + random.below(15_000), () => tablet.cable.mend());
  };

const crashing =
  (when: 'before' | 'after' | 'disk'): Strike =>
  ({ night, count }) => {
    if (night.restaurant.box.core === null) return;
    count();
    night.watch.crashNext = when;
  };

const strikes: Readonly<Record<FaultKind, Strike>> = {
  // These two are in the weather.
  loss: () => {},
  duplication: () => {},
  delay: ({ random, count, slowFor }) => {
    count();
    slowFor(500 + random.below(6_000));
  },
  cut: cutting(true, true),
  'cut-up': cutting(true, false),
  'cut-down': cutting(false, true),
  'half-open': ({ hand, random, count }) => {
    count();
    const way = random.below(3);
    hand.tablet.cable.breakOpenLines(way !== 0, way !== 1);
  },
  snap: ({ hand, count }) => {
    count();
    hand.tablet.cable.snap();
  },
  'sockets-refused': ({ hand: { tablet }, random, count, later }) => {
    count();
    tablet.cable.refusesSockets = true;
    tablet.cable.snap();
    later(2_000 + random.below(40_000), () => {
      tablet.cable.refusesSockets = false;
    });
  },
  'box-crash': ({ night, random, count }) => {
    if (night.restaurant.box.core === null) return;
    count();
    night.restaurant.box.fuse.arm(random.below(40));
  },
  'box-crash-before-commit': crashing('before'),
  'box-crash-after-commit': crashing('after'),
  'box-disk-error': crashing('disk'),
  'device-crash': ({ hand, random, count }) => {
    if (!hand.tablet.isAlive) return;
    count();
    hand.tablet.fuse.arm(random.below(60));
  },
  'device-crash-at-start': ({ night, hand, random, count }) => {
    if (!hand.tablet.isAlive) return;
    count();
    hand.tablet.kill();
    night.restart(hand);
    hand.tablet.fuse.arm(random.below(12));
  },
  'device-crash-in-write': ({ night, hand, random, count, later }) => {
    const { tablet } = hand;
    const watch = (): void => {
      if (!tablet.isAlive) return;
      if (!tablet.disk.isWriting) {
        later(1 + random.below(20), watch);
        return;
      }
      count();
      tablet.kill();
      night.crashes += 1;
      later(random.below(3_000), () => night.restart(hand));
    };
    watch();
  },
  'box-clock': ({ night, random, count }) => {
    const jumpMs = (random.chance(0.5) ? 1 : -1) * random.below(20 * 60_000);
    count(String(jumpMs));
    night.restaurant.box.wallSkewMs += jumpMs;
  },
  'device-clock': ({ hand, random, count }) => {
    count();
    hand.tablet.wallSkewMs = random.pick([yearMs, -yearMs, hourMs, -hourMs, 5_000, 0]) ?? 0;
  },
  wipe: ({ wipe }) => wipe(),
  quota: ({ hand: { tablet }, random, count, later }) => {
    count();
    tablet.disk.failing = random.chance(0.7) ? 'quota' : 'closed';
    later(200 + random.below(8_000), () => {
      tablet.disk.failing = null;
    });
  },
  restore: ({ restore }) => restore(),
  'device-moved': ({ night, hand, random, change }) =>
    change('devices', hand.tablet.identity.id, { multiSession: random.pick(night.restaurant.multiSessions()) }),
  'role-changed': ({ hand, random, change }) =>
    change('devices', hand.tablet.identity.id, { role: random.pick(['tablet', 'till', 'kitchen', 'tablet']) }),
  'floors-changed': ({ night, random, change }) => {
    const floors = [...(night.restaurant.box.core?.life.records.tables.get('floors')?.keys() ?? [])];
    change('multi_sessions', random.pick(night.restaurant.multiSessions()) ?? '', {
      floors: floors.filter(() => random.chance(0.6)),
    });
  },
  'table-archived': ({ night, random, change }) =>
    change('tables', random.pick(night.tables) ?? '', { archived: random.chance(0.6) }),
  'price-changed': ({ night, random, change }) =>
    change('products', random.pick(night.products) ?? '', { price: 1_000 + random.below(9_000) }),
  'sold-out': ({ night, random, change }) =>
    change('products', random.pick(night.products) ?? '', {
      availability: random.chance(0.5) ? 'sold-out' : 'available',
    }),
  'staff-barred': ({ hand, random, change }) => change('staff', hand.person.id, { paymentsBarred: random.chance(0.5) }),
  'day-closed': ({ night, count }) => {
    if (night.restaurant.box.core === null) return;
    count();
    night.restaurant.box.core.closeDay();
  },
  'feed-cut': ({ night, random, count }) => {
    const { box } = night.restaurant;
    if (box.core === null) return;
    count();
    box.disk.store.prune(Math.max(0, box.core.life.head - random.below(60)));
  },
  'sign-in-expired': ({ night, count }) => {
    count();
    night.restaurant.box.wallSkewMs += 17 * hourMs;
  },
  forbidden: ({ hand, count }) => {
    count();
    hand.forbiddenNext = true;
  },
  wake: ({ hand: { tablet }, count }) => {
    if (!tablet.isAlive || !tablet.core.isReady) return;
    count();
    tablet.core.wake();
  },
};
