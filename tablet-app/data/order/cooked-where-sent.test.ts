import type { Product } from '@comanda/shared/menu/menu.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import { expect, test } from 'vitest';
import { cookedWhereSent } from './cooked-where-sent.ts';

type Sent = Pick<LineView, 'firings' | 'served' | 'withKitchen'>;

const toast = (station: string | null, category = 'starters') => ({ station, category }) as Product;
const menu = { categories: new Map([['starters', { station: 'pass' }]]) } as unknown as Parameters<
  typeof cookedWhereSent
>[2];
const sentTo = (...stations: readonly string[][]): Sent => ({
  firings: stations.map((some, at) => ({ from: at, to: at + 1, stations: some })) as unknown as Sent['firings'],
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
