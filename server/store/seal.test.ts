import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { sealKey } from './rows/meta.ts';
import { places, temporaryFolder } from './sample/places.ts';
import { sealOf } from './seal.ts';

test.each(places)('M1 the same text gives the same mac, another text or restaurant another, $place', ({ pathOf }) => {
  const { database } = openRestaurant(pathOf());
  const seal = sealOf(database);
  const text = '{"id":"å"}';
  expect(seal.mac(text)).toBe(createHmac('sha256', sealKey(database)).update(text).digest('hex').slice(0, 32));
  expect(sealOf(database).mac(text)).toBe(seal.mac(text));
  expect(seal.mac(`${text} `)).not.toBe(seal.mac(text));
  expect(sealOf(openRestaurant(pathOf()).database).mac(text)).not.toBe(seal.mac(text));
});

test('M1 the key outlives a restart', () => {
  const path = join(temporaryFolder(), 'restaurant.sqlite');
  const first = openRestaurant(path);
  const mac = sealOf(first.database).mac('word');
  first.database.close();
  expect(sealOf(openRestaurant(path).database).mac('word')).toBe(mac);
});

test('M2 a token is known by its SHA-256', () => {
  const seal = sealOf(openRestaurant(':memory:').database);
  expect(seal.tokenHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
