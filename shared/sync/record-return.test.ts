import { expect, test } from 'vitest';
import { recordsOf, rowOf } from './box-records.ts';
import { forgottenRows, takeBackRow } from './record-return.ts';
import type { RecordRow, RecordTable } from './records.ts';

const id = (number: number): string => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const mac = 'f'.repeat(32);

const row = (
  table: RecordTable,
  fields: Record<string, unknown>,
  clocks: Record<string, number>,
  version = 1,
): RecordRow => ({ table, id: id(1), version, fields: { ...fields, id: id(1) }, clocks });

const product = (price: number, at: number): RecordRow => {
  const fields = {
    code: '1',
    name: 'Lager',
    category: id(2),
    price,
    taxRate: 1200,
    station: null,
    course: null,
    modifierGroups: [],
    allergens: [],
    availability: 'available',
    rank: 1,
    archived: false,
  };
  return row('products', fields, { ...Object.fromEntries(Object.keys(fields).map((field) => [field, 10])), price: at });
};

const setting = (menuVersion: number, at: number): RecordRow =>
  row(
    'settings',
    {
      restaurant: 'Bistro',
      currency: 'SEK',
      timeZone: 'Europe/Stockholm',
      dayStartHour: 5,
      menuVersion,
      archived: false,
    },
    { restaurant: 10, currency: 10, timeZone: 10, dayStartHour: 10, menuVersion: at, archived: 10 },
  );

const menuVersion = (records: ReturnType<typeof recordsOf>): unknown =>
  rowOf(records, 'settings', id(1))?.fields.menuVersion;

test('a device gives back only what the box has as it was before, the settings first, and nothing without a seal', () => {
  const known = recordsOf([
    { ...product(80, 20), mac },
    { ...setting(3, 20), mac },
    row('floors', { name: 'Hall' }, { name: 20 }),
  ]);
  const forgotten = forgottenRows(known.tables, [product(70, 10)]);
  expect(forgotten.map((one) => one.row.table)).toEqual(['settings', 'products']);
  expect(forgottenRows(known.tables, [product(90, 30), setting(4, 30)])).toEqual([]);
});

test('a price comes back under the version of the menu that it was sold by', () => {
  const box = recordsOf([product(70, 10), setting(2, 10)]);
  const settled = takeBackRow(box, setting(3, 20), 99, false).records;
  const after = takeBackRow(settled, product(80, 20), 99, false);
  expect(after.rows.map(({ table }) => table)).toEqual(['products']);
  expect(menuVersion(after.records)).toBe(3);
  expect(rowOf(after.records, 'products', id(1))?.fields.price).toBe(80);
});

test('a price that is later than any version the box knows makes a new one', () => {
  const box = recordsOf([product(70, 10), setting(2, 10)]);
  const after = takeBackRow(box, product(80, 20), 99, false);
  expect(menuVersion(after.records)).toBe(3);
  // The settings of the forgotten hours had counted further: a version names one menu for ever, so the greater stands.
  expect(menuVersion(takeBackRow(after.records, setting(7, 20), 99, false).records)).toBe(7);
  expect(menuVersion(takeBackRow(after.records, setting(2, 999), 99, false).records)).toBe(3);
});

test('a count of lost hours comes back by the number of times that it was written, and a newer word than it was counted from stands', () => {
  const counted = (left: number, said: number, version: number): RecordRow => {
    const { fields, clocks } = product(70, 10);
    return row('products', { ...fields, left }, { ...clocks, left: said }, version);
  };
  const leftIn = (box: RecordRow, given: RecordRow, elsewhere = true): unknown =>
    rowOf(takeBackRow(recordsOf([box, setting(2, 50)]), given, 99, elsewhere).records, 'products', id(1))?.fields.left;
  expect(leftIn(counted(8, 20, 4), counted(3, 20, 9))).toBe(3);
  // It was said before the box lost anything: what was taken since comes back as well, and counts again.
  expect(leftIn(counted(8, 20, 4), counted(3, 20, 9), false)).toBe(8);
  expect(leftIn(counted(3, 20, 9), counted(8, 20, 4))).toBe(3);
  expect(leftIn(counted(5, 30, 5), counted(3, 20, 9))).toBe(5);
  expect(leftIn(counted(5, 20, 9), counted(3, 30, 5))).toBe(3);
  const known = recordsOf([{ ...counted(3, 20, 9), mac }]);
  expect(forgottenRows(known.tables, [counted(8, 20, 4)])).toHaveLength(1);
  expect(forgottenRows(known.tables, [counted(3, 20, 9)])).toEqual([]);
});

test('what is older than what is here changes nothing, and what does not fit is not taken', () => {
  const box = recordsOf([product(70, 50), setting(2, 50)]);
  expect(takeBackRow(box, product(80, 20), 99, false).rows).toEqual([]);
  expect(takeBackRow(box, { ...product(80, 60), fields: { price: 'free' } }, 99, false).rows).toEqual([]);
  expect(takeBackRow(box, { ...product(80, 60), table: 'no such table' as never }, 99, false).rows).toEqual([]);
});

test('the version of a row rises on every device, also where the box had counted less', () => {
  const box = recordsOf([{ ...product(70, 10), version: 2 }, setting(2, 10)]);
  expect(takeBackRow(box, { ...product(80, 20), version: 9 }, 99, false).rows[0]?.version).toBe(9);
  expect(takeBackRow(box, { ...product(80, 20), version: 1 }, 99, false).rows[0]?.version).toBe(3);
});

test('a row that is not here comes back whole, with the fields that an update gave it and nobody ever wrote', () => {
  const hall = {
    name: 'Hall',
    floors: [],
    paymentsBarred: false,
    guestsAsked: true,
    courses: true,
    oneWaiterPerTable: false,
    archived: false,
  };
  const written = { id: 10, name: 10, floors: 10, paymentsBarred: 10, archived: 10 };
  const { records } = takeBackRow(recordsOf([setting(2, 10)]), row('multi_sessions', hall, written), 99, false);
  expect(rowOf(records, 'multi_sessions', id(1))?.fields).toMatchObject(hall);
});
