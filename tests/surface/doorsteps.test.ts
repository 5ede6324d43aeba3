import { connect, createServer } from 'node:net';
import { hello, openRestaurantBox } from '@comanda/server/open-box.fixture.ts';
import { limitCallers, patience } from '@comanda/server/sync/callers.ts';
import { maxLinks } from '@comanda/server/sync/link-room.ts';
import { closeCodes } from '@comanda/shared/sync/wire.ts';
import { expect, test } from 'vitest';
import { gatherOutside } from './crowd-outside.ts';

test('whoever says nothing whole is hung up on in a bounded time, in whatever manner they say nothing', {
  timeout: 60_000,
}, async () => {
  const restaurant = await openRestaurantBox();
  const crowd = await gatherOutside(restaurant.port, 40);
  const mostMs = {
    silent: patience.headersTimeout,
    headers: patience.headersTimeout,
    body: patience.requestTimeout,
    socket: 5_000 + 2_000,
  };
  try {
    await expect
      .poll(() => [...crowd.longestMs.keys()].sort(), { timeout: 50_000, interval: 250 })
      .toEqual(['body', 'headers', 'silent', 'socket']);
    for (const [manner, ms] of crowd.longestMs)
      expect(ms, manner).toBeLessThan(mostMs[manner] + patience.connectionsCheckingInterval + 3_000);
  } finally {
    crowd.leave();
    await restaurant.close();
  }
});

test('a room full of strangers has a place for a tablet, and theirs is the one that is lost', async () => {
  const restaurant = await openRestaurantBox();
  const { token } = await restaurant.pairDevice();
  const address = `${restaurant.url.replace('http', 'ws')}/sync`;
  const closed: { code: number; reason: string }[] = [];
  const strangers = await Promise.all(
    Array.from({ length: maxLinks }, async () => {
      const socket = new WebSocket(address, 'comanda');
      socket.onclose = ({ code, reason }) => closed.push({ code, reason });
      await new Promise((resolve) => {
        socket.onopen = resolve;
      });
      return socket;
    }),
  );
  const tablet = new WebSocket(address, 'comanda');
  tablet.onopen = () => tablet.send(JSON.stringify(hello(token)));
  await expect.poll(() => restaurant.box().core.links().length, { timeout: 10_000 }).toBe(1);
  // Whoever says no hello in time is closed by the same code, and on a slow machine that time is over: the words tell who made room.
  const gaveWay = () => closed.filter(({ reason }) => reason === 'somebody else needs the place');
  await expect.poll(gaveWay).toEqual([{ code: closeCodes['hello-late'], reason: 'somebody else needs the place' }]);
  expect(tablet.readyState).toBe(WebSocket.OPEN);
  for (const socket of strangers) socket.close();
  tablet.close();
  await restaurant.close();
});

test('an address with too many connections gets no more, and all of them together no more than the machine can hold', async () => {
  const server = createServer();
  limitCallers(server as never, { ofOneAddress: 3, ofAll: 5 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  /** Whoever is too many has heard so by then, also on a slow machine. */
  const hungUpMs = 500;
  const come = (localAddress: string) =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1', localAddress });
      socket.on('connect', () => setTimeout(() => resolve(true), hungUpMs));
      socket.on('close', () => resolve(false));
      socket.on('error', () => resolve(false));
      server.once('close', () => socket.destroy());
      sockets.push(socket);
    });
  const sockets: { destroy(): void }[] = [];
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => come('127.0.0.1')));
  expect(answers.filter((isIn) => isIn)).toHaveLength(3);
  // Only Linux lets one machine come from several addresses without being asked.
  const others = process.platform === 'linux' ? ['127.0.0.2', '127.0.0.3', '127.0.0.4'] : [];
  const theirs = [];
  for (const address of others) theirs.push(await come(address));
  expect(theirs).toEqual(others.map((_, at) => at < 2));
  for (const socket of sockets) socket.destroy();
  await expect.poll(() => come('127.0.0.1')).toBe(true);
  for (const socket of sockets) socket.destroy();
  server.close();
});
