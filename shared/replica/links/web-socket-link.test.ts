import { expect, test } from 'vitest';
import { connectWebSocket, mostBufferedBytes } from './web-socket-link.ts';

type Listener = (event: { readonly type: string }) => void;

/** A socket that opens when it is told to and never sends. */
class StuckSocket {
  static last: StuckSocket | null = null;
  bufferedAmount = 0;
  readonly sent: string[] = [];
  readonly listeners = new Map<string, Listener>();
  constructor() {
    StuckSocket.last = this;
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {}
  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, listener);
  }
}

test('a socket that takes four megabytes and sends none is given up', () => {
  const ends: string[] = [];
  const link = connectWebSocket(
    { WebSocket: StuckSocket, url: 'ws://box/sync', timers: { after: () => () => {} }, connectTimeoutMs: 1_000 },
    { opened: () => {}, received: () => {}, ended: ({ reason }) => void ends.push(reason) },
  );
  const socket = StuckSocket.last;
  socket?.listeners.get('open')?.({ type: 'open' });
  for (const bytes of [mostBufferedBytes, mostBufferedBytes + 1]) {
    if (socket !== null) socket.bufferedAmount = bytes;
    link.send({ type: 'beat' });
  }
  expect([socket?.sent.length, ends]).toEqual([1, ['The network does not take more.']]);
});
