import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';

test('two waiters on one table, cable cut: both beers arrive, once', () => {
  const night = openRestaurant({ tablets: 2 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  const beer = night.plainProducts()[0] ?? '';
  const order = anna.open(night.tables()[0] ?? '');
  night.settle();
  expect(ben.view(order).guests.value).toBe(2);
  night.cut(2);
  anna.add(order, beer);
  ben.add(order, beer);
  night.settle();
  expect(anna.lines(order)).toHaveLength(1);
  night.mend(2);
  night.settle();
  for (const tablet of night.tablets) {
    expect(tablet.lines(order)).toHaveLength(2);
    expect(tablet.core.connection()).toMatchObject({ state: 'live', pending: 0 });
    expect(tablet.view(order).number).toBe(1);
  }
  expect(night.sql('SELECT quantity FROM order_lines')).toEqual([{ quantity: 1 }, { quantity: 1 }]);
});

test('a tap made while the box is down is there once after it comes back, also when the tablet was killed meanwhile', () => {
  const night = openRestaurant({ tablets: 2 });
  const anna = night.tablet(1);
  const beer = night.plainProducts()[0] ?? '';
  const order = anna.open(night.tables()[0] ?? '');
  const line = anna.add(order, beer);
  night.settle();
  night.killBox();
  anna.do({ type: 'tap-quantity', order, line, by: 1 });
  night.settle();
  expect(anna.core.connection().state).toBe('no-box');
  anna.restart();
  night.settle(1_000);
  expect(anna.line(order, line).quantity).toBe(2);
  night.startBox();
  night.settle();
  for (const tablet of night.tablets) expect(tablet.line(order, line).quantity).toBe(2);
  expect(night.sql('SELECT quantity FROM order_lines')).toEqual([{ quantity: 2 }]);
});
