import { closeCodes } from '@comanda/shared/sync/wire.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hello, openRestaurantBox, ownerPin, type RestaurantBox } from '../../open-box.fixture.ts';
import { hashPin } from '../../staff-pins.ts';
import { databaseFile } from '../../store/files.ts';
import { openReader } from '../../store/open.ts';

let restaurant: RestaurantBox;
beforeEach(async () => {
  restaurant = await openRestaurantBox();
});
afterEach(() => restaurant.close());

type Officer = Awaited<ReturnType<typeof signedIn>>;

/** Somebody at a paired device, with the headers that say so. */
async function signedIn(role: Parameters<RestaurantBox['pairDevice']>[0], staff: string, pin: string) {
  const { device, token } = await restaurant.pairDevice(role);
  const bearer = { authorization: `Bearer ${token}` };
  const { body } = await restaurant.post('/sign-in', { staff, pin }, bearer);
  return { device, token, staff, signIn: String(body.id), headers: { ...bearer, 'x-sign-in': String(body.id) } };
}

const owner = (role: Parameters<typeof signedIn>[0] = 'office') => signedIn(role, restaurant.owner, ownerPin);

async function hire(role: string, pin: string): Promise<string> {
  const box = restaurant.box();
  const id = box.newId();
  const fields = {
    id,
    name: 'Anna Lind',
    initials: 'AL',
    colour: '#c2413b',
    role,
    granted: [],
    paymentsBarred: false,
    language: null,
    archived: false,
  };
  box.core.changeRecords([{ table: 'staff', id, fields }]);
  box.pins.set(id, await hashPin(pin), box.nowMs());
  return id;
}

const multiSession = (): string =>
  [...(restaurant.box().core.life.records.tables.get('multi_sessions')?.keys() ?? [])][0] ?? '';

async function get(path: string, headers: Record<string, string>) {
  const answer = await fetch(`${restaurant.url}${path}`, { headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const everyRoute = (device: string, staff: string) =>
  [
    ['POST', '/office/pairing-codes', { name: 'Grill', role: 'kitchen', multiSession: multiSession() }],
    ['POST', `/office/devices/${device}/pairing-code`, {}],
    ['POST', `/office/devices/${device}/revoke`, {}],
    ['POST', `/office/devices/${device}/identify`, {}],
    ['POST', `/office/staff/${staff}/pin`, { pin: '9517' }],
    ['GET', '/office/members', null],
    ['GET', '/office/set-aside', null],
    ['GET', '/office/set-aside?dealt=true&before=9', null],
    ['POST', '/office/set-aside/1', { dealt: true }],
    ['GET', '/office/pins', null],
    ['GET', '/office/reductions?day=2026-03-06', null],
  ] as const;

async function ask([method, path, body]: ReturnType<typeof everyRoute>[number], headers: Record<string, string>) {
  return method === 'GET' ? get(path, headers) : restaurant.post(path, body, headers);
}

describe('who may', () => {
  test('nobody without a token, without a sign-in, with the sign-in of another device, or after it ran out', async () => {
    const boss = await owner();
    const other = await owner('tablet');
    const { store } = restaurant.box();
    for (const route of everyRoute(other.device, restaurant.owner)) {
      expect(await ask(route, {})).toMatchObject({ status: 401, body: { code: 'unauthorised' } });
      const { authorization } = boss.headers;
      for (const signIn of ['', 'x', other.signIn, restaurant.owner])
        expect(await ask(route, { authorization, 'x-sign-in': signIn })).toMatchObject({
          body: { code: 'not-signed-in' },
        });
    }
    const known = store.signIn(boss.signIn);
    Object.assign(store, { signIn: () => ({ ...known, expiresMs: restaurant.box().nowMs() - 1 }) });
    expect(await get('/office/members', boss.headers)).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  test('not a waiter, not on a kitchen display, not on a device that was revoked, not who has left', async () => {
    const anna = await hire('waiter', '1942');
    const waiter = await signedIn('tablet', anna, '1942');
    const cook = await owner('kitchen');
    const routes = everyRoute(cook.device, restaurant.owner);
    for (const route of routes) {
      expect(await ask(route, waiter.headers)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
      expect(await ask(route, cook.headers)).toMatchObject({ status: 403, body: { code: 'wrong-device' } });
    }
    restaurant.box().core.changeRecords([{ table: 'staff', id: anna, fields: { role: 'owner' } }]);
    expect((await get('/office/members', waiter.headers)).status).toBe(200);
    restaurant.box().core.changeRecords([{ table: 'staff', id: anna, fields: { archived: true } }]);
    expect(await get('/office/members', waiter.headers)).toMatchObject({ status: 401 });
    const boss = await owner();
    await restaurant.post(`/office/devices/${boss.device}/revoke`, {}, boss.headers);
    for (const route of routes) expect(await ask(route, boss.headers)).toMatchObject({ body: { code: 'revoked' } });
  });

  test('an approval opens no door, and signs nobody in', async () => {
    const boss = await owner();
    const event = restaurant.box().newId();
    const approval = await restaurant.post('/approvals', { staff: boss.staff, pin: ownerPin, event }, boss.headers);
    expect(approval).toMatchObject({ status: 200, body: { event, device: boss.device, staff: boss.staff } });
    const headers = { ...boss.headers, 'x-sign-in': String(approval.body.id) };
    expect(await get('/office/members', headers)).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  });

  test('requests without the expected shape are told so, and change nothing', async () => {
    const { headers } = await owner();
    const before = restaurant.box().core.life.head;
    const asked = await Promise.all([
      restaurant.post('/office/pairing-codes', { name: '', role: 'kitchen', multiSession: multiSession() }, headers),
      restaurant.post('/office/pairing-codes', { name: 'A', role: 'king', multiSession: multiSession() }, headers),
      restaurant.post('/office/pairing-codes', { name: 'A', role: 'till', multiSession: 'none' }, headers),
      restaurant.post('/office/devices/%00/revoke', {}, headers),
      restaurant.post(`/office/staff/${restaurant.owner}/pin`, { pin: '12' }, headers),
      restaurant.post('/approvals', { staff: restaurant.owner, pin: ownerPin, event: 'this' }, headers),
      get('/office/set-aside?before=-1', headers),
      get('/office/set-aside?dealt=perhaps', headers),
      get('/office/reductions?day=yesterday', headers),
      restaurant.post('/office/set-aside/x', { dealt: true }, headers),
      restaurant.post('/office/set-aside/1', { dealt: 'yes' }, headers),
    ]);
    for (const answer of asked) expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } });
    const unknown = restaurant.box().newId();
    for (const path of [
      `/office/devices/${unknown}/revoke`,
      `/office/devices/${unknown}/identify`,
      `/office/devices/${unknown}/pairing-code`,
    ])
      expect(await restaurant.post(path, {}, headers)).toMatchObject({ status: 404, body: { code: 'no-such-device' } });
    const elsewhere = { name: 'A', role: 'till', multiSession: unknown };
    expect(await restaurant.post('/office/pairing-codes', elsewhere, headers)).toMatchObject({
      status: 409,
      body: { code: 'no-such-multi-session' },
    });
    expect(restaurant.box().core.life.head).toBe(before);
  });
});

describe('devices', () => {
  test('a new one gets a code and an address for its app, and appears among the members', async () => {
    const { headers } = await owner();
    const wish = { name: 'Grill', role: 'kitchen', multiSession: multiSession() };
    const { status, body } = await restaurant.post('/office/pairing-codes', wish, headers);
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'Grill', role: 'kitchen', code: expect.stringMatching(/^\d{6}$/) });
    expect(body.address).toMatch(new RegExp(`^http://[^/]+/kds/#pair=${body.code}$`));
    const minutes = (Number(body.expiresMs) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(9);
    expect(minutes).toBeLessThanOrEqual(10);
    const grill = async () => {
      const { body: list } = await get('/office/members', headers);
      return (list.members as { device: string }[]).find(({ device }) => device === body.device);
    };
    expect(await grill()).toMatchObject({ state: 'waiting', connected: null, lag: null, lastHeardMs: null });
    const paired = await restaurant.post('/pair', { code: body.code });
    expect(paired).toMatchObject({ status: 200, body: { device: body.device } });
    expect(await grill()).toMatchObject({ state: 'paired', connected: null });
  });

  test('a device whose place another machine takes is cut off', async () => {
    const boss = await owner();
    const { device, token } = await restaurant.pairDevice();
    const gone = closing(token);
    await expect.poll(() => restaurant.box().core.links().length).toBe(1);
    const { body } = await restaurant.post(`/office/devices/${device}/pairing-code`, {}, boss.headers);
    expect(restaurant.box().core.links()).toHaveLength(1);
    expect((await restaurant.post('/pair', { code: body.code })).status).toBe(200);
    expect(await gone).toBe(closeCodes.revoked);
  });

  test('a revoked device is cut off within a second', async () => {
    const boss = await owner();
    const { device, token } = await restaurant.pairDevice();
    const gone = closing(token);
    await expect.poll(() => restaurant.box().core.links().length).toBe(1);
    const startMs = performance.now();
    expect(await restaurant.post(`/office/devices/${device}/revoke`, {}, boss.headers)).toMatchObject({
      body: { device },
    });
    expect(await gone).toBe(closeCodes.revoked);
    expect(performance.now() - startMs).toBeLessThan(1_000);
  });

  test('only who is there can show who they are', async () => {
    const boss = await owner();
    const { device } = await restaurant.pairDevice();
    expect(await restaurant.post(`/office/devices/${device}/identify`, {}, boss.headers)).toMatchObject({
      status: 409,
      body: { code: 'not-connected' },
    });
  });

  test('whoever asks for codes without end is told to wait', async () => {
    const { headers } = await owner();
    const asked = [];
    for (let at = 0; at < 31; at += 1)
      asked.push(await restaurant.post(`/office/devices/${restaurant.owner}/identify`, {}, headers));
    expect(asked.at(-1)).toMatchObject({ status: 429, body: { code: 'too-many-tries' } });
  });
});

describe('what was set aside', () => {
  /** A device is taken out of service, and hands in so many changes with its old token. */
  async function handedIn(count: number): Promise<void> {
    const { device, token } = await restaurant.pairDevice();
    const { core, newId, setAside } = restaurant.box();
    core.changeRecords([{ table: 'devices', id: device, fields: { revoked: true } }]);
    const incarnation = 'feedfeedfeedfeed';
    const offers = Array.from({ length: count }, (_, at) => ({
      id: newId(),
      incarnation,
      deviceSeq: at + 1,
      type: 'guests-set',
    }));
    const socket = new WebSocket(`${restaurant.url.replace('http', 'ws')}/sync`, 'comanda');
    socket.onopen = () => {
      socket.send(JSON.stringify({ ...hello(token, incarnation), outbox: [{ incarnation, first: 1 }] }));
      socket.send(JSON.stringify({ type: 'push', offers }));
    };
    await expect.poll(() => setAside.countWaiting(), { timeout: 4_000 }).toBe(count);
    socket.close();
  }
  type Page = { setAside: { entry: number; dealt: unknown }[]; more: boolean; waiting: number };
  const pageOf = async ({ headers }: Officer, query = ''): Promise<Page> =>
    (await get(`/office/set-aside${query}`, headers)).body as Page;

  test('all of it is there, page by page, and every page says how much waits', async () => {
    const boss = await owner();
    await handedIn(250);
    const read: number[] = [];
    const sizes: unknown[] = [];
    for (let page = await pageOf(boss); ; page = await pageOf(boss, `?before=${read.at(-1)}`)) {
      read.push(...page.setAside.map(({ entry }) => entry));
      sizes.push([page.setAside.length, page.more, page.waiting]);
      if (!page.more) break;
    }
    expect(sizes).toEqual([
      [100, true, 250],
      [100, true, 250],
      [50, false, 250],
    ]);
    expect(read).toEqual(Array.from({ length: 250 }, (_, at) => 250 - at));
  });

  test('a manager ticks it off, which outlives the box, and puts it back', async () => {
    const matteo = await hire('manager', '5823');
    const manager = await signedIn('office', matteo, '5823');
    await handedIn(3);
    const before = Date.now();
    expect(await restaurant.post('/office/set-aside/2', { dealt: true }, manager.headers)).toMatchObject({
      status: 200,
      body: { entry: 2 },
    });
    const left = await pageOf(manager);
    expect([left.setAside.map(({ entry }) => entry), left.waiting]).toEqual([[3, 1], 2]);
    const [dealt] = (await pageOf(manager, '?dealt=true')).setAside;
    expect(dealt).toMatchObject({ entry: 2, type: 'guests-set', dealt: { by: matteo } });
    const database = openReader(databaseFile(restaurant.data));
    const kept = database.prepare('SELECT dealt_by, dealt_ms >= ? AS late FROM verdicts WHERE entry = 2').get(before);
    database.close();
    expect(kept).toEqual({ dealt_by: matteo, late: 1 });
    await restaurant.post('/office/set-aside/2', { dealt: false }, manager.headers);
    expect((await pageOf(manager)).waiting).toBe(3);
    expect(await restaurant.post('/office/set-aside/4', { dealt: true }, manager.headers)).toMatchObject({
      status: 404,
      body: { code: 'not-set-aside' },
    });
  });

  test('who may not, ticks nothing off', async () => {
    const waiter = await signedIn('tablet', await hire('waiter', '1942'), '1942');
    await handedIn(1);
    await restaurant.post('/office/set-aside/1', { dealt: true }, waiter.headers);
    expect((await pageOf(await owner())).waiting).toBe(1);
  });
});

test('what was not paid is told of the day that goes on, or of one by its date, to who reads reports', async () => {
  const manager = await signedIn('office', await hire('manager', '5823'), '5823');
  const { businessDay } = restaurant.box().core.life;
  const none = { earlier: null, later: null, reductions: [] };
  expect(await get('/office/reductions', manager.headers)).toEqual({
    status: 200,
    body: { day: businessDay, ...none },
  });
  expect(await get('/office/reductions?day=2020-02-29', manager.headers)).toMatchObject({
    body: { day: '2020-02-29', later: businessDay, reductions: [] },
  });
  const cashier = await signedIn('till', await hire('cashier', '1942'), '1942');
  expect(await get('/office/reductions', cashier.headers)).toMatchObject({ body: { code: 'not-permitted' } });
});

/** Opens a link, and gives the code with which it ends. */
function closing(token: string): Promise<number> {
  const socket = new WebSocket(`${restaurant.url.replace('http', 'ws')}/sync`, 'comanda');
  return new Promise((resolve) => {
    socket.onopen = () => socket.send(JSON.stringify(hello(token)));
    socket.onclose = ({ code }) => resolve(code);
  });
}

describe('PINs', () => {
  const setPin = ({ headers }: Officer, staff: string, body: object) =>
    restaurant.post(`/office/staff/${staff}/pin`, body, headers);
  const maySignIn = async ({ headers }: Officer, staff: string, pin: string) =>
    (await restaurant.post('/sign-in', { staff, pin }, headers)).status === 200;

  test("the owner sets another's, and one's own only with the old one", async () => {
    const anna = await hire('waiter', '1942');
    const boss = await owner();
    expect(await setPin(boss, anna, { pin: '7351' })).toMatchObject({ status: 200, body: { staff: anna } });
    expect(await maySignIn(boss, anna, '1942')).toBe(false);
    expect(await maySignIn(boss, anna, '7351')).toBe(true);
    expect(await setPin(boss, boss.staff, { pin: '8642' })).toMatchObject({ body: { code: 'old-pin-needed' } });
  });

  test('the office learns who has one, and nothing of any; who has none is found by not being there', async () => {
    const boss = await owner();
    const anna = await hire('waiter', '1942');
    const box = restaurant.box();
    const greta = box.newId();
    const fields = { ...box.core.life.records.tables.get('staff')?.get(anna)?.fields, id: greta, name: 'Greta Ny' };
    box.core.changeRecords([{ table: 'staff', id: greta, fields }]);
    const asked = await get('/office/pins', boss.headers);
    expect(asked).toEqual({ status: 200, body: { holders: [anna, boss.staff].sort() } });
    expect(JSON.stringify(asked)).not.toContain('argon2');
    await setPin(boss, greta, { pin: '7351' });
    expect((await get('/office/pins', boss.headers)).body.holders).toContain(greta);
    const manager = await signedIn('office', await hire('manager', '5823'), '5823');
    expect(await get('/office/pins', manager.headers)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  });

  test("a waiter changes their own and nobody else's", async () => {
    const anna = await hire('waiter', '1942');
    const waiter = await signedIn('tablet', anna, '1942');
    expect(await setPin(waiter, restaurant.owner, { pin: '7351' })).toMatchObject({ body: { code: 'not-permitted' } });
    expect(await setPin(waiter, anna, { pin: '7351' })).toMatchObject({ body: { code: 'old-pin-needed' } });
    expect(await setPin(waiter, anna, { pin: '7351', old: '1111' })).toMatchObject({ body: { code: 'wrong-pin' } });
    expect(await setPin(waiter, anna, { pin: '7351', old: '1942' })).toMatchObject({ status: 200 });
    expect(await maySignIn(waiter, anna, '7351')).toBe(true);
  });

  test('whoever looks after people sets no PIN of somebody who may more', async () => {
    const [anna, matteo] = [await hire('waiter', '1942'), await hire('manager', '5823')];
    restaurant.box().core.changeRecords([{ table: 'staff', id: matteo, fields: { granted: ['staff.edit'] } }]);
    const manager = await signedIn('office', matteo, '5823');
    expect(await setPin(manager, anna, { pin: '7351' })).toMatchObject({ status: 200 });
    expect(await setPin(manager, restaurant.owner, { pin: '7351' })).toMatchObject({ body: { code: 'not-permitted' } });
    expect(await maySignIn(manager, restaurant.owner, '7351')).toBe(false);
  });

  test('guessing at the old PIN or at an approval counts as guessing', async () => {
    const anna = await hire('waiter', '1942');
    const waiter = await signedIn('tablet', anna, '1942');
    const event = restaurant.box().newId();
    for (let guess = 0; guess < 4; guess += 1)
      await restaurant.post('/approvals', { staff: restaurant.owner, pin: '1111', event }, waiter.headers);
    const fifth = await restaurant.post('/sign-in', { staff: restaurant.owner, pin: '1111' }, waiter.headers);
    expect(fifth).toMatchObject({ status: 429, body: { code: 'locked' } });
    const right = { staff: restaurant.owner, pin: ownerPin, event };
    expect(await restaurant.post('/approvals', right, waiter.headers)).toMatchObject({ status: 429 });
  });

  test.each(['0000', '1234', '4321', '777777'])('%s is a PIN that others would try first', async (pin) => {
    const anna = await hire('waiter', '1942');
    expect(await setPin(await owner(), anna, { pin })).toMatchObject({ status: 400, body: { code: 'guessable-pin' } });
  });
});
