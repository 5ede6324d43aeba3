import { type Hlc, tick } from '../base/clock.ts';
import { uuidV7 } from '../base/ids.ts';
import { isRefusal, type Refusal, refuse } from '../base/refusal.ts';
import type { Book } from '../order/book.ts';
import type { Command } from '../order/commands.ts';
import { decide } from '../order/decide.ts';
import { type DraftEvent, type Fact, type OrderEvent, rulesVersion } from '../order/events.ts';
import { evolve } from '../order/evolve.ts';
import { DeviceLine, type FinalEnd, type LinePorts } from './device-line.ts';
import {
  type CardDocument,
  type DeviceStorage,
  isStorageFailure,
  type StorageChange,
  type StorageFailure,
  type TapDocument,
} from './device-ports.ts';
import { Keeping, type Remembered, remember } from './keeping.ts';
import { Outbox } from './outbox.ts';
import { mergeRecord } from './record-merge.ts';
import type { RecordRow, RecordTable } from './records.ts';
import { type Applied, applyFrame, fromSnapshot, heardAbove, type Replica } from './replica.ts';
import { Saver } from './saver.ts';
import {
  type Down,
  deadMs,
  type Frame,
  type Hello,
  type Offer,
  protocolVersion,
  type RecordChange,
  type Sealed,
  type SignIn,
  type Snapshot,
  slowMs,
  type Verdicts,
  type Welcome,
} from './wire.ts';

export type DevicePorts = LinePorts & { readonly storage: DeviceStorage };
export type DeviceSettings = { readonly token: string; readonly device: string };

export type ConnectionState = 'live' | 'slow' | 'catching-up' | 'no-box';
export type Connection = {
  readonly state: ConnectionState;
  readonly kind: 'web-socket' | 'long-poll' | null;
  /** Age of the box's last word in ms; null when it never spoke. */
  readonly ageMs: number | null;
  /** Changes that the box has not acknowledged. */
  readonly pending: number;
};

/** How safe a change is. `saving` is not a promise yet. */
export type Mark = 'saving' | 'on-device' | 'safe';

/** What happened to orders here while the box could not be heard. */
export type Away = { readonly sinceMs: number; readonly facts: readonly Fact[] };

const awayFacts = 200;
const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * One device of the restaurant: what the box has confirmed, under what was tapped here and is not confirmed yet. A tap is
 * decided, shown, saved and offered to the box, in this order; nothing it shows as safe can be lost.
 */
export class DeviceCore {
  readonly incarnation: string;
  readonly #ports: DevicePorts;
  readonly #settings: DeviceSettings;
  readonly #line: DeviceLine;
  readonly #saver: Saver;
  readonly #outbox = new Outbox();
  readonly #listeners = new Set<() => void>();
  #keeping: Keeping | null = null;
  #remembered: Remembered | null = null;
  #clock: Hlc = 0;
  #deviceSeq = 0;
  #tapCount = 0;
  #boxOffsetMs: number | null = null;
  #view: Book | null = null;
  /** What the box's welcome says has to happen before this device is up to date. */
  #greeted: { readonly head: number; readonly owed: ReadonlySet<string>; snapshotDue: boolean } | null = null;
  #parts: Snapshot[] = [];
  #welcome: Welcome | null = null;
  #reoffersSent = false;
  #away: Away | null = null;
  #cutOffAtMs: number | null = null;
  present: readonly { readonly device: string; readonly order: string }[] = [];
  /** Why this device may not go on; null while it may. */
  halted: FinalEnd | 'fenced' | null = null;
  wiped = false;

  constructor(ports: DevicePorts, settings: DeviceSettings) {
    this.#ports = ports;
    this.#settings = settings;
    this.incarnation = toHex(ports.random.bytes(8));
    this.#saver = new Saver(ports.storage, ports.timers, (failure) => this.#storageChanged(failure));
    this.#line = new DeviceLine(ports, {
      opened: () => this.#sayHello(),
      received: (message) => this.#received(message),
      ended: (why) => this.#lineEnded(why),
    });
  }

  // ---- What screens read ------------------------------------------------------------------------------------

  get isReady(): boolean {
    return this.#remembered !== null;
  }

  get replica(): Replica {
    return this.#memory().replica;
  }

  /** The orders as this device sees them: what is confirmed, what it heard before a restore, and its own taps on top. */
  get book(): Book {
    if (this.#view === null) {
      const { replica, reoffers } = this.#memory();
      const heard = [...reoffers.values()].map(
        ({ event, admittedClock }) => ({ event, clock: admittedClock ?? event.clock }) as Fact,
      );
      this.#view = evolve(evolve(replica.book, heard), this.#outbox.facts());
    }
    return this.#view;
  }

  /** The rows of a table as the box has confirmed them, with this device's own unconfirmed changes on top. */
  records(table: RecordTable): ReadonlyMap<string, RecordRow> {
    const confirmed = this.#memory().records.get(table) ?? new Map<string, RecordRow>();
    const own = this.#outbox
      .offers()
      .filter((offer): offer is RecordChange => offer.type === 'record-changed' && offer.body.table === table);
    if (own.length === 0) return confirmed;
    const rows = new Map(confirmed);
    for (const { body, clock } of own) {
      const row = mergeRecord(rows.get(body.row) ?? null, table, body.row, body.fields, clock);
      if (row !== null) rows.set(body.row, row);
    }
    return rows;
  }

  get cards(): readonly CardDocument[] {
    return [...this.#memory().cards.values()];
  }

  get signedIn(): SignIn | null {
    return this.#memory().signedIn;
  }

  get away(): Away | null {
    return this.#away;
  }

  get storageFailure(): StorageFailure | null {
    return this.#saver.failure;
  }

  /** I10: "live" only while the box was heard within the heartbeat limit and nothing is owed in either direction. */
  connection(): Connection {
    const nowMs = this.#ports.clock.monotonicMs();
    const heardMs = this.#line.lastHeardMs;
    const ageMs = heardMs === null ? null : nowMs - heardMs;
    return { state: this.#stateAt(ageMs), kind: this.#line.kind, ageMs, pending: this.#outbox.size };
  }

  markOf(fact: Fact): Mark {
    return fact.position === undefined ? (this.#outbox.markOf(fact.event.id) ?? 'safe') : 'safe';
  }

  /** Box time as well as it can be told here: for showing ages, never for deciding. */
  boxNowMs(): number {
    return this.#boxOffsetMs === null
      ? this.#ports.clock.wallMs()
      : this.#ports.clock.monotonicMs() + this.#boxOffsetMs;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  // ---- What people do ---------------------------------------------------------------------------------------

  start(): void {
    this.#ports.storage.load((loaded) => {
      if (isStorageFailure(loaded)) {
        this.#storageChanged(loaded);
        if (loaded.failed !== 'fenced') this.#ports.timers.after(1_000, () => this.start());
        return;
      }
      this.#remembered = remember(loaded.documents);
      this.#keeping = new Keeping(this.#remembered, this.#saver);
      this.wiped = loaded.wiped;
      this.#clock = this.#remembered.clock;
      this.#tapCount = this.#remembered.lastTap;
      for (const tap of this.#remembered.taps) this.#outbox.add(tap, true);
      this.#line.start();
      this.#tell();
    });
  }

  stop(): void {
    this.#line.stop();
    this.#saver.stop();
  }

  /** The device woke up, or its network changed. */
  wake(): void {
    if (this.halted === null && this.isReady) this.#line.renew();
  }

  newId(): string {
    return uuidV7(this.boxNowMs(), this.#ports.random.bytes(10));
  }

  /** A Yjs client id for one opening of a note's editor. */
  newWriter(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#ports.random.bytes(4);
    return (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) | 1;
  }

  /** Does what a person asked for, or says why not. `done` comes once it is safe on this device or at the box. */
  act(command: Command, done: () => void = () => {}, approval?: string): readonly OrderEvent[] | Refusal {
    const refused = this.#cannotAct();
    if (refused !== null) return refused;
    const drafts = decide(this.book, command);
    if (isRefusal(drafts)) return drafts;
    const events = (drafts as readonly DraftEvent[]).map(
      (draft) => ({ ...this.#stamp(approval), ...draft }) as OrderEvent,
    );
    if (events.length > 0) this.#tap(events, done);
    return events;
  }

  /** Changes a row (a customer, a product that is sold out); the box decides field by field. */
  changeRecord(
    table: RecordTable,
    row: string,
    fields: Readonly<Record<string, unknown>>,
    done: () => void = () => {},
  ): RecordChange | Refusal {
    const refused = this.#cannotAct();
    if (refused !== null) return refused;
    const change: RecordChange = { ...this.#stamp(), type: 'record-changed', body: { table, row, fields } };
    this.#tap([change], done);
    return change;
  }

  signIn(signIn: SignIn): void {
    this.#keeping?.signIn(signIn);
    this.#tell();
  }

  signOut(): void {
    this.#keeping?.signOut();
    this.#tell();
  }

  /** A person has read why something was refused. */
  dismissCard(key: string): void {
    this.#keeping?.dropCard(key);
    this.#tell();
  }

  dismissAway(): void {
    this.#away = null;
    this.#tell();
  }

  lookAt(order: string | null): void {
    this.#line.send({ type: 'presence', order });
  }

  // ---- Inside -----------------------------------------------------------------------------------------------

  #memory(): Remembered {
    if (this.#remembered === null) throw new Error('the device is asked before it has read its storage');
    return this.#remembered;
  }

  #cannotAct(): Refusal | null {
    if (this.#remembered?.signedIn == null) return refuse('not-signed-in');
    return this.#saver.isFailing || this.halted !== null ? refuse('storage-failed') : null;
  }

  #stamp(approval?: string): Omit<OrderEvent, 'orderId' | 'type' | 'body'> {
    this.#clock = tick(this.#clock, this.boxNowMs());
    this.#deviceSeq += 1;
    return {
      id: this.newId(),
      clock: this.#clock,
      device: this.#settings.device,
      incarnation: this.incarnation,
      deviceSeq: this.#deviceSeq,
      signIn: this.#memory().signedIn?.id ?? '',
      ...(approval === undefined ? {} : { approval }),
      rules: rulesVersion,
    };
  }

  #tap(offers: readonly Offer[], done: () => void): void {
    this.#tapCount += 1;
    const tap: TapDocument = {
      kind: 'tap',
      key: String(this.#tapCount).padStart(12, '0'),
      offers,
      savedMs: this.boxNowMs(),
    };
    this.#outbox.add(tap, false);
    const facts = offers.flatMap((offer) =>
      offer.type === 'record-changed' ? [] : [{ event: offer, clock: offer.clock } as Fact],
    );
    if (this.#view !== null) this.#view = evolve(this.#view, facts);
    this.#saver.write({ put: [tap], drop: [] }, () => {
      this.#outbox.markStored(tap.key);
      done();
      this.#tell();
    });
    this.#sendPushes();
    this.#tell();
  }

  #sayHello(): void {
    const { replica, signIns } = this.#memory();
    this.#greeted = null;
    this.#welcome = null;
    this.#parts = [];
    this.#reoffersSent = false;
    this.#outbox.forgetSending();
    const hello: Hello = {
      type: 'hello',
      protocol: protocolVersion,
      token: this.#settings.token,
      incarnation: this.incarnation,
      epoch: replica.epoch,
      position: replica.position,
      tag: replica.tag,
      multiSession: replica.multiSession,
      outbox: this.#outbox.incarnations().slice(0, 64),
      signIns: this.#neededSignIns(signIns),
      checkpoints: replica.checkpoints.slice(0, 64).map(([position, tag]) => [position, tag]),
    };
    this.#line.send(hello);
  }

  #neededSignIns(known: readonly SignIn[]): SignIn[] {
    const needed = new Set(
      this.#outbox.offers().flatMap(({ signIn, approval }) => (approval === undefined ? [signIn] : [signIn, approval])),
    );
    return known.filter(({ id }) => needed.has(id)).slice(0, 64);
  }

  #received(message: Down): void {
    switch (message.type) {
      case 'welcome':
        this.#welcomed(message);
        break;
      case 'frame':
        this.#framed(message);
        break;
      case 'snapshot':
        this.#snapshotPart(message);
        break;
      case 'verdicts':
        this.#judged(message);
        break;
      case 'reoffered':
        this.#keeping?.reoffersTaken(message.ids);
        this.#view = null;
        break;
      case 'present':
        this.present = message.who;
        break;
      case 'bye':
        // The link's end follows with the same code.
        break;
    }
    this.#tell();
  }

  #welcomed(welcome: Welcome): void {
    this.#hearTime(welcome.nowMs);
    this.#welcome = welcome;
    const memory = this.#memory();
    memory.replica = {
      ...memory.replica,
      epoch: welcome.resume === 'feed' ? welcome.epoch : memory.replica.epoch,
      config: welcome.config,
    };
    this.#greeted = {
      head: welcome.head,
      owed: new Set(this.#outbox.offers().map(({ id }) => id)),
      snapshotDue: welcome.resume === 'snapshot',
    };
    if (welcome.common !== null) this.#keeping?.addReoffers(heardAbove(memory.replica.book, welcome.common));
    // After a restore the box must have its past back first, or it would not know what the taps are about.
    if (this.#memory().reoffers.size > 0) this.#sendReoffers();
    this.#sendPushes();
  }

  #sendReoffers(): void {
    const all = [...this.#memory().reoffers.values()];
    let batch: Sealed[] = [];
    let letters = 0;
    for (const sealed of all) {
      letters += JSON.stringify(sealed).length;
      if (batch.length > 0 && (batch.length >= 100 || letters > 45_000)) {
        this.#line.send({ type: 'reoffer', events: batch });
        batch = [];
        letters = JSON.stringify(sealed).length;
      }
      batch.push(sealed);
    }
    if (batch.length > 0) this.#line.send({ type: 'reoffer', events: batch });
    this.#reoffersSent = true;
  }

  #sendPushes(): void {
    if (this.#greeted === null || (this.#memory().reoffers.size > 0 && !this.#reoffersSent)) return;
    const nowMs = this.#ports.clock.monotonicMs();
    for (let push = this.#outbox.nextPush(nowMs); push !== null; push = this.#outbox.nextPush(nowMs)) {
      this.#line.send({ type: 'push', offers: push });
    }
  }

  #framed(frame: Frame): void {
    this.#hearTime(frame.nowMs);
    const memory = this.#memory();
    // A snapshot is due: its position is what the frames after it continue from.
    if (this.#greeted === null || this.#greeted.snapshotDue) return;
    if (frame.from > memory.replica.position) {
      this.#line.renew();
      return;
    }
    this.#adopt(applyFrame(memory.replica, frame, this.#outbox.orders()), (applied, drops) =>
      this.#keeping?.frame(frame, applied, drops),
    );
  }

  #snapshotPart(part: Snapshot): void {
    if (this.#welcome === null || this.#greeted === null || part.part !== this.#parts.length) {
      this.#line.renew();
      return;
    }
    this.#parts.push(part);
    if (this.#parts.length < part.parts) return;
    const { epoch, config } = this.#welcome;
    const applied = fromSnapshot(this.#parts, { epoch, config });
    this.#parts = [];
    this.#greeted.snapshotDue = false;
    this.#adopt(applied, (one, drops) => this.#keeping?.snapshot(one, drops));
  }

  /** Makes what the box said the truth here: in memory at once, then in storage, and only with it the taps' documents go. */
  #adopt(applied: Applied, keep: (applied: Applied, drops: StorageChange['drop']) => void): void {
    const memory = this.#memory();
    const before = memory.replica.position;
    const moved = applied.replica !== memory.replica;
    memory.replica = applied.replica;
    for (const fact of applied.facts) this.#clock = Math.max(this.#clock, fact.clock);
    const settled = this.#outbox.passed(applied.replica.position, applied.facts);
    if (moved || settled) this.#view = null;
    const drops = this.#outbox.takeSettledTaps().map((key) => ({ kind: 'tap' as const, key }));
    if (moved || drops.length > 0) keep(applied, drops);
    this.#noteAway(
      applied.facts.filter(({ event, position }) => event.device !== this.#settings.device && (position ?? 0) > before),
    );
    this.#sendPushes();
  }

  /** What others did between the cut and being up to date again. */
  #noteAway(news: readonly Fact[]): void {
    if (this.#cutOffAtMs === null) return;
    if (news.length > 0) {
      const sinceMs = this.#cutOffAtMs;
      const known = this.#away?.sinceMs === sinceMs ? this.#away.facts : [];
      this.#away = { sinceMs, facts: [...known, ...news].slice(0, awayFacts) };
    }
    if (this.#isUpToDate()) this.#cutOffAtMs = null;
  }

  #judged(verdicts: Verdicts): void {
    const refused = this.#outbox.judged(verdicts);
    if (refused.length > 0) {
      this.#view = null;
      this.#keeping?.addCards(refused, this.#outbox.takeSettledTaps());
    }
    this.#outbox.passed(this.#memory().replica.position, []);
    this.#sendPushes();
  }

  #isUpToDate(): boolean {
    return (
      this.#greeted !== null && !this.#greeted.snapshotDue && this.#memory().replica.position >= this.#greeted.head
    );
  }

  #stateAt(ageMs: number | null): ConnectionState {
    if (ageMs === null || ageMs > deadMs || this.#line.kind === null) return 'no-box';
    const owes = [...(this.#greeted?.owed ?? [])].some((id) => this.#outbox.markOf(id) !== null);
    if (!this.#isUpToDate() || owes) return 'catching-up';
    return ageMs > slowMs ? 'slow' : 'live';
  }

  #lineEnded(why: FinalEnd | null): void {
    if (this.#isUpToDate()) this.#cutOffAtMs ??= this.boxNowMs();
    this.#greeted = null;
    this.#parts = [];
    this.present = [];
    if (why !== null) this.halted = why;
    this.#tell();
  }

  #hearTime(nowMs: number): void {
    this.#boxOffsetMs = nowMs - this.#ports.clock.monotonicMs();
  }

  #storageChanged(failure: StorageFailure | null): void {
    if (failure?.failed === 'fenced') {
      this.halted = 'fenced';
      this.#line.stop();
    }
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
