import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';

test('a person who has left does nothing more with the sign-in that they still have; what they did before, offline, stands', () => {
  const night = openRestaurant({ tablets: 1 });
  const [multiSession = ''] = night.multiSessions();
  const ben = night.addTablet('tablet', night.staff('waiter'), multiSession);
  const gustav = { name: 'Gustav Ek', phone: '+46 70 123 45 67', email: '', archived: false };
  // He has had his tablet say what another one would refuse.
  ben.core.judge = () => null;
  const order = ben.open(night.table('1'));
  night.settle();
  night.cut(2);
  ben.do({ type: 'set-guests', order, guests: 3 });
  night.time.pass(2_000);
  night.box.core?.changeRecords([{ table: 'staff', id: night.staff('waiter'), fields: { archived: true } }]);
  night.time.pass(90_000);
  ben.do({ type: 'set-guests', order, guests: 9 });
  ben.core.changeRecord('customers', ben.newId(), gustav);
  night.mend(2);
  night.settle();
  ben.do({ type: 'set-guests', order, guests: 8 });
  night.settle();
  expect(ben.core.cards.map(({ verdict }) => verdict.code)).toEqual(Array(3).fill('sign-in-expired'));
  expect(night.tablet(1).view(order).guests.value).toBe(3);
  night.box.core?.changeRecords([{ table: 'staff', id: night.staff('waiter'), fields: { archived: false } }]);
  ben.do({ type: 'set-guests', order, guests: 4 });
  night.settle();
  expect(night.tablet(1).view(order).guests.value).toBe(4);
});
