import type { Position } from '../base/ids.ts';
import type { Fact } from '../order/events.ts';
import type { TapDocument } from './device-ports.ts';
import { maxMessageBytes, type Offer, type VerdictRow, type Verdicts } from './wire.ts';

/** How far an own change has come: being written, safe from a crash of this device, judged by the box. */
type Waiting = {
  readonly offer: Offer;
  readonly tap: string;
  stored: boolean;
  /** When it went out on the present link, monotonic ms; null before. */
  sentAtMs: number | null;
  /** Where the box put it; it leaves the outbox when the replica has read so far. */
  position: Position | null;
};

/** Offers in one push and on their way: enough to fill a slow Wi-Fi, few enough to resend after a cut. */
const maxOffersInPush = 128;
const maxOnTheWay = 512;
/** A push must fit the box's message limit with room for its frame. */
const maxPushLetters = Math.floor(maxMessageBytes * 0.7);

/** The changes of this device that the box has not acknowledged yet, in the order in which they were made. */
export class Outbox {
  readonly #waiting: Waiting[] = [];
  readonly #byId = new Map<string, Waiting>();
  /** Offers of a tap that are still waiting; a tap's document goes when none is. */
  readonly #left = new Map<string, number>();
  readonly #settled: string[] = [];
  #onTheWay = 0;

  get size(): number {
    return this.#waiting.length;
  }

  add(tap: Pick<TapDocument, 'key' | 'offers'>, stored: boolean): void {
    this.#left.set(tap.key, tap.offers.length);
    for (const offer of tap.offers) {
      const waiting: Waiting = { offer, tap: tap.key, stored, sentAtMs: null, position: null };
      this.#waiting.push(waiting);
      this.#byId.set(offer.id, waiting);
    }
  }

  markStored(tap: string): void {
    for (const waiting of this.#waiting) if (waiting.tap === tap) waiting.stored = true;
  }

  markOf(id: string): 'saving' | 'on-device' | null {
    const waiting = this.#byId.get(id);
    if (waiting === undefined) return null;
    return waiting.stored ? 'on-device' : 'saving';
  }

  /** The own events that are not confirmed: what a screen shows on top of what the box has said. */
  facts(): Fact[] {
    return this.#waiting.flatMap(({ offer }) =>
      offer.type === 'record-changed' ? [] : [{ event: offer, clock: offer.clock } as Fact],
    );
  }

  offers(): readonly Offer[] {
    return this.#waiting.map(({ offer }) => offer);
  }

  orders(): Set<string> {
    return new Set(this.#waiting.flatMap(({ offer }) => (offer.type === 'record-changed' ? [] : [offer.orderId])));
  }

  /** The incarnations that wait for verdicts, and from which of their numbers on. */
  incarnations(): { incarnation: string; first: number }[] {
    const first = new Map<string, number>();
    for (const { offer } of this.#waiting)
      if (!first.has(offer.incarnation)) first.set(offer.incarnation, offer.deviceSeq);
    return [...first].map(([incarnation, seq]) => ({ incarnation, first: seq }));
  }

  /** A new link knows nothing of what went out on the last one. */
  forgetSending(): void {
    this.#onTheWay = 0;
    for (const waiting of this.#waiting) waiting.sentAtMs = null;
  }

  /** Everything of the incarnations that the box was told of is settled, and others wait: it must be told of those. */
  isStuck(declared: ReadonlySet<string>): boolean {
    const [first] = this.#waiting;
    return first !== undefined && !declared.has(first.offer.incarnation);
  }

  /**
   * The next push, if there is anything to send and room on the way: offers in sequence, of one incarnation. Nothing overtakes
   * what is older, so an incarnation that the box was not told of holds up those after it.
   */
  nextPush(nowMs: number, declared: ReadonlySet<string>): Offer[] | null {
    if (this.#onTheWay >= maxOnTheWay) return null;
    const start = this.#waiting.findIndex((waiting) => waiting.sentAtMs === null);
    if (start < 0 || !declared.has(this.#waiting[start]?.offer.incarnation ?? '')) return null;
    const push: Offer[] = [];
    let letters = 0;
    for (let at = start; at < this.#waiting.length && push.length < maxOffersInPush; at += 1) {
      const waiting = this.#waiting[at] as Waiting;
      if (push.length > 0 && waiting.offer.incarnation !== push[0]?.incarnation) break;
      letters += JSON.stringify(waiting.offer).length;
      if (push.length > 0 && letters > maxPushLetters) break;
      waiting.sentAtMs = nowMs;
      push.push(waiting.offer);
    }
    this.#onTheWay += push.length;
    return push;
  }

  /** Takes in verdicts. @returns the offers that were not admitted, with why; they have left the outbox */
  judged({ incarnation, upToSeq, position, refused }: Verdicts): { offer: Offer; verdict: VerdictRow }[] {
    const not = new Map(refused.map((row) => [row.id, row]));
    const out: { offer: Offer; verdict: VerdictRow }[] = [];
    for (const waiting of [...this.#waiting]) {
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

  /** The replica has read up to here: what the box had put below is confirmed, and own events in the frame are. */
  passed(position: Position, confirmed: readonly Fact[]): boolean {
    const before = this.#waiting.length;
    for (const { event } of confirmed) {
      const waiting = this.#byId.get(event.id);
      if (waiting !== undefined) this.#settle(waiting);
    }
    if (this.#waiting.some((waiting) => waiting.position !== null && waiting.position <= position)) {
      for (const waiting of [...this.#waiting])
        if (waiting.position !== null && waiting.position <= position) this.#settle(waiting);
    }
    return this.#waiting.length !== before;
  }

  /** Keys of taps that are settled whole since the last call: their documents may go. */
  takeSettledTaps(): string[] {
    return this.#settled.splice(0);
  }

  #settle(waiting: Waiting): void {
    const at = this.#waiting.indexOf(waiting);
    if (at >= 0) this.#waiting.splice(at, 1);
    this.#byId.delete(waiting.offer.id);
    if (waiting.sentAtMs !== null) this.#onTheWay -= 1;
    const left = (this.#left.get(waiting.tap) ?? 1) - 1;
    this.#left.set(waiting.tap, left);
    if (left > 0) return;
    this.#left.delete(waiting.tap);
    this.#settled.push(waiting.tap);
  }
}
