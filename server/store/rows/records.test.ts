import { type RecordTable, recordTableNames, recordTables } from '@comanda/shared/sync/records.ts';
import { describe, expect, test } from 'vitest';
import { openRestaurant } from '../box-store.ts';
import { groupOf, idOf, recordAt } from '../sample/group.ts';
import { places } from '../sample/places.ts';
import { sampleFields } from '../sample/records.ts';
import { columnName } from './records.ts';

describe.each(places)('records $place', ({ pathOf }) => {
  test.each(recordTableNames)(
    '%s: a row comes back as it went in, and a later one replaces it',
    (table: RecordTable) => {
      const { store } = openRestaurant(pathOf());
      const first = recordAt(1, table, sampleFields[table]);
      store.commit(groupOf({ from: 0, records: [first] }));
      expect(store.load().records).toEqual([first.row]);
      const second = recordAt(2, table, { ...sampleFields[table], archived: true }, 2);
      store.commit(groupOf({ from: 1, records: [second] }));
      expect(store.load().records).toEqual([second.row]);
    },
  );

  test.each(recordTableNames)('%s: its table has one column for each field of the schema', (table: RecordTable) => {
    const { database } = openRestaurant(pathOf());
    const columns = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);
    const fields = Object.keys(recordTables[table].properties).map(columnName);
    expect(new Set(columns)).toEqual(new Set([...fields, 'version', 'clocks']));
  });

  test('what is left of a product comes back as it was written: a number, nobody counts, or never a word', () => {
    const { store } = openRestaurant(pathOf());
    const records = [{ left: -2 }, { left: null }, {}].map((said, nth) =>
      recordAt(nth + 1, 'products', { ...sampleFields.products, id: idOf(`dish ${nth}`), ...said }),
    );
    store.commit(groupOf({ from: 0, upTo: 3, records }));
    const rows = new Map(store.load().records.map((row) => [row.id, row]));
    expect(records.map(({ row }) => rows.get(row.id))).toEqual(records.map(({ row }) => row));
    expect('left' in (rows.get(idOf('dish 2'))?.fields ?? {})).toBe(false);
  });

  test('a field without a column stops the commit instead of being lost', () => {
    const { store } = openRestaurant(pathOf());
    const records = [recordAt(1, 'floors', { ...sampleFields.floors, colour: 'red' })];
    expect(() => store.commit(groupOf({ from: 0, records }))).toThrow(
      expect.objectContaining({ name: 'NoSuchColumn' }),
    );
  });

  test('a product can be looked up as it was in each version of the menu', () => {
    const { store } = openRestaurant(pathOf());
    const menu = (at: number, version: number, price: number) => [
      recordAt(at, 'products', { ...sampleFields.products, price }, version),
      recordAt(at + 1, 'settings', { ...sampleFields.settings, menuVersion: version }, version),
    ];
    store.commit(groupOf({ from: 0, upTo: 2, records: menu(1, 1, 9000) }));
    store.commit(
      groupOf({
        from: 2,
        upTo: 4,
        records: [recordAt(3, 'settings', { ...sampleFields.settings, menuVersion: 2 }, 2)],
      }),
    );
    store.commit(groupOf({ from: 4, upTo: 6, records: menu(5, 3, 9900) }));
    const soup = String(sampleFields.products.id);
    const prices = [0, 1, 2, 3, 8].map((version) => store.rowAt('products', soup, version)?.price);
    expect(prices).toEqual([undefined, 9000, 9000, 9900, 9900]);
    expect(store.rowAt('products', idOf('unknown'), 1)).toBeNull();
    expect(store.rowAt('settings', idOf('settings'), 1)).toMatchObject({ menuVersion: 3 });
  });
});
