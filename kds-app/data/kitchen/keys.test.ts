import { expect, test } from 'vitest';
import { wishOf } from './keys.ts';

test.each([
  ['1', { wish: 'slot', slot: 1 }],
  ['0', { wish: 'slot', slot: 10 }],
  ['Enter', { wish: 'bump' }],
  [' ', { wish: 'bump' }],
  ['R', { wish: 'recall' }],
  ['r', { wish: 'recall' }],
  ['ArrowDown', { wish: 'move', to: 'down' }],
  ['Tab', null],
  ['F5', null],
  ['constructor', null],
])('the key %j', (key, wish) => {
  expect(wishOf(key)).toEqual(wish);
});
