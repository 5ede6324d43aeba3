import type { Seeded } from '../../restaurant/seeded.ts';
import { mutated, nestedDeeply, spoilt, written } from './nasty.ts';

/** A part of what the box answers to requests. Each gets as many of them as the others. */
export const requestKinds = ['pairing', 'signing in', 'the office', 'long poll', 'pages'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What a thief knows of the house: tokens, who is signed in by them, and names of rows. */
export type Loot = {
  readonly tokens: readonly string[];
  readonly signIns: readonly string[];
  readonly devices: readonly string[];
  readonly staff: readonly string[];
};

type Asked = { readonly method: string; readonly path: string; readonly body?: object };

const nobody = '01890000-0000-7000-8000-000000000000';
const noLink = '0'.repeat(32);
const digits = (random: Seeded, count: number): string => String(random.below(10 ** count)).padStart(count, '0');
const post = (path: string, body: object = {}): Asked => ({ method: 'POST', path, body });
const get = (path: string): Asked => ({ method: 'GET', path });

/** As a device or a page would ask, but for what it may not know: a PIN, a code, a link. */
const asks: Readonly<Record<RequestKind, (random: Seeded, loot: Loot) => Asked>> = {
  pairing: (random, loot) =>
    random.pick([
      post('/pair', { code: digits(random, 6) }),
      post('/pair', { code: digits(random, 6), device: idIn(random, loot.devices) }),
      get('/device'),
    ]) as Asked,
  'signing in': (random, loot) => {
    // Never the right one, whoever it is: PINs as easy to guess as this are not taken.
    // And seldom of nobody: the box takes as long over those, so that nobody learns who is there.
    const staff = random.chance(0.98) ? random.pick(loot.staff) : nobody;
    const proof = { staff, pin: '0000' };
    return random.pick([post('/sign-in', proof), post('/approvals', { ...proof, event: nobody })]) as Asked;
  },
  'the office': (random, loot) => {
    const [device, person] = [idIn(random, loot.devices), idIn(random, loot.staff)];
    return random.pick([
      post('/office/pairing-codes', { name: 'Grill', role: 'kitchen', multiSession: nobody }),
      post(`/office/devices/${device}/pairing-codes`),
      post(`/office/devices/${device}/revoke`),
      post(`/office/devices/${device}/look`),
      get('/office/members'),
      get('/office/pins'),
      post(`/office/staff/${person}/pin`, { pin: digits(random, 4), old: '0000' }),
      get(`/office/set-aside?before=${random.below(100)}&dealt=${random.chance(0.5)}`),
      post(`/office/set-aside/${random.below(100)}`, { dealtWith: true }),
      get('/office/reductions'),
      get(`/office/reductions?day=${random.pick(days)}`),
      post('/admin/back-up', { folder: '/tmp' }),
      post('/admin/__proto__'),
    ]) as Asked;
  },
  'long poll': (random) =>
    random.pick([
      post('/sync/open'),
      post('/sync/push'),
      post(`/sync/push?link=${noLink}`, [{ type: 'beat', pending: 0, position: 0 }]),
      get(`/sync/feed?link=${noLink}&after=${random.below(1_000)}&wait=${random.below(30)}`),
      get(`/sync/feed?link=${noLink}&after=9999999999999999&wait=99`),
      get('/sync/feed?link=__proto__&after=1e9'),
      get('/sync'),
    ]) as Asked,
  pages: (random) => get(random.pick(pages) ?? '/'),
};

const idIn = (random: Seeded, ids: readonly string[]): string =>
  random.chance(0.8) ? (random.pick(ids) ?? nobody) : (random.pick(['%00', '__proto__', nobody]) ?? nobody);

const days = [
  '2026-02-29',
  '2026-02-31',
  '0000-00-00',
  '9999-12-31',
  '2026-2-9',
  '__proto__',
  '%00',
  '-1',
  '',
] as const;

const pages = [
  '/',
  '/index.html',
  '/kds/',
  '/office/',
  '/gallery/',
  '/assets/index.js',
  '/manifest.webmanifest',
  '/healthz',
  '/readyz',
  '/setup?lang=sv',
  '/setup?lang=__proto__',
  '/setup/state',
  '/setup/trust',
  '/setup/ca.crt',
  '/setup/comanda.mobileconfig',
  '/setup/files/constructor',
  '/setup/files/..%2f..%2fsetup-page.ts',
  '/%00',
  '/..;/',
  '/%ff%fe',
  '//evil.example/',
  '/kds/../../server/cli.js',
  '/office/%2e%2e/%2e%2e/package.json',
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
export function request(random: Seeded, kind: RequestKind, loot: Loot): Buffer {
  const asked = asks[kind](random, loot);
  const method = random.chance(0.85) ? asked.method : (random.pick(methods) ?? 'GET');
  const path = random.chance(0.9) ? asked.path : spoiltPath(random, asked.path);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `host: ${random.chance(0.95) ? '127.0.0.1' : random.pick(hosts)}`,
    ...headers(random, loot),
  ];
  const body = method === 'GET' || method === 'HEAD' ? '' : bodyOf(random, asked.body ?? {});
  if (body !== '' || method === 'POST') {
    lines.push(`content-type: ${random.chance(0.85) ? 'application/json' : random.pick(types)}`);
    lines.push(`content-length: ${Buffer.byteLength(body)}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

const methods = ['POST', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'] as const;

/** Still a path to whoever reads requests, so that the next one on the connection is heard. */
function spoiltPath(random: Seeded, path: string): string {
  const at = 1 + random.below(path.length);
  const odd = random.pick(['%', '%00', '%2e%2e%2f', '?', '&', '#', '//', '\u00e9', '__proto__', '='.repeat(500)]);
  return `${path.slice(0, at)}${odd}${path.slice(at + random.below(3))}`;
}

/** Of a device of the house and whoever is signed in on it, or nearly; and some that only a browser would send. */
function headers(random: Seeded, loot: Loot): string[] {
  const said: string[] = [];
  if (random.chance(0.8)) said.push(`authorization: ${authorization(random, loot.tokens)}`);
  if (random.chance(0.7))
    said.push(`x-sign-in: ${random.pick([...loot.signIns, '__proto__', 'x'.repeat(random.below(2_000))])}`);
  if (random.chance(0.3))
    said.push(`x-comanda-count: ${random.pick(['1', '-1', '1e9', '0', '999999999999999', 'NaN'])}`);
  if (random.chance(0.1))
    said.push(`origin: ${random.pick(['null', 'http://127.0.0.1', 'http://evil.example', 'file://'])}`);
  if (random.chance(0.1)) said.push(`range: bytes=${random.pick(['0-0', '-1', '5-2', '0-99999999999', 'x'])}`);
  if (random.chance(0.1)) said.push(`accept-encoding: ${random.pick(['br', 'gzip;q=x', '*', '', 'identity;q=0'])}`);
  if (random.chance(0.1)) said.push(`if-none-match: ${random.pick(['*', '"x"', 'W/"', 'x'.repeat(900)])}`);
  return said;
}

function authorization(random: Seeded, tokens: readonly string[]): string {
  if (random.chance(0.8)) return `Bearer ${random.pick(tokens)}`;
  return random.pick(['Bearer', 'Bearer x', 'Basic YTpi', `Bearer ${'x'.repeat(300)}`, 'bearer __proto__']) ?? '';
}

function bodyOf(random: Seeded, honest: object): string {
  const luck = random.next();
  if (luck < 0.3) return written(honest);
  if (luck < 0.6) return written(mutated(honest, random));
  if (luck < 0.85) return spoilt(written(honest), random);
  if (luck < 0.88) return nestedDeeply(10_000);
  if (luck < 0.9) return 'x'.repeat(20_000);
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
