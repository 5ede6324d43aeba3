import { expect, test, vi } from 'vitest';
import { createRandom } from '../browser.ts';
import { id, signInOf, startAlone } from '../device-alone.fixture.ts';
import { newShelf } from '../storage-memory.ts';
import { signInHere } from './sign-in-here.ts';

const [anna, nowMs] = [id('a'), Date.UTC(2026, 0, 1, 18)];
const pairing = { token: 'a token that is long enough', device: id('d'), address: 'http://box' };

/** A box that says this, or one that is not there. */
const box = (status: number, body: object) => vi.fn(async () => new Response(JSON.stringify(body), { status }));
const away = () => vi.fn(async () => Promise.reject(new TypeError('no network')));

async function device() {
  const core = await startAlone(newShelf(), { nowMs });
  const random = createRandom();
  const signIn = (fetch: ReturnType<typeof box> | ReturnType<typeof away>, pin: string) =>
    signInHere({ core, random, fetch: fetch as typeof globalThis.fetch, pairing }, anna, pin);
  const right = box(200, signInOf(anna, '1', nowMs));
  return { core, signIn, right };
}

vi.setConfig({ testTimeout: 60_000 });

/** A PIN is hashed as slowly here as on a tablet. */
const kept = (core: Awaited<ReturnType<typeof startAlone>>): Promise<void> =>
  vi.waitFor(() => expect(core.pins.of(anna)).not.toBeNull(), { timeout: 30_000 });

test('the box says yes once; from then on the same PIN does while it is away, and no other', async () => {
  const { core, signIn, right } = await device();
  expect(await signIn(away(), '1942')).toMatchObject({ code: 'pin-needs-box' });
  expect(await signIn(right, '1942')).toBeNull();
  await kept(core);
  core.signOut();
  expect(await signIn(away(), '2608')).toMatchObject({ code: 'pin-wrong', declined: 'This PIN is wrong.' });
  expect(core.signedIn).toBeNull();
  expect(await signIn(away(), '1942')).toBeNull();
  expect(core.signedIn).toMatchObject({ staff: anna, id: id('1') });
});

test('what the box refuses is refused, also when this device would have said yes', async () => {
  const { core, signIn, right } = await device();
  await signIn(right, '1942');
  await kept(core);
  core.signOut();
  // Changed in the office since: the old one is wrong where the box is heard, the new one right.
  const changed = box(200, signInOf(anna, '2', nowMs + 1));
  expect(await signIn(changed, '7351')).toBeNull();
  expect(core.signedIn?.id).toBe(id('2'));
  const gone = box(403, { code: 'wrong-pin', detail: 'This PIN is wrong.' });
  expect(await signIn(gone, '0009')).toMatchObject({ code: 'wrong-pin' });
});

test.each([{}, null, 'Welcome to our Wi-Fi', [], { id: id('1'), staff: anna }])(
  'what is no box signs nobody in: %j',
  async (said) => {
    const { core, signIn } = await device();
    expect(await signIn(box(200, said as object), '1942')).toMatchObject({ code: 'pin-needs-box' });
    expect(core.signedIn).toBeNull();
  },
);

test('guessing goes on counting here while the box is away, and a lock is said at once', async () => {
  const { core, signIn, right } = await device();
  await signIn(right, '1942');
  await kept(core);
  for (let guess = 0; guess < 4; guess += 1) await signIn(away(), '0001');
  const asked = away();
  expect(await signIn(asked, '0001')).toMatchObject({ code: 'pin-locked' });
  expect(await signIn(asked, '1942')).toMatchObject({ code: 'pin-locked' });
  expect(asked).not.toHaveBeenCalled();
});
