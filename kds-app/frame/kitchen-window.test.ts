import { beforeEach, expect, test, vi } from 'vitest';
import { KitchenWindow } from './kitchen-window.ts';
import type { KnownBox } from './known-box.ts';

type Listener = (...said: never[]) => void;
type Verify = (request: { hostname: string; certificate: { data: string } }, answer: (code: number) => void) => void;

/** As much of Electron as a window needs, without its program. */
const shown = vi.hoisted(() => ({
  options: {} as { webPreferences?: Record<string, unknown>; kiosk?: boolean },
  urls: [] as string[],
  page: new Map<string, Listener>(),
  window: new Map<string, Listener>(),
  verify: undefined as unknown,
  permission: undefined as unknown,
  opens: undefined as unknown,
  crashed: 0,
}));
vi.mock('electron', () => ({
  BrowserWindow: class {
    webContents = {
      session: {
        setCertificateVerifyProc: (verify: unknown) => Object.assign(shown, { verify }),
        setPermissionRequestHandler: (permission: unknown) => Object.assign(shown, { permission }),
      },
      setWindowOpenHandler: (opens: unknown) => Object.assign(shown, { opens }),
      on: (name: string, listener: Listener) => shown.page.set(name, listener),
      forcefullyCrashRenderer: () => {
        shown.crashed += 1;
      },
    };
    constructor(options: typeof shown.options) {
      shown.options = options;
    }
    on(name: string, listener: Listener) {
      shown.window.set(name, listener);
    }
    async loadURL(url: string) {
      shown.urls.push(url);
    }
  },
}));

const box: KnownBox = { host: 'bistro.local', ip: '192.168.1.20', port: 8443, authority: 'AAAA' };
const page = 'https://bistro.local:8443/kds/';
let changes = 0;
let kitchen: KitchenWindow;
beforeEach(() => {
  vi.useFakeTimers();
  shown.urls.length = 0;
  changes = 0;
  kitchen = new KitchenWindow('/preload.cjs', true, () => {
    changes += 1;
  });
});

const goes = (to: string): boolean => {
  let stopped = false;
  const event = { preventDefault: () => (stopped = true) };
  shown.page.get('will-navigate')?.(...([event, to] as never[]));
  return !stopped;
};

test('the page has no Node, stands apart, in a sandbox, over the whole screen', () => {
  expect(shown.options).toMatchObject({
    kiosk: true,
    webPreferences: { nodeIntegration: false, contextIsolation: true, sandbox: true },
  });
});

test('it goes nowhere but to the box, opens no other window and is allowed nothing', () => {
  kitchen.show(box);
  expect(goes('https://bistro.local:8443/kds/#tickets')).toBe(true);
  for (const elsewhere of [
    'https://example.com/',
    'http://bistro.local:8443/kds/',
    'https://bistro.local/',
    'file:///etc/passwd',
  ])
    expect([elsewhere, goes(elsewhere)]).toEqual([elsewhere, false]);
  expect((shown.opens as () => unknown)()).toEqual({ action: 'deny' });
  const allowed: boolean[] = [];
  const ask = shown.permission as (page: null, what: string, answer: (yes: boolean) => void) => void;
  for (const what of ['media', 'geolocation', 'notifications', 'fullscreen'])
    ask(null, what, (yes) => allowed.push(yes));
  expect(allowed).toEqual([false, false, false, true]);
});

test('a page that crashes or hangs begins anew', () => {
  kitchen.show(box);
  shown.page.get('render-process-gone')?.();
  vi.advanceTimersByTime(4_000);
  expect(shown.urls).toEqual([page, page]);
  shown.window.get('unresponsive')?.();
  expect(shown.crashed).toBe(1);
});

test('a box that does not answer is said, and asked again', () => {
  kitchen.show(box);
  shown.page.get('did-fail-load')?.(...([{}, -102, 'refused', page, true] as never[]));
  expect(decodeURIComponent(shown.urls.at(-1) ?? '')).toMatch(/The box does not answer.*Expect paper/s);
  vi.advanceTimersByTime(4_000);
  expect(shown.urls.at(-1)).toBe(page);
});

test('a certificate that the known authority has not signed is refused, and a person is told', () => {
  const answers: number[] = [];
  const verify = shown.verify as Verify;
  kitchen.show(box);
  verify({ hostname: 'bistro.local', certificate: { data: 'not one' } }, (code) => answers.push(code));
  expect([answers, changes]).toEqual([[-2], 1]);
  verify({ hostname: 'example.com', certificate: { data: 'not one' } }, (code) => answers.push(code));
  expect([answers, changes]).toEqual([[-2, -2], 1]);
  kitchen.tell('changed');
  expect(decodeURIComponent(shown.urls.at(-1) ?? '')).toContain('This is not the box this screen knows');
});
