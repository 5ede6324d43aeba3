import { expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { eventAt, groupOf, hall, idOf, lineRow, orderRow, recordAt, wallMs } from './sample/group.ts';
import { sampleFields } from './sample/records.ts';

const order = idOf('order');

function payment(at: number, amount: number, tender: 'cash' | 'external-card') {
  const base = eventAt(at, order);
  const body = { payment: idOf(`payment${at}`), tender, amount, given: amount, change: 0, bill: amount, settles: [] };
  const event = { ...base.event, type: 'payment-registered', body } as unknown as typeof base.event;
  return { ...base, event, json: JSON.stringify(event), audience: [hall] };
}

function evening() {
  const { database, store } = openRestaurant(':memory:');
  const tables = [recordAt(1, 'floors', sampleFields.floors), recordAt(2, 'tables', sampleFields.tables)];
  const people = [recordAt(3, 'staff', sampleFields.staff), recordAt(4, 'devices', sampleFields.devices)];
  const signIn = {
    id: idOf('signin'),
    staff: idOf('anna'),
    device: idOf('tablet'),
    issuedMs: 1,
    expiresMs: 2,
    mac: 'f',
  };
  store.commit(groupOf({ from: 0, upTo: 4, records: [...tables, ...people], signIns: [signIn] }));
  const projections = [
    orderRow(order, {
      lines: [lineRow(idOf('a'), order, { quantity: 2 }), lineRow(idOf('b'), order, { removed: true })],
    }),
  ];
  store.commit(
    groupOf({
      from: 4,
      upTo: 6,
      events: [payment(5, 500, 'cash'), payment(6, 700, 'external-card')],
      projections,
      lastNumber: { day: '2026-03-06', number: 1 },
    }),
  );
  return { database, store };
}

test('the day totals count a payment on the day on which the box admitted it, and a closed day stays as it is', () => {
  const { database, store } = evening();
  const totals = database.prepare('SELECT business_day, payments, orders, taken, cash, external_card FROM day_totals');
  const friday = { business_day: '2026-03-06', payments: 2, orders: 1, taken: 1200, cash: 500, external_card: 700 };
  expect(totals.all()).toEqual([friday]);
  store.commit(
    groupOf({
      from: 6,
      dayClosed: { at: 7, day: '2026-03-06', left: [order], json: '{}' },
      lastNumber: { day: '2026-03-07', number: 0 },
    }),
  );
  store.commit(groupOf({ from: 7, events: [payment(8, 300, 'cash')] }));
  expect(totals.all()).toEqual([friday, expect.objectContaining({ business_day: '2026-03-07', taken: 300 })]);
});

test('the owner reads open orders, sales and who did what', () => {
  const { database } = evening();
  expect(database.prepare('SELECT floor, table_number, total FROM open_orders').all()).toEqual([
    { floor: 'Hall', table_number: '12', total: 9500 },
  ]);
  expect(database.prepare('SELECT name, quantity, total FROM product_sales').all()).toEqual([
    { name: 'Soup', quantity: 2, total: 19000 },
  ]);
  expect(database.prepare('SELECT staff, device, admitted, type FROM event_log LIMIT 1').get()).toEqual({
    staff: 'Anna',
    device: 'iPad 1',
    admitted: new Date(wallMs).toISOString().slice(0, 19).replace('T', ' '),
    type: 'payment-registered',
  });
});

test('a party that is to come is no open order, until it is there', () => {
  const { database, store } = evening();
  const nilsson = idOf('Nilsson');
  const shown = () => [
    database.prepare('SELECT order_id FROM open_orders').pluck().all(),
    database.prepare('SELECT order_id, floor, table_number, expected FROM expected_parties').all(),
  ];
  store.commit(groupOf({ from: 6, upTo: 6, projections: [orderRow(nilsson, { expectedMs: wallMs })] }));
  const at = new Date(wallMs).toISOString().slice(0, 19).replace('T', ' ');
  expect(shown()).toEqual([[order], [{ order_id: nilsson, floor: 'Hall', table_number: '12', expected: at }]]);
  store.commit(groupOf({ from: 6, upTo: 6, projections: [orderRow(nilsson)] }));
  expect(shown()).toEqual([[order, nilsson].sort(), []]);
});

test('I4 nobody can change or remove an event, not even with SQL', () => {
  const { database } = evening();
  expect(() => database.exec('DELETE FROM order_events')).toThrow('events are never removed');
  expect(() => database.exec(`UPDATE order_events SET json = '{}'`)).toThrow('events are never changed');
});

test('what is voided, given free and taken off is counted apart, and adds up to what is charged', () => {
  const { database, store } = openRestaurant(':memory:');
  const other = idOf('other');
  const lines = [
    lineRow(idOf('a'), order, { quantity: 3, comped: 1, off: 950 }),
    // Moved here from another order, and half of it void.
    lineRow(idOf('c'), order, { quantity: 0, fired: 2, voided: 2 }),
  ];
  const gone = orderRow(other, { state: 'cancelled', lines: [lineRow(idOf('d'), other)] });
  store.commit(
    groupOf({ from: 0, upTo: 0, projections: [orderRow(order, { lines, discount: 100, total: 17_000 }), gone] }),
  );
  expect(database.prepare('SELECT * FROM day_reductions').all()).toEqual([
    {
      business_day: '2026-03-06',
      voided: 2,
      voided_amount: 19_000,
      comped: 1,
      comped_amount: 9_500,
      discounted: 2_000,
      full_price: 28_500,
      charged: 17_000,
    },
  ]);
  expect(database.prepare('SELECT name, quantity, comped, total FROM product_sales').all()).toEqual([
    { name: 'Soup', quantity: 3, comped: 1, total: 17_100 },
  ]);
});
