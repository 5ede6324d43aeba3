import { expect, test } from 'vitest';
import { startBox } from './main.ts';
import { openRestaurantBox, ownerPin, testConfig } from './open-box.fixture.ts';

test('pulling the plug gives no further try, at a PIN and at a pairing code', async () => {
  const restaurant = await openRestaurantBox();
  const { token } = await restaurant.pairDevice();
  const authorization = `Bearer ${token}`;
  const wrongPin = { staff: restaurant.owner, pin: '1111' };
  for (let guess = 0; guess < 5; guess += 1) await restaurant.post('/sign-in', wrongPin, { authorization });
  const offer = await restaurant.admin().ask('pair', { role: 'till' });
  const code = 'code' in offer ? offer.code : '';
  const wrong = code === '000000' ? '000001' : '000000';
  for (let guess = 0; guess < 5; guess += 1) await restaurant.post('/pair', { code: wrong });
  await restaurant.stop();
  const again = await startBox(testConfig(restaurant.data));
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const how = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`${again.url}${path}`, how);
    return { status: answer.status, code: ((await answer.json()) as { code?: string }).code };
  };
  const right = { staff: restaurant.owner, pin: ownerPin };
  expect(await post('/sign-in', right, { authorization })).toEqual({ status: 429, code: 'locked' });
  expect(await post('/pair', { code })).toEqual({ status: 403, code: 'wrong-code' });
  await again.stop();
  await restaurant.close();
});
