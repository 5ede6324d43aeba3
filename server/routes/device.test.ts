import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRestaurantBox, type RestaurantBox } from '../open-box.fixture.ts';

let restaurant: RestaurantBox;
let other: RestaurantBox;
beforeEach(async () => {
  [restaurant, other] = await Promise.all([openRestaurantBox(), openRestaurantBox()]);
});
afterEach(() => Promise.all([restaurant.close(), other.close()]));

async function ask(box: RestaurantBox, token: string | null) {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const answer = await fetch(`${box.url}/device`, { headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('a box knows its own devices, and no others', async () => {
  const { device, token } = await restaurant.pairDevice();
  expect(await ask(restaurant, token)).toEqual({ status: 200, body: { device } });
  for (const [box, shown] of [
    [other, token],
    [restaurant, null],
    [restaurant, 'x'.repeat(43)],
  ] as const) {
    const { status, body } = await ask(box, shown);
    expect([status, body.code, body.detail]).toEqual([
      401,
      'unauthorised',
      'The box at this address does not know this device.',
    ]);
  }
});

test('a device that was taken out of service is told so', async () => {
  const { device, token } = await restaurant.pairDevice();
  await restaurant.admin().ask('revoke-device', { device });
  expect((await ask(restaurant, token)).body.code).toBe('revoked');
});
