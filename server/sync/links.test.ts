import type { Wire } from '@comanda/shared/sync/box-ports.ts';
import { closeCodes } from '@comanda/shared/sync/wire.ts';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { createWebServer } from '../web-server.ts';
import { type LineLimits, usualLimits } from './guarded-line.ts';
import { createLinkRoom } from './link-room.ts';
import { longPollRoute, mostEnds, mostLeftBytes, mostMessages } from './long-poll-route.ts';
import { socketRoute } from './socket-route.ts';

/** A core that writes down what it hears, and says what the test wants. */
function listeningCore() {
  const heard: string[] = [];
  const wires: Wire[] = [];
  let ended = 0;
  return {
    heard,
    wires,
    ended: () => ended,
    connect(wire: Wire) {
      wires.push(wire);
      return { received: (text: string) => void heard.push(text), ended: () => void ended++ };
    },
  };
}

let app: FastifyInstance;
let core: ReturnType<typeof listeningCore>;
let address = '';

async function open(limits: Partial<LineLimits> = {}, notPolledMs = 10_000) {
  const log = createLog('silent');
  core = listeningCore();
  app = await createWebServer(log, { origins: ['https://pos.example.com'], hosts: ['comanda.local'] });
  const room = createLinkRoom({
    switchboard: core,
    limits: { ...usualLimits, ...limits },
    log,
    monotonicMs: () => performance.now(),
  });
  socketRoute(app, room);
  longPollRoute(app, room, { notPolledMs });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
}

afterEach(() => app.close());

const socketTo = (headers: Record<string, string> = {}, protocols = ['comanda']) =>
  new WebSocket(`${address.replace('http', 'ws')}/sync`, { protocols, headers });

const opened = (socket: WebSocket) =>
  new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error('the box refused the upgrade'));
  });

const closed = (socket: WebSocket) =>
  new Promise<{ code: number; reason: string }>((resolve) => {
    socket.onclose = ({ code, reason }) => resolve({ code, reason });
  });

async function openSocket() {
  const socket = socketTo();
  const end = closed(socket);
  await opened(socket);
  return { socket, end };
}

const until = async (true_: () => boolean) => {
  while (!true_()) await new Promise((resolve) => setImmediate(resolve));
};

test('a device speaks and is spoken to over a WebSocket', async () => {
  await open();
  const { socket, end } = await openSocket();
  const answer = new Promise((resolve) => {
    socket.onmessage = (event) => resolve(event.data);
  });
  socket.send('{"type":"hello"}');
  await until(() => core.heard.length === 1);
  core.wires[0]?.send('{"type":"welcome"}');
  expect(await answer).toBe('{"type":"welcome"}');
  core.wires[0]?.close('revoked', 'this device was revoked');
  expect(await end).toEqual({ code: closeCodes.revoked, reason: 'this device was revoked' });
  await until(() => core.ended() === 1);
});

test.each([
  ['too-big', 'x'.repeat(70_000)],
  ['malformed', '['.repeat(60_000)],
  ['malformed', new Uint8Array([1, 2, 3])],
] as const)('a link is closed as %s, and the core hears nothing of it', async (code, message) => {
  await open();
  const { socket, end } = await openSocket();
  socket.send(message);
  expect((await end).code).toBe(closeCodes[code]);
  expect(core.heard).toEqual([]);
});

test('a link that does not say hello is closed', async () => {
  await open({ helloMs: 20 });
  const { end } = await openSocket();
  expect((await end).code).toBe(closeCodes['hello-late']);
});

test('a link that says too much is closed', async () => {
  await open({ burst: 3, messagesPerSecond: 1 });
  const { socket, end } = await openSocket();
  for (let count = 0; count < 5; count++) socket.send('{}');
  expect((await end).code).toBe(closeCodes['too-many-messages']);
  expect(core.heard).toHaveLength(3);
});

test('a link that reads too slowly is closed', async () => {
  await open({ waitingBytes: 10 });
  const { socket, end } = await openSocket();
  socket.send('{}');
  await until(() => core.heard.length === 1);
  // The network takes what it can hold; the rest waits in the box.
  for (let count = 0; count < 200; count++) core.wires[0]?.send('x'.repeat(100_000));
  expect((await end).code).toBe(closeCodes['slow-reader']);
});

test.each([
  [{ origin: 'http://evil.example' }, false],
  [{ origin: 'null' }, false],
  [{ origin: 'https://pos.example.com' }, true],
  [{ origin: 'https://pos.example.com.evil.example' }, false],
  [{}, true],
])('an upgrade with %j is let in: %s', async (headers, letIn) => {
  await open();
  const socket = socketTo(headers);
  expect(
    await opened(socket).then(
      () => true,
      () => false,
    ),
  ).toBe(letIn);
  expect(core.wires).toHaveLength(letIn ? 1 : 0);
});

test('an upgrade without our subprotocol is refused', async () => {
  await open();
  await expect(opened(socketTo({}, []))).rejects.toThrow();
});

test.each([
  ['127.0.0.1:80', 426],
  ['[::1]:80', 426],
  ['localhost', 426],
  ['comanda.local', 426],
  ['rebound.example', 421],
  ['comanda.local.evil.example', 421],
  ['a b', 421],
])('a call to host %s is answered with %i', async (host, status) => {
  await open();
  expect((await app.inject({ url: '/sync', headers: { host } })).statusCode).toBe(status);
});

test('pages of an allowed address may ask, also from the internet into the restaurant', async () => {
  await open();
  const preflight = (origin: string) =>
    app.inject({
      method: 'OPTIONS',
      url: '/sync/push',
      headers: {
        host: '127.0.0.1',
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-private-network': 'true',
      },
    });
  const allowed = await preflight('https://pos.example.com');
  expect(allowed.statusCode).toBe(204);
  expect(allowed.headers).toMatchObject({
    'access-control-allow-origin': 'https://pos.example.com',
    'access-control-allow-private-network': 'true',
    'access-control-allow-headers': expect.stringContaining('x-comanda-count'),
  });
  expect((await preflight('https://evil.example')).statusCode).toBe(403);
});

async function openPolled() {
  const { link } = (await (await fetch(`${address}/sync/open`, { method: 'POST' })).json()) as { link: string };
  return {
    push: (count: number, body: unknown, type = 'application/json') =>
      fetch(`${address}/sync/push?link=${link}`, {
        method: 'POST',
        headers: { 'content-type': type, 'x-comanda-count': String(count) },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    feed: async (after: number, wait = 0) => {
      const answer = await fetch(`${address}/sync/feed?link=${link}&after=${after}&wait=${wait}`);
      return { status: answer.status, body: (await answer.json()) as unknown };
    },
  };
}

test('a push that is repeated because its answer got lost is heard once', async () => {
  await open();
  const link = await openPolled();
  expect((await link.push(1, [{ n: 1 }, { n: 2 }])).status).toBe(204);
  expect((await link.push(1, [{ n: 1 }, { n: 2 }, { n: 3 }])).status).toBe(204);
  expect((await link.push(4, [{ n: 4 }])).status).toBe(204);
  expect(core.heard).toEqual(['{"n":1}', '{"n":2}', '{"n":3}', '{"n":4}']);
});

test('a push that leaves out a message ends the link', async () => {
  await open();
  const link = await openPolled();
  await link.push(1, [{ n: 1 }]);
  const answer = await link.push(3, [{ n: 3 }]);
  expect([answer.status, await answer.json()]).toEqual([410, { code: 4400, reason: 'message 2 is missing' }]);
  expect(core.heard).toEqual(['{"n":1}']);
});

test('messages come again until they are confirmed, and never after', async () => {
  await open();
  const link = await openPolled();
  core.wires[0]?.send('{"n":1}');
  core.wires[0]?.send('{"n":2}');
  expect((await link.feed(0)).body).toEqual({ messages: [{ n: 1 }, { n: 2 }] });
  expect((await link.feed(1)).body).toEqual({ messages: [{ n: 2 }] });
  core.wires[0]?.send('{"n":3}');
  expect((await link.feed(2)).body).toEqual({ messages: [{ n: 3 }] });
  expect((await link.feed(3)).body).toEqual({ messages: [] });
  expect((await link.feed(9)).status).toBe(410);
});

test('a waiting question is answered when there is something, and when another one comes', async () => {
  await open();
  const link = await openPolled();
  const first = link.feed(0, 5);
  await new Promise((resolve) => setTimeout(resolve, 30));
  const second = link.feed(0, 5);
  expect((await first).body).toEqual({ messages: [] });
  core.wires[0]?.send('{"n":1}');
  core.wires[0]?.send('{"n":2}');
  expect((await second).body).toEqual({ messages: [{ n: 1 }, { n: 2 }] });
});

test('what was sent before the end is still delivered, then the end', async () => {
  await open();
  const link = await openPolled();
  core.wires[0]?.send('{"n":1}');
  core.wires[0]?.close('box-stopping', 'good night');
  expect((await link.feed(0)).body).toEqual({ messages: [{ n: 1 }] });
  expect(await link.feed(1)).toEqual({ status: 410, body: { code: 4500, reason: 'good night' } });
  expect((await link.push(1, [{}])).status).toBe(410);
  await until(() => core.ended() === 1);
});

test('a link nobody asks for ends', async () => {
  await open({}, 20);
  const link = await openPolled();
  await until(() => core.ended() === 1);
  expect((await link.feed(0)).body).toEqual({ code: 4410, reason: 'nobody asked for messages' });
});

test('a long-poll device that reads too slowly is closed', async () => {
  await open({ waitingBytes: 10 });
  const link = await openPolled();
  for (let count = 0; count < 2; count++) core.wires[0]?.send('{"text":"much too long"}');
  expect(await link.feed(0)).toMatchObject({ status: 410, body: { code: closeCodes['slow-reader'] } });
});

test('one message that is longer than what may wait reaches a long-poll device that keeps up', async () => {
  await open({ waitingBytes: 10 });
  const link = await openPolled();
  for (const text of ['"much too long"', '"and another one"']) {
    core.wires[0]?.send(text);
    expect(core.wires[0]?.waitingBytes?.()).toBe(text.length);
    expect((await link.feed(text === '"much too long"' ? 0 : 1)).body).toEqual({ messages: [JSON.parse(text)] });
    await link.feed(text === '"much too long"' ? 1 : 2);
  }
});

test('hostile pushes are answered with a problem or the end, and the core hears nothing', async () => {
  await open();
  const link = await openPolled();
  expect((await link.push(1, '{}')).status).toBe(400);
  expect((await link.push(1, 'not json')).status).toBe(400);
  expect((await link.push(1, '['.repeat(100_000))).status).toBe(400);
  expect((await link.push(1, '[]', 'text/plain')).status).toBe(415);
  expect((await link.push(1, '[]', 'application/json+x')).status).toBe(415);
  expect((await link.push(0, '[]')).status).toBe(400);
  expect((await link.push(1, `["${'x'.repeat(1_100_000)}"]`)).status).toBe(413);
  expect((await link.push(1, ['x'.repeat(70_000)])).status).toBe(410);
  expect(core.heard).toEqual([]);
});

test('a body of a push has 1,024 messages', async () => {
  await open();
  const link = await openPolled();
  expect((await link.push(1, Array(mostMessages + 1).fill(1))).status).toBe(400);
  expect((await link.push(1, Array(mostMessages).fill(1))).status).toBe(204);
  expect(core.heard).toHaveLength(mostMessages);
});

test('why a link ended is remembered of the last 300', async () => {
  await open();
  const links = [];
  // The box counts by addresses how many are opened in a minute; here nobody comes from outside.
  for (let at = 0; at <= mostEnds; at += 1) {
    const opened = await app.inject({
      method: 'POST',
      url: '/sync/open',
      remoteAddress: `10.0.0.${at % 200}`,
      headers: { host: 'localhost' },
    });
    links.push((opened.json() as { link: string }).link);
    core.wires[at]?.close('revoked', 'gone');
  }
  const end = async (link = '') =>
    (await app.inject({ url: `/sync/feed?link=${link}&after=0`, headers: { host: 'localhost' } })).json();
  expect(await end(links[0])).toMatchObject({ code: 0 });
  expect(await end(links[1])).toEqual({ code: closeCodes.revoked, reason: 'gone' });
  expect(await end(links.at(-1))).toEqual({ code: closeCodes.revoked, reason: 'gone' });
});

test('of what ended links were told and did not ask for, the box keeps 8 MiB', async () => {
  await open();
  const texts = 3;
  const text = JSON.stringify('x'.repeat(mostLeftBytes / texts));
  const links = [];
  for (let at = 0; at <= texts; at += 1) {
    links.push(await openPolled());
    core.wires[at]?.send(text);
    core.wires[at]?.close('box-stopping', 'gone');
  }
  const [first, , ...last] = links;
  expect(await first?.feed(0)).toMatchObject({ status: 410, body: { code: closeCodes['box-stopping'] } });
  for (const link of last) expect((await link.feed(0)).body).toEqual({ messages: [JSON.parse(text)] });
});

test('a device that asks for nothing any more is kept nothing for', async () => {
  await open({}, 30);
  const link = await openPolled();
  core.wires[0]?.send('"one"');
  await until(() => core.ended() === 1);
  expect(await link.feed(0)).toMatchObject({ status: 410, body: { code: closeCodes.silent } });
});

beforeEach(() => {
  core = listeningCore();
});
