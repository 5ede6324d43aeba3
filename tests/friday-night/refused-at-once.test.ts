import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';
import { refusesNothing } from '../restaurant/tampered.ts';

/** A table with one dish that the kitchen has. */
function evening() {
  const night = openRestaurant({ tablets: 1 });
  const owner = night.tablet(1);
  const waiter = night.addTablet('tablet', night.staff('waiter'));
  night.settle();
  const order = waiter.open(night.table('1'));
  const line = waiter.add(order, night.plainProducts()[0] ?? '');
  waiter.do({ type: 'fire', order, lines: 'all' });
  night.settle();
  return { night, owner, waiter, order, line };
}

test('what a waiter may not do is refused at the tap, without the box, and nothing waits to be taken back', () => {
  const { night, waiter, order, line } = evening();
  night.cut(2);
  expect(waiter.core.act({ type: 'start', order, lines: [line] })).toEqual({ refused: 'not-permitted' });
  expect(waiter.line(order, line).started).toBe(0);
  expect(waiter.core.connection().pending).toBe(0);
  expect(waiter.core.act({ type: 'serve', order, lines: [line] })).toHaveLength(1);
});

test('a cook at a kitchen display does not sell, and hears it from the display', () => {
  const { night, order } = evening();
  const cook = night.addTablet('kitchen', night.staff('cook'));
  night.settle();
  expect(cook.core.act({ type: 'set-guests', order, guests: 3 })).toEqual({ refused: 'wrong-device' });
});

test.each([
  ['for a person', 'staff'],
  ['for a device', 'devices'],
  ['for a whole multi-session', 'multi_sessions'],
] as const)('payments that are switched off %s are refused at the tap', (_, table) => {
  const { night, waiter, order } = evening();
  const { device, multiSession } = { device: waiter.identity.id, multiSession: waiter.identity.multiSession };
  const id = { staff: night.staff('waiter'), devices: device, multi_sessions: multiSession }[table];
  night.box.core?.changeRecords([{ table, id, fields: { paymentsBarred: true } }]);
  night.settle();
  const { balance } = waiter.view(order);
  const payment = { payment: waiter.newId(), tender: 'cash', amount: balance, given: balance } as const;
  expect(waiter.core.act({ type: 'register-payment', order, ...payment })).toEqual({ refused: 'payments-barred' });
});

test('nobody takes back what they might not have done, nor changes a row that is not theirs', () => {
  const { night, owner, waiter, order, line } = evening();
  const [started] = owner.do({ type: 'start', order, lines: [line] });
  night.settle();
  expect(waiter.core.act({ type: 'undo', order, event: started?.id ?? '' })).toEqual({ refused: 'not-permitted' });
  const product = night.plainProducts()[0] ?? '';
  expect(waiter.core.changeRecord('products', product, { price: 1 })).toEqual({ refused: 'not-permitted' });
  expect(waiter.core.records('products').get(product)?.fields.price).not.toBe(1);
});

test('a manager who approves this very thing lets a waiter do it; another approval is for the box to judge', () => {
  const { night, waiter, order, line } = evening();
  const voiding = { type: 'void-line', order, line, quantity: 1, reason: 'dropped' } as const;
  const { refused, event } = waiter.core.foresee(voiding);
  expect(refused).toBe('not-permitted');
  if (event === null) throw new Error('nobody could approve it');
  const approval = night.box.core?.signIn(waiter.identity.id, night.staff('manager'), event);
  if (approval === undefined) throw new Error('the box is down');
  expect(waiter.core.act(voiding)).toEqual({ refused: 'not-permitted' });
  expect(waiter.core.act(voiding, () => {}, { ...approval, event: waiter.newId() })).toHaveLength(1);
  night.settle();
  expect(waiter.core.cards.map((card) => card.verdict.code)).toEqual(['not-approved']);
  expect(waiter.core.act(voiding, () => {}, approval)).toMatchObject([{ id: event, approval: approval.id }]);
  night.settle();
  expect(waiter.line(order, line).voided).toBe(1);
});

test('a tablet that has not read who may what leaves it to the box', () => {
  const { night, waiter, order, line } = evening();
  const { signedIn } = waiter.core;
  waiter.kill();
  waiter.disk.wipe();
  night.cut(2);
  waiter.restart();
  night.settle(1_000);
  waiter.core.signIn(signedIn as never);
  expect(waiter.core.changeRecord('products', night.plainProducts()[0] ?? '', { price: 1 })).toMatchObject({
    type: 'record-changed',
  });
  night.mend(2);
  night.settle();
  expect(waiter.core.cards.map((card) => card.verdict.code)).toEqual(['not-permitted']);
  expect(waiter.line(order, line).fired).toBe(1);
});

test('a tablet that somebody has tampered with shows it, until the box takes it back', () => {
  const { night, waiter, order, line } = evening();
  waiter.core.judge = refusesNothing;
  waiter.do({ type: 'start', order, lines: [line] });
  expect(waiter.line(order, line).started).toBe(1);
  night.settle();
  expect(waiter.line(order, line).started).toBe(0);
});
