import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';

test('a cook opens an order and adds to it: one card says what was refused, and reading it puts all of it away', () => {
  const night = openRestaurant({ tablets: 1 });
  const cook = night.addTablet('kitchen', night.staff('cook'));
  night.settle();
  const order = cook.open(night.table('1'));
  const line = cook.add(order, night.plainProducts()[0] ?? '');
  cook.do({ type: 'tap-quantity', order, line, by: 1 });
  night.settle();
  expect(cook.core.cards.map(({ offer, depends }) => [offer.type, depends.map((one) => one.offer.type)])).toEqual([
    ['order-opened', ['guests-set', 'line-added', 'quantity-tapped']],
  ]);
  expect(cook.core.book.orders.has(order)).toBe(false);
  expect(night.sql('SELECT 1 FROM order_events')).toEqual([]);
  cook.core.dismissCard(cook.core.cards[0]?.key ?? '');
  night.settle(1_000);
  cook.restart();
  night.settle();
  expect(cook.core.cards).toEqual([]);
});

test('what a waiter may not do is taken back on every screen; the rest of what they did stays', () => {
  const night = openRestaurant({ tablets: 1 });
  const waiter = night.addTablet('tablet', night.staff('waiter'));
  night.settle();
  const order = waiter.open(night.table('1'));
  const line = waiter.add(order, night.plainProducts()[0] ?? '');
  waiter.do({ type: 'fire', order, lines: 'all' });
  night.settle();
  waiter.do({ type: 'start', order, lines: [line] });
  waiter.do({ type: 'serve', order, lines: [line] });
  night.settle();
  expect(waiter.core.cards.map((card) => card.verdict.code)).toEqual(['not-permitted']);
  for (const tablet of night.tablets) expect(tablet.line(order, line)).toMatchObject({ started: 0, served: 1 });
});

test('what was refused cannot be taken back by somebody who might not have done it: both are one card', () => {
  const night = openRestaurant({ tablets: 1 });
  const waiter = night.addTablet('tablet', night.staff('waiter'));
  night.settle();
  const order = waiter.open(night.table('1'));
  const line = waiter.add(order, night.plainProducts()[0] ?? '');
  waiter.do({ type: 'fire', order, lines: 'all' });
  night.settle();
  waiter.cable.cut();
  const [started] = waiter.do({ type: 'start', order, lines: [line] });
  waiter.do({ type: 'undo', order, event: started?.id ?? '' });
  waiter.cable.mend();
  night.settle();
  expect(waiter.core.cards.map(({ offer, depends }) => [offer.type, depends.map((one) => one.offer.type)])).toEqual([
    ['lines-started', ['undone']],
  ]);
  expect(night.sql(`SELECT 1 FROM order_events WHERE type IN ('undone', 'lines-started')`)).toEqual([]);
});
