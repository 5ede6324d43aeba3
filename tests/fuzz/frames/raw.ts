import type { Seeded } from '../../restaurant/seeded.ts';
import { nestedDeeply, spoilt } from './nasty.ts';

/** WebSocket frames made by hand (RFC 6455, 5.2), so that they can be wrong. */

const text = 1;
const binary = 2;
const close = 8;
const ping = 9;
const pong = 10;

type Frame = {
  readonly opcode: number;
  readonly payload: Uint8Array;
  readonly isLast?: boolean;
  readonly reserved?: number;
  readonly isMasked?: boolean;
  /** What the frame says of its length, if that is not the truth. */
  readonly claims?: bigint;
};

const mask = Buffer.from([1, 2, 3, 4]);

export function frame({ opcode, payload, isLast = true, reserved = 0, isMasked = true, claims }: Frame): Buffer {
  const length = claims ?? BigInt(payload.length);
  const head = [(isLast ? 0x80 : 0) | (reserved << 4) | opcode];
  const masked = isMasked ? 0x80 : 0;
  if (length < 126n) head.push(masked | Number(length));
  else if (length < 65_536n) head.push(masked | 126, Number(length >> 8n), Number(length & 0xffn));
  else {
    head.push(masked | 127);
    for (let byte = 7n; byte >= 0n; byte -= 1n) head.push(Number((length >> (byte * 8n)) & 0xffn));
  }
  if (!isMasked) return Buffer.concat([Buffer.from(head), payload]);
  const hidden = Buffer.from(payload);
  for (let at = 0; at < hidden.length; at += 1) hidden[at] = (hidden[at] as number) ^ (mask[at % 4] as number);
  return Buffer.concat([Buffer.from(head), mask, hidden]);
}

export const textFrame = (message: string): Buffer => frame({ opcode: text, payload: Buffer.from(message) });

/** Strange, and still no reason to hang up. */
export function bearable(random: Seeded): Buffer {
  const ways = [
    () => frame({ opcode: ping, payload: random.bytes(random.below(126)) }),
    () => frame({ opcode: pong, payload: random.bytes(random.below(126)) }),
    () => textFrame('{"type":"beat"}'),
    () => textFrame(' \t\r\n{ "type" : "beat" , "pending" : -0 , "pending" : 1e3 , "position" : 1.0E0 }\n'),
    () => textFrame('{"type":"beat","type":"presence","order":null}'),
    () => textFrame('{"\\u0074ype":"be\\u0061t"}'),
    () => inPieces('{"type":"presence","order":null}', 1 + random.below(8), random),
  ];
  return (random.pick(ways) ?? ways[0])?.() ?? Buffer.alloc(0);
}

/** A message in pieces, with a ping between them now and then. */
function inPieces(message: string, pieces: number, random: Seeded): Buffer {
  const bytes = Buffer.from(message);
  const size = Math.ceil(bytes.length / pieces);
  const frames: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const isLast = at + size >= bytes.length;
    frames.push(frame({ opcode: at === 0 ? text : 0, payload: bytes.subarray(at, at + size), isLast }));
    if (!isLast && random.chance(0.2)) frames.push(frame({ opcode: ping, payload: random.bytes(3) }));
  }
  return Buffer.concat(frames);
}

/** After one of these the link is over. */
export function unbearable(random: Seeded, honest: string): Buffer {
  const junk = () => random.bytes(1 + random.below(300));
  const ways: readonly (() => Uint8Array)[] = [
    () => junk(),
    () => frame({ opcode: text, payload: junk() }),
    () => frame({ opcode: binary, payload: junk() }),
    () => frame({ opcode: 3 + random.below(5), payload: junk() }),
    () => frame({ opcode: 11 + random.below(5), payload: junk() }),
    () => frame({ opcode: text, payload: junk(), reserved: 1 + random.below(7) }),
    () => frame({ opcode: text, payload: junk(), isMasked: false }),
    () => frame({ opcode: 0, payload: junk() }),
    () => frame({ opcode: ping, payload: random.bytes(126) }),
    () => frame({ opcode: ping, payload: junk().subarray(0, 9), isLast: false }),
    () => frame({ opcode: close, payload: random.bytes(1) }),
    () => frame({ opcode: close, payload: Uint8Array.from([0x03, random.below(256)]) }),
    () => frame({ opcode: close, payload: Uint8Array.from([0x03, 0xe8, 0xff, 0xfe]) }),
    () => frame({ opcode: text, payload: Uint8Array.from([0xc3, 0x28, 0xed, 0xa0, 0x80]) }),
    () => frame({ opcode: text, payload: junk(), claims: 0xffff_ffff_ffff_ffffn }),
    () => frame({ opcode: text, payload: junk(), claims: 65_537n }),
    () => frame({ opcode: text, payload: Buffer.alloc(70_000, 0x20) }),
    () => textFrame(nestedDeeply(65_000)),
    () => textFrame(`{"type":"beat","pending":1e309}`),
    () => textFrame(`{"__proto__":{"type":"beat"}}`),
    () => textFrame(spoilt(honest, random)),
    () =>
      Buffer.concat(
        Array.from({ length: 80 }, (_, at) =>
          frame({ opcode: at === 0 ? text : 0, payload: Buffer.from([32]), isLast: false }),
        ),
      ),
    () =>
      Buffer.concat([
        frame({ opcode: text, payload: junk(), isLast: false }),
        frame({ opcode: text, payload: junk() }),
      ]),
  ];
  return (random.pick(ways) as () => Uint8Array)() as Buffer;
}

/** Bodies of a push that no message comes out of: the link goes on. */
export function unreadableBody(random: Seeded, honest: string): Buffer {
  const ways = [
    () => Buffer.from(random.bytes(1 + random.below(300))),
    () => Buffer.from(spoilt(honest, random)),
    () => Buffer.from([0x5b, 0x22, 0xc3, 0x28, 0x22]),
    () => Buffer.from(nestedDeeply(20_000)),
    () => Buffer.from('{"__proto__":[]}'),
    () => Buffer.from('1e309'),
    () => Buffer.from('"\\ud800"'),
    () => Buffer.from(`[${'1,'.repeat(1_100)}1]`),
  ];
  const body = (random.pick(ways) ?? ways[0])?.() ?? Buffer.alloc(1);
  // An array is a list of messages, and a message that is not one ends the link: that is for the sockets.
  return isArray(body) ? Buffer.from('{}') : body;
}

function isArray(body: Buffer): boolean {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    return Array.isArray(parsed) && parsed.length <= 1_024;
  } catch {
    return false;
  }
}
