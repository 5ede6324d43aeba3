import type { Position } from '../base/ids.ts';
import { utf8Bytes } from '../base/utf8.ts';
import type { Fact } from '../order/events.ts';
import type { TapDocument } from './device-ports.ts';
import { maxMessageBytes, type Offer, type VerdictRow, type Verdicts } from './wire.ts';

/** How far an own change has come: being written, safe from a crash of this device, judged by the box. */
type Waiting = {
  readonly offer: Offer;
  readonly tap: string;
  stored: boolean;
  /** Whether it went out on the present link. */
  sent: boolean;
  /** Where the box put it; it leaves the outbox when the replica has read so far. */
  position: Position | null;
};

/** Offers in one push and on their way: enough to fill a slow Wi-Fi, few enough to resend after a cut. */
export const maxOffersInPush = 128;
export const maxOnTheWay = 512;
/** A push must fit the box's message limit with room for its frame. */
const maxPushBytes = Math.floor(maxMessageBytes * 0.7);

/** The changes of this device that the box has not acknowledged yet, in the order in which they were made. */
export class Outbox {
  /** By id, in the order in which they were made. */
  readonly #waiting = new Map<string, Waiting>();
  /** Those that have not gone out on the present link. */
  #unsent: Waiting[] = [];
  /** Offers of a tap that are still waiting; a tap's document goes when none is. */
  readonly #left = new Map<string, number>();
  readonly #settled: string[] = [];
  #onTheWay = 0;

  get size(): number {
    return this.#waiting.size;
  }

  add(tap: Pick<TapDocument, 'key' | 'offers'>, stored: boolean): void {
    this.#left.set(tap.key, tap.offers.length);
    for (const offer of tap.offers) {
      const waiting: Waiting = { offer, tap: tap.key, stored, sent: false, position: null };
      this.#waiting.set(offer.id, waiting);
      this.#unsent.push(waiting);
    }
  }

  markStored(tap: string): void {
    for (const waiting of this.#waiting.values()) if (waiting.tap === tap) waiting.stored = true;
  }

  markOf(id: string): 'saving' | 'on-device' | null {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return null;
    return waiting.stored ? 'on-device' : 'saving';
  }

  /** The own events that are not confirmed: what a screen shows on top of what the box has said. */
  facts(): Fact[] {
    return factsIn(this.offers());
  }

  offers(): readonly Offer[] {
    return Array.from(this.#waiting.values(), ({ offer }) => offer);
  }

  /** The approvals that these changes were made with. */
  approvals(): Set<string> {
    return new Set(this.offers().flatMap(({ approval }) => approval ?? []));
  }

  orders(): Set<string> {
    return new Set(this.offers().flatMap((offer) => (offer.type === 'record-changed' ? [] : [offer.orderId])));
  }

  /** The incarnations that wait for verdicts, and from which of their numbers on. */
  incarnations(): { incarnation: string; first: number }[] {
    const first = new Map<string, number>();
    for (const offer of this.offers()) if (!first.has(offer.incarnation)) first.set(offer.incarnation, offer.deviceSeq);
    return [...first].map(([incarnation, seq]) => ({ incarnation, first: seq }));
  }

  /** A new link knows nothing of what went out on the last one. */
  forgetSending(): void {
    this.#onTheWay = 0;
    this.#unsent = [...this.#waiting.values()];
    // Nor does it stand by where an older life of the box had put it: positions are given anew after a restore.
    for (const waiting of this.#unsent) Object.assign(waiting, { sent: false, position: null });
  }

  /** Everything of the incarnations that the box was told of is settled, and others wait: it must be told of those. */
  isStuck(declared: ReadonlySet<string>): boolean {
    const [first] = this.#waiting.values();
    return first !== undefined && !declared.has(first.offer.incarnation);
  }

  /**
   * The next push, if there is anything to send and room on the way: offers in sequence, of one incarnation. Nothing overtakes
   * what is older, so an incarnation that the box was not told of holds up those after it.
   */
  nextPush(declared: ReadonlySet<string>): Offer[] | null {
    if (this.#onTheWay >= maxOnTheWay) return null;
    const incarnation = this.#unsent[0]?.offer.incarnation;
    if (incarnation === undefined || !declared.has(incarnation)) return null;
    const push: Waiting[] = [];
    let bytes = 0;
    for (const waiting of this.#unsent) {
      if (push.length === maxOffersInPush || waiting.offer.incarnation !== incarnation) break;
      if (this.#unsent.length > 1) bytes += utf8Bytes(JSON.stringify(waiting.offer));
      if (push.length > 0 && bytes > maxPushBytes) break;
      push.push(waiting);
    }
    this.#unsent.splice(0, push.length);
    for (const waiting of push) waiting.sent = true;
    this.#onTheWay += push.length;
    return push.map(({ offer }) => offer);
  }

  /** Takes in verdicts. @returns the offers that were not admitted, with why; they have left the outbox */
  judged({ incarnation, upToSeq, position, refused }: Verdicts): { offer: Offer; verdict: VerdictRow }[] {
    const not = new Map(refused.map((row) => [row.id, row]));
    const out: { offer: Offer; verdict: VerdictRow }[] = [];
    for (const waiting of this.#waiting.values()) {
      const { offer } = waiting;
      if (offer.incarnation !== incarnation || offer.deviceSeq > upToSeq) continue;
      const verdict = not.get(offer.id);
      if (verdict === undefined) waiting.position ??= position;
      else {
        out.push({ offer, verdict });
        this.#settle(waiting);
      }
    }
    return out;
  }

  /**
   * The replica has read up to here: own events among what it read are confirmed, and so is what the box had put below.
   * @returns whether something went that is not among them: it is in an order that this device does not see any more
   */
  passed(position: Position, confirmed: readonly Fact[]): boolean {
    for (const { event } of confirmed) {
      const waiting = this.#waiting.get(event.id);
      if (waiting !== undefined) this.#settle(waiting);
    }
    const left = this.#waiting.size;
    for (const waiting of this.#waiting.values())
      if (waiting.position !== null && waiting.position <= position) this.#settle(waiting);
    return this.#waiting.size < left;
  }

  /** Keys of taps that are settled whole since the last call: their documents may go. */
  takeSettledTaps(): string[] {
    return this.#settled.splice(0);
  }

  #settle(waiting: Waiting): void {
    this.#waiting.delete(waiting.offer.id);
    if (waiting.sent) this.#onTheWay -= 1;
    else this.#unsent = this.#unsent.filter((one) => one !== waiting);
    const left = (this.#left.get(waiting.tap) ?? 1) - 1;
    this.#left.set(waiting.tap, left);
    if (left > 0) return;
    this.#left.delete(waiting.tap);
    this.#settled.push(waiting.tap);
  }
}

/** What is said of orders, as a replica holds it before the box has confirmed it. */
export const factsIn = (offers: readonly Offer[]): Fact[] =>
  offers.flatMap((offer) => (offer.type === 'record-changed' ? [] : [{ event: offer, clock: offer.clock } as Fact]));
