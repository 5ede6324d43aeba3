import type { Link, LinkEvents, Timers } from '../../sync/device-ports.ts';
import type { Down } from '../../sync/wire.ts';
import { createLinkState, type LinkState, unexplained } from './link-state.ts';

/** What the browser's WebSocket, Node's own and that of `ws` have in common. */
export type Socket = {
  readonly bufferedAmount: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: 'open' | 'close' | 'message' | 'error', listener: (event: SocketEvent) => void): void;
};
type SocketEvent = { readonly type: string; readonly data?: unknown; readonly code?: number; readonly reason?: string };
export type SocketConstructor = new (url: string, protocol: string) => Socket;

export type WebSocketLinkOptions = {
  readonly WebSocket: SocketConstructor;
  /** Such as `ws://box:4600/sync`. */
  readonly url: string;
  readonly timers: Timers;
  readonly connectTimeoutMs: number;
};

export const subprotocol = 'comanda';

/** Close codes of the private range are the box's own words (`closeCodes`); the others are the network's. */
const firstOwnCode = 4000;

/** A socket that swallows without sending is dead: better to say so than to fill the memory of a tablet. */
export const mostBufferedBytes = 4 * 1024 * 1024;

export function connectWebSocket(options: WebSocketLinkOptions, events: LinkEvents): Link {
  let socket: Socket | undefined;
  const cancelTimeout = options.timers.after(options.connectTimeoutMs, () => {
    if (!state.isOpen()) state.ended(unexplained('The box did not answer in time.'));
  });
  const state: LinkState = createLinkState(events, () => {
    cancelTimeout();
    socket?.close();
  });

  try {
    socket = new options.WebSocket(options.url, subprotocol);
  } catch (error) {
    // A bad address, or a page that may not speak to it (https to ws): told later, because of L1.
    const reason = error instanceof Error ? error.message : 'No WebSocket to this address.';
    options.timers.after(0, () => state.ended(unexplained(reason)));
    return { send: () => {}, close: state.closed };
  }

  listen(socket, state);
  const connected = socket;
  return {
    send(message) {
      if (!state.isOpen()) return;
      if (connected.bufferedAmount > mostBufferedBytes) state.ended(unexplained('The network does not take more.'));
      else connected.send(JSON.stringify(message));
    },
    close: state.closed,
  };
}

function listen(socket: Socket, state: LinkState): void {
  socket.addEventListener('open', () => state.opened());
  socket.addEventListener('message', ({ data }) => {
    const message = readMessage(data);
    // L3: a message that cannot be read is a message lost, so the link ends and the device asks again from its position.
    if (message === undefined) state.ended(unexplained('The box sent something that is not a message.'));
    else state.received(message);
  });
  socket.addEventListener('close', ({ code = 0, reason = '' }) => {
    state.ended(code >= firstOwnCode ? { code, reason } : unexplained(reason || 'The connection was lost.'));
  });
  // A `close` always follows an `error` and says more; without a listener `ws` would throw.
  socket.addEventListener('error', () => {});
}

function readMessage(text: unknown): Down | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text) as Down;
  } catch {
    return undefined;
  }
}
