import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import { createClock, createRandom, createTimers } from '@comanda/shared/replica/browser.ts';
import { createLinks } from '@comanda/shared/replica/links/links.ts';
import type { SocketConstructor } from '@comanda/shared/replica/links/web-socket-link.ts';
import { createMemoryStorage } from '@comanda/shared/replica/storage-memory.ts';
import { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { Links } from '@comanda/shared/sync/device-ports.ts';
import type { Down, Up, Verdicts } from '@comanda/shared/sync/wire.ts';

/** What the box has told anybody about events, word for word: it may never take any of it back. */
export class Heard {
  /** Position of each event that was in a frame or a snapshot of anyone. */
  readonly positions = new Map<string, number>();
  /** Events that a verdict has acknowledged to their author. */
  readonly acknowledged = new Set<string>();
  /** What was said about one event in two ways. */
  readonly contradictions: string[] = [];
  readonly refusals: string[] = [];

  placed(id: string, at: number): void {
    const known = this.positions.get(id);
    if (known !== undefined && known !== at) this.contradictions.push(`${id} was at ${known} and is at ${at}`);
    this.positions.set(id, at);
  }
}

/** Longer than any device takes to come back. */
const patienceMs = 20_000;

/** A device that writes down everything the box says, before its core sees it. */
export class RecordingDevice {
  readonly core: DeviceCore;
  /** How many events were made here. */
  madeCount = 0;
  readonly #made: string[] = [];
  readonly #heard: Heard;
  readonly #bySeq = new Map<number, string>();

  constructor(address: string, credentials: { device: string; token: string }, longPoll: boolean, heard: Heard) {
    this.#heard = heard;
    const timers = createTimers();
    const links = createLinks({
      address,
      WebSocket: globalThis.WebSocket as unknown as SocketConstructor,
      fetch: globalThis.fetch,
      timers,
    });
    this.core = new DeviceCore(
      {
        clock: createClock(),
        timers,
        random: createRandom(),
        storage: createMemoryStorage(),
        links: this.#recorded(links, longPoll),
      },
      credentials,
    );
    this.core.start();
  }

  do(command: Command): void {
    const events = this.core.act(command);
    if (isRefusal(events)) throw new Error(`${command.type} was refused: ${events.refused}`);
    for (const event of events as readonly OrderEvent[]) {
      this.madeCount += 1;
      this.#made.push(event.id);
      this.#bySeq.set(event.deviceSeq, event.id);
    }
  }

  /** The ids of the events made since the last call. */
  takeMade(): readonly string[] {
    return this.#made.splice(0);
  }

  /** Resolves when it is up to date, with nothing unsent. */
  settled(): Promise<void> {
    return this.until(() => {
      const { state, pending } = this.core.connection();
      return state === 'live' && pending === 0;
    });
  }

  /** Resolves after the change that makes it so; when that does not come in a long time as well. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const over = (): void => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const look = (): void => {
        if (this.core.isReady && holds()) over();
      };
      const timer = setTimeout(over, patienceMs);
      const stop = this.core.onChange(look);
      look();
    });
  }

  #recorded(links: Links, longPoll: boolean): Links {
    return {
      connect: (kind, events) => {
        const link = links.connect(longPoll ? 'long-poll' : kind, {
          ...events,
          received: (message) => {
            this.#hear(message);
            events.received(message);
          },
        });
        return { send: (message: Up) => link.send(message), close: () => link.close() };
      },
    };
  }

  #hear(message: Down): void {
    if (message.type === 'verdicts') this.#judged(message);
    if (message.type === 'snapshot') {
      for (const { facts } of message.orders) for (const { event, at } of facts) this.#heard.placed(event.id, at);
    }
    if (message.type !== 'frame') return;
    for (const entry of message.entries) {
      if (entry.kind === 'event') this.#heard.placed(entry.event.id, entry.at);
      if (entry.kind !== 'scope') continue;
      for (const { facts } of entry.enter) for (const { event, at } of facts) this.#heard.placed(event.id, at);
    }
  }

  #judged({ incarnation, upToSeq, refused }: Verdicts): void {
    if (incarnation !== this.core.incarnation) return;
    const not = new Set(refused.map(({ id }) => id));
    for (const { id, code } of refused) this.#heard.refusals.push(`${id}: ${code}`);
    for (let seq = upToSeq; this.#bySeq.has(seq); seq -= 1) {
      const id = this.#bySeq.get(seq) ?? '';
      if (this.#heard.acknowledged.has(id)) break;
      if (!not.has(id)) this.#heard.acknowledged.add(id);
    }
  }
}
