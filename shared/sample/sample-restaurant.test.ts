import Value from 'typebox/value';
import { expect, test } from 'vitest';
import { isRefusal } from '../base/refusal.ts';
import { audienceOf } from '../floor/audience.ts';
import type { Menu } from '../menu/menu.ts';
import { sell } from '../menu/sell.ts';
import { recordTableNames, recordTables } from '../sync/records.ts';
import { plan } from './rooms.ts';
import { samplePins, sampleRestaurant } from './sample-restaurant.ts';

const rows = sampleRestaurant();
const byId = <T extends { readonly id: string }>(list: readonly T[]) => new Map(list.map((row) => [row.id, row]));
const menu: Menu = {
  version: 1,
  products: byId(rows.products),
  categories: byId(rows.categories),
  modifierGroups: byId(rows.modifier_groups),
};
const floorNamed = (name: string) => rows.floors.find((floor) => floor.name === name)?.id;

test('every row is one that the box would take', () => {
  for (const table of recordTableNames) {
    for (const row of rows[table]) expect(Value.Check(recordTables[table], row), JSON.stringify(row)).toBe(true);
  }
});

test('it is a restaurant of a believable size', () => {
  const sizes = Object.fromEntries(recordTableNames.map((table) => [table, rows[table].length]));
  expect(sizes).toEqual({
    floors: 3,
    tables: 43,
    multi_sessions: 2,
    devices: 0,
    categories: 9,
    stations: 4,
    courses: 3,
    modifier_groups: 12,
    products: 67,
    staff: 8,
    customers: 12,
    settings: 1,
  });
});

test('all ids differ, those of options too', () => {
  const ids = recordTableNames.flatMap((table) => rows[table].map((row) => row.id));
  const options = rows.modifier_groups.flatMap((group) => group.options.map((option) => option.id));
  expect(new Set([...ids, ...options]).size).toBe(ids.length + options.length);
});

test('the sample is the same on every machine', () => {
  expect(sampleRestaurant()).toEqual(rows);
  expect(rows.settings[0]?.id).toBe('019de368-f600-7141-8d30-29eb3a3eebfa');
});

test('whatever a row refers to is there', () => {
  const missing: string[] = [];
  const look = (table: keyof typeof rows, id: string | null) => {
    if (id !== null && !rows[table].some((row) => row.id === id)) missing.push(`${table} ${id}`);
  };
  for (const table of rows.tables) look('floors', table.floor);
  for (const group of rows.multi_sessions) for (const floor of group.floors) look('floors', floor);
  for (const category of rows.categories) look('stations', category.station);
  for (const product of rows.products) {
    look('categories', product.category);
    look('stations', product.station);
    look('courses', product.course);
    for (const group of product.modifierGroups) look('modifier_groups', group);
  }
  expect(missing).toEqual([]);
});

test('names that staff say aloud are said of one thing only', () => {
  const said = [
    rows.tables.map((table) => table.number),
    rows.products.map((product) => product.code),
    rows.products.map((product) => product.name),
    rows.categories.map((category) => category.name),
    rows.staff.map((person) => person.initials),
    rows.staff.map((person) => person.colour),
  ];
  for (const names of said) expect(new Set(names).size).toBe(names.length);
});

test('tables stand inside the room and a chair apart from each other', () => {
  const gap = 20;
  for (const floor of rows.floors) {
    const tables = rows.tables.filter((table) => table.floor === floor.id);
    for (const table of tables) {
      expect(table.x + table.width, table.number).toBeLessThanOrEqual(plan.width);
      expect(table.y + table.height, table.number).toBeLessThanOrEqual(plan.height);
    }
    for (const [index, a] of tables.entries()) {
      for (const b of tables.slice(index + 1)) {
        const isApart =
          a.x + a.width + gap <= b.x ||
          b.x + b.width + gap <= a.x ||
          a.y + a.height + gap <= b.y ||
          b.y + b.height + gap <= a.y;
        expect(isApart, `${a.number} and ${b.number}`).toBe(true);
      }
    }
  }
});

test('every question can be answered', () => {
  for (const group of rows.modifier_groups) {
    const defaults = group.options.filter((option) => option.isDefault).length;
    expect(group.options.length, group.name).toBeGreaterThanOrEqual(group.min);
    expect(group.max, group.name).toBeGreaterThanOrEqual(group.min);
    expect(defaults, group.name).toBeLessThanOrEqual(group.max);
  }
});

test('everything can be sold, and what nobody can guess has to be asked', () => {
  const asked = rows.products.filter((product) => isRefusal(sell(menu, product.id))).map((product) => product.code);
  expect(asked).toEqual(['G1', 'G2', 'G3', 'D5', 'C5']);
  for (const product of rows.products) {
    const answers = product.modifierGroups.map((id) => {
      const group = menu.modifierGroups.get(id);
      return [id, (group?.options ?? []).slice(0, group?.min).map((option) => option.id)] as const;
    });
    expect(sell(menu, product.id, Object.fromEntries(answers)), product.code).toMatchObject({ name: product.name });
  }
});

test('every dish has a station, and every station has work', () => {
  const stations = rows.products.map((product) => product.station ?? menu.categories.get(product.category)?.station);
  expect(new Set(stations)).toEqual(new Set(rows.stations.map((station) => station.id)));
});

test('alcohol is taxed at 25 %, food and the rest at 12 %', () => {
  const rates = new Map(rows.categories.map((category) => [category.name, new Set<number>()]));
  for (const product of rows.products) {
    rates.get(menu.categories.get(product.category)?.name ?? '')?.add(product.taxRate);
  }
  expect(rates.get('Wine')).toEqual(new Set([2500]));
  expect(rates.get('Beer and cocktails')).toEqual(new Set([2500]));
  expect(rates.get('From the grill')).toEqual(new Set([1200]));
});

test('the dining room, the terrace and the bar are seen by those who serve there', () => {
  const sharing = { tables: byId(rows.tables), multiSessions: byId(rows.multi_sessions) };
  const audience = (floor: string) => {
    const table = rows.tables.find((one) => one.floor === floorNamed(floor));
    return audienceOf(sharing, table?.id ?? null, 'nobody')
      .map((id) => sharing.multiSessions.get(id)?.name)
      .sort();
  };
  expect(audience('Dining room')).toEqual(['Indoors']);
  expect(audience('Terrace')).toEqual(['Terrace']);
  expect(audience('Bar')).toEqual(['Indoors', 'Terrace']);
});

test('everyone has a PIN of their own, and no row shows it', () => {
  const pins = samplePins();
  expect(new Set(pins.keys())).toEqual(new Set(rows.staff.map((person) => person.id)));
  expect(new Set(pins.values()).size).toBe(rows.staff.length);
  for (const pin of pins.values()) {
    expect(pin).toMatch(/^\d{4}$/);
    expect(JSON.stringify(rows.staff)).not.toContain(`"${pin}"`);
  }
});
