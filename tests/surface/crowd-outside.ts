import { connect, type Socket } from 'node:net';

/** People who keep the box's door open: none of them says anything whole. */
export type CrowdOutside = {
  /** How many there are just now. */
  count(): number;
  /** For how long the longest of those that the box has hung up on was there, by what it did. */
  readonly longestMs: ReadonlyMap<Manner, number>;
  leave(): void;
};

/** `silent` says nothing, `headers` and `body` a letter each second, `socket` is a WebSocket that does not say hello. */
export type Manner = 'silent' | 'headers' | 'body' | 'socket';

const beginnings: Readonly<Record<Manner, string>> = {
  silent: '',
  headers: 'GET /readyz HTTP/1.1\r\nhost: 127.0.0.1\r\nx: ',
  body: 'POST /sync/open HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{',
  socket:
    'GET /sync HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-protocol: comanda\r\n\r\n',
};
const manners: readonly Manner[] = [
  ...Array<Manner>(14).fill('silent'),
  'headers',
  'headers',
  'headers',
  'body',
  'body',
  'socket',
];

/** Of one address, so that none of them meets the limit of connections. */
const ofOneAddress = 400;
const dripEveryMs = 1_000;

/** As many as asked for, or as this machine lets one program open. Whoever is hung up on comes again. */
export async function gatherOutside(port: number, size: number): Promise<CrowdOutside> {
  const here = new Set<Socket>();
  const dripping = new Set<Socket>();
  const longestMs = new Map<Manner, number>();
  let isOver = false;
  const come = (at: number): Promise<void> =>
    new Promise((resolve) => {
      const manner = manners[at % manners.length] ?? 'silent';
      const localAddress = process.platform === 'linux' ? `127.0.7.${1 + Math.floor(at / ofOneAddress)}` : undefined;
      const socket = connect({ port, host: '127.0.0.1', localAddress });
      const cameMs = performance.now();
      socket.on('connect', () => {
        here.add(socket);
        if (manner === 'headers' || manner === 'body') dripping.add(socket);
        socket.write(beginnings[manner]);
        resolve();
      });
      // What the box says is of no interest to them, but it has to be read.
      socket.resume();
      socket.on('error', () => resolve());
      socket.on('close', () => {
        here.delete(socket);
        dripping.delete(socket);
        if (isOver) return;
        longestMs.set(manner, Math.max(longestMs.get(manner) ?? 0, performance.now() - cameMs));
        void come(at);
      });
    });
  for (let at = 0; at < size; at += 100)
    await Promise.all(Array.from({ length: Math.min(100, size - at) }, (_, one) => come(at + one)));
  const drip = setInterval(() => {
    for (const socket of dripping) socket.write('x');
  }, dripEveryMs);
  return {
    count: () => here.size,
    longestMs,
    leave() {
      isOver = true;
      clearInterval(drip);
      for (const socket of here) socket.destroy();
    },
  };
}
