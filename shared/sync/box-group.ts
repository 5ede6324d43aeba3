import { latestAt, tick } from '../base/clock.ts';
import { type OrderId, type Position, uuidV7 } from '../base/ids.ts';
import type { RefusalCode } from '../base/refusal.ts';
import type { Menu } from '../menu/menu.ts';
import { emptyBook, type OrderFacts } from '../order/book.ts';
import { type Fact, type OrderEvent, rulesVersion } from '../order/events.ts';
import { type BookDraft, draftOf, evolve, targetOf } from '../order/evolve.ts';
import { type AdmitContext, admission } from './admit.ts';
import { type BoxLife, boxDevice, factsOf } from './box-life.ts';
import type {
  AdmittedEvent,
  BoxClock,
  BoxRandom,
  BoxStore,
  LeftWord,
  RecordWrite,
  Seal,
  StoredVerdict,
} from './box-ports.ts';
import {
  type BoxRecords,
  changeRecords,
  deviceOf,
  leftMsOf,
  menuOf,
  multiSessionOf,
  type RecordsChange,
  rowOf,
  staffOf,
  withRow,
} from './box-records.ts';
import { cutOrders } from './cut.ts';
import type { Envelope } from './offer-check.ts';
import { oldMenu } from './old-menu.ts';
import { fieldsFit } from './record-check.ts';
import { rowText, takeBackRow } from './record-return.ts';
import type { RecordTable } from './records.ts';
import { Ties } from './ties.ts';
import type { Offer, RecordRow, Sealed, SignIn, WholeOrder } from './wire.ts';

export type GroupPorts = {
  readonly clock: BoxClock;
  readonly random: BoxRandom;
  readonly store: BoxStore;
  readonly seal: Seal;
  /** The stamp of what the box itself says: its incarnation and the next number in it. */
  readonly voice: { readonly incarnation: string; next(): number };
  /** Of each device, how many letters of refused offers this core has kept. */
  readonly refusedLetters: Map<string, number>;
};

/** Devices hold every row: above it somebody is filling them. What the box itself changes, an import of a menu, is not counted. */
export const maxRowsInTable = 20_000;

/** Of one device and in one run of the box. An honest one is refused some hundreds of letters on a bad day. */
export const maxRefusedLetters = 64 * 1024 * 1024;

/** An event admitted into the group; who must see it is known only when the group is complete. */
export type GroupEvent = Omit<AdmittedEvent, 'audience'>;

type Stored = { readonly whole: WholeOrder; readonly facts: OrderFacts };

/**
 * What one commit will write, while it grows: every offer is judged beside the ones before it, as if they were there
 * already. Nothing outside changes until the group is committed and adopted.
 */
export class BoxGroup {
  readonly life: BoxLife;
  readonly nowMs: number;
  readonly draft: BookDraft;
  readonly events: GroupEvent[] = [];
  readonly recordWrites: RecordWrite[] = [];
  readonly verdicts: StoredVerdict[] = [];
  readonly have = new Map<string, { device: string; have: number }>();
  readonly signIns = new Map<string, SignIn>();
  /** Orders that had left the devices, in parts, with the positions at which they enter again. */
  readonly returned = new Map<OrderId, readonly { readonly at: Position; readonly enter: readonly WholeOrder[] }[]>();
  /** Products of which somebody said in this group how many are left, with the number of events before it. */
  readonly leftSaid = new Map<string, number>();
  /** Products of which there is another number now, with whence it is. */
  readonly leftWords = new Map<string, LeftWord['epoch']>();
  records: BoxRecords;
  clock: number;
  head: Position;
  lastNumber: number;
  epoch: number;
  readonly #ports: GroupPorts;
  readonly #verdictOn = new Map<string, StoredVerdict>();
  readonly #orderOfEvent = new Map<string, OrderId>();
  readonly #stored = new Map<OrderId, Stored | null>();
  readonly #asideOf = new Map<string, number>();
  readonly #ties: Ties;
  #opened = 0;
  #menu: Menu | null = null;

  constructor(life: BoxLife, ports: GroupPorts) {
    this.life = life;
    this.#ports = ports;
    this.nowMs = ports.clock.wallMs();
    this.draft = draftOf(life.book);
    this.#ties = new Ties(life.book, (id) => this.order(id));
    this.records = life.records;
    this.clock = life.clock;
    this.head = life.head;
    this.lastNumber = life.lastNumber;
    this.epoch = life.epoch;
  }

  /** Judges a well-formed offer that is next in its device's sequence. */
  judge(device: string, offer: Offer, json: string): StoredVerdict {
    const code = this.#refusalOf(device, offer);
    if (code !== null) return this.settle(device, offer, json, 'refused', code);
    // No clock runs ahead of the box's: a wrong one would win every conflict until the end of time.
    const ahead = offer.clock > Math.max(latestAt(this.nowMs), this.clock);
    const given = ahead ? tick(this.clock, this.nowMs) : offer.clock;
    if (offer.type === 'record-changed') {
      const { table, row, fields } = offer.body;
      this.changeRecords([{ table, id: row, fields }], given);
    } else {
      // A tick that happens to be the event's own clock is no other clock: a replica could not tell the two seals apart.
      const admittedClock = given === offer.clock ? null : given;
      this.#file(offer, json, admittedClock, this.#ports.seal.mac(macText(json, admittedClock)), false);
    }
    return this.settle(device, offer, json, 'admitted', null);
  }

  settle(
    device: string,
    offer: Envelope,
    json: string,
    verdict: StoredVerdict['verdict'],
    code: RefusalCode | null,
  ): StoredVerdict {
    const { id, incarnation, deviceSeq } = offer;
    const row: StoredVerdict = { id, incarnation, deviceSeq, device, verdict, code, position: this.head, json };
    if (verdict === 'set-aside') this.#asideOf.set(device, this.setAsideOf(device) + 1);
    // Above the limit the answer is the same, but nothing of it is kept: a device that is refused without end fills no disk.
    if (verdict !== 'refused' || this.#mayKeep(device, json)) this.verdicts.push(row);
    this.#verdictOn.set(id, row);
    if (verdict !== 'set-aside') this.have.set(incarnation, { device, have: deviceSeq });
    return row;
  }

  #mayKeep(device: string, json: string): boolean {
    const { refusedLetters } = this.#ports;
    const letters = (refusedLetters.get(device) ?? 0) + json.length;
    if (letters > maxRefusedLetters) return false;
    refusedLetters.set(device, letters);
    return true;
  }

  /** How many offers of a device are set aside, those of this group among them. */
  setAsideOf(device: string): number {
    const known = this.#asideOf.get(device) ?? this.#ports.store.setAsideOf(device);
    this.#asideOf.set(device, known);
    return known;
  }

  /** An event of before a restore, in the box's own words: the seal stands for the judgement passed then. */
  takeBack({ event, admittedClock, mac }: Sealed, json: string): void {
    this.#file(event as OrderEvent, json, admittedClock, mac, true);
    const { id, incarnation, deviceSeq, device } = event;
    const row: StoredVerdict = {
      id,
      incarnation,
      deviceSeq,
      device,
      verdict: 'admitted',
      code: null,
      position: this.head,
      json,
    };
    this.verdicts.push(row);
    this.#verdictOn.set(id, row);
  }

  /** The order with everything in the group so far, also one that has left the devices. */
  order(id: OrderId): OrderFacts | undefined {
    return this.draft.order(id) ?? this.#load(id)?.facts;
  }

  changeRecords(changes: readonly RecordsChange[], at: number = tick(this.clock, this.nowMs)): void {
    const before = this.records;
    const changed = changeRecords(before, changes, at);
    const clocks = changed.rows.flatMap((row) => Object.values(row.clocks));
    this.clock = Math.max(this.clock, at, ...clocks);
    this.records = changed.records;
    this.#menu = null;
    this.#hearLeft(before, changed.rows);
    this.#writeRows(changed.rows);
  }

  /** What was ordered before somebody said how many are left is not among them. */
  #hearLeft(before: BoxRecords, rows: readonly RecordRow[]): void {
    for (const { table, id, clocks } of rows) {
      if (table !== 'products' || clocks.left === rowOf(before, table, id)?.clocks.left) continue;
      this.leftSaid.set(id, this.events.length);
      this.leftWords.set(id, this.epoch);
    }
  }

  /** Whence the number of a product is; undefined: nobody knows any more, so it was said before the box lost anything. */
  leftWord(product: string): LeftWord['epoch'] | undefined {
    const word = this.leftWords.get(product);
    return word === undefined ? this.life.leftWords.get(product) : word;
  }

  /** The box counts on from what somebody said, which stays their word: its clock, and the version of the menu, are as before. */
  countLeft(product: string, left: number): void {
    const row = rowOf(this.records, 'products', product);
    if (row === null) return;
    const counted = { ...row, version: row.version + 1, fields: { ...row.fields, left } };
    this.records = withRow(this.records, counted);
    this.#writeRows([counted]);
  }

  /** A row of before a restore: what is later in it than here stands again. */
  takeBackRow(given: RecordRow): void {
    const cameBack = this.leftWord(given.id) === null;
    const back = takeBackRow(this.records, given, tick(this.clock, this.nowMs), cameBack);
    for (const { table, id, clocks } of back.rows)
      if (table === 'products' && clocks.left !== rowOf(this.records, table, id)?.clocks.left)
        this.leftWords.set(id, null);
    for (const { clocks } of back.rows) this.clock = Math.max(this.clock, ...Object.values(clocks));
    this.records = back.records;
    this.#menu = null;
    this.#writeRows(back.rows);
  }

  #writeRows(rows: readonly RecordRow[]): void {
    for (const row of rows) {
      this.recordWrites.push({ at: this.nextPosition(), row, mac: this.#ports.seal.mac(rowText(row)) });
    }
  }

  /** Is there anything to write? A retry alone changes nothing. */
  get hasNews(): boolean {
    return this.head > this.life.head || this.verdicts.length + this.have.size + this.signIns.size > 0;
  }

  /** The box was restored: from here on it is another life, with numbers that the lost hours cannot have used. */
  beginLife(epoch: number, numbersSkipped: number): void {
    this.epoch = epoch;
    this.lastNumber += numbersSkipped;
    // A position of its own, so that the tag there speaks of this life and a replica can prove that it met it.
    this.nextPosition();
  }

  /** The verdict that an offer got in this very group. */
  verdictOn(id: string): StoredVerdict | undefined {
    return this.#verdictOn.get(id);
  }

  /** The order of an event that was admitted in this group. */
  orderOfEvent(id: string): OrderId | undefined {
    return this.#orderOfEvent.get(id);
  }

  nextPosition(): Position {
    this.head += 1;
    return this.head;
  }

  #file(event: OrderEvent, json: string, admittedClock: number | null, mac: string, reoffered: boolean): void {
    this.#bringBack(event.orderId);
    const to = targetOf(event);
    if (to !== null) this.#bringBack(to);
    if (to !== null) this.#ties.tie(event.orderId, to);
    const at = this.nextPosition();
    const clock = admittedClock ?? event.clock;
    this.clock = Math.max(this.clock, clock);
    this.draft.add({ event, clock, position: at } as Fact);
    if (event.type === 'order-opened') this.#opened += 1;
    this.events.push({ at, event, json, admittedClock, mac, reoffered });
    this.#orderOfEvent.set(event.id, event.orderId);
    if (event.type === 'number-given' && event.body.day === this.life.businessDay) {
      this.lastNumber = Math.max(this.lastNumber, event.body.number);
    }
    if (reoffered) return;
    if (event.type === 'line-added') this.#giveNumber(event.orderId);
    if (to !== null) this.#giveNumber(to);
  }

  /**
   * At its first line, born there or brought there, an order gets the day's next number, as an event of the box in the order's
   * own stream.
   */
  #giveNumber(orderId: OrderId): void {
    const order = this.draft.order(orderId);
    if (order === undefined || order.facts.some((fact) => fact.event.type === 'number-given')) return;
    const { seal, random, voice } = this.#ports;
    const event: OrderEvent = {
      id: uuidV7(this.nowMs, random.bytes(10)),
      orderId,
      type: 'number-given',
      body: { number: this.lastNumber + 1, day: this.life.businessDay },
      clock: tick(this.clock, this.nowMs),
      device: boxDevice,
      incarnation: voice.incarnation,
      deviceSeq: voice.next(),
      signIn: boxDevice,
      staff: boxDevice,
      rules: rulesVersion,
    };
    const json = JSON.stringify(event);
    this.#file(event, json, null, seal.mac(macText(json, null)), false);
  }

  #load(id: OrderId): Stored | null {
    const known = this.#stored.get(id);
    if (known !== undefined) return known;
    const whole = this.#ports.store.wholeOrder(id);
    const facts = whole === null ? undefined : evolve(emptyBook, factsOf(whole)).orders.get(id);
    const stored = whole === null || facts === undefined ? null : { whole, facts };
    this.#stored.set(id, stored);
    return stored;
  }

  /** An order that has left the devices comes back whole before anything new is said about it, with those it is tied to. */
  #bringBack(id: OrderId): void {
    const queue = [id];
    const seen = new Set<OrderId>();
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (seen.has(next) || this.draft.order(next) !== undefined) continue;
      seen.add(next);
      const stored = this.#load(next);
      if (stored !== null) {
        for (const fact of factsOf(stored.whole)) this.draft.add(fact);
        const parts = cutOrders([stored.whole]);
        this.returned.set(
          next,
          parts.map((enter) => ({ at: this.nextPosition(), enter })),
        );
        for (const to of stored.facts.pointsTo) this.#ties.tie(next, to);
        queue.push(...stored.facts.pointsTo);
      }
      // Also for an order that is new here: after a restore its lines may have come back, and left, before itself.
      queue.push(...this.#ports.store.tiedTo(next));
    }
  }

  #refusalOf(device: string, offer: Offer): RefusalCode | null {
    const config = deviceOf(this.records, device);
    if (config === null) return 'wrong-device';
    if (offer.type === 'record-changed') {
      const { table, row } = offer.body;
      if (!fieldsFit(this.records, offer)) return 'malformed';
      if (rowOf(this.records, table, row) === null && this.#rowsIn(table) >= maxRowsInTable) return 'restaurant-full';
    }
    const sharedBarred = multiSessionOf(this.records, config.multiSession)?.paymentsBarred ?? false;
    return admission(
      offer,
      this.#context({ id: device, role: config.role, paymentsBarred: config.paymentsBarred || sharedBarred }),
    );
  }

  #context(device: AdmitContext['device']): AdmitContext {
    return {
      device,
      nowMs: this.nowMs,
      signIn: (id) => this.signIns.get(id) ?? this.#ports.store.signIn(id),
      staff: (id) => staffOf(this.records, id),
      leftMs: (id) => leftMsOf(this.records, id),
      menu: () => this.#menuNow(),
      menuAt: (version) => oldMenu(this.#ports.store, this.#menuNow(), version),
      order: (id) => this.order(id),
      ordersHeld: () => this.life.book.orders.size + this.#opened,
      wouldTieTooMany: (from, to) => this.#ties.wouldBeTooMany(from, to),
      has: (table, id) => rowOf(this.records, table, id) !== null,
      remembersWaiters: true,
      wantedSomewhere: () => this.#isOneWaiterWanted(),
      wantsOneWaiter: (id) => multiSessionOf(this.records, id)?.oneWaiterPerTable ?? false,
    };
  }

  #rowsIn(table: RecordTable): number {
    return this.records.tables.get(table)?.size ?? 0;
  }

  #isOneWaiterWanted(): boolean {
    const rows = this.records.tables.get('multi_sessions')?.values() ?? [];
    return [...rows].some(({ fields }) => fields.oneWaiterPerTable === true);
  }

  #menuNow(): Menu {
    this.#menu ??= menuOf(this.records);
    return this.#menu;
  }
}

/** What the box seals: the event as it was sent, and the clock it was given. */
export const macText = (json: string, admittedClock: number | null): string => `${admittedClock ?? ''}:${json}`;
