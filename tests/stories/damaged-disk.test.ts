import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';

test('what fell on the disk of the box is said on every device at once, also on one that comes later, and keeps nobody from anything', () => {
  const restaurant = openRestaurant({ tablets: 2 });
  restaurant.settle();
  const [anna, ben] = [restaurant.tablet(1), restaurant.tablet(2)];
  const saysSo = () =>
    [anna, ben].map(({ core }) => core.connection()).map(({ state, boxDamaged }) => [state, boxDamaged]);
  ben.kill();
  restaurant.box.core?.sayDamaged(true);
  restaurant.time.pass(100);
  expect(anna.core.connection()).toMatchObject({ state: 'live', boxDamaged: true });
  ben.restart();
  restaurant.settle();
  expect(saysSo()).toEqual(Array(2).fill(['live', true]));
  restaurant.box.core?.sayDamaged(false);
  restaurant.time.pass(100);
  expect(saysSo()).toEqual(Array(2).fill(['live', false]));
});
