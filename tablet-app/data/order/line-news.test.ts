import type { Product } from '@comanda/shared/menu/menu.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import { expect, test } from 'vitest';
import { cookedWhereSent, mayNotBeThere } from './line-news.ts';

type Sent = Pick<LineView, 'firings' | 'served' | 'withKitchen'>;

const toast = (station: string | null, category = 'starters') => ({ station, category }) as Product;
const menu = { categories: new Map([['starters', { station: 'pass' }]]) } as unknown as Parameters<
  typeof cookedWhereSent
>[2];
const sentTo = (...stations: readonly string[][]): Sent => ({
  firings: stations.map((some, at) => ({
    from: at,
    to: at + 1,
    stations: some,
    voided: 0,
  })) as unknown as Sent['firings'],
  served: 0,
  withKitchen: stations.length,
});

test('nothing is said of a dish that is where the menu sends it, by itself or by its category', () => {
  expect(cookedWhereSent(sentTo(['grill']), toast('grill'), menu)).toBeNull();
  expect(cookedWhereSent(sentTo(['pass']), toast(null), menu)).toBeNull();
});

test('a dish stays where it was sent, whether it or its category goes elsewhere now', () => {
  expect(cookedWhereSent(sentTo(['grill']), toast('bar'), menu)).toEqual(['grill']);
  expect(cookedWhereSent(sentTo(['grill']), toast(null), menu)).toEqual(['grill']);
  expect(cookedWhereSent(sentTo(['grill']), toast(null, 'gone'), menu)).toEqual(['grill']);
});

test('some before and some after: both stations are named', () => {
  expect(cookedWhereSent(sentTo(['grill'], ['bar']), toast('bar'), menu)).toEqual(['grill', 'bar']);
});

test('nothing is said of what is served, was never sent to a station, or is of no menu', () => {
  expect(cookedWhereSent({ ...sentTo(['grill']), served: 1 }, toast('bar'), menu)).toBeNull();
  expect(cookedWhereSent(sentTo([]), toast('bar'), menu)).toBeNull();
  expect(cookedWhereSent({ ...sentTo(), withKitchen: 0 }, toast('bar'), menu)).toBeNull();
  expect(cookedWhereSent(sentTo(['grill']), undefined, menu)).toBeNull();
});

test('of a dish that is sold out, whatever is not sent yet may not be there', () => {
  const out = { availability: 'sold-out', left: null } as const;
  expect(mayNotBeThere({ unfired: 2, removed: false }, out)).toEqual({ dishes: 2, isMarked: true });
  expect(mayNotBeThere({ unfired: 0, removed: false }, out)).toBeNull();
  expect(mayNotBeThere({ unfired: 2, removed: true }, out)).toBeNull();
});

test('who took the last ones has them; only what was ordered beyond them may not be there', () => {
  const left = (count: number) => ({ availability: 'available', left: count }) as const;
  expect(mayNotBeThere({ unfired: 3, removed: false }, left(0))).toBeNull();
  expect(mayNotBeThere({ unfired: 3, removed: false }, left(-1))).toEqual({ dishes: 1, isMarked: false });
  expect(mayNotBeThere({ unfired: 1, removed: false }, left(-4))).toEqual({ dishes: 1, isMarked: false });
  expect(mayNotBeThere({ unfired: 1, removed: false }, undefined)).toBeNull();
});
