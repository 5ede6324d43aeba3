import { expect, test, vi } from 'vitest';
import { createUpdates } from './update.ts';

const address = 'https://box.local/kds/';

class Worker extends EventTarget {
  readonly scriptURL: string;
  constructor(folder = '/kds/') {
    super();
    this.scriptURL = `https://box.local${folder}sw.js`;
  }
  readonly heard: unknown[] = [];
  postMessage(message: unknown): void {
    this.heard.push(message);
  }
}

class Registration extends EventTarget {
  installing: Worker | null = null;
  waiting: Worker | null = null;
  update = vi.fn(async () => {});

  /** A new build has arrived and waits. */
  arrives(worker: Worker): void {
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
    [this.installing, this.waiting] = [null, worker];
    worker.dispatchEvent(new Event('statechange'));
  }
}

async function opened({ controller = new Worker() as Worker | null, isSecureContext = true } = {}) {
  vi.useFakeTimers();
  const registration = new Registration();
  const register = vi.fn(async () => registration);
  const serviceWorker = Object.assign(new EventTarget(), { controller, register });
  const reload = vi.fn();
  const box = vi.fn(async () => ({ ok: true }));
  const page = Object.assign(new EventTarget(), {
    isSecureContext,
    navigator: { serviceWorker },
    location: { reload, href: address },
    fetch: box,
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  });
  const updates = createUpdates(page as never, './sw.js');
  await vi.advanceTimersByTimeAsync(0);
  const told = vi.fn();
  updates.subscribe(told);
  return { updates, registration, register, serviceWorker, reload, page, told, box };
}

test('a build that arrives is told of and waits; when asked it takes over, and the page is loaded once', async () => {
  const { updates, registration, serviceWorker, reload, told } = await opened();
  expect(updates.waiting()).toBe(false);
  const next = new Worker();
  registration.arrives(next);
  expect(told).toHaveBeenCalled();
  expect(updates.waiting()).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([next.heard, reload.mock.calls.length]).toEqual([[], 0]);
  updates.apply();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(next.heard).toEqual(['take-over']);
  serviceWorker.dispatchEvent(new Event('controllerchange'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reload).toHaveBeenCalledTimes(1);
});

test('a worker that does not answer does not keep the page from the new build', async () => {
  const { updates, registration, reload } = await opened();
  registration.arrives(new Worker());
  updates.apply();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(reload).toHaveBeenCalledTimes(1);
});

test.each([
  ['the first worker of a page', null],
  ['the first after the one of the app at /', new Worker('/')],
])('%s is no update', async (_, controller) => {
  const { updates, registration, serviceWorker, reload } = await opened({ controller });
  registration.arrives(new Worker());
  expect(updates.waiting()).toBe(false);
  registration.waiting = null;
  serviceWorker.controller = new Worker();
  serviceWorker.dispatchEvent(new Event('controllerchange'));
  expect([updates.waiting(), reload.mock.calls.length]).toEqual([false, 0]);
});

test('another window has changed the build: this one is told, and not torn away', async () => {
  const { updates, serviceWorker, reload } = await opened();
  serviceWorker.dispatchEvent(new Event('controllerchange'));
  expect([updates.waiting(), reload.mock.calls.length]).toEqual([true, 0]);
});

test('a part of the shown build that is gone asks for another build', async () => {
  const { updates, page } = await opened();
  page.dispatchEvent(new Event('vite:preloadError'));
  expect(updates.waiting()).toBe(true);
});

test('a page that nothing keeps is not left while the box is away', async () => {
  const { updates, page, box, reload, told } = await opened({ controller: null, isSecureContext: false });
  box.mockRejectedValue(new TypeError('the box is gone'));
  page.dispatchEvent(new Event('vite:preloadError'));
  await vi.advanceTimersByTimeAsync(0);
  expect([updates.waiting(), told.mock.calls.length]).toEqual([false, 0]);
  updates.apply();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reload).not.toHaveBeenCalled();
  box.mockResolvedValue({ ok: true });
  page.dispatchEvent(new Event('vite:preloadError'));
  await vi.advanceTimersByTimeAsync(0);
  expect(updates.waiting()).toBe(true);
  updates.apply();
  await vi.advanceTimersByTimeAsync(0);
  expect(reload).toHaveBeenCalledTimes(1);
});

test('on plain http there is no worker, and nothing waits', async () => {
  const { updates, register } = await opened({ isSecureContext: false });
  updates.check();
  expect([register.mock.calls.length, updates.waiting()]).toEqual([0, false]);
});

test('a box that is away when it is asked for a new build is no error', async () => {
  const { updates, registration } = await opened();
  registration.update.mockRejectedValueOnce(new TypeError('the box is gone'));
  updates.check();
  await vi.advanceTimersByTimeAsync(0);
  expect(registration.update).toHaveBeenCalledTimes(1);
});
