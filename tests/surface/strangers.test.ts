import { request } from 'node:http';
import { openRestaurantBox, type RestaurantBox } from '@comanda/server/open-box.fixture.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Pages of elsewhere, and names that somebody else's DNS has pointed at the box: turned away at every address that it has.

let restaurant: RestaurantBox;
let token = '';
beforeAll(async () => {
  restaurant = await openRestaurantBox({}, { hosts: ['pos.example.com'], origins: ['https://pos.example.com'] });
  ({ token } = await restaurant.pairDevice());
});
afterAll(() => restaurant.close());

const own = (): string => `127.0.0.1:${restaurant.port}`;

/** Fifty web addresses of which none is the box's. */
const badOrigins = (): string[] => [
  ...[
    'null',
    'file://',
    'about:blank',
    'data:',
    'blob:null',
    'chrome-extension://abcdefgh',
    'moz-extension://1',
    'app://comanda',
  ],
  ...[
    'http://evil.example',
    'https://evil.example',
    'http://evil.example:80',
    `http://evil.example:${restaurant.port}`,
  ],
  ...[
    'https://pos.example.com.evil.example',
    'https://evil-pos.example.com',
    'https://pos.example.com:444',
    'http://pos.example.com',
  ],
  ...[
    'https://pos.example.com/',
    'https://pos.example.com@evil.example',
    'https://POS.example.com',
    'https://pos.example.com.',
  ],
  ...[
    'https://pos.example.com evil',
    'https://pos.example.com, http://evil.example',
    'https://xn--ps-fka.example.com',
    ' ',
  ],
  ...['http://127.0.0.1', 'http://127.0.0.1:1', 'http://127.0.0.2', `http://127.0.0.1.evil.example:${restaurant.port}`],
  ...[
    `http://localhost:${restaurant.port + 1}`,
    `https://localhost:${restaurant.port}`,
    `http://[::1]:${restaurant.port}`,
  ],
  ...[
    `http://127.0.0.1:${restaurant.port}/`,
    `http://127.0.0.1:${restaurant.port}#`,
    `http://user@127.0.0.1:${restaurant.port}`,
  ],
  ...[`ws://127.0.0.1:${restaurant.port}`, `ftp://127.0.0.1:${restaurant.port}`, `HTTP://127.0.0.1:${restaurant.port}`],
  ...[
    `http://127.1:${restaurant.port}`,
    `http://2130706433:${restaurant.port}`,
    `http://0x7f000001:${restaurant.port}`,
  ],
  ...[
    'http://192.168.1.1',
    'http://10.0.0.1:8080',
    'http://comanda',
    'http://router.lan',
    'http://169.254.169.254',
    'https://0.0.0.0',
  ],
  ...[
    'http://comanda.local.evil.example',
    'https://evil.example/comanda.local',
    'javascript:alert(1)',
    '*',
    '//evil.example',
    '__proto__',
  ],
];

/** Fifty names that are not the box's, among them those that rebinding services answer with an address of the LAN. */
const badHosts = (): string[] => [
  ...[
    'evil.example',
    `evil.example:${restaurant.port}`,
    'a.evil.example',
    'evil.local',
    'comanda',
    'comanda.lan',
    'box.comanda.local',
  ],
  ...[
    '127.0.0.1.nip.io',
    '127-0-0-1.nip.io',
    '7f000001.c0a80101.rbndr.us',
    'localtest.me',
    'lvh.me',
    '192.168.1.10.sslip.io',
  ],
  ...[
    'make-127.0.0.1-rebind-192.168.1.1-rr.1u.ms',
    's-127.0.0.1-192.168.1.1-rs-e.rebind.network',
    'a.127.0.0.1.1time.example',
  ],
  ...[
    'localhost.evil.example',
    'evil.localhost.example',
    'comanda.local.evil.example',
    'pos.example.com.evil.example',
    'example.com',
    'pos.example.org',
    'printer.local',
    'fritz.box',
  ],
  ...[
    'evilpos.example.com',
    'pos.example.com@evil.example',
    'pos.example.com,evil.example',
    'pos.example.com/evil',
    'pos.example.com?x',
  ],
  ...[
    'pos.example.com#x',
    'pos.example.com%00',
    'pos.example.com\\evil',
    'pos.example.com:99999',
    'pos.example.com:x',
    'a b',
    '.',
    '..',
  ],
  ...['[::1', '::1]', '127.0.0.1:99999', '256.0.0.1', '1.2.3.4.5', '*', '_', '__proto__', 'constructor'],
  ...['x'.repeat(256), 'xn--lcalhost-c1a', 'xn--0a.example', 'metadata.google.internal', 'router'],
];

type Call = {
  readonly method: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

const upgrade = {
  connection: 'upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  'sec-websocket-protocol': 'comanda',
};
const json = { 'content-type': 'application/json' };
/** One of every kind of address; the token is a right one, so that nothing else is the reason. */
const calls = (): readonly Call[] => [
  { method: 'GET', path: '/sync', headers: upgrade },
  { method: 'POST', path: '/sync/open', headers: json, body: '{}' },
  { method: 'POST', path: `/sync/push?link=${'0'.repeat(32)}`, headers: json, body: '[]' },
  { method: 'GET', path: `/sync/feed?link=${'0'.repeat(32)}&after=0` },
  { method: 'POST', path: '/pair', headers: json, body: '{"code":"000000"}' },
  { method: 'GET', path: '/device', headers: { authorization: `Bearer ${token}` } },
  { method: 'GET', path: '/office/members', headers: { authorization: `Bearer ${token}` } },
  { method: 'GET', path: '/setup' },
  { method: 'GET', path: '/readyz' },
  { method: 'GET', path: '/nowhere' },
  {
    method: 'OPTIONS',
    path: '/pair',
    headers: { 'access-control-request-method': 'POST', 'access-control-request-private-network': 'true' },
  },
];

/** The status, and whether a browser would let the page read the answer. */
function call(
  { method, path, headers, body }: Call,
  more: Record<string, string>,
): Promise<{ status: number; mayRead: boolean }> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port: restaurant.port,
      method,
      path,
      headers: { host: own(), ...headers, ...more },
    });
    asked.on('response', (answer) => {
      answer.resume();
      const mayRead = answer.headers['access-control-allow-origin'] !== undefined;
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, mayRead }));
    });
    asked.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve({ status: 101, mayRead: true });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function answersTo(more: Record<string, string>) {
  return Promise.all(calls().map(async (one) => [`${one.method} ${one.path}`, await call(one, more)] as const));
}

test('there are fifty of each', () => {
  expect(new Set(badOrigins()).size).toBeGreaterThanOrEqual(50);
  expect(new Set(badHosts()).size).toBeGreaterThanOrEqual(50);
});

test('no page of another web address is answered, wherever it asks', async () => {
  const before = restaurant.box().core.life.head;
  for (const origin of badOrigins()) {
    for (const [what, answer] of await answersTo({ origin })) {
      expect([origin, what, answer]).toEqual([origin, what, { status: 403, mayRead: false }]);
    }
  }
  expect(restaurant.box().core.life.head).toBe(before);
  expect(restaurant.box().core.links()).toEqual([]);
});

test('nobody reaches the box by a name that is not its own, wherever they ask', async () => {
  for (const host of badHosts()) {
    // What a name may not contain is refused by the reader of HTTP itself, or by the box.
    for (const [what, answer] of await answersTo({ host })) {
      expect([host, what, [400, 421].includes(answer.status), answer.mayRead]).toEqual([host, what, true, false]);
    }
  }
});

test('a name that was pointed at the box is not its own, though page and name agree', async () => {
  for (const name of ['evil.example', '127.0.0.1.nip.io', `rebound.example:${restaurant.port}`]) {
    for (const [what, answer] of await answersTo({ host: name, origin: `http://${name}` })) {
      expect([name, what, answer]).toEqual([name, what, { status: 421, mayRead: false }]);
    }
  }
});

test('the lists let in who belongs', async () => {
  const good = [
    { origin: `http://${own()}` },
    { origin: 'https://pos.example.com' },
    { host: 'pos.example.com' },
    { host: 'localhost' },
    {},
  ];
  for (const headers of good) {
    for (const [what, { status }] of await answersTo(headers as Record<string, string>)) {
      expect([headers, what, [403, 421].includes(status) && !what.includes('/pair')]).toEqual([headers, what, false]);
    }
  }
});
