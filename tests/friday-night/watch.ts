import type { BoxStore, Group } from '@comanda/shared/sync/box-ports.ts';
import { projectOrder } from '@comanda/shared/sync/project.ts';
import { recordTableNames } from '@comanda/shared/sync/records.ts';
import { type Down, slowMs } from '@comanda/shared/sync/wire.ts';
import type { Line } from '../restaurant/cable.ts';
import type { Hand } from './hand.ts';
import type { Night } from './night.ts';
import { cardKeys } from './people.ts';
import { rowAsWritten, rowInSql } from './rows.ts';

type Committed = { readonly at: number; readonly id: string; readonly json: string };

/** Looks over everyone's shoulder while the night goes on, and writes down what must never be. */
export class Watch {
  readonly violations: string[] = [];
  /** Every event whose commit returned, in this life of the database. */
  committed: Committed[] = [];
  ids = new Set<string>();
  /** Rises with each restore: what was said before is not held against the box that came after. */
  life = 0;
  /** For a disk that forgets its last commit: how it was before that. */
  keepsBackup = false;
  beforeLast: Buffer | null = null;
  isDiskFull = false;
  crashNext: 'before' | 'after' | 'disk' | null = null;
  readonly #night: Night;
  readonly #saidIn = new WeakMap<Down, number>();
  readonly #fedUpTo = new WeakMap<Line, number>();
  readonly #positions = new Map<string, { epoch: number; position: number }>();
  readonly #checkedSeq = new Map<string, number>();
  #commits = 0;

  constructor(night: Night) {
    this.#night = night;
  }

  violated(what: string): void {
    if (this.violations.length < 20) this.violations.push(`${Math.round(this.#night.elapsedMs)} ms: ${what}`);
    this.#night.trace('VIOLATED', what);
  }

  store(store: BoxStore): BoxStore {
    return {
      ...store,
      commit: (group) => {
        const crash = this.crashNext;
        this.crashNext = null;
        const { fuse } = this.#night.restaurant.box;
        if (this.isDiskFull) throw new Error('simulated: database or disk is full');
        if (crash === 'disk') throw new Error('simulated: the disk does not answer');
        if (crash === 'before') blow(fuse);
        if (this.keepsBackup) this.beforeLast = this.#night.restaurant.box.backup();
        store.commit(group);
        this.#remember(group);
        if (crash === 'after') blow(fuse);
      },
    };
  }

  #remember(group: Group): void {
    for (const { at, event, json } of group.events) {
      if (this.ids.has(event.id)) this.violated(`I3 ${event.type} ${event.id} was admitted twice`);
      this.committed.push({ at, id: event.id, json });
      this.ids.add(event.id);
    }
    this.#commits += 1;
    if (group.events.length >= 10) this.#night.sometimes.add('one commit takes in ten taps');
    this.#night.trace('commit', `${group.upTo} ${group.tag} ${group.events.length}`);
    const { box, time } = this.#night.restaurant;
    if (this.#commits % 8 === 0 && group.projections.length > 0)
      time.after(0, () => {
        const { core } = box;
        if (core === null || core.life.head !== group.upTo) return;
        for (const { order } of group.projections) {
          const folded = rowAsWritten(projectOrder(core.life.book, order));
          const stored = rowInSql(box.disk.database, order);
          if (folded !== stored) this.violated(`G6 order ${order} in SQL is not its fold:\n  ${stored}\n  ${folded}`);
        }
      });
  }

  restored(upTo: number): void {
    this.life += 1;
    this.committed = this.committed.filter(({ at }) => at <= upTo);
    this.ids = new Set(this.committed.map(({ id }) => id));
    this.#checkedSeq.clear();
  }

  /** The box says this on that line: G7, every frame goes on where the last one ended. */
  said(message: Down, line: Line): void {
    this.#saidIn.set(message, this.life);
    if (message.type === 'snapshot') this.#fedUpTo.set(line, message.position);
    if (message.type !== 'frame' || !message.isLast) return;
    const upTo = this.#fedUpTo.get(line);
    if (upTo !== undefined && message.from !== upTo)
      this.violated(`G7 a frame from ${message.from} follows one up to ${upTo}`);
    if (message.upTo < message.from) this.violated(`G7 a frame from ${message.from} to ${message.upTo}`);
    this.#fedUpTo.set(line, message.upTo);
  }

  /** I1: what a device hears is in the store already. */
  heard(hand: Hand, message: Down): void {
    if (this.#saidIn.get(message) !== this.life) return;
    if (message.type === 'frame') {
      for (const entry of message.entries) {
        if (entry.kind === 'event') this.#mustBeThere(entry.event.id, hand);
        if (entry.kind === 'scope')
          for (const { facts } of entry.enter) for (const { event } of facts) this.#mustBeThere(event.id, hand);
      }
    }
    if (message.type === 'reoffered') for (const id of message.ids) if (!this.#isRow(id)) this.#mustBeThere(id, hand);
    if (message.type === 'verdicts') this.#acknowledged(hand, message.incarnation, message.upToSeq);
  }

  #isRow(id: string): boolean {
    // Asked of the disk: by the time that a word of the box arrives, the box may have crashed.
    const { store } = this.#night.restaurant.box.disk;
    return recordTableNames.some((table) => store.rowAt(table, id, Number.MAX_SAFE_INTEGER) !== null);
  }

  #mustBeThere(id: string, hand: Hand): void {
    if (!this.ids.has(id)) this.violated(`I1 ${hand.tablet.identity.name} saw ${id}, which is not in the store`);
  }

  #acknowledged(hand: Hand, incarnation: string, upToSeq: number): void {
    const from = this.#checkedSeq.get(incarnation) ?? 0;
    for (const { offer, restoredSince } of this.#night.ledger.entries.values()) {
      if (restoredSince || offer.incarnation !== incarnation || offer.deviceSeq <= from || offer.deviceSeq > upToSeq)
        continue;
      const settled = this.#night.ledger.dismissed.has(offer.id) || cardKeys(hand.tablet).includes(offer.id);
      if (!settled && this.#night.restaurant.box.disk.store.verdict(offer.id) === null)
        this.violated(`I1 ${offer.type} ${offer.id} is acknowledged and not in the store`);
    }
    this.#checkedSeq.set(incarnation, Math.max(from, upToSeq));
  }

  /** Twice a second: nobody looks fresh who is not, and nobody reads backwards. */
  look(hand: Hand): void {
    const { tablet } = hand;
    // What is stopped shows what it showed; nobody can help that.
    if (!tablet.isAlive || !tablet.core.isReady || tablet.pause.isOn) return;
    const { state } = tablet.core.connection();
    const silentMs = this.#night.restaurant.time.nowMs - hand.lastHeardMs;
    if (state === 'live' && silentMs > slowMs)
      this.violated(`I10 ${tablet.identity.name} says live after ${silentMs} ms of silence`);
    const { epoch, position } = tablet.core.replica;
    const key = `${tablet.identity.id} ${tablet.core.incarnation}`;
    const before = this.#positions.get(key);
    if (before !== undefined && before.epoch === epoch && position < before.position)
      this.violated(`G7 ${tablet.identity.name} went back from ${before.position} to ${position} in epoch ${epoch}`);
    this.#positions.set(key, { epoch, position });
  }
}

function blow(fuse: { arm(calls: number): void; pass(): void }): void {
  fuse.arm(0);
  fuse.pass();
}
