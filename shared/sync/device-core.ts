import { isRefusal, type Refusal, refuse } from '../base/refusal.ts';
import type { Book } from '../order/book.ts';
import type { Command } from '../order/commands.ts';
import type { Fact, OrderEvent } from '../order/events.ts';
import { type Connection, stateOf } from './connection.ts';
import { type Away, Conversation } from './conversation.ts';
import { DeviceLine, type FinalEnd, type LinePorts } from './device-line.ts';
import { type DeviceStorage, isStorageFailure, type StorageFailure, type TapDocument } from './device-ports.ts';
import { DeviceView } from './device-view.ts';
import { HandIn } from './hand-in.ts';
import { type Draft, type Judge, judgeHere } from './judge-here.ts';
import { Keeping, type KeepingSettings, type Remembered, remember } from './keeping.ts';
import { NameFlash } from './name-flash.ts';
import { factsIn, Outbox } from './outbox.ts';
import { withOwnChanges } from './own-rows.ts';
import { PinShelf } from './pin-shelf.ts';
import { type Ask, eventsOf, type Foreseen, foreseen, planOf } from './plan.ts';
import { type Doing, Presence } from './presence.ts';
import type { RecordRow, RecordTable } from './records.ts';
import { type RefusalCard, refusalCards } from './refusal-cards.ts';
import type { Replica } from './replica.ts';
import { Saver } from './saver.ts';
import { Stamps } from './stamps.ts';
import type { Down, Offer, Present, RecordChange, SignIn } from './wire.ts';

export type DevicePorts = LinePorts & { readonly storage: DeviceStorage };
export type DeviceSettings = { readonly token: string; readonly device: string } & KeepingSettings;

/** How safe a change is. `saving` is not a promise yet. */
export type Mark = 'saving' | 'on-device' | 'safe';

function ready<T>(part: T | null): T {
  if (part === null) throw new Error('the device is asked before it has read its storage');
  return part;
}

/** So many writes may wait for a disk that is slow or failing. Above it the device stops listening until they are done. */
export const mostUnsaved = 1_000;
const lookAtDiskMs = 1_000;
/** A database that would not open is asked again after this long. */
const loadAgainMs = 1_000;

/**
 * One device of the restaurant: what the box has confirmed, under what was tapped here and is not confirmed yet. A tap is
 * decided, shown, saved and offered to the box, in this order; nothing it shows as safe can be lost.
 */
export class DeviceCore {
  readonly #ports: DevicePorts;
  readonly #settings: DeviceSettings;
  readonly #line: DeviceLine;
  readonly #saver: Saver;
  readonly #stamps: Stamps;
  readonly #outbox = new Outbox();
  readonly #listeners = new Set<() => void>();
  #keeping: Keeping | null = null;
  #pins: PinShelf | null = null;
  #remembered: Remembered | null = null;
  #conversation: Conversation | null = null;
  #tapCount = 0;
  #stopped = false;
  readonly #handIn: HandIn;
  readonly #name: NameFlash;
  readonly #presence: Presence;
  #view: DeviceView | null = null;
  /** Why this device may not go on; null while it may. */
  halted: FinalEnd | 'fenced' | null = null;
  wiped = false;
  /** Who says no here before the box does. A device that somebody has tampered with has another; the box does not mind. */
  judge: Judge = judgeHere;

  constructor(ports: DevicePorts, settings: DeviceSettings) {
    this.#ports = ports;
    this.#settings = settings;
    this.#stamps = new Stamps(ports.clock, ports.random, settings.device);
    this.#name = new NameFlash(ports.timers, () => this.#tell());
    this.#presence = new Presence(
      ports.timers,
      (said) => this.#line.send(said),
      () => this.#remembered?.signedIn?.id,
    );
    this.#handIn = new HandIn(ports.timers, () => {
      if (!this.#stopped && this.unsent > 0) this.#line.start();
    });
    this.#saver = new Saver(ports.storage, ports.timers, (failure) => this.#storageChanged(failure));
    this.#line = new DeviceLine(ports, {
      opened: () => this.#conversation?.opened(),
      received: (message) => this.#received(message),
      ended: (why) => {
        this.#conversation?.ended(this.#line.silentMs ?? 0);
        this.#presence.ended();
        if (why !== null) this.halted = why;
        if (why === 'revoked') this.#handIn.later();
        this.#tell();
      },
      beat: () => ({ type: 'beat', pending: this.#outbox.size, position: this.#remembered?.replica.position ?? 0 }),
    });
  }

  // ---- What screens read ------------------------------------------------------------------------------------

  get isReady(): boolean {
    return this.#remembered !== null;
  }

  get replica(): Replica {
    return ready(this.#remembered).replica;
  }

  /** The orders as this device sees them: what is confirmed, what it heard before a restore, and its own taps on top. */
  get book(): Book {
    return ready(this.#view).book;
  }

  /** The rows of a table as the box has confirmed them, with this device's own unconfirmed changes on top. */
  records(table: RecordTable): ReadonlyMap<string, RecordRow> {
    return withOwnChanges(table, ready(this.#remembered).records.get(table) ?? new Map(), this.#outbox.offers());
  }

  /** How many are left here of each product that somebody counts. */
  get left(): ReadonlyMap<string, number> {
    return ready(this.#view).left(this.records('products'));
  }

  get cards(): readonly RefusalCard[] {
    return refusalCards([...ready(this.#remembered).cards.values()]);
  }

  get signedIn(): SignIn | null {
    return ready(this.#remembered).signedIn;
  }

  /** Who can be known again here while the box is away. */
  get pins(): PinShelf {
    return ready(this.#pins);
  }

  get away(): Away | null {
    return this.#conversation?.away ?? null;
  }

  /** Who looks at which order just now, and what they do there. */
  get present(): readonly Present[] {
    return this.#presence.others(this.connection());
  }

  get incarnation(): string {
    return this.#stamps.incarnation;
  }

  /** What the box may have from nobody else: taps without its word, and what it was told before it was restored. */
  get unsent(): number {
    return this.#outbox.size + (this.#remembered?.reoffers.size ?? 0);
  }

  /** Writes that are not on this device's disk yet. */
  get unsaved(): number {
    return this.#saver.waiting;
  }

  /** For a moment after somebody in the office asked which machine this is: its screen shows its name. */
  get isIdentified(): boolean {
    return this.#name.isOn;
  }

  get storageFailure(): StorageFailure | null {
    return this.#saver.failure;
  }

  connection(): Connection {
    const { kind, silentMs: ageMs, isBoxFailing: cannotSave, isBoxDamaged: boxDamaged } = this.#line;
    const isCaughtUp = this.#conversation?.isShown === true && !this.#conversation.owes;
    // It takes every line and ends it again: nothing is being caught up.
    const state = cannotSave ? 'no-box' : stateOf({ kind, ageMs, isCaughtUp });
    return { state, kind, ageMs, pending: this.#outbox.size, cannotSave, boxDamaged };
  }

  markOf(fact: Fact): Mark {
    return fact.position === undefined ? (this.#outbox.markOf(fact.event.id) ?? 'safe') : 'safe';
  }

  /** Box time as well as it can be told here, in ms: for showing ages, never for deciding. */
  boxNowMs(): number {
    return this.#stamps.boxNowMs();
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
        if (loaded.failed !== 'fenced') this.#ports.timers.after(loadAgainMs, () => this.start());
        return;
      }
      this.wiped = loaded.wiped;
      this.#begin(remember(loaded.documents));
      this.#line.start();
      this.#tell();
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#line.stop();
    this.#saver.stop();
  }

  /** The device woke up, or its network changed. */
  wake(): void {
    if (this.halted === null && this.isReady) this.#line.renew();
  }

  newId(): string {
    return this.#stamps.newId();
  }

  /** A Yjs client id for one opening of a note's editor. */
  newWriter(): number {
    return this.#stamps.newWriter();
  }

  /**
   * Does what a person asked for, or says why not. `done` comes once it is safe on this device or at the box.
   * @param approval of somebody who may, for the event that `foresee` named
   */
  act(command: Command, done: () => void = () => {}, approval?: SignIn): readonly OrderEvent[] | Refusal {
    const signedIn = this.#author();
    if (isRefusal(signedIn)) return signedIn;
    const plan = planOf(this.book, command, approval, this.#ask(signedIn));
    if (isRefusal(plan)) return plan;
    if (approval !== undefined) {
      if (approval.event === undefined || this.#outbox.markOf(approval.event) !== null) return refuse('not-approved');
      this.#keeping?.approval(approval, this.#outbox.approvals());
    }
    const events = eventsOf(plan, () => this.#stamps.next(signedIn), approval);
    if (events.length > 0) this.#tap(events, done);
    return events;
  }

  /** What `act` would say to this now, with nothing done. */
  foresee(command: Command): Foreseen {
    const signedIn = this.#author();
    if (isRefusal(signedIn)) return { refused: signedIn.refused, event: null };
    return foreseen(this.book, command, this.#ask(signedIn), () => this.newId());
  }

  /** Changes a row (a customer, a product that is sold out); the box decides field by field. */
  changeRecord(
    table: RecordTable,
    row: string,
    fields: Readonly<Record<string, unknown>>,
    done: () => void = () => {},
  ): RecordChange | Refusal {
    const signedIn = this.#author();
    if (isRefusal(signedIn)) return signedIn;
    const draft = { type: 'record-changed', body: { table, row, fields } } as const;
    const refused = this.#judged([draft], signedIn, undefined);
    if (refused !== null) return refused;
    const change: RecordChange = { ...this.#stamps.next(signedIn), ...draft };
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
    const read = this.cards.find((card) => card.key === key)?.depends ?? [];
    for (const card of [key, ...read.map((one) => one.key)]) this.#keeping?.dropCard(card);
    this.#tell();
  }

  dismissAway(): void {
    if (this.#conversation !== null) this.#conversation.away = null;
    this.#tell();
  }

  lookAt(order: string | null, doing?: Doing): void {
    this.#presence.look(order, doing);
  }

  // ---- Inside -----------------------------------------------------------------------------------------------

  #begin(memory: Remembered): void {
    const keeping = new Keeping(memory, this.#saver, this.#settings);
    this.#remembered = memory;
    this.#keeping = keeping;
    this.#pins = new PinShelf(memory, keeping);
    this.#stamps.hearClock(memory.clock);
    this.#tapCount = memory.lastTap;
    for (const tap of memory.taps) this.#outbox.add(tap, true);
    this.#view = new DeviceView(memory, this.#outbox);
    this.#conversation = new Conversation({
      ...this.#settings,
      memory,
      keeping,
      outbox: this.#outbox,
      stamps: this.#stamps,
      send: (message) => this.#line.send(message),
      renew: () => this.#line.renew(),
      saved: (done) =>
        this.#saver.afterAll(() => {
          done();
          this.#tell();
        }),
      view: this.#view,
    });
  }

  #ask(signedIn: SignIn): Ask {
    return (draft, approval) => this.#judged([draft], signedIn, approval);
  }

  #received(message: Down): void {
    if (this.#saver.waiting >= mostUnsaved) this.#pause();
    else this.#conversation?.received(message);
    this.#presence.received(message);
    if (message.type === 'identify') this.#name.show();
    if (message.type === 'welcome' && message.resume === 'hand-in') this.halted = 'revoked';
    // All is handed in: there is nothing more to say, and nothing that this device may hear.
    if (this.halted === 'revoked' && this.unsent === 0) this.#line.stop();
    this.#tell();
  }

  /** The sign-in under which something may be done now, or why nothing may. */
  #author(): SignIn | Refusal {
    const signIn = this.#remembered?.signedIn ?? null;
    if (signIn === null) return refuse('not-signed-in');
    if (this.halted !== null) return refuse('device-halted');
    // Better not now than done and taken back: the box would not take it.
    if (this.#stamps.isAfter(signIn.expiresMs)) return refuse('sign-in-expired');
    return this.#saver.isFailing ? refuse('storage-failed') : signIn;
  }

  #judged(drafts: readonly Draft[], by: SignIn, approval: SignIn | undefined): Refusal | null {
    const { records } = ready(this.#remembered);
    const code = this.judge(drafts, by, approval, {
      device: this.#settings.device,
      book: this.book,
      row: (table, id) => records.get(table)?.get(id)?.fields ?? null,
    });
    return code === null ? null : refuse(code);
  }

  #tap(offers: readonly Offer[], done: () => void): void {
    this.#tapCount += 1;
    const tap: TapDocument = {
      kind: 'tap',
      key: String(this.#tapCount).padStart(12, '0'),
      offers,
      savedMs: Math.floor(this.boxNowMs()),
    };
    this.#outbox.add(tap, false);
    this.#view?.tapped(factsIn(offers));
    this.#saver.write({ put: [tap], drop: [] }, () => {
      this.#outbox.markStored(tap.key);
      done();
      this.#tell();
    });
    this.#conversation?.sendPushes();
    this.#tell();
  }

  /** What comes in cannot be saved: the box keeps it for later, and the screen says that this device is not up to date. */
  #pause(): void {
    this.#line.stop();
    this.#conversation?.ended(this.#line.silentMs ?? 0);
    const look = (): void => {
      if (this.#stopped || this.halted !== null) return;
      if (this.#saver.waiting < mostUnsaved / 2) this.#line.start();
      else this.#ports.timers.after(lookAtDiskMs, look);
    };
    this.#ports.timers.after(lookAtDiskMs, look);
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
