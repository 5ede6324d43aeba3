import type { Up } from '@comanda/shared/sync/wire.ts';
import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';
import type { Tablet } from '../restaurant/tablet.ts';

type Night = ReturnType<typeof openRestaurant>;

const gustav = { name: 'Gustav Ek', phone: '+46 70 123 45 67', email: '', archived: false };

function restored(night: Night, backup: Buffer): void {
  night.box.restore(backup);
  night.startBox();
  night.settle();
}

/** Changes what one tablet says on its way to the box. */
function says({ cable }: Tablet, change: (message: Up) => Up): void {
  const connect = cable.connect.bind(cable);
  cable.connect = (kind, events) => {
    const link = connect(kind, events);
    return { ...link, send: (message) => link.send(change(message as Up)) };
  };
  cable.snap();
}

test('what was changed in the office after the backup comes back from the tablets: a guest, a price, a table, a name', () => {
  const night = openRestaurant({ tablets: 2 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  const [beer = ''] = night.plainProducts();
  const backup = night.box.backup();
  const customer = anna.newId();
  anna.core.changeRecord('customers', customer, gustav);
  night.box.core?.changeRecords([
    { table: 'products', id: beer, fields: { price: 12_345 } },
    { table: 'tables', id: night.table('2'), fields: { seats: 9 } },
    { table: 'staff', id: night.staff('waiter'), fields: { paymentsBarred: true } },
  ]);
  night.settle();
  const version = anna.menu().version;
  restored(night, backup);
  expect(night.sql('SELECT name FROM customers WHERE id = ?', customer)).toEqual([{ name: gustav.name }]);
  expect(night.sql('SELECT price FROM products WHERE id = ?', beer)).toEqual([{ price: 12_345 }]);
  expect(night.sql('SELECT seats FROM tables WHERE id = ?', night.table('2'))).toEqual([{ seats: 9 }]);
  expect(night.sql('SELECT 1 FROM staff WHERE payments_barred = 1')).toHaveLength(1);
  for (const tablet of [anna, ben]) {
    expect(tablet.core.records('customers').get(customer)?.fields).toMatchObject(gustav);
    expect(tablet.menu().version).toBe(version);
    expect(tablet.core).toMatchObject({ unsent: 0, cards: [] });
    expect(tablet.core.connection()).toMatchObject({ state: 'live', pending: 0 });
  }
});

test('what was sold from the menu of the forgotten hours while the box was away is taken at its price', () => {
  const night = openRestaurant({ tablets: 0 });
  const anna = night.addTablet('tablet', night.staff('waiter'));
  night.settle();
  const [beer = ''] = night.plainProducts();
  const order = anna.open(night.table('1'));
  night.settle();
  const backup = night.box.backup();
  night.box.core?.changeRecords([{ table: 'products', id: beer, fields: { price: 12_345 } }]);
  night.settle();
  night.box.kill();
  const line = anna.add(order, beer);
  restored(night, backup);
  expect(anna.core.cards).toEqual([]);
  expect(anna.line(order, line).item.unitPrice).toBe(12_345);
});

test('what the restored box was told since is later, and stands', () => {
  const night = openRestaurant({ tablets: 2 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  const table = night.table('2');
  const backup = night.box.backup();
  night.box.core?.changeRecords([{ table: 'tables', id: table, fields: { seats: 9, number: '2b' } }]);
  night.settle();
  for (const tablet of [anna, ben]) tablet.cable.cut();
  night.settle(1_000);
  restored(night, backup);
  night.box.core?.changeRecords([{ table: 'tables', id: table, fields: { seats: 5 } }]);
  for (const tablet of [anna, ben]) tablet.cable.mend();
  night.settle();
  for (const tablet of [anna, ben])
    expect(tablet.core.records('tables').get(table)?.fields).toMatchObject({ seats: 5, number: '2b' });
});

test('a device that was taken out of service after the backup stays outside', () => {
  const night = openRestaurant({ tablets: 2 });
  const thief = night.tablet(2);
  const backup = night.box.backup();
  night.box.core?.changeRecords([{ table: 'devices', id: thief.identity.id, fields: { revoked: true } }]);
  night.settle();
  restored(night, backup);
  thief.restart();
  night.settle();
  expect(thief.core.halted).toBe('revoked');
});

test('a row that somebody changed on its way back, or that was never sealed, is not taken', () => {
  const night = openRestaurant({ tablets: 1 });
  const anna = night.tablet(1);
  const [beer = ''] = night.plainProducts();
  const [{ price } = { price: 0 }] = night.sql<{ price: number }>('SELECT price FROM products WHERE id = ?', beer);
  const backup = night.box.backup();
  night.box.core?.changeRecords([{ table: 'products', id: beer, fields: { price: 12_345 } }]);
  night.settle();
  says(anna, (message) =>
    message.type === 'reoffer'
      ? {
          ...message,
          events: message.events.map((one) =>
            'row' in one ? { ...one, row: { ...one.row, fields: { ...one.row.fields, price: 1 } } } : one,
          ),
        }
      : message,
  );
  night.settle();
  restored(night, backup);
  expect(night.sql('SELECT price FROM products WHERE id = ?', beer)).toEqual([{ price }]);
  expect(anna.core).toMatchObject({ unsent: 0 });
  expect(anna.core.connection().state).toBe('live');
});

test('a tablet that dies while it gives rows back still has them when it starts again', () => {
  const night = openRestaurant({ tablets: 1 });
  const anna = night.tablet(1);
  const backup = night.box.backup();
  const customer = anna.newId();
  anna.core.changeRecord('customers', customer, gustav);
  night.settle();
  anna.cable.weather = { delayMs: () => 40, loses: () => false, duplicates: () => false };
  night.box.restore(backup);
  night.startBox();
  const owed = (): boolean => anna.disk.saved().some(({ kind }) => kind === 'reoffer');
  for (let ms = 0; !owed() && ms < 20_000; ms += 1) night.settle(1);
  expect(owed()).toBe(true);
  anna.restart();
  night.settle();
  expect(night.sql('SELECT name FROM customers WHERE id = ?', customer)).toEqual([{ name: gustav.name }]);
  expect(anna.core.unsent).toBe(0);
});
