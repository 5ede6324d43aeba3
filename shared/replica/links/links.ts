import type { Links, Timers } from '../../sync/device-ports.ts';
import { connectLongPoll } from './long-poll-link.ts';
import { connectWebSocket, type SocketConstructor } from './web-socket-link.ts';

export type LinksOptions = {
  /** Where the box listens, such as `http://box:4600`. A device setting, apart from where the app came from. */
  readonly address: string;
  readonly WebSocket: SocketConstructor;
  readonly fetch: typeof globalThis.fetch;
  readonly timers: Timers;
  readonly connectTimeoutMs?: number;
};

/** Both kinds of link to one box. The device core chooses which, falls back and climbs back. */
export function createLinks({ address, WebSocket, fetch, timers, connectTimeoutMs = 3000 }: LinksOptions): Links {
  const url = `${address.replace(/\/+$/, '')}/sync`;
  // http → ws, https → wss.
  const socketUrl = url.replace(/^http/i, 'ws');
  return {
    connect: (kind, events) =>
      kind === 'web-socket'
        ? connectWebSocket({ WebSocket, url: socketUrl, timers, connectTimeoutMs }, events)
        : connectLongPoll({ fetch: (...asked) => fetch(...asked), url, timers, connectTimeoutMs }, events),
  };
}
