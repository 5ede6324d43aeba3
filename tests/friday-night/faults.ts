import { deviceTokens } from '@comanda/server/store/devices.ts';
import { sealOf } from '@comanda/server/store/seal.ts';
import { fairWeather } from '../restaurant/cable.ts';
import type { Seeded } from '../restaurant/seeded.ts';
import { type Hand, ifSaved } from './hand.ts';
import { heldBy } from './held.ts';
import type { Night } from './night.ts';
import { RowsHeld } from './rows-held.ts';
import { strikes, type Tools } from './strikes.ts';
import type { FaultKind } from './swarm.ts';

/** Strikes at random moments, at the ports and at what an owner may change in the middle of an evening. */
export class Faults {
  readonly counts = new Map<FaultKind, number>();
  readonly #night: Night;
  readonly #random: Seeded;
  readonly #backups: { readonly bytes: Buffer; readonly upTo: number; readonly head: number }[] = [];
  readonly rows = new RowsHeld();
  /** Events that a restore took from the box, and the devices that can give them back. */
  readonly #heldBy = new Map<string, Set<Hand>>();
  #slowUntilMs = 0;

  constructor(night: Night) {
    this.#night = night;
    this.#random = night.luckOf('faults');
    const { box } = night.restaurant;
    box.died = () => this.#boxDied();
    for (const { tablet } of night.hands) tablet.cable.weather = this.#weather(tablet.identity.name);
  }

  begin(): void {
    for (const [kind, everyMs] of this.#night.swarm.everyMs)
      this.#strikeAgain(kind, everyMs, this.#night.luckOf(`when ${kind}`), 1);
    this.#backUp();
  }

  /** All faults stop. Clocks stay wrong: nobody sets them in the middle of service. */
  heal(): void {
    const { restaurant, hands, watch } = this.#night;
    watch.crashNext = null;
    watch.isDiskFull = false;
    restaurant.box.goOn();
    restaurant.box.fuse.arm(Number.POSITIVE_INFINITY);
    if (restaurant.box.core === null) restaurant.box.start();
    for (const hand of hands) {
      const { tablet } = hand;
      tablet.goOn();
      tablet.cable.mend();
      tablet.cable.cutNextAt = null;
      tablet.cable.refusesSockets = false;
      tablet.cable.weather = fairWeather;
      tablet.disk.failing = null;
      if (tablet.isAlive) tablet.fuse.arm(Number.POSITIVE_INFINITY);
      this.#night.restart(hand);
    }
    this.#night.trace('heal', '');
  }

  #count(kind: FaultKind, details: string, name: string | null): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    if (name === null) this.#night.trace('FAULT', `${kind} ${details}`);
    else this.#night.happens(name, 'FAULT', `${kind} ${details}`);
  }

  /** Each strike has its name and its own luck, so that it can be left out of another telling of the same night. */
  #strikeAgain(kind: FaultKind, everyMs: number, when: Seeded, nth: number): void {
    const night = this.#night;
    night.restaurant.time.after(everyMs * (0.3 + 1.4 * when.next()), () => {
      if (night.isOver) return;
      this.#strikeAgain(kind, everyMs, when, nth + 1);
      const name = `${kind} #${nth}`;
      const random = night.luckOf(name);
      const hand = random.pick(night.hands);
      if (hand !== undefined && night.mayHappen(name)) strikes[kind](this.#tools(kind, hand, random, name));
    });
  }

  #tools(kind: FaultKind, hand: Hand, random: Seeded, name: string): Tools {
    const { time, box } = this.#night.restaurant;
    return {
      night: this.#night,
      random,
      hand,
      count: (details) => this.#count(kind, `${hand.tablet.identity.name} ${details ?? ''}`, name),
      later: (ms, run) => {
        time.after(ms, () => {
          if (!this.#night.isOver) run();
        });
      },
      change: (table, id, fields) => {
        if (box.core === null) return;
        this.#count(kind, `${table} ${id} ${JSON.stringify(fields)}`, name);
        const { core } = box;
        ifSaved(() => core.changeRecords([{ table, id, fields }]));
      },
      slowFor: (ms) => {
        this.#slowUntilMs = time.nowMs + ms;
      },
      wipe: () => {
        this.#count(kind, hand.tablet.identity.name, name);
        this.#wipe(hand);
      },
      restore: () => this.#restore(random, name),
      replace: () => {
        if (box.core === null || box.pause.isOn) return;
        this.#count(kind, hand.tablet.identity.name, name);
        this.#replace(hand);
      },
    };
  }

  #weather(name: string) {
    const { swarm, restaurant } = this.#night;
    const random = this.#night.luckOf(`weather ${name}`);
    const calm = (): boolean => this.#night.isOver;
    return {
      delayMs: () => {
        const slow = restaurant.time.nowMs < this.#slowUntilMs ? random.below(2_500) : 0;
        return 1 + random.next() * swarm.delayMs + slow;
      },
      loses: () => {
        const lost = !calm() && random.chance(swarm.lossRate);
        if (lost) this.#count('loss', name, null);
        return lost;
      },
      duplicates: () => {
        const twice = !calm() && random.chance(swarm.duplicationRate);
        if (twice) this.#count('duplication', name, null);
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
        this.#backups.push({
          bytes: box.backup(),
          upTo: this.#night.watch.committed.at(-1)?.at ?? 0,
          head: box.disk.store.load().head,
        });
      this.#backUp();
    });
  }

  /** A restored box may not know the token that a device was given since: the owner pairs it again. */
  #pairAgain(): void {
    const { hands, restaurant } = this.#night;
    const { database } = restaurant.box.disk;
    const [tokens, seal] = [deviceTokens(database), sealOf(database)];
    for (const { tablet } of hands) {
      const { id, token } = tablet.identity;
      const hash = seal.tokenHash(token);
      if (tokens.byTokenHash(hash)?.revoked !== false) tokens.register(id, hash, Math.floor(restaurant.time.nowMs));
    }
  }

  /** What `comanda pair --device` and the code do at the box, and the app with the token on another machine. */
  #replace(hand: Hand): void {
    const { box, time } = this.#night.restaurant;
    const { identity } = hand.tablet;
    const token = `${identity.token.slice(0, 40)} ${hand.diskLife + 1}`;
    const { database } = box.disk;
    deviceTokens(database).register(identity.id, sealOf(database).tokenHash(token), Math.floor(time.nowMs));
    Object.assign(hand.tablet, { identity: { ...identity, token } });
    this.#wipe(hand);
  }

  #wipe(hand: Hand): void {
    hand.tablet.kill();
    hand.tablet.disk.wipe();
    hand.diskLife += 1;
    this.rows.wiped(hand);
    for (const [id, holders] of this.#heldBy) {
      holders.delete(hand);
      if (holders.size === 0 && !this.#night.watch.ids.has(id)) this.#isLost(id);
    }
    this.#night.restart(hand);
  }

  /** What only the dead disk knew is lost; everything that any device has on its own disk must come back. */
  #restore(random: Seeded, name: string): void {
    const { restaurant, watch, hands, ledger } = this.#night;
    const at = random.below(this.#backups.length);
    const backup = this.#backups[at];
    if (backup === undefined) return;
    this.#count('restore', `to ${backup.upTo}`, name);
    const kept = new Set(watch.committed.filter((one) => one.at <= backup.upTo).map(({ id }) => id));
    const missing = watch.committed.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    restaurant.box.restore(backup.bytes);
    this.#pairAgain();
    // What the old box had said and nobody has heard yet is not heard any more.
    for (const { tablet } of hands) tablet.cable.breakOpenLines(true, true);
    this.#backups.splice(at + 1);
    this.rows.restored(hands, backup.head);
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
      // Its verdict is not given back; the row it changed is, and is looked after on its own.
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
