import { utf8Bytes } from '../base/utf8.ts';
import { allFacts } from '../order/book.ts';
import type { Fact } from '../order/events.ts';
import { evolve } from '../order/evolve.ts';
import type { StorageChange } from './device-ports.ts';
import type { DeviceView } from './device-view.ts';
import type { Keeping, Remembered } from './keeping.ts';
import type { Outbox } from './outbox.ts';
import { program } from './program.ts';
import { forgottenRows } from './record-return.ts';
import { type Applied, applyFrame, fromSnapshot, heardAbove } from './replica.ts';
import type { Stamps } from './stamps.ts';
import {
  type Down,
  type Entry,
  type Frame,
  type GivenBack,
  type Hello,
  maxMessageBytes,
  type Offer,
  protocolVersion,
  type SignIn,
  type Snapshot,
  type Up,
  type Verdicts,
  type Welcome,
} from './wire.ts';

/** What happened to orders here while the box could not be heard. */
export type Away = { readonly sinceMs: number; readonly facts: readonly Fact[] };

export type ConversationParts = {
  readonly token: string;
  readonly device: string;
  readonly memory: Remembered;
  readonly keeping: Keeping;
  readonly outbox: Outbox;
  readonly stamps: Stamps;
  send(message: Up): void;
  /** The line cannot be trusted any more: a new one, and hello again. */
  renew(): void;
  /** Calls back once everything that was said so far is written down here. */
  saved(done: () => void): void;
  readonly view: Pick<DeviceView, 'changed' | 'grew'>;
};

/** What the box's welcome says has to happen before this device is up to date. */
type Greeted = {
  readonly welcome: Welcome;
  readonly owed: ReadonlySet<string>;
  snapshotDue: boolean;
  /** The box has said with an empty frame that this is all; from then on every frame ends where the feed does. */
  isRead: boolean;
  /** Whether what was missed is written down here: screens read rows from there. */
  kept: 'no' | 'soon' | 'yes';
  /** Messages with what a restored box has to be given back, that are not sent yet. */
  readonly reoffers: GivenBack[][];
};

export const awayFacts = 200;
/** Whoever looks at a tablet does not notice a shorter one: what comes then looks as it always does. */
const leastAwayMs = 5_000;
const maxReoffersInMessage = 100;
/** As many as the box keeps waiting without complaint, and then some room for taps. */
export const maxReoffersOnTheWay = 16;
const maxReofferBytes = Math.floor(maxMessageBytes * 0.7);

/**
 * What a device and the box say to each other on one line after another: hello, catch up, send what the box lacks, and only
 * then "live".
 */
export class Conversation {
  readonly #parts: ConversationParts;
  #greeted: Greeted | null = null;
  #snapshot: Snapshot[] = [];
  /** Of a frame that is not all here yet. */
  #entries: Entry[] = [];
  /** The incarnations that this line's hello has named. */
  #declared: ReadonlySet<string> = new Set();
  #cutOffAtMs: number | null = null;
  away: Away | null = null;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  get isUpToDate(): boolean {
    const greeted = this.#greeted;
    if (greeted?.welcome.resume === 'hand-in') return false;
    return greeted !== null && !greeted.snapshotDue && this.#parts.memory.replica.position >= greeted.welcome.head;
  }

  /** Nor does any screen show less than that. */
  get isShown(): boolean {
    return this.isUpToDate && this.#greeted?.kept === 'yes';
  }

  /** Does the box still lack something from before this line was opened? */
  get owes(): boolean {
    return [...(this.#greeted?.owed ?? [])].some((id) => this.#parts.outbox.markOf(id) !== null);
  }

  opened(): void {
    const { memory, keeping, outbox, stamps, token } = this.#parts;
    const { replica } = memory;
    this.#greeted = null;
    this.#snapshot = [];
    this.#entries = [];
    outbox.forgetSending();
    keeping.forgetTaken();
    const waiting = outbox.incarnations().slice(0, 64);
    this.#declared = new Set([stamps.incarnation, ...waiting.map(({ incarnation }) => incarnation)]);
    const hello: Hello = {
      type: 'hello',
      protocol: protocolVersion,
      token,
      program,
      incarnation: stamps.incarnation,
      position: replica.position,
      tag: replica.tag,
      multiSession: replica.multiSession,
      outbox: waiting,
      signIns: this.#signIns().slice(0, 64),
      checkpoints: replica.checkpoints.slice(0, 64).map(([position, tag]) => [position, tag]),
    };
    this.#parts.send(hello);
  }

  /** @param silentMs since when the box was not heard: what others did from then on was missed, not only since the line is dead */
  ended(silentMs: number): void {
    if (this.isUpToDate) this.#cutOffAtMs ??= this.#parts.stamps.boxNowMs() - silentMs;
    this.#greeted = null;
    this.#snapshot = [];
  }

  received(message: Down): void {
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
        this.#parts.keeping.reoffersTaken(message.ids);
        if (this.#greeted?.welcome.resume === 'hand-in') this.#parts.keeping.dropTaken();
        this.#sendReoffers(1);
        break;
      case 'identify':
      case 'present':
        // For the screen, not for the conversation.
        break;
      case 'bye':
        // The end of the line follows, with the same code.
        break;
    }
  }

  /** Sends what waits, as far as the box is ready for it. */
  sendPushes(): void {
    // After a restore the box must have its past back first, or it would not know what the taps are about.
    if (this.#greeted === null || this.#greeted.reoffers.length > 0) return;
    // Also its rows, such as the menu of the taps: what of them it lacks, the snapshot will show.
    if (this.#greeted.welcome.common !== null && this.#greeted.snapshotDue) return;
    const { outbox } = this.#parts;
    const next = (): Offer[] | null => outbox.nextPush(this.#declared);
    for (let push = next(); push !== null; push = next()) this.#parts.send({ type: 'push', offers: push });
    if (outbox.isStuck(this.#declared)) this.#parts.renew();
  }

  #signIns(): SignIn[] {
    const { outbox, memory } = this.#parts;
    const needed = new Set(
      outbox.offers().flatMap(({ signIn, approval }) => (approval === undefined ? [signIn] : [signIn, approval])),
    );
    // The others too: what is tapped from now on names them, and a restored box may have forgotten them.
    return [...memory.signIns].sort((a, b) => Number(needed.has(b.id)) - Number(needed.has(a.id)));
  }

  #welcomed(welcome: Welcome): void {
    const { memory, keeping, outbox, stamps } = this.#parts;
    stamps.hearTime(welcome.nowMs);
    memory.replica = { ...memory.replica, config: welcome.config };
    const owed = new Set(outbox.offers().map(({ id }) => id));
    if (welcome.common !== null) {
      const aside = [...memory.kept.values()].flatMap(allFacts);
      keeping.addReoffers(heardAbove(evolve(memory.replica.book, aside), welcome.common));
    }
    const reoffers = inMessages([...memory.reoffers.values()]);
    this.#greeted = { welcome, owed, snapshotDue: welcome.resume === 'snapshot', isRead: false, kept: 'no', reoffers };
    this.#sendReoffers(maxReoffersOnTheWay);
  }

  #sendReoffers(atMost: number): void {
    for (const events of this.#greeted?.reoffers.splice(0, atMost) ?? []) this.#parts.send({ type: 'reoffer', events });
    this.sendPushes();
  }

  #framed(part: Frame): void {
    const { memory, keeping, outbox, stamps } = this.#parts;
    stamps.hearTime(part.nowMs);
    // A snapshot is due: its position is what the frames after it continue from.
    if (this.#greeted === null || this.#greeted.snapshotDue) return;
    this.#entries.push(...part.entries);
    if (!part.isLast) return;
    const frame = { ...part, entries: this.#entries };
    this.#entries = [];
    if (frame.from > memory.replica.position) {
      this.#parts.renew();
      return;
    }
    this.#adopt(
      applyFrame(memory.replica, frame, () => outbox.orders()),
      (applied, drops) => keeping.frame(frame, applied, drops),
    );
    // Adopting may have opened another line.
    if (this.#greeted === null) return;
    this.#greeted.isRead ||= frame.from === frame.upTo;
    // What the box has taken back is in what was read, or not for us.
    if (this.#greeted.isRead && keeping.dropTaken()) this.#parts.view.changed();
  }

  #snapshotPart(part: Snapshot): void {
    const greeted = this.#greeted;
    if (greeted === null || part.part !== this.#snapshot.length) {
      this.#parts.renew();
      return;
    }
    this.#snapshot.push(part);
    if (!part.isLast) return;
    const applied = fromSnapshot(this.#snapshot, greeted.welcome.config);
    this.#snapshot = [];
    greeted.snapshotDue = false;
    if (greeted.welcome.common !== null) {
      const rows = forgottenRows(this.#parts.memory.records, applied.rows);
      this.#parts.keeping.addReoffers(rows);
      greeted.reoffers.push(...inMessages(rows));
    }
    this.#adopt(applied, (one, drops) => this.#parts.keeping.snapshot(one, drops));
    this.#sendReoffers(maxReoffersOnTheWay);
  }

  /** Makes what the box said the truth here: in memory at once, then in storage, and only with it the taps' documents go. */
  #adopt(applied: Applied, keep: (applied: Applied, drops: StorageChange['drop']) => void): void {
    const { memory, keeping, outbox, stamps, device } = this.#parts;
    const before = memory.replica.position;
    const moved = applied.replica !== memory.replica;
    memory.replica = applied.replica;
    for (const fact of applied.facts) {
      stamps.hearClock(fact.clock);
      // A restored box had refused it, until another device proved that it was admitted before.
      if (memory.cards.has(fact.event.id)) keeping.dropCard(fact.event.id);
    }
    for (const { clocks } of applied.rows) for (const clock of Object.values(clocks)) stamps.hearClock(clock);
    const isGone = outbox.passed(applied.replica.position, applied.facts);
    if (applied.removes || isGone) this.#parts.view.changed();
    else if (moved) this.#parts.view.grew(applied.facts);
    for (const order of applied.kept) memory.kept.set(order.order, order);
    this.#letGo();
    const drops = outbox.takeSettledTaps().map((key) => ({ kind: 'tap' as const, key }));
    if (moved || drops.length > 0) keep(applied, drops);
    this.#noteAway(applied.facts.filter(({ event, position }) => event.device !== device && (position ?? 0) > before));
    this.#keepThis();
    this.sendPushes();
  }

  #keepThis(): void {
    const greeted = this.#greeted;
    if (greeted?.kept !== 'no' || !this.isUpToDate) return;
    greeted.kept = 'soon';
    this.#parts.saved(() => {
      greeted.kept = 'yes';
    });
  }

  /** An order of an ended day goes when this device has no more to say about it. */
  #letGo(): void {
    const { memory, outbox, view } = this.#parts;
    if (memory.kept.size === 0) return;
    const owed = outbox.orders();
    for (const id of memory.kept.keys()) if (!owed.has(id) && memory.kept.delete(id)) view.changed();
  }

  /** What others did between the cut and being up to date again. */
  #noteAway(news: readonly Fact[]): void {
    if (this.#cutOffAtMs === null) return;
    const goneMs = this.#parts.stamps.boxNowMs() - this.#cutOffAtMs;
    if (news.length > 0 && goneMs >= leastAwayMs) {
      const sinceMs = this.#cutOffAtMs;
      const known = this.away?.sinceMs === sinceMs ? this.away.facts : [];
      this.away = { sinceMs, facts: [...known, ...news].slice(0, awayFacts) };
    }
    if (this.isUpToDate) this.#cutOffAtMs = null;
  }

  #judged(verdicts: Verdicts): void {
    const { memory, keeping, outbox } = this.#parts;
    const refused = outbox.judged(verdicts);
    if (refused.length > 0) {
      this.#parts.view.changed();
      keeping.addCards(refused, outbox.takeSettledTaps());
    }
    if (this.#greeted?.welcome.resume === 'hand-in') {
      // No frame will show what was admitted before: that the box has it is enough.
      outbox.passed(Number.MAX_SAFE_INTEGER, []);
      keeping.addCards([], outbox.takeSettledTaps());
    } else if (outbox.passed(memory.replica.position, [])) this.#parts.view.changed();
    this.#letGo();
    this.sendPushes();
  }
}

function inMessages(all: readonly GivenBack[]): GivenBack[][] {
  const messages: GivenBack[][] = [];
  let bytes = 0;
  for (const sealed of all) {
    const size = utf8Bytes(JSON.stringify(sealed));
    const last = messages.at(-1);
    if (last === undefined || last.length >= maxReoffersInMessage || bytes + size > maxReofferBytes) {
      messages.push([sealed]);
      bytes = size;
    } else {
      last.push(sealed);
      bytes += size;
    }
  }
  return messages;
}
