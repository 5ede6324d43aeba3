import { describe, expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { openWriter } from './open.ts';
import { recordRows } from './rows/records.ts';
import { idOf, tapAt } from './sample/group.ts';
import { places } from './sample/places.ts';

const last = migrations.length;

describe.each(places)('migrations $place', ({ pathOf }) => {
  test('a new file gets every step, and a second run changes nothing', () => {
    const { database, store } = openRestaurant(pathOf());
    store.commit(tapAt(1, idOf('order')));
    const before = database.serialize();
    migrate(database, migrations);
    expect(schemaVersion(database)).toBe(last);
    expect(database.serialize().equals(before)).toBe(true);
  });

  test('a step that fails leaves nothing of itself, and the steps before it stay', () => {
    const database = openWriter(pathOf());
    const broken = { number: 2, name: 'broken', sql: 'CREATE TABLE half (a); CREATE TABLE half (a);' };
    const steps = [{ number: 1, name: 'first', sql: 'CREATE TABLE whole (a)' }, broken];
    expect(() => migrate(database, steps)).toThrow(/half already exists/);
    expect(schemaVersion(database)).toBe(1);
    expect(database.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['whole']);
  });

  test('a multi-session and a person of before go on as they were', () => {
    const database = openWriter(pathOf());
    migrate(database, migrations.slice(0, 6));
    database.exec(`INSERT INTO multi_sessions VALUES ('hall', 'Hall', '[]', 0, 0, 3, '{}');
      INSERT INTO staff VALUES ('anna', 'Anna', 'A', '#aa3300', 'waiter', '[]', 0, 0, 1, '{}')`);
    migrate(database, migrations);
    const rows = recordRows(database);
    const hall = { name: 'Hall', guestsAsked: true, courses: true, oneWaiterPerTable: false };
    expect(rows.find('multi_sessions', 'hall')).toMatchObject({ version: 3, fields: hall });
    expect(rows.find('staff', 'anna')?.fields).toMatchObject({ name: 'Anna', language: null });
  });

  test('whoever opened an order of before serves it', () => {
    const database = openWriter(pathOf());
    migrate(database, migrations.slice(0, 9));
    const opened = JSON.stringify({ id: 'e', staff: 'anna', type: 'order-opened' });
    database.exec(`INSERT INTO order_events VALUES (1, 'e', 'o', 'order-opened', 'd', 'i', 1, 's', NULL, 1, NULL, 1, 0, '', '${opened}');
      INSERT INTO orders VALUES ('o', 1, '2026-03-06', 'open', 'table', 't', 'hall', 2, NULL, NULL, 0, 0, 0, 1)`);
    migrate(database, migrations);
    expect(database.prepare('SELECT waiter FROM orders').pluck().all()).toEqual(['anna']);
  });

  test('a database of a newer program is refused and left alone', () => {
    const database = openWriter(pathOf());
    database.pragma(`user_version = ${last + 1}`);
    expect(() => migrate(database, migrations)).toThrow(expect.objectContaining({ name: 'DatabaseTooNew' }));
    expect(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0);
  });
});

test('steps are numbered 1, 2, 3…', () => {
  expect(migrations.map((migration) => migration.number)).toEqual(migrations.map((_, at) => at + 1));
});

test('every table checks its types', () => {
  const { database } = openRestaurant(':memory:');
  const loose = database.prepare(
    `SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'`,
  );
  expect(loose.pluck().all()).toEqual([]);
});
