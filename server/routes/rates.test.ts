import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRestaurantBox, type RestaurantBox } from '../open-box.fixture.ts';
import { perMinute } from './rates.ts';

let restaurant: RestaurantBox;
beforeAll(async () => {
  restaurant = await openRestaurantBox();
});
afterAll(() => restaurant.close());

const id = '01890000-0000-7000-8000-000000000000';

test.each([
  ['/pair', perMinute.pair, { code: '000000' }],
  ['/sign-in', perMinute.pin, { staff: id, pin: '1942' }],
  ['/approvals', perMinute.pin, { staff: id, pin: '1942', event: id }],
  ['/device', perMinute.device, null],
  ['/office/pairing-codes', perMinute.byHand, {}],
  [`/office/staff/${id}/pin`, perMinute.byHand, { pin: '1942' }],
  ['/office/members', perMinute.bySight, null],
  ['/office/set-aside', perMinute.bySight, null],
  ['/office/reductions', perMinute.report, null],
  ['/sync/open', perMinute.openLink, {}],
] as const)('%s is answered %i times in a minute, to one address', async (path, most, body) => {
  const ask = async (): Promise<number> => {
    const headers = { 'content-type': 'application/json' };
    const how = body === null ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    return (await fetch(restaurant.url + path, how)).status;
  };
  const answers: number[] = [];
  for (let count = 0; count <= most; count += 1) answers.push(await ask());
  expect(answers.slice(0, most)).not.toContain(429);
  expect(answers[most]).toBe(429);
});
