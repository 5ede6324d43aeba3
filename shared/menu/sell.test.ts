import { describe, expect, test } from 'vitest';
import { cents } from '../money/cents.ts';
import type { Category, Menu, ModifierGroup, Product } from './menu.ts';
import { sell } from './sell.ts';

const option = (id: string, price = 0, isDefault = false) => ({ id, name: id, price: cents(price), isDefault });
const group = (id: string, min: number, max: number, options: ModifierGroup['options']): ModifierGroup => ({
  id,
  name: id,
  min,
  max,
  options,
  archived: false,
});

const doneness = group('done', 1, 1, [option('rare'), option('medium'), option('well')]);
const sides = group('sides', 0, 2, [option('fries', 300), option('salad', 250, true), option('no bread', -50)]);

const steak: Product = {
  id: 'steak',
  code: 'S1',
  name: 'Steak',
  category: 'grill',
  price: cents(2400),
  taxRate: 1200,
  station: null,
  course: null,
  modifierGroups: ['done', 'sides'],
  allergens: [],
  availability: 'available',
  rank: 1,
  archived: false,
};
const grill: Category = { id: 'grill', name: 'Grill', rank: 1, station: 'kitchen', archived: false };

const menuWith = (product: Partial<Product> = {}, groups: readonly ModifierGroup[] = [doneness, sides]): Menu => ({
  version: 12,
  products: new Map([['steak', { ...steak, ...product }]]),
  categories: new Map([['grill', grill]]),
  modifierGroups: new Map(groups.map((one) => [one.id, one])),
});

describe('choices', () => {
  test('the price is that of the product with its modifiers, for one', () => {
    expect(sell(menuWith(), 'steak', { done: ['rare'], sides: ['fries', 'no bread'] })).toEqual({
      product: 'steak',
      menuVersion: 12,
      name: 'Steak',
      unitPrice: 2650,
      taxRate: 1200,
      modifiers: [
        { group: 'done', option: 'rare', name: 'rare', price: 0 },
        { group: 'sides', option: 'fries', name: 'fries', price: 300 },
        { group: 'sides', option: 'no bread', name: 'no bread', price: -50 },
      ],
      stations: ['kitchen'],
    });
  });

  test('who does not answer gets the defaults', () => {
    expect(sell(menuWith(), 'steak', { done: ['rare'] })).toMatchObject({
      unitPrice: 2650,
      modifiers: [{ option: 'rare' }, { option: 'salad' }],
    });
  });

  test('who answers with nothing gets nothing', () => {
    expect(sell(menuWith(), 'steak', { done: ['rare'], sides: [] })).toMatchObject({ unitPrice: 2400 });
  });

  test('modifiers are in the order of the menu, however they were touched', () => {
    const one = sell(menuWith(), 'steak', { sides: ['no bread', 'fries'], done: ['rare'] });
    expect(one).toEqual(sell(menuWith(), 'steak', { done: ['rare'], sides: ['fries', 'no bread'] }));
  });

  test.each([
    ['a required question without an answer or a default', {}, 'choose-more'],
    ['a required question answered with nothing', { done: [] }, 'choose-more'],
    ['two answers where one is allowed', { done: ['rare', 'well'] }, 'choose-fewer'],
    ['three sides where two are allowed', { done: ['rare'], sides: ['fries', 'salad', 'no bread'] }, 'choose-fewer'],
    ['an option that is not offered', { done: ['raw'] }, 'no-such-option'],
    ['an option of another question', { done: ['fries'] }, 'no-such-option'],
  ])('%s is refused', (_, choices, refused) => {
    expect(sell(menuWith(), 'steak', choices)).toEqual({ refused });
  });

  test('an answer to a question that is not asked with the product changes nothing', () => {
    const known = sell(menuWith(), 'steak', { done: ['rare'], sides: [], sauce: ['pepper'] });
    expect(known).toEqual(sell(menuWith(), 'steak', { done: ['rare'], sides: [] }));
  });

  test('an archived or unknown question is not asked', () => {
    const menu = menuWith({}, [{ ...doneness, archived: true }]);
    expect(sell(menu, 'steak', { done: ['rare'] })).toMatchObject({ unitPrice: 2400, modifiers: [] });
  });
});

describe('products', () => {
  test('an unknown or archived product is refused', () => {
    expect(sell(menuWith(), 'lobster')).toEqual({ refused: 'no-such-product' });
    expect(sell(menuWith({ archived: true }), 'steak')).toEqual({ refused: 'no-such-product' });
  });

  test('sold out refuses no waiter', () => {
    expect(sell(menuWith({ availability: 'sold-out' }), 'steak', { done: ['rare'] })).toMatchObject({ name: 'Steak' });
  });

  test('a station of its own comes before that of the category, and with neither it is on none', () => {
    const at = (product: Partial<Product>) => sell(menuWith(product), 'steak', { done: ['rare'] });
    expect(at({ station: 'bar' })).toMatchObject({ stations: ['bar'] });
    expect(at({})).toMatchObject({ stations: ['kitchen'] });
    expect(at({ category: 'gone' })).toMatchObject({ stations: [] });
  });
});
