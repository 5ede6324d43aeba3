import { statSync } from 'node:fs';
import { join } from 'node:path';
import { closeCodes } from '@comanda/shared/sync/wire.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hello, openRestaurantBox, ownerPin, type RestaurantBox } from './open-box.fixture.ts';

let restaurant: RestaurantBox;
beforeEach(async () => {
  restaurant = await openRestaurantBox();
});
afterEach(() => restaurant.close());

/** Says something over a WebSocket and gives what came back until `enough`, or until the end. */
function talk(messages: readonly unknown[], enough: (heard: Record<string, unknown>[]) => boolean) {
  const socket = new WebSocket(`${restaurant.url.replace('http', 'ws')}/sync`, 'comanda');
  const heard: Record<string, unknown>[] = [];
  return new Promise<{ heard: Record<string, unknown>[]; code: number; socket: WebSocket }>((resolve) => {
    socket.onopen = () => {
      for (const message of messages) socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    };
    socket.onmessage = (event) => {
      heard.push(JSON.parse(String(event.data)));
      if (enough(heard)) resolve({ heard, code: 0, socket });
    };
    socket.onclose = ({ code }) => resolve({ heard, code, socket });
  });
}
const never = () => false;

test('the box is healthy and ready', async () => {
  expect((await fetch(`${restaurant.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${restaurant.url}/readyz`)).json()).toEqual({ status: 'ready' });
});

test('a code pairs one device once, and its token opens a link', async () => {
  const offer = await restaurant.admin().ask('pair', { role: 'kitchen' });
  const code = 'code' in offer ? offer.code : '';
  const paired = await restaurant.post('/pair', { code });
  expect(paired.status).toBe(200);
  expect(await restaurant.post('/pair', { code })).toMatchObject({ status: 403, body: { code: 'wrong-code' } });
  const { heard, socket } = await talk([hello(String(paired.body.token))], (all) => all.length === 2);
  expect(heard[0]).toMatchObject({ type: 'welcome', config: { name: 'Kitchen 1', role: 'kitchen' } });
  expect(heard[1]).toMatchObject({ type: 'snapshot' });
  const listed = await restaurant.admin().ask('list-devices', {});
  expect(listed).toMatchObject({ devices: [{ name: 'Kitchen 1', multiSession: 'Bistro', state: 'linked' }] });
  socket.close();
});

test('five wrong guesses close every open code', async () => {
  const offer = await restaurant.admin().ask('pair', { role: 'tablet' });
  const code = 'code' in offer ? offer.code : '';
  const wrong = code === '000000' ? '000001' : '000000';
  for (let guess = 0; guess < 5; guess++) expect((await restaurant.post('/pair', { code: wrong })).status).toBe(403);
  expect((await restaurant.post('/pair', { code })).status).toBe(403);
});

test.each([
  ['hello-first', { type: 'beat' }],
  ['malformed', 'not json'],
  ['malformed', { type: 'no such type' }],
  ['malformed', 'null'],
  ['unauthorised', hello('x'.repeat(43))],
  ['protocol-too-new', { ...hello('x'.repeat(43)), protocol: 99 }],
] as const)('a link is closed as %s after %j', async (code, message) => {
  expect((await talk([message], never)).code).toBe(closeCodes[code]);
});

test('a revoked device is cut off at once and cannot come back', async () => {
  const { device, token } = await restaurant.pairDevice();
  const talking = talk([hello(token)], never);
  await expect.poll(() => restaurant.box().core.links().length).toBe(1);
  await restaurant.admin().ask('revoke-device', { device });
  expect((await talking).code).toBe(closeCodes.revoked);
  expect((await talk([hello(token)], never)).code).toBe(closeCodes.revoked);
  const signIn = { staff: restaurant.owner, pin: ownerPin };
  expect(await restaurant.post('/sign-in', signIn, { authorization: `Bearer ${token}` })).toMatchObject({
    status: 401,
  });
});

test('a device that was cut off is paired again under its own name, and only with a code of its own', async () => {
  const { device, token } = await restaurant.pairDevice();
  const other = await restaurant.admin().ask('pair', { role: 'till' });
  await restaurant.admin().ask('revoke-device', { device });
  const codeOf = (offer: object): string => ('code' in offer ? String(offer.code) : '');
  const wrong = await restaurant.post('/pair', { code: codeOf(other), device });
  expect(wrong).toMatchObject({ status: 403, body: { code: 'other-device' } });
  expect(wrong.body.detail).toContain('comanda pair --device "Tablet 1"');
  const again = await restaurant.admin().ask('pair', { role: 'office', device: 'Tablet 1' });
  expect(again).toMatchObject({ device, name: 'Tablet 1', role: 'tablet' });
  expect((await talk([hello(token)], never)).code).toBe(closeCodes.revoked);
  const paired = await restaurant.post('/pair', { code: codeOf(again), device });
  expect(paired).toMatchObject({ status: 200, body: { device } });
  expect((await talk([hello(token)], never)).code).toBe(closeCodes.revoked);
  const { heard, socket } = await talk([hello(String(paired.body.token))], (all) => all.length === 2);
  expect(heard[0]).toMatchObject({ type: 'welcome', config: { device, name: 'Tablet 1', role: 'tablet' } });
  socket.close();
});

test('a device that the box has forgotten is taken in under the id it still has', async () => {
  const device = '01890000-0000-7000-8000-00000000abcd';
  expect(await restaurant.admin().ask('pair', { role: 'till', device: 'Nobody' })).toMatchObject({
    declined: 'no-such-device',
  });
  expect(await restaurant.admin().ask('pair', { role: 'till', device })).toMatchObject({ device, name: 'Till 1' });
});

test('the right PIN on a paired device is a sign-in', async () => {
  const { device, token } = await restaurant.pairDevice();
  const proof = { staff: restaurant.owner, pin: ownerPin };
  const { status, body } = await restaurant.post('/sign-in', proof, { authorization: `Bearer ${token}` });
  expect(status).toBe(200);
  expect(body).toMatchObject({ staff: restaurant.owner, device, mac: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(restaurant.box().store.signIn(String(body.id))).toEqual(body);
});

test('the fifth wrong PIN locks, also the right one', async () => {
  const { token } = await restaurant.pairDevice();
  const proved = (pin: string) =>
    restaurant.post('/sign-in', { staff: restaurant.owner, pin }, { authorization: `Bearer ${token}` });
  for (let wrong = 0; wrong < 4; wrong++) expect((await proved('9999')).body.code).toBe('wrong-pin');
  expect(await proved('9999')).toMatchObject({ status: 429, body: { code: 'locked', waitMs: 30_000 } });
  const right = await proved(ownerPin);
  expect(right.status).toBe(429);
  expect(right.retryAfter).toBeGreaterThan(25);
});

test('a stranger signs nobody in', async () => {
  const proof = { staff: restaurant.owner, pin: ownerPin };
  expect((await restaurant.post('/sign-in', proof)).status).toBe(401);
  expect((await restaurant.post('/sign-in', proof, { authorization: 'Bearer short' })).status).toBe(401);
});

test.each([
  ['/pair', '{"code":123456}', 'application/json', 400],
  ['/pair', '{"code":"12345a"}', 'application/json', 400],
  ['/pair', '{"code":"123456","more":1}', 'application/json', 400],
  ['/pair', '{"code":"123456"}', 'text/plain', 415],
  ['/pair', 'code=123456', 'application/x-www-form-urlencoded', 415],
  ['/pair', '{"__proto__":{"code":"123456"}}', 'application/json', 400],
  ['/pair', '['.repeat(10_000), 'application/json', 400],
  ['/pair', `"${'x'.repeat(20_000)}"`, 'application/json', 413],
  ['/pair', '', 'application/json', 400],
  ['/nowhere', '{}', 'application/json', 404],
])('%s refuses a hostile body with a problem (%#)', async (path, body, type, status) => {
  const answer = await fetch(`${restaurant.url}${path}`, { method: 'POST', headers: { 'content-type': type }, body });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ status, code: expect.any(String), detail: expect.any(String) });
});

test('only the folder of the box opens its admin routes, and only from the machine itself', async () => {
  const stranger = await restaurant.post(
    '/admin/pair',
    { role: 'tablet' },
    { authorization: `Bearer ${'x'.repeat(43)}` },
  );
  expect(stranger).toMatchObject({ status: 401 });
  expect(statSync(join(restaurant.data, 'box.json')).mode & 0o777).toBe(0o600);
});

test('a box that cannot save says so, cuts its links, and is back by itself', async () => {
  const { token } = await restaurant.pairDevice();
  const talking = talk([hello(token)], never);
  await expect.poll(() => restaurant.box().core.links().length).toBe(1);
  restaurant.box().store.commit = () => {
    throw new Error('no space left on the disk');
  };
  const proof = { staff: restaurant.owner, pin: ownerPin };
  const signedIn = await restaurant.post('/sign-in', proof, { authorization: `Bearer ${token}` });
  expect(signedIn).toMatchObject({ status: 503, body: { code: 'box-failed' } });
  expect((await talking).code).toBe(closeCodes['box-failed']);
  const ready = await fetch(`${restaurant.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ detail: 'the last write failed: no space left on the disk' });
  await expect.poll(async () => (await fetch(`${restaurant.url}/readyz`)).status).toBe(200);
  const again = await talk([hello(token)], (heard) => heard.length === 1);
  expect(again.heard[0]).toMatchObject({ type: 'welcome' });
  again.socket.close();
});

test('no page may bring scripts of its own', async () => {
  const { headers } = await fetch(`${restaurant.url}/healthz`);
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
  expect(headers.get('strict-transport-security')).toBeNull();
});

test('a device hears that the box is stopping', async () => {
  const { token } = await restaurant.pairDevice();
  const talking = talk([hello(token)], never);
  await expect.poll(() => restaurant.box().core.links().length).toBe(1);
  await restaurant.stop();
  const { heard, code } = await talking;
  expect(code).toBe(closeCodes['box-stopping']);
  expect(heard.at(-1)).toMatchObject({ type: 'bye', code: 'box-stopping' });
});
