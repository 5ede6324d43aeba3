import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cable, layCable } from './cable.ts';

let box: Server;
let heard: string[];
let cable: Cable;

beforeEach(async () => {
  heard = [];
  box = createServer((socket) => {
    socket.on('data', (bytes) => {
      heard.push(bytes.toString());
      socket.write(`box heard ${bytes}`);
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((listening) => box.listen(0, '127.0.0.1', listening));
  const to = () => ({ host: '127.0.0.1', port: (box.address() as { port: number }).port });
  cable = await layCable({
    host: '127.0.0.1',
    port: 0,
    to,
    refuses: (bytes) => bytes.includes('Upgrade: websocket'),
  });
});

afterEach(async () => {
  await cable.close();
  await new Promise((closed) => box.close(closed));
});

const plugIn = (): Promise<Socket> =>
  new Promise((plugged) => {
    const socket = createConnection({ host: '127.0.0.1', port: cable.port }, () => plugged(socket));
    socket.on('error', () => {});
  });
const answer = (socket: Socket): Promise<string> =>
  new Promise((told) => socket.once('data', (bytes) => told(bytes.toString())));
const ended = (socket: Socket): Promise<void> => new Promise((told) => socket.once('close', () => told()));
const aMoment = (): Promise<void> => new Promise((over) => setTimeout(over, 60));

test('what goes in at one end comes out at the other, both ways', async () => {
  const device = await plugIn();
  device.write('one beer');
  expect(await answer(device)).toBe('box heard one beer');
  device.destroy();
});

test('a cut cable swallows what is said and closes nothing; mended, the torn connection ends and a new one works', async () => {
  const device = await plugIn();
  device.write('one beer');
  await answer(device);
  cable.cut();
  device.write('two beers');
  await aMoment();
  expect(heard).toEqual(['one beer']);
  expect(device.closed).toBe(false);

  const torn = ended(device);
  cable.mend();
  await torn;
  const again = await plugIn();
  again.write('three beers');
  expect(await answer(again)).toBe('box heard three beers');
  expect(heard).toEqual(['one beer', 'three beers']);
  again.destroy();
});

test('who connects while it is cut is not turned away and not answered', async () => {
  cable.cut();
  const device = await plugIn();
  device.write('hello');
  await aMoment();
  expect(heard).toEqual([]);
  expect(device.closed).toBe(false);
  device.destroy();
});

test('an unplugged cable ends what is connected, here and at the box, and lets nobody in until it is mended', async () => {
  const device = await plugIn();
  device.write('one beer');
  await answer(device);
  const over = ended(device);
  cable.unplug();
  await over;
  expect(cable.isCut()).toBe(true);
  await expect.poll(() => new Promise((told) => box.getConnections((_, count) => told(count)))).toBe(0);
  await ended(await plugIn());

  cable.mend();
  const again = await plugIn();
  again.write('two beers');
  expect(await answer(again)).toBe('box heard two beers');
  expect(heard).toEqual(['one beer', 'two beers']);
  again.destroy();
});

test('a network may refuse WebSockets and let the rest through', async () => {
  const [socket, plain] = [await plugIn(), await plugIn()];
  socket.write('GET /sync HTTP/1.1\r\nUpgrade: websocket\r\n\r\n');
  expect(await answer(socket)).toContain('403');
  plain.write('POST /sync/open');
  expect(await answer(plain)).toBe('box heard POST /sync/open');
  plain.destroy();
});
