import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';

const gustav = { name: 'Gustav Ek', phone: '+46 70 123 45 67', email: '', archived: false };

test('a guest written down on a tablet that is cut off is on the order there at once, and everywhere afterwards', () => {
  const night = openRestaurant({ tablets: 2 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  const order = anna.open(night.tables()[0] ?? '');
  night.settle();
  night.cut(1);
  const customer = anna.newId();
  anna.core.changeRecord('customers', customer, gustav);
  anna.do({ type: 'set-customer', order, customer });
  expect(anna.core.records('customers').get(customer)?.fields).toMatchObject({ name: 'Gustav Ek' });
  night.mend(1);
  night.settle();
  expect(ben.view(order).customer.value).toBe(customer);
  expect(ben.core.records('customers').get(customer)?.fields).toMatchObject(gustav);
  expect(night.sql('SELECT name, phone FROM customers WHERE id = ?', customer)).toEqual([
    { name: gustav.name, phone: gustav.phone },
  ]);
  expect(anna.core.connection()).toMatchObject({ state: 'live', pending: 0 });
});

test('two tablets change different fields of one guest while cut off: both changes stay', () => {
  const night = openRestaurant({ tablets: 2 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  const customer = anna.newId();
  anna.core.changeRecord('customers', customer, gustav);
  night.settle();
  night.cut(1);
  night.cut(2);
  anna.core.changeRecord('customers', customer, { phone: '+46 8 11 22 33' });
  ben.core.changeRecord('customers', customer, { email: 'gustav@example.se' });
  night.mend(1);
  night.mend(2);
  night.settle();
  for (const tablet of night.tablets) {
    expect(tablet.core.records('customers').get(customer)?.fields).toMatchObject({
      phone: '+46 8 11 22 33',
      email: 'gustav@example.se',
    });
  }
});

test('a row that only the owner may change stays as it is when a waiter tries, and the waiter is told', () => {
  const night = openRestaurant({ tablets: 1 });
  const anna = night.addTablet('tablet', night.staff('waiter'));
  const product = night.plainProducts()[0] ?? '';
  const before = night.sql('SELECT price FROM products WHERE id = ?', product);
  expect(isRefusal(anna.core.changeRecord('products', product, { price: 1 }))).toBe(false);
  night.settle();
  expect(night.sql('SELECT price FROM products WHERE id = ?', product)).toEqual(before);
  expect(anna.core.cards.map((card) => card.verdict.code)).toEqual(['not-permitted']);
  expect(anna.core.records('products').get(product)?.fields.price).not.toBe(1);
});

test('a row with a field that does not exist, or half a new row, is refused and changes nothing', () => {
  const night = openRestaurant({ tablets: 1 });
  const anna = night.tablet(1);
  anna.core.changeRecord('customers', anna.newId(), { name: 'Half' });
  anna.core.changeRecord('customers', anna.newId(), { ...gustav, isAdmin: true });
  const count = night.sql('SELECT id FROM customers').length;
  night.settle();
  expect(anna.core.cards.map((card) => card.verdict.code)).toEqual(['malformed', 'malformed']);
  expect(night.sql('SELECT id FROM customers')).toHaveLength(count);
});
