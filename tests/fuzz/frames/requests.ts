import type { Seeded } from '../../restaurant/seeded.ts';
import { mutated, nestedDeeply, spoilt, written } from './nasty.ts';

const paths = [
  '/pair',
  '/sign-in',
  '/approvals',
  '/device',
  '/office/pairing-codes',
  '/office/members',
  '/office/set-aside?before=-1',
  '/office/devices/%00/revoke',
  '/office/staff/01890000-0000-7000-8000-000000000000/pin',
  '/sync/open',
  '/sync/push',
  '/sync/push?link=00000000000000000000000000000000',
  '/sync/feed?link=__proto__&after=1e9',
  '/sync/feed?link=00000000000000000000000000000000&after=9999999999999999&wait=99',
  '/admin/pair',
  '/admin/back-up',
  '/admin/__proto__',
  '/setup?lang=__proto__',
  '/setup/files/constructor',
  '/setup/files/..%2f..%2fsetup-page.ts',
  '/healthz',
  '/readyz',
  '/%00',
  '/..;/',
  '/%ff%fe',
  '/sync',
  '/',
] as const;

const types = [
  'application/json',
  'application/json; charset=utf-16',
  'application/json\t; charset=utf-8',
  'Application/JSON',
  'application/json a',
  ' application/json',
  'application/jsonx',
  'application/vnd.api+json',
  'text/plain',
  'text/html',
  'multipart/form-data; boundary=',
  'application/x-www-form-urlencoded',
  'application/x-ndjson',
  '',
  'a',
] as const;

const bodies = [
  { code: '000000' },
  { staff: '01890000-0000-7000-8000-000000000000', pin: '0000' },
  { staff: '01890000-0000-7000-8000-000000000000', pin: '0000', event: '01890000-0000-7000-8000-000000000000' },
  { name: 'Grill', role: 'kitchen', multiSession: '01890000-0000-7000-8000-000000000000' },
  { folder: '/tmp' },
] as const;

const hosts = [
  '127.0.0.1',
  'localhost',
  'evil.example',
  '',
  '127.0.0.1, evil.example',
  '[::1',
  'a'.repeat(300),
] as const;

/** One request as bytes, with a body of just the length that it says, so that the next one on the connection is read as one. */
export function request(random: Seeded, tokens: readonly string[]): Buffer {
  const method = random.pick(['POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH']) ?? 'GET';
  const lines = [
    `${method} ${random.pick(paths)} HTTP/1.1`,
    `host: ${random.chance(0.9) ? '127.0.0.1' : random.pick(hosts)}`,
  ];
  const body = method === 'GET' || method === 'HEAD' ? '' : bodyOf(random);
  if (body !== '' || method === 'POST') {
    lines.push(`content-type: ${random.chance(0.6) ? 'application/json' : random.pick(types)}`);
    lines.push(`content-length: ${Buffer.byteLength(body)}`);
  }
  if (random.chance(0.4)) lines.push(`authorization: ${authorization(random, tokens)}`);
  if (random.chance(0.2))
    lines.push(`x-sign-in: ${random.chance(0.5) ? '__proto__' : 'x'.repeat(random.below(2_000))}`);
  if (random.chance(0.2))
    lines.push(`x-comanda-count: ${random.pick(['1', '-1', '1e9', '0', '999999999999999', 'NaN'])}`);
  if (random.chance(0.2))
    lines.push(`origin: ${random.pick(['null', 'http://127.0.0.1', 'http://evil.example', 'file://'])}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

function authorization(random: Seeded, tokens: readonly string[]): string {
  if (random.chance(0.5)) return `Bearer ${random.pick(tokens)}`;
  return random.pick(['Bearer', 'Bearer x', 'Basic YTpi', `Bearer ${'x'.repeat(300)}`, 'bearer __proto__']) ?? '';
}

function bodyOf(random: Seeded): string {
  const honest = random.pick(bodies) as object;
  const luck = random.next();
  if (luck < 0.5) return written(mutated(honest, random));
  if (luck < 0.8) return spoilt(written(honest), random);
  if (luck < 0.85) return nestedDeeply(10_000);
  if (luck < 0.87) return 'x'.repeat(20_000);
  return (
    random.pick(['', 'null', '[]', '{}', '{"code":1e309}', '{"__proto__":null}', '{"code":"1","code":"000000"}']) ?? ''
  );
}

/** What is no request at all: the connection is over. */
export function noRequest(random: Seeded): Buffer {
  const ways = [
    () => Buffer.from(random.bytes(1 + random.below(200))),
    () => Buffer.from('GET / HTTP/9.9\r\n\r\n'),
    () => Buffer.from('POST /pair HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx'),
    () =>
      Buffer.from(
        'POST /pair HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      ),
    () =>
      Buffer.from('POST /pair HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n'),
    () => Buffer.from(`GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`),
    () => Buffer.from('GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n'),
    () => Buffer.from('GET / HTTP/1.1\r\nhost : 127.0.0.1\r\n\r\n'),
    () => Buffer.from('GET /sync HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
    () =>
      Buffer.from('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: h2c\r\nconnection: upgrade, http2-settings\r\n\r\n'),
  ];
  return (random.pick(ways) ?? ways[0])?.() ?? Buffer.alloc(1);
}
