import type { BoxClock, Wire } from './box-ports.ts';
import type { LinkKind } from './device-ports.ts';
import type { Bye, CloseCode, DeviceConfig, Down, Present } from './wire.ts';

/**
 * The box's side of one line. `new`: has not said hello. `catching`: is being read the feed or a snapshot. `live`: hears
 * every group as it is committed. `handing-in`: was revoked, is heard and told no more than that. `over`: neither hears nor is
 * heard.
 */
export type LinkStage = 'new' | 'catching' | 'live' | 'handing-in' | 'over';

/** A push that waits for its turn. */
export type QueuedPush = { readonly kind: 'push' | 'reoffer'; readonly items: readonly unknown[] };

export type LinkPush = { readonly link: BoxLink; readonly push: QueuedPush };

/** A device may have this many pushes waiting: its own window is far smaller, so more is not a device of ours. */
export const maxQueuedPushes = 64;

export class BoxLink {
  stage: LinkStage = 'new';
  config: DeviceConfig | null = null;
  /** The incarnations this device has declared, and up to where each was settled then: only for these does it speak. */
  readonly incarnations = new Map<string, number>();
  position = 0;
  /**
   * How many changes the device has not read that were there when it spoke before. What came between its last two words may
   * still be on its way, and is only the distance of a heartbeat.
   */
  behind = 0;
  /** Where the feed stood when the device spoke last. */
  #headThen = 0;
  /** How many changes wait on it; null before its first word. */
  pending: number | null = null;
  program: string | null = null;
  readonly kind: LinkKind;
  /** How many more changes may be handed in. */
  room = 0;
  lastHeardMs: number;
  /** Where the device says it is; null: at no order. */
  at: Present | null = null;
  readonly queue: QueuedPush[] = [];
  readonly #wire: Wire;

  constructor(wire: Wire, kind: LinkKind, clock: BoxClock) {
    this.#wire = wire;
    this.kind = kind;
    this.lastHeardMs = clock.monotonicMs();
  }

  /**
   * The device has said how far it has read.
   * @param head where the feed stands
   */
  hasRead(position: number, head: number): void {
    this.behind = Math.max(0, this.#headThen - position);
    this.#headThen = head;
  }

  /** What it pushed first, or the beginning of that; nothing of a line that has ended. */
  nextPiece(mostItems: number): QueuedPush | undefined {
    const [push] = this.queue;
    if (push === undefined || this.stage === 'over') return undefined;
    if (push.items.length <= mostItems) return this.queue.shift();
    this.queue[0] = { ...push, items: push.items.slice(mostItems) };
    return { ...push, items: push.items.slice(0, mostItems) };
  }

  send(message: Down): void {
    this.sendText(JSON.stringify(message));
  }

  sendText(text: string): void {
    if (this.stage !== 'over') this.#wire.send(text);
  }

  get waitingBytes(): number {
    return this.#wire.waitingBytes?.() ?? 0;
  }

  end(code: CloseCode, reason: string): void {
    if (this.stage === 'over') return;
    const bye: Bye = { type: 'bye', code, reason };
    this.#wire.send(JSON.stringify(bye));
    this.stage = 'over';
    this.#wire.close(code, reason);
  }
}
