import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hello, openRestaurantBox, type RestaurantBox } from './open-box.fixture.ts';

let restaurant: RestaurantBox;
let before: ReturnType<RestaurantBox['box']>;
beforeAll(async () => {
  restaurant = await openRestaurantBox();
  before = restaurant.box();
});
afterAll(() => restaurant.close());

/** The core of the beginning is the core of the end: nothing it heard made it begin anew. */
async function expectUnmoved(): Promise<void> {
  expect((await fetch(`${restaurant.url}/readyz`)).status).toBe(200);
  expect(restaurant.box()).toBe(before);
  await expect.poll(() => before.core.links()).toEqual([]);
}

const word = fc.oneof(
  fc.constantFrom(
    'hello',
    'push',
    'reoffer',
    'beat',
    'presence',
    '__proto__',
    'constructor',
    'line-added',
    '',
    '\u0000',
  ),
  fc.string({ maxLength: 20 }),
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.constantFrom(null, true, -0, Number.MAX_VALUE, 2 ** 53 + 1, -1, 0.1),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(word, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const offer = fc.record(
  {
    id: word,
    type: word,
    clock: anything,
    device: anything,
    incarnation: fc.constant('0123456789abcdef'),
    deviceSeq: fc.integer({ min: -1, max: 3 }),
    signIn: anything,
    staff: anything,
    rules: fc.constantFrom(1, 'x'),
    orderId: word,
    body: anything,
  },
  { requiredKeys: [] },
);
const message = fc.oneof(
  fc.record({ type: fc.constant('push'), offers: fc.array(fc.oneof(offer, anything), { minLength: 1, maxLength: 4 }) }),
  fc.record({ type: fc.constant('reoffer'), events: fc.array(anything, { minLength: 1, maxLength: 4 }) }),
  fc.record({ type: word, order: anything }),
  anything,
);

const judgedMs = 10;

/** Says it all, leaves the box the time to judge it, and then what no device says: the box hangs up. */
function say(messages: readonly string[]): Promise<void> {
  const socket = new WebSocket(`${restaurant.url.replace('http', 'ws')}/sync`, 'comanda');
  return new Promise((resolve) => {
    socket.onopen = () => {
      for (const text of messages) socket.send(text);
      setTimeout(() => socket.send('that was all'), judgedMs);
    };
    socket.onclose = () => resolve();
  });
}

test('a paired device may say anything over its link', async () => {
  const { token } = await restaurant.pairDevice();
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 5 }), async (messages) => {
      await say([JSON.stringify(hello(token)), ...messages.map((one) => JSON.stringify(one))]);
    }),
    { numRuns: 150, seed: 1 },
  );
  await expectUnmoved();
});

test('a stranger may say anything over a link', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.string(), fc.json()), { maxLength: 3 }), say), {
    numRuns: 100,
    seed: 2,
  });
  await expectUnmoved();
});

test('anybody may post anything anywhere, and hears what is wrong with it', async () => {
  const path = fc.constantFrom(
    '/pair',
    '/sign-in',
    '/approvals',
    '/office/pairing-codes',
    '/office/devices/%00/revoke',
    '/sync/open',
    '/sync/push',
    '/sync/feed?link=1',
    '/admin/pair',
    '/%00',
    '/..;/',
  );
  const type = fc.constantFrom(
    'application/json',
    'application/json; charset=utf-16',
    'text/html',
    'multipart/form-data',
    'a',
  );
  await fc.assert(
    fc.asyncProperty(path, type, fc.oneof(fc.json(), fc.string()), async (at, contentType, body) => {
      const answer = await fetch(restaurant.url + at, {
        method: 'POST',
        headers: { 'content-type': contentType },
        body,
      });
      expect(answer.status).toBeLessThan(500);
      if (answer.status >= 400) expect(await answer.json()).toMatchObject({ detail: expect.any(String) });
    }),
    { numRuns: 200, seed: 3 },
  );
  await expectUnmoved();
});
