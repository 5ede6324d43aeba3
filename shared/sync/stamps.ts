import { type Hlc, tick } from '../base/clock.ts';
import { type Id, uuidV7 } from '../base/ids.ts';
import { rulesVersion } from '../order/events.ts';
import type { Clock, Random } from './device-ports.ts';
import type { Offer, SignIn } from './wire.ts';

type Stamp = Pick<Offer, 'id' | 'clock' | 'device' | 'incarnation' | 'deviceSeq' | 'signIn' | 'staff' | 'rules'>;

const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Names and times for what happens on a device: its incarnation, its place in the sequence, box time as a hybrid clock. */
export class Stamps {
  readonly incarnation: string;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #device: string;
  #last: Hlc = 0;
  #deviceSeq = 0;
  /** What to add to the monotonic clock to get the box's; null until the box has spoken. */
  #boxOffsetMs: number | null = null;

  constructor(clock: Clock, random: Random, device: string) {
    this.#clock = clock;
    this.#random = random;
    this.#device = device;
    this.incarnation = toHex(random.bytes(8));
  }

  /** Box time as well as it can be told here, in ms: the device's own wall clock only until the box has spoken once. */
  boxNowMs(): number {
    return this.#boxOffsetMs === null ? this.#clock.wallMs() : this.#clock.monotonicMs() + this.#boxOffsetMs;
  }

  /** The box's time, if it has told it since the start of this run; a device's own clock proves nothing. */
  isAfter(boxMs: number): boolean {
    return this.#boxOffsetMs !== null && this.boxNowMs() > boxMs;
  }

  hearTime(nowMs: number): void {
    this.#boxOffsetMs = nowMs - this.#clock.monotonicMs();
  }

  /** Whatever is stamped from now on comes after this. */
  hearClock(clock: Hlc): void {
    this.#last = Math.max(this.#last, clock);
  }

  newId(): Id {
    return uuidV7(this.boxNowMs(), this.#random.bytes(10));
  }

  /** A Yjs client id for one opening of a note's editor: never 0, which Yjs keeps for itself. */
  newWriter(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#random.bytes(4);
    // Unsigned last: bit operations give a negative number for half of all bytes.
    return ((a << 24) | (b << 16) | (c << 8) | d | 1) >>> 0;
  }

  next({ id: signIn, staff }: Pick<SignIn, 'id' | 'staff'>): Stamp {
    this.#last = tick(this.#last, this.boxNowMs());
    this.#deviceSeq += 1;
    return {
      id: this.newId(),
      clock: this.#last,
      device: this.#device,
      incarnation: this.incarnation,
      deviceSeq: this.#deviceSeq,
      signIn,
      staff,
      rules: rulesVersion,
    };
  }
}
