import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { Seeded } from '../restaurant/seeded.ts';
import { helloOf, type Thief, thiefWith } from './frames/grammar.ts';
import { bearable, textFrame, unbearable, unreadableBody } from './frames/raw.ts';
import { noRequest, type RequestKind, request } from './frames/requests.ts';
import { openPolled } from './lines/polled.ts';
import { openBytes, openRawSocket } from './lines/wire-tap.ts';
import type { Paired, Prepared } from './prepared.ts';

/** What a round may use: the box's port, who the thieves are, and where lies are noted. */
export type Ground = Prepared & { readonly port: number; readonly forged: Set<string> };

/** One conversation, made of its seed and nothing else. Gives how many frames the box was sent. */
export type Round = (ground: Ground, seed: number, most: number) => Promise<number>;

const addressOf = (seed: number): string => `127.0.${1 + (seed % 200)}.${1 + (seed % 251)}`;
const paired = ({ hostile }: Ground, seed: number): Paired => hostile[seed % hostile.length] as Paired;

/** Bytes on a WebSocket, after a proper hello three times of four. */
export const rawSocketRound: Round = async (ground, seed, most) => {
  const random = new Seeded(seed);
  const socket = await openRawSocket(ground.port);
  if (socket === null) return wait(50, 0);
  const hello = JSON.stringify(helloOf(paired(ground, seed).token, incarnationOf(random), ground.recorded));
  const isMember = random.chance(0.9);
  if (isMember) await socket.write(textFrame(hello));
  const last = most - 1;
  const frames: Buffer[] = [];
  // Of a stranger the box wants to hear one message.
  for (let count = 0; isMember && count < last; count += 1) frames.push(bearable(random));
  frames.push(unbearable(random, hello));
  await socket.write(Buffer.concat(frames));
  await socket.end();
  return frames.length;
};

/** Bodies that are no messages, one after the other on one connection, and at the end one that ends the link. */
export const rawPolledRound: Round = async (ground, seed, most) => {
  const random = new Seeded(seed);
  const polled = await openPolled(ground.port, addressOf(seed));
  if (polled === null) return wait(50, 0);
  const hello = JSON.stringify(helloOf(paired(ground, seed).token, incarnationOf(random), ground.recorded));
  if (random.chance(0.5)) await polled.push(`[${hello}]`);
  const bodies = Array.from({ length: most - 1 }, () => unreadableBody(random, hello));
  const head = `POST /sync/push?link=${polled.link} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-comanda-count: 1\r\ncontent-type: application/json\r\n`;
  const requests = bodies.map((body) =>
    Buffer.concat([Buffer.from(`${head}content-length: ${body.length}\r\n\r\n`), body]),
  );
  await pipelined(ground.port, requests);
  await polled.push('[1]');
  polled.leave();
  return bodies.length + 1;
};

/** Pushes, beats and looks as a device would say them, and not quite, until the box hangs up. */
export const grammarSocketRound: Round = async (ground, seed, most) => {
  const thief = thiefOf(ground, seed);
  const socket = new WebSocket(`ws://127.0.0.1:${ground.port}/sync`, 'comanda');
  let answered = (): void => {};
  let isOver = false;
  socket.on('message', (bytes: Buffer) => {
    if (verdictOnFirst.test(bytes.toString('latin1', 0, 70))) answered();
  });
  const over = new Promise<void>((resolve) => {
    socket.on('close', () => {
      isOver = true;
      resolve();
      answered();
    });
  });
  const opened = await new Promise<boolean>((resolve) => {
    socket.on('open', () => resolve(true));
    socket.on('error', () => resolve(false));
  });
  if (!opened) return wait(50, 0);
  socket.send(JSON.stringify(thief.hello));
  let sent = 1;
  const answer = (): Promise<void> =>
    new Promise((resolve) => {
      answered = resolve;
    });
  // The box lets no more than 64 pushes wait, so each window is judged before the next one comes.
  for (let isFirst = true; sent < most && !isOver; isFirst = false) {
    for (let count = isFirst ? 1 : window; count > 0; count -= 1) socket.send(thief.next());
    if (!isFirst) socket.send(thief.look);
    sent += isFirst ? 1 : window + 1;
    await answer();
  }
  socket.close();
  await over;
  return sent;
};

const window = 40;
const verdictOnFirst = /^\{"type":"verdicts","incarnation":"[0-9a-f]{16}","upToSeq":1,/;

export const grammarPolledRound: Round = async (ground, seed, most) => {
  const thief = thiefOf(ground, seed);
  const polled = await openPolled(ground.port, addressOf(seed));
  if (polled === null) return wait(50, 0);
  let status = await polled.push(`[${JSON.stringify(thief.hello)}]`);
  let sent = 1;
  while (sent < most && status < 400) {
    // What is no JSON at all would spoil the whole body: that is for the raw rounds.
    const messages = Array.from({ length: window }, () => thief.next()).filter(isJson);
    status = await polled.push(`[${messages.join(',')}]`);
    sent += messages.length;
    if (!(await polled.drain())) break;
  }
  await polled.push('[1]');
  polled.leave();
  return sent;
};

/** Requests of one kind on one connection, each connection from an address of its own, and at the end something that is none. */
export const requestRound =
  (kind: RequestKind): Round =>
  async ({ port, hostile, cook }, seed, most) => {
    const random = new Seeded(seed);
    const known = [...hostile, cook];
    const loot = {
      tokens: known.map(({ token }) => token),
      signIns: known.map(({ signIn }) => signIn.id),
      devices: known.map(({ device }) => device),
      staff: [...new Set(known.map(({ signIn }) => signIn.staff))],
    };
    const from = addressOf(seed);
    const requests = Array.from({ length: most - 1 }, () => request(random, kind, loot));
    await pipelined(port, requests, from);
    const connection = await openBytes(port, from);
    await connection.write(noRequest(random));
    await connection.end();
    return most;
  };

/** @throws when the box says that something in it went wrong */
async function pipelined(port: number, requests: readonly Buffer[], from?: string): Promise<void> {
  let left = [...requests];
  while (left.length > 0) {
    const connection = await openBytes(port, from);
    await connection.write(Buffer.concat(left));
    const heard = await connection.until((text) => answersIn(text) >= left.length);
    if (/HTTP\/1\.1 500/.test(heard))
      throw new Error(`the box answered with 500: ${heard.match(/HTTP\/1\.1 500.*/s)?.[0].slice(0, 600)}`);
    // Some answers end the connection; the rest is said on the next one.
    left = left.slice(Math.max(1, answersIn(heard)));
    await connection.end();
  }
}

const answersIn = (heard: string): number => heard.split('HTTP/1.1 ').length - 1;

const incarnationOf = (random: Seeded): string => Buffer.from(random.bytes(8)).toString('hex');

const thiefOf = (ground: Ground, seed: number): Thief =>
  thiefWith(paired(ground, seed), ground.recorded, new Seeded(seed), (id) => ground.forged.add(id));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return text.length < 60_000;
  } catch {
    return false;
  }
}
