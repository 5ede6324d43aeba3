import { describe, expect, test, vi } from 'vitest';
import type { SignIn } from '../sync/wire.ts';
import { createRandom } from './browser.ts';
import { id, signInOf, startAlone } from './device-alone.fixture.ts';
import { keepPin, unlock, whyNotUnlockable } from './offline-pin.ts';
import { newShelf } from './storage-memory.ts';

// Other programs may want the processor too.
vi.setConfig({ testTimeout: 30_000 });

const [anna, ben] = [id('a'), id('b')];
const hourMs = 3_600_000;
/** Fast to compare: what is slow about a PIN is not what is tested here. */
const cost = 4;
const random = createRandom();

async function evening() {
  const [shelf, clock] = [newShelf(), { nowMs: Date.UTC(2026, 0, 1, 18) }];
  const core = await startAlone(shelf, clock);
  for (const [staff, nth, pin] of [
    [anna, '1', '1942'],
    [ben, '2', '2608'],
  ] as const) {
    const signIn = signInOf(staff, nth, clock.nowMs);
    core.signIn(signIn);
    await keepPin(core, random, signIn, pin, cost);
  }
  return { shelf, clock, core };
}

describe('without the box', () => {
  test('whoever signed in here comes back by their PIN, and people change as they like', async () => {
    const { core } = await evening();
    expect(await unlock(core, anna, '1942')).toBeNull();
    expect(core.signedIn).toMatchObject({ staff: anna, id: id('1') });
    expect(await unlock(core, ben, '1942')).toBe('pin-wrong');
    expect(core.signedIn?.staff).toBe(anna);
    expect(await unlock(core, ben, '2608')).toBeNull();
    expect(core.signedIn?.staff).toBe(ben);
  });

  test('also after a restart; nobody else does, and nobody after the sign-in ran out', async () => {
    const { shelf, clock } = await evening();
    const core = await startAlone(shelf, clock);
    expect(await unlock(core, id('c'), '1942')).toBe('pin-needs-box');
    expect(await unlock(core, anna, '1942')).toBeNull();
    clock.nowMs += 17 * hourMs;
    expect(await unlock(core, anna, '1942')).toBe('sign-in-expired');
    expect(whyNotUnlockable(core, anna)).toBe('sign-in-expired');
  });

  test('an older PIN does not unlock a newer sign-in', async () => {
    const { core, clock } = await evening();
    core.signIn(signInOf(anna, '3', clock.nowMs + 1));
    expect(await unlock(core, anna, '1942')).toBe('pin-needs-box');
  });

  test('an approval is nothing to come back to', async () => {
    const { core, clock } = await evening();
    core.signIn({ ...signInOf(anna, '4', clock.nowMs + 5), event: id('e') });
    expect(await unlock(core, anna, '1942')).toBeNull();
    expect(core.signedIn?.id).toBe(id('1'));
  });

  test('nothing of the PIN is on the disk, and the same PIN twice looks different', async () => {
    const { shelf } = await evening();
    const { core, clock } = await evening();
    const twin = signInOf(ben, '2', clock.nowMs);
    await keepPin(core, random, twin, '1942', cost);
    expect([...shelf.documents.values()].join()).not.toMatch(/1942|2608/);
    expect(core.pins.of(anna)?.hash).not.toBe(core.pins.of(ben)?.hash);
  });
});

describe('guessing', () => {
  test('five wrong ones lock for half a minute, then longer, for the right one too', async () => {
    const { core, clock } = await evening();
    for (let guess = 0; guess < 4; guess += 1) expect(await unlock(core, anna, '0001')).toBe('pin-wrong');
    expect(await unlock(core, anna, '0001')).toBe('pin-locked');
    expect(await unlock(core, anna, '1942')).toBe('pin-locked');
    clock.nowMs += 30_001;
    expect(await unlock(core, anna, '0001')).toBe('pin-locked');
    clock.nowMs += 30_001;
    expect(await unlock(core, anna, '1942')).toBe('pin-locked');
    clock.nowMs += 30_001;
    expect(await unlock(core, anna, '1942')).toBeNull();
    expect(core.pins.of(anna)?.tries).toBe(0);
  });

  test('a try is on the disk before it is compared: pulling the battery gives no further one', async () => {
    const { shelf, clock } = await evening();
    for (let guess = 1; guess <= 5; guess += 1) {
      const core = await startAlone(shelf, clock);
      const answer = unlock(core, anna, '0001');
      // Dead as soon as the try is durable, before the answer is there.
      await vi.waitFor(() => expect(shelf.documents.get(`pin ${anna}`)).toContain(`"tries":${guess}`), { interval: 1 });
      core.stop();
      await answer;
    }
    expect(await unlock(await startAlone(shelf, clock), anna, '1942')).toBe('pin-locked');
  });

  test('a clock that is turned on and on helps ten times, then only the box tells', async () => {
    const { core, clock } = await evening();
    for (let guess = 0; guess < 10; guess += 1) {
      clock.nowMs += hourMs / 2;
      await unlock(core, anna, '0001');
    }
    clock.nowMs += hourMs;
    expect(await unlock(core, anna, '1942')).toBe('pin-needs-box');
    const again = signInOf(anna, '5', clock.nowMs);
    core.signIn(again);
    await keepPin(core, random, again, '1942', cost);
    expect(await unlock(core, anna, '1942')).toBeNull();
  });

  test('where the code to compare with cannot be fetched, nobody is let in and nothing is counted', async () => {
    const { core } = await evening();
    vi.doMock('@noble/hashes/scrypt.js', () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await unlock(core, anna, '1942')).toBe('pin-needs-box');
    vi.doUnmock('@noble/hashes/scrypt.js');
    expect([core.pins.of(anna)?.tries, core.signedIn?.staff]).toEqual([0, ben]);
    expect(await unlock(core, anna, '1942')).toBeNull();
  });

  test('two at once are two tries', async () => {
    const { core } = await evening();
    await Promise.all([unlock(core, anna, '0001'), unlock(core, anna, '0002'), unlock(core, anna, '0003')]);
    expect(core.pins.of(anna)?.tries).toBe(3);
  });

  test('a disk that does not answer is not waited for, and its tries count all the same', async () => {
    const { shelf, clock } = await evening();
    let silent = false;
    const core = await startAlone(shelf, clock, (storage) => ({
      ...storage,
      write: (change, done) => (silent ? undefined : storage.write(change, done)),
    }));
    silent = true;
    vi.useFakeTimers();
    const answer = unlock(core, anna, '1942');
    await vi.advanceTimersByTimeAsync(5_001);
    vi.useRealTimers();
    expect(await answer).toBe('storage-failed');
    expect(core.signedIn?.staff).toBe(ben);
    expect(core.pins.of(anna)?.tries).toBe(1);
  });

  test('a device that cannot save lets nobody guess', async () => {
    const { shelf, clock } = await evening();
    let broken = false;
    const core = await startAlone(shelf, clock, (storage) => ({
      ...storage,
      write: (change, done) => (broken ? done({ failed: 'quota', detail: 'full' }) : storage.write(change, done)),
    }));
    broken = true;
    core.signOut();
    await vi.waitFor(() => expect(core.storageFailure).not.toBeNull());
    expect(await unlock(core, anna, '1942')).toBe('storage-failed');
    core.stop();
  });
});

test('comparing takes long enough to make guessing slow, and not so long that a waiter waits', async () => {
  const { core } = await evening();
  await keepPin(core, random, core.pins.signInOf(anna) as SignIn, '1942');
  // Of the processor, because others may want it too.
  const before = process.cpuUsage();
  expect(await unlock(core, anna, '1942')).toBeNull();
  const tookMs = process.cpuUsage(before).user / 1_000;
  expect(tookMs).toBeGreaterThan(30);
  expect(tookMs).toBeLessThan(1_500);
}, 60_000);
