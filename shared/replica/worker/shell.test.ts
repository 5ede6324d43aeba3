import { createHash, webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import { keepShell, type Shell, type WorkerScope } from './shell.ts';

const home = 'https://comanda.local:8443/';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a browser keeps for all apps of one address. */
class Device {
  readonly caches = new Map<string, Map<string, string>>();
  /** What the box serves; null while it is gone. */
  served: Map<string, string> | null = new Map();
  readonly asked: string[] = [];

  /** A worker that the browser has just loaded. */
  worker(shell: Shell, folder = home) {
    const run = new Map<string, (event: never) => void>();
    let tookOver = 0;
    const scope = {
      location: { href: `${folder}sw.js` },
      caches: {
        open: async (name: string) => this.#cache(name),
        keys: async () => [...this.caches.keys()],
        match: async (url: string, { cacheName }: { cacheName: string }) => {
          const kept = this.caches.get(cacheName)?.get(url);
          return kept === undefined ? undefined : new Response(kept);
        },
        delete: async (name: string) => this.caches.delete(name),
      },
      crypto: webcrypto,
      clients: { claim: async () => {} },
      fetch: async ({ url }: Request) => this.#answer(url),
      skipWaiting: async () => {
        tookOver += 1;
      },
      addEventListener: (type: string, listener: (event: never) => void) => run.set(type, listener),
    };
    keepShell(scope as unknown as WorkerScope, shell);
    const life = (type: 'install' | 'activate') =>
      new Promise<unknown>((resolve) => run.get(type)?.({ waitUntil: resolve } as never)).then((work) => work);
    return {
      install: () => life('install'),
      activate: () => life('activate'),
      hears: (data: unknown) => run.get('message')?.({ data } as never),
      tookOver: () => tookOver,
      /** The text that a page gets; null when the worker leaves the request to the browser. */
      async asks(path: string, { mode = 'no-cors', method = 'GET' } = {}): Promise<string | null> {
        let answer: Promise<Response> | null = null;
        const request = { url: new URL(path, folder).href, mode, method };
        run.get('fetch')?.({ request, respondWith: (given: Promise<Response>) => (answer = given) } as never);
        return answer === null ? null : (await (answer as Promise<Response>)).text();
      },
    };
  }

  #cache(name: string) {
    const entries = this.caches.get(name) ?? new Map<string, string>();
    this.caches.set(name, entries);
    return { put: async (url: string, answer: Response) => void entries.set(url, await answer.text()) };
  }

  #answer(url: string): Response {
    this.asked.push(new URL(url).pathname);
    if (this.served === null) throw new TypeError('the box is gone');
    const text = this.served.get(new URL(url).pathname);
    return text === undefined ? new Response('', { status: 404 }) : new Response(text);
  }
}

/** A build: its page, its code, and what it has in common with others. */
function build(name: string): { shell: Shell; served: Map<string, string> } {
  const page = `<page ${name}>`;
  return {
    shell: {
      version: name,
      files: [
        { path: 'index.html', sha256: sha256(page) },
        { path: `assets/main-${name}.js` },
        { path: 'assets/vendor.js' },
      ],
    },
    served: new Map([
      ['/index.html', page],
      [`/assets/main-${name}.js`, `code ${name}`],
      ['/assets/vendor.js', 'vendor'],
    ]),
  };
}

async function installed(name: string) {
  const device = new Device();
  const { shell, served } = build(name);
  device.served = served;
  const worker = device.worker(shell);
  await worker.install();
  await worker.activate();
  return { device, worker };
}

test('the app opens without the box, whole and with whatever stands behind its address', async () => {
  const { device, worker } = await installed('one');
  device.served = null;
  expect(await worker.asks('', { mode: 'navigate' })).toBe('<page one>');
  expect(await worker.asks('?from=home', { mode: 'navigate' })).toBe('<page one>');
  expect(await worker.asks('assets/main-one.js')).toBe('code one');
});

test.each([
  ['sync/feed', {}],
  ['healthz', {}],
  ['pair', { method: 'POST' }],
  ['index.html', { method: 'POST' }],
  ['setup', { mode: 'navigate' }],
  ['kds/', { mode: 'navigate' }],
  ['https://elsewhere.local/assets/main-one.js', {}],
])('%s is none of its business', async (path, how) => {
  const { worker } = await installed('one');
  expect(await worker.asks(path, how)).toBeNull();
});

test('the next build is brought while the one before is shown, and what both have does not travel twice', async () => {
  const { device, worker: before } = await installed('one');
  const { shell, served } = build('two');
  device.served = served;
  device.asked.length = 0;
  const next = device.worker(shell);
  await next.install();
  expect(device.asked.sort()).toEqual(['/assets/main-two.js', '/index.html']);
  expect(await before.asks('', { mode: 'navigate' })).toBe('<page one>');
  next.hears('hello');
  expect(next.tookOver()).toBe(0);
  next.hears('take-over');
  expect(next.tookOver()).toBe(1);
  await next.activate();
  device.served = null;
  expect(await next.asks('', { mode: 'navigate' })).toBe('<page two>');
  // A page of the build before is still open somewhere.
  expect(await next.asks('assets/main-one.js')).toBe('code one');
});

test('two builds are kept at most, and the other app at the same address keeps its own', async () => {
  const { device } = await installed('one');
  const kds = device.worker({ version: 'k', files: [] }, `${home}kds/`);
  await kds.install();
  for (const name of ['two', 'three', 'four']) {
    const { shell, served } = build(name);
    device.served = served;
    const worker = device.worker(shell);
    await worker.install();
    await worker.activate();
  }
  expect([...device.caches.keys()].sort()).toEqual(['comanda / four', 'comanda / three', 'comanda /kds/ k']);
});

test.each([
  ['the box goes while it is brought', (): Map<string, string> | null => null],
  ['a part is missing', () => new Map([['/index.html', '<page two>']])],
  ['the box was updated in between', () => new Map([...build('two').served, ['/index.html', '<page three>']])],
])('half a build is no build: %s', async (_, served) => {
  const { device, worker } = await installed('one');
  device.served = served();
  const next = device.worker(build('two').shell);
  await expect(next.install()).rejects.toThrow();
  expect([...device.caches.keys()]).toEqual(['comanda / one']);
  device.served = null;
  expect(await worker.asks('', { mode: 'navigate' })).toBe('<page one>');
});
