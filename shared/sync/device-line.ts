import type { Clock, Link, LinkEnd, LinkKind, Links, Random, Timers } from './device-ports.ts';
import { type Beat, beatMs, closeCodes, type Down, deadMs, type Up } from './wire.ts';

/** What the box's word ended for good: only a person can go on from here. */
export type FinalEnd = 'unauthorised' | 'revoked' | 'protocol-too-new';
const finalCodes = new Map<number, FinalEnd>([
  [closeCodes.unauthorised, 'unauthorised'],
  [closeCodes.revoked, 'revoked'],
  [closeCodes['protocol-too-new'], 'protocol-too-new'],
]);

/** For a line to open, and once more for the box's first word on it. */
const connectTimeoutMs = 3_000;
const firstRetryMs = 250;
const lastRetryMs = 2_000;
/** After so many WebSockets that never opened, long-poll is tried: some proxy does not let them through. */
const deafSockets = 2;
/**
 * How long a device on long-poll waits before it tries to climb back, in ms; then twice as long each time. Soon at first:
 * mostly the sockets failed because the box was away, not because something does not let them through.
 */
const firstClimbMs = 3_000;
const lastClimbMs = 30_000;
const lookEveryMs = 500;

export type LineEvents = {
  /** A line is open and nobody has spoken yet: say hello. */
  opened(): void;
  received(message: Down): void;
  ended(why: FinalEnd | null): void;
  /** What the heartbeat says of this device. */
  beat(): Beat;
};

export type LinePorts = {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly links: Links;
  /** The only kind of line to try; left out: WebSocket, and long-poll where that does not get through. */
  readonly only?: LinkKind;
};

type Attempt = {
  readonly kind: LinkKind;
  link: Link | null;
  open: boolean;
  readonly startedMs: number;
  /** Of the box's last word on this line, or of its opening. */
  lastWordMs: number;
  isAnswered: boolean;
};

/**
 * Keeps one line to the box alive: tries again with growing pauses, falls back to long-poll where WebSockets do not get
 * through and climbs back by itself, and takes silence for death whatever the socket says.
 */
export class DeviceLine {
  readonly #ports: LinePorts;
  readonly #events: LineEvents;
  #current: Attempt | null = null;
  #climber: Attempt | null = null;
  #retryMs = firstRetryMs;
  /** The box said last that it could not save. */
  isBoxFailing = false;
  /** What is on the box's disk is not what the box wrote. */
  isBoxDamaged = false;
  #deaf = 0;
  #lastHeardMs: number | null = null;
  #lastBeatMs = 0;
  #climbedMs = 0;
  #climbPauseMs = firstClimbMs;
  #cancelRetry: () => void = () => {};
  #cancelLook: () => void = () => {};
  #running = false;

  constructor(ports: LinePorts, events: LineEvents) {
    this.#ports = ports;
    this.#events = events;
  }

  get kind(): LinkKind | null {
    return this.#current?.open ? this.#current.kind : null;
  }

  /** Ms since the box's last word, on any line; null before the first. */
  get silentMs(): number | null {
    return this.#lastHeardMs === null ? null : this.#ports.clock.monotonicMs() - this.#lastHeardMs;
  }

  start(): void {
    this.#running = true;
    this.#connect();
    this.#look();
  }

  stop(): void {
    this.#running = false;
    this.#cancelRetry();
    this.#cancelLook();
    this.#abandon();
  }

  /** The device woke up, came to the front or changed networks: the old line is taken for dead. */
  renew(): void {
    if (!this.#running) return;
    const was = this.#current?.open ?? false;
    this.#abandon();
    this.#retryMs = firstRetryMs;
    if (was) this.#events.ended(null);
    this.#connect();
  }

  send(message: Up): void {
    if (this.#current?.open) this.#current.link?.send(message);
  }

  #connect(): void {
    this.#cancelRetry();
    if (!this.#running) return;
    this.#current = this.#attempt(this.#ports.only ?? (this.#deaf >= deafSockets ? 'long-poll' : 'web-socket'), false);
  }

  #attempt(kind: LinkKind, climbing: boolean): Attempt {
    const startedMs = this.#ports.clock.monotonicMs();
    const attempt: Attempt = { kind, link: null, open: false, startedMs, lastWordMs: startedMs, isAnswered: false };
    const isMine = (): boolean => attempt === (climbing ? this.#climber : this.#current);
    attempt.link = this.#ports.links.connect(kind, {
      opened: () => {
        if (climbing && isMine()) this.#climbed(attempt);
        else if (isMine()) this.#opened(attempt);
      },
      received: (message) => {
        if (attempt !== this.#current) return;
        this.#lastHeardMs = this.#ports.clock.monotonicMs();
        attempt.lastWordMs = this.#lastHeardMs;
        attempt.isAnswered = true;
        this.#retryMs = firstRetryMs;
        this.isBoxFailing = false;
        if (message.type === 'frame') this.isBoxDamaged = message.damaged === true;
        this.#events.received(message);
      },
      ended: (end) => {
        if (climbing && attempt === this.#climber) this.#climber = null;
        else if (attempt === this.#current) this.#ended(attempt, end);
      },
    });
    return attempt;
  }

  #opened(attempt: Attempt): void {
    attempt.open = true;
    if (attempt.kind === 'web-socket') this.#deaf = 0;
    this.#lastBeatMs = this.#ports.clock.monotonicMs();
    this.#climbedMs = this.#lastBeatMs;
    this.#climbPauseMs = firstClimbMs;
    this.#events.opened();
  }

  /** WebSockets get through again: the polling line is left for the better one. */
  #climbed(attempt: Attempt): void {
    this.#climber = null;
    this.#current?.link?.close();
    this.#events.ended(null);
    this.#current = attempt;
    this.#opened(attempt);
  }

  #ended(attempt: Attempt, end: LinkEnd): void {
    this.#current = null;
    this.isBoxFailing = end.code === closeCodes['box-failed'];
    this.#dropClimber();
    if (!attempt.open && attempt.kind === 'web-socket') this.#deaf += 1;
    // Where polling fails too, it was not the sockets that were at fault.
    if (!attempt.open && attempt.kind === 'long-poll') this.#deaf = 0;
    const final = finalCodes.get(end.code) ?? null;
    if (final !== null) this.#running = false;
    this.#events.ended(final);
    if (final === null) this.#retry();
  }

  #retry(): void {
    if (!this.#running) return;
    // A random part, so that twenty tablets do not come back at the same instant.
    const jitter = (this.#ports.random.bytes(1)[0] ?? 0) / 255;
    this.#cancelRetry = this.#ports.timers.after(this.#retryMs * (0.5 + jitter / 2), () => this.#connect());
    this.#retryMs = Math.min(this.#retryMs * 2, lastRetryMs);
  }

  #abandon(): void {
    this.#current?.link?.close();
    this.#current = null;
    this.#dropClimber();
  }

  #dropClimber(): void {
    this.#climber?.link?.close();
    this.#climber = null;
  }

  /** The line's heartbeat: says we are here, and notices when the box is not. */
  #look(): void {
    this.#cancelLook = this.#ports.timers.after(lookEveryMs, () => {
      if (!this.#running) return;
      this.#check(this.#ports.clock.monotonicMs());
      this.#look();
    });
  }

  #check(nowMs: number): void {
    const attempt = this.#current;
    if (attempt === null) return;
    if (nowMs - attempt.lastWordMs > (attempt.isAnswered ? deadMs : connectTimeoutMs)) {
      attempt.link?.close();
      this.#ended(attempt, { code: 0, reason: 'silent' });
      return;
    }
    if (!attempt.open) return;
    if (nowMs - this.#lastBeatMs >= beatMs) {
      this.#lastBeatMs = nowMs;
      attempt.link?.send(this.#events.beat());
    }
    if (this.#climber !== null && nowMs - this.#climber.startedMs > connectTimeoutMs) this.#dropClimber();
    if (
      attempt.kind === 'long-poll' &&
      this.#ports.only === undefined &&
      this.#climber === null &&
      nowMs - this.#climbedMs >= this.#climbPauseMs
    ) {
      this.#climbedMs = nowMs;
      this.#climbPauseMs = Math.min(this.#climbPauseMs * 2, lastClimbMs);
      this.#climber = this.#attempt('web-socket', true);
    }
  }
}
