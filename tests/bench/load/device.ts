import { createClock, createRandom, createTimers } from '@comanda/shared/replica/browser.ts';
import { createLinks } from '@comanda/shared/replica/links/links.ts';
import type { SocketConstructor } from '@comanda/shared/replica/links/web-socket-link.ts';
import { createMemoryStorage } from '@comanda/shared/replica/storage-memory.ts';
import { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { DeviceStorage, Link, LinkEvents, Links } from '@comanda/shared/sync/device-ports.ts';
import type { Down, SignIn } from '@comanda/shared/sync/wire.ts';
import { WebSocket } from 'ws';

/** A device that the box knows, with somebody signed in on it. */
export type Identity = { readonly device: string; readonly token: string; readonly signIn: SignIn };

export type DeviceOptions = {
  readonly address: string;
  readonly identity: Identity;
  /** False: its disk keeps nothing. A hundred devices in one program would measure the program's, not a tablet's. */
  readonly keeps?: boolean;
  /** Called when the core has taken a message in. */
  received?(message: Down): void;
};

/** The product's own device core over a real socket whose cable can be pulled. */
export class Device {
  readonly core: DeviceCore;
  readonly #links: Links;
  readonly #received: (message: Down) => void;
  #link: Link | null = null;
  #events: LinkEvents | null = null;
  #isCut = false;

  constructor({ address, identity, keeps = false, received = () => {} }: DeviceOptions) {
    const timers = createTimers();
    this.#links = createLinks({ address, WebSocket: WebSocket as SocketConstructor, fetch, timers });
    this.#received = received;
    this.core = new DeviceCore(
      {
        clock: createClock(),
        timers,
        random: createRandom(),
        links: { connect: (_, events) => this.#connect(events) },
        storage: keeps ? createMemoryStorage() : keepsNothing,
      },
      { token: identity.token, device: identity.device },
    );
  }

  async start(signIn: SignIn): Promise<void> {
    this.core.start();
    await this.until(() => this.core.isReady);
    this.core.signIn(signIn);
    await this.untilLive();
  }

  untilLive(): Promise<void> {
    return this.until(() => this.core.connection().state === 'live' && this.core.connection().pending === 0);
  }

  until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.core.onChange(() => {
        if (!holds()) return;
        stop();
        resolve();
      });
    });
  }

  cut(): void {
    this.#isCut = true;
    this.#link?.close();
    this.#events?.ended({ code: 0, reason: 'the cable was pulled' });
  }

  mend(): void {
    this.#isCut = false;
    this.core.wake();
  }

  stop(): void {
    this.core.stop();
  }

  #connect(events: LinkEvents): Link {
    if (this.#isCut) {
      setTimeout(() => events.ended({ code: 0, reason: 'the cable is out' }), 0);
      return { send: () => {}, close: () => {} };
    }
    this.#events = events;
    this.#link = this.#links.connect('web-socket', {
      ...events,
      received: (message) => {
        events.received(message);
        this.#received(message);
      },
    });
    return this.#link;
  }
}

const keepsNothing: DeviceStorage = {
  load: (done) => queueMicrotask(() => done({ documents: [], wiped: false })),
  write: (_, done) => queueMicrotask(() => done()),
  close: () => {},
};
