import { connect, type Socket } from 'node:net';

/** A connection to the box on which bytes of any kind can be said. */
export type Bytes = {
  write(bytes: Uint8Array): Promise<void>;
  /** What was heard and not taken yet. */
  take(): string;
  /** Resolves when what was heard satisfies `enough`, or nothing more will be heard. */
  until(enough: (heard: string) => boolean): Promise<string>;
  isOver(): boolean;
  /** Says no more, and waits until the box has hung up. */
  end(): Promise<void>;
};

/** Whoever answers nothing for so long is stuck. */
const patienceMs = 30_000;

/** @param from this machine has many addresses, and the box counts by them */
export function openBytes(port: number, from = '127.0.0.1'): Promise<Bytes> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true });
  let heard = '';
  let over = false;
  let wake = (): void => {};
  socket.setEncoding('latin1');
  socket.on('data', (text) => {
    heard += text;
    wake();
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    over = true;
    wake();
  });
  const bytes: Bytes = {
    write: (what) => written(socket, what),
    take() {
      const all = heard;
      heard = '';
      return all;
    },
    async until(enough) {
      const stuck = setTimeout(() => socket.destroy(new Error('stuck')), patienceMs);
      while (!over && !enough(heard)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      clearTimeout(stuck);
      return heard;
    },
    isOver: () => over,
    async end() {
      socket.end();
      await bytes.until(() => false);
    },
  };
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(bytes));
    socket.once('error', reject);
  });
}

function written(socket: Socket, bytes: Uint8Array): Promise<void> {
  if (socket.destroyed || socket.write(bytes)) return Promise.resolve();
  return new Promise((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', () => resolve());
  });
}

const upgrade = [
  'GET /sync HTTP/1.1',
  'host: 127.0.0.1',
  'upgrade: websocket',
  'connection: upgrade',
  'sec-websocket-version: 13',
  'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
  'sec-websocket-protocol: comanda',
  '',
  '',
].join('\r\n');

/** A WebSocket of which only the beginning is well-behaved. Null when the box has no place. */
export async function openRawSocket(port: number): Promise<Bytes | null> {
  const bytes = await openBytes(port);
  await bytes.write(Buffer.from(upgrade));
  const answer = await bytes.until((heard) => heard.includes('\r\n\r\n'));
  if (answer.startsWith('HTTP/1.1 101')) {
    bytes.take();
    return bytes;
  }
  await bytes.end();
  return null;
}
