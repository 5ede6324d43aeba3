import { expect, test } from 'vitest';
import { readInvitation } from './invitation.ts';
import { boxAddress, isPairing, redeem } from './pairing.ts';

test.each([
  ['box:8080', 'http://box:8080'],
  ['192.168.1.20:8080/', 'http://192.168.1.20:8080'],
  ['https://pos.example.com/app', 'https://pos.example.com'],
  ['', null],
  ['not an address', null],
])('the address of the box as people write it: %j', (text, address) => {
  expect(boxAddress(text)).toBe(address);
});

test.each([
  ['#pair=123456', '', { code: '123456', box: null, person: null }],
  ['#pair=123456&box=http%3A%2F%2Fbox%3A4600', '', { code: '123456', box: 'http://box:4600', person: null }],
  ['', '?pair=000042', { code: '000042', box: null, person: null }],
  ['#pair=123456&staff=anna&pin=1942', '', { code: '123456', box: null, person: { staff: 'anna', pin: '1942' } }],
  ['#pair=12345', '', { code: null, box: null, person: null }],
  ['#/order/1', '', { code: null, box: null, person: null }],
  ['#here', '', { code: null, box: null, person: null, here: true }],
])('what the link of an offer says: %s%s', (hash, search, invitation) => {
  expect(readInvitation({ hash, search })).toEqual({ here: false, ...invitation });
});

const device = '01890000-0000-7000-8000-000000000001';
const answering =
  (status: number, body: object): typeof fetch =>
  async () =>
    new Response(JSON.stringify(body), { status });

test('a code is traded for a token, and the box’s own sentence says why not', async () => {
  const paired = await redeem(answering(200, { device, token: 't'.repeat(43) }), 'http://box', '123456');
  expect(paired).toEqual({ device, token: 't'.repeat(43), address: 'http://box' });
  expect(isPairing(paired)).toBe(true);
  expect(await redeem(answering(403, { code: 'wrong-code', detail: 'Ask for a new one.' }), 'http://box', '1')).toEqual(
    {
      declined: 'Ask for a new one.',
      code: 'wrong-code',
    },
  );
});

test('a device with something unsent says which one it is, so that it gets no code for another', async () => {
  const asked: unknown[] = [];
  const listening: typeof fetch = async (_, how) => {
    asked.push(JSON.parse(String(how?.body)));
    return new Response(JSON.stringify({ code: 'other-device', detail: 'Ask for one for this device.' }), {
      status: 403,
    });
  };
  expect(await redeem(listening, 'http://box', '123456', device)).toEqual({
    declined: 'Ask for one for this device.',
    code: 'other-device',
  });
  expect(asked).toEqual([{ code: '123456', device }]);
});

test('a box that is not there is told from one that says no', async () => {
  const nobody: typeof fetch = async () => {
    throw new TypeError('Failed to fetch');
  };
  expect(await redeem(nobody, 'http://box', '123456')).toEqual({ declined: null });
});

test.each([null, 'text', {}, { token: 't', address: 'http://box', device: '../other' }])(
  'what is no pairing is not taken for one: %j',
  (kept) => {
    expect(isPairing(kept)).toBe(false);
  },
);
