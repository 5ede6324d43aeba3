import { hello, openRestaurantBox, type RestaurantBox } from '@comanda/server/open-box.fixture.ts';
import { closeCodes } from '@comanda/shared/sync/wire.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nestedDeeply } from './frames/nasty.ts';
import { frame, textFrame } from './frames/raw.ts';
import { openBytes, openRawSocket } from './lines/wire-tap.ts';

// Frames with names: what is known to have broken one program or another, and what the fuzzer finds. Each is sent alone.

let restaurant: RestaurantBox;
let token = '';
let core: ReturnType<RestaurantBox['box']>;
beforeAll(async () => {
  restaurant = await openRestaurantBox();
  ({ token } = await restaurant.pairDevice());
  core = restaurant.box();
});
afterAll(() => restaurant.close());

/** With what the box ends the link; 0: it goes on. */
async function endAfter(bytes: Buffer): Promise<number> {
  const socket = await openRawSocket(restaurant.port);
  if (socket === null) throw new Error('the box has no place');
  await socket.write(textFrame(JSON.stringify(hello(token))));
  await socket.until((heard) => heard.includes('"isLast":true'));
  socket.take();
  await socket.write(bytes);
  // It answers a look when it has heard the frame before it and goes on.
  await socket.write(textFrame('{"type":"presence","order":null}'));
  const heard = await socket.until((text) => text.includes('"present"') || closeIn(text) !== 0);
  await socket.end();
  return closeIn(heard);
}

/** The code in a close frame: two bytes after 0x88 and a length that no letter has. */
function closeIn(heard: string): number {
  const at = heard.indexOf('\u0088');
  return at === -1 || heard.charCodeAt(at + 1) < 2 ? 0 : heard.charCodeAt(at + 2) * 256 + heard.charCodeAt(at + 3);
}

const pieces = (count: number) =>
  Buffer.concat(
    Array.from({ length: count }, (_, at) =>
      frame({ opcode: at === 0 ? 1 : 0, payload: Buffer.from(' '), isLast: false }),
    ),
  );
const offer = (json: string) => textFrame(`{"type":"push","offers":[${json}]}`);
const { malformed, 'too-big': tooBig } = closeCodes;

test.each([
  ['broken UTF-8', frame({ opcode: 1, payload: Buffer.from([0xc3, 0x28]) }), malformed],
  ['half a letter of two', frame({ opcode: 1, payload: Buffer.from([0xed, 0xa0, 0x80]) }), malformed],
  ['binary', frame({ opcode: 2, payload: Buffer.from('{"type":"beat"}') }), malformed],
  ['an opcode that nobody has given a meaning', frame({ opcode: 3, payload: Buffer.from('x') }), malformed],
  ['a reserved bit', frame({ opcode: 1, payload: Buffer.from('{}'), reserved: 4 }), malformed],
  ['a frame without a mask', frame({ opcode: 1, payload: Buffer.from('{}'), isMasked: false }), malformed],
  ['a piece of nothing', frame({ opcode: 0, payload: Buffer.from('{}') }), malformed],
  ['a ping that is too long', frame({ opcode: 9, payload: Buffer.alloc(126) }), malformed],
  ['a ping in pieces', frame({ opcode: 9, payload: Buffer.alloc(1), isLast: false }), malformed],
  ['a length of eight exabytes', frame({ opcode: 1, payload: Buffer.alloc(8), claims: 2n ** 63n }), tooBig],
  ['one byte too many', textFrame('x'.repeat(64 * 1024 + 1)), tooBig],
  ['a message in a thousand pieces', pieces(1_000), malformed],
  ['a hundred thousand brackets in pieces of a message', textFrame(nestedDeeply(65_000)), malformed],
  ['brackets one deeper than is read', textFrame(`${'['.repeat(33)}${']'.repeat(33)}`), malformed],
  ['a number that no machine can hold', textFrame('{"type":"beat","pending":1e309}'), malformed],
  ['a number between two whole ones', textFrame('{"type":"beat","pending":0.5}'), malformed],
  ['a prototype', textFrame('{"type":"beat","__proto__":{"pending":1}}'), malformed],
  ['a message that is only a prototype', textFrame('{"__proto__":{"type":"beat"}}'), malformed],
  ['a constructor', textFrame('{"type":"beat","constructor":{"prototype":{}}}'), malformed],
  ['a second hello', textFrame(JSON.stringify(hello('x'.repeat(43)))), malformed],
  [
    'a sequence number that is not exact',
    offer(`{"id":"${'0'.repeat(36)}","incarnation":"0123456789abcdef","deviceSeq":9007199254740993}`),
    malformed,
  ],
  ['a name as a list', offer(`{"id":["${'0'.repeat(36)}"],"incarnation":"0123456789abcdef","deviceSeq":1}`), malformed],
  ['nothing as an offer', offer('null'), malformed],
  ['minus nothing', textFrame('{"type":"beat","pending":-0}'), 0],
  ['a key said twice', textFrame('{"type":"push","type":"beat"}'), 0],
  ['a key in escapes', textFrame('{"\\u0074ype":"beat"}'), 0],
  [
    'a ping between the pieces',
    Buffer.concat([
      frame({ opcode: 1, payload: Buffer.from('{"type":'), isLast: false }),
      frame({ opcode: 9, payload: Buffer.alloc(125) }),
      frame({ opcode: 0, payload: Buffer.from('"beat"}') }),
    ]),
    0,
  ],
  ['a pong that nobody asked for', frame({ opcode: 10, payload: Buffer.alloc(125, 0xff) }), 0],
] as const)('%s', async (_name, bytes, code) => {
  const head = core.core.life.head;
  expect(await endAfter(bytes)).toBe(code);
  expect(restaurant.box()).toBe(core);
  expect(core.core.life.head).toBe(head);
});

const lines = (...all: string[]) => Buffer.from(`${all.join('\r\n')}\r\n\r\n`);
const body = '{"code":"000000"}';

test.each([
  ['two lengths', lines('POST /pair HTTP/1.1', 'host: localhost', 'content-length: 1', 'content-length: 2'), 400],
  [
    'a length and pieces',
    lines('POST /pair HTTP/1.1', 'host: localhost', 'content-length: 1', 'transfer-encoding: chunked'),
    400,
  ],
  ['a space before the colon', lines('GET / HTTP/1.1', 'host : localhost'), 400],
  ['no host', lines('GET /healthz HTTP/1.1', 'connection: close'), 400],
  ['two hosts', lines('GET /healthz HTTP/1.1', 'host: localhost', 'host: evil.example'), 421],
  ['headers without end', lines('GET / HTTP/1.1', 'host: localhost', `x: ${'y'.repeat(20_000)}`), 431],
  [
    'another charset, which JSON does not have',
    Buffer.concat([
      lines(
        'POST /pair HTTP/1.1',
        'host: localhost',
        'content-type: application/json;charset=utf-16',
        `content-length: ${body.length}`,
      ),
      Buffer.from(body),
    ]),
    403,
  ],
  [
    'json with a blank behind it',
    Buffer.concat([
      lines(
        'POST /pair HTTP/1.1',
        'host: localhost',
        'content-type: application/json a',
        `content-length: ${body.length}`,
      ),
      Buffer.from(body),
    ]),
    415,
  ],
  [
    'a prototype in a body',
    Buffer.concat([
      lines('POST /pair HTTP/1.1', 'host: localhost', 'content-type: application/json', 'content-length: 33'),
      Buffer.from('{"code":"000000","__proto__":null}'),
    ]),
    400,
  ],
  [
    'a body deeper than any reader goes',
    Buffer.concat([
      lines('POST /pair HTTP/1.1', 'host: localhost', 'content-type: application/json', 'content-length: 16000'),
      Buffer.from(nestedDeeply(16_000)),
    ]),
    400,
  ],
  [
    'a body of ten megabytes',
    lines('POST /sign-in HTTP/1.1', 'host: localhost', 'content-type: application/json', 'content-length: 10000000'),
    413,
  ],
] as const)('a request with %s', async (_name, bytes, status) => {
  const connection = await openBytes(restaurant.port);
  await connection.write(bytes);
  const heard = await connection.until((text) => text.includes('\r\n\r\n'));
  await connection.end();
  expect(Number(/^HTTP\/1\.1 (\d+)/.exec(heard)?.[1])).toBe(status);
  expect(restaurant.box()).toBe(core);
});
