import { expect, test } from 'vitest';
import { foundIn, type KnownBox, meet, pageOf, readKnownBox } from './known-box.ts';

const ca = 'a'.repeat(64);
const announced = {
  host: 'Bistro.local.',
  port: 8080,
  addresses: ['fe80::1', '192.168.1.20'],
  txt: { https: '8443', ca },
};

test('a box is found by what it announces, with its authority’s fingerprint', () => {
  const found = foundIn(announced);
  expect(found).toEqual({
    host: 'bistro.local',
    ips: ['192.168.1.20'],
    httpPort: 8080,
    httpsPort: 8443,
    fingerprint: ca,
  });
});

test.each([
  { ...announced, host: 'a b' },
  { ...announced, host: '' },
  { ...announced, port: 0 },
  { ...announced, addresses: [] },
  { ...announced, addresses: ['1.2.3.4 EVIL'] },
  { ...announced, addresses: undefined },
])('what could not be a box is none: %j', (said) => {
  expect(foundIn(said)).toBeNull();
});

test('without a whole fingerprint there is no HTTPS to trust', () => {
  expect(foundIn({ ...announced, txt: { https: '8443', ca: 'abc' } })).toMatchObject({
    httpsPort: null,
    fingerprint: null,
  });
  expect(foundIn({ ...announced, txt: undefined })).toMatchObject({ httpsPort: null, fingerprint: null });
});

test('a box that moved is the same box; one under another key, or without one, is not', () => {
  const found = foundIn({ ...announced, txt: {} });
  const plain: KnownBox = { host: 'bistro.local', ip: '192.168.1.20', port: 8080, authority: null };
  if (found === null) throw new Error('not found');
  expect(meet(null, found)).toBe('new');
  expect(meet(plain, found)).toBe('same');
  expect(meet(plain, { ...found, ips: ['10.0.0.5', '192.168.1.20'] })).toBe('same');
  expect(meet({ ...plain, ip: '192.168.1.21' }, found)).toBe('moved');
  expect(meet({ ...plain, authority: Buffer.from('a certificate').toString('base64') }, found)).toBe('changed');
  expect(meet(plain, { ...found, fingerprint: ca, httpsPort: 8443 })).toBe('changed');
  expect(meet(plain, { ...found, host: 'other.local' })).toBe('changed');
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"host":"x y","ip":"1.2.3.4","port":1,"authority":null}',
  '{"host":"x","ip":"1.2.3.4","port":"1"}',
])('what is no remembered box is not taken for one: %s', (text) => {
  expect(readKnownBox(text)).toBeNull();
});

test('what is remembered comes back, and names the page', () => {
  const box: KnownBox = { host: 'bistro.local', ip: '192.168.1.20', port: 8443, authority: 'AAAA' };
  expect(readKnownBox(JSON.stringify(box))).toEqual(box);
  expect(pageOf(box)).toBe('https://bistro.local:8443/kds/');
  expect(pageOf({ ...box, authority: null, port: 8080 })).toBe('http://bistro.local:8080/kds/');
});
