import { DeviceCore } from '../../sync/device-core.ts';
import type { DeviceStorage, LinkKind } from '../../sync/device-ports.ts';
import { createClock, createRandom, createTimers } from '../browser.ts';
import { createLinks } from '../links/links.ts';
import type { SocketConstructor } from '../links/web-socket-link.ts';
import { createMemoryStorage } from '../storage-memory.ts';
import { createFileStorage } from './storage-file.ts';

export type HeadlessOptions = {
  /** The box's sync address, such as `http://127.0.0.1:4600`. */
  readonly address: string;
  readonly device: string;
  readonly token: string;
  /** Where it keeps what it knows; null: in memory, for load generators that never come back. */
  readonly folder: string | null;
  /** Only this kind of line; left out: WebSocket, and long-poll where it must. */
  readonly only?: LinkKind;
  /** A `WebSocket` other than the platform's. */
  readonly WebSocket?: SocketConstructor;
};

/** A device without a screen: the same core over the same lines, with a folder instead of a browser's database. */
export function createHeadlessDevice(options: HeadlessOptions): {
  readonly core: DeviceCore;
  readonly storage: DeviceStorage;
} {
  const timers = createTimers();
  const storage = options.folder === null ? createMemoryStorage() : createFileStorage({ folder: options.folder });
  const links = createLinks({
    address: options.address,
    WebSocket: options.WebSocket ?? (globalThis.WebSocket as unknown as SocketConstructor),
    fetch: globalThis.fetch,
    timers,
  });
  const core = new DeviceCore(
    {
      clock: createClock(),
      timers,
      random: createRandom(),
      links,
      storage,
      ...(options.only && { only: options.only }),
    },
    { token: options.token, device: options.device },
  );
  return { core, storage };
}
