import { uuidV7 } from '@comanda/shared/base/ids.ts';
import { cents } from '@comanda/shared/money/cents.ts';
import { decimal } from '@comanda/shared/money/format.ts';
import { sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import { recordTables } from '@comanda/shared/sync/records.ts';
import Value from 'typebox/value';
import { expect, test } from 'vitest';
import { columns } from './menu-row.ts';
import { parseMenuCsv } from './parse.ts';
import { type CurrentMenu, type ImportPlan, planMenuImport } from './plan.ts';
import { errorsText, previewText } from './preview.ts';

const sample: CurrentMenu = sampleRestaurant();
const empty: CurrentMenu = { products: [], categories: [], stations: [], courses: [], modifier_groups: [] };

let made = 0;
const makeId = () => uuidV7(++made, new Uint8Array(10));

function plan(current: CurrentMenu, file: string): ImportPlan {
  const { rows, errors } = parseMenuCsv(file, { currency: 'SEK', taxRate: 1200 });
  expect(errors).toEqual([]);
  return planMenuImport(current, rows, makeId);
}

/** The menu after the changes, as the box would have it. */
function applied(current: CurrentMenu, { changes }: ImportPlan): CurrentMenu {
  const after: Record<string, { id: string }[]> = structuredClone({ ...current }) as never;
  for (const { table, id, fields } of changes) {
    const row = after[table]?.find((one) => one.id === id);
    if (row === undefined) after[table]?.push({ ...fields, id });
    else Object.assign(row, fields);
  }
  return after as never;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** The menu in our own format. */
function fileOf(menu: CurrentMenu): string {
  const name = (rows: readonly { id: string; name: string }[], id: string | null) =>
    rows.find((row) => row.id === id)?.name ?? '';
  const lines = menu.products.map((one) => [
    one.code,
    one.name,
    name(menu.categories, one.category),
    decimal(one.price, 'SEK'),
    `${one.taxRate / 100}`,
    name(menu.stations, one.station),
    name(menu.courses, one.course),
    one.modifierGroups.map((id) => name(menu.modifier_groups, id)).join('|'),
    one.allergens.join('|'),
    one.availability === 'available' ? 'yes' : 'no',
  ]);
  return [[...columns], ...lines].map((cells) => cells.map(quoted).join(',')).join('\r\n');
}

test('the whole menu, written and read again, changes nothing', () => {
  const { changes, preview, errors } = plan(sample, fileOf(sample));
  expect(errors).toEqual([]);
  expect(changes).toEqual([]);
  expect(preview.unchanged).toHaveLength(sample.products.length);
});

test('an empty restaurant gets its products, categories, stations and courses, all well-formed', () => {
  const withGroups = { ...empty, modifier_groups: sample.modifier_groups };
  const file = fileOf({ ...sample, products: sample.products.filter((one) => one.modifierGroups.length === 0) });
  const first = plan(withGroups, file);
  const menu = applied(withGroups, first);
  for (const table of ['products', 'categories', 'stations', 'courses'] as const) {
    for (const row of menu[table]) expect(Value.Check(recordTables[table], row), JSON.stringify(row)).toBe(true);
  }
  expect(first.preview.created.filter(({ table }) => table === 'courses').map(({ name }) => name)).toEqual([
    'Starters',
    'Mains',
    'Desserts',
  ]);
  expect(menu.categories).toHaveLength(8);
});

test('importing a file again changes nothing', () => {
  const file = 'code,name,category,price,station\n1,Bun,Bread,5,Oven\n2,Roll,bread,6,oven\n';
  const menu = applied(empty, plan(empty, file));
  expect(menu.categories.map(({ name }) => name)).toEqual(['Bread']);
  expect(menu.products.map(({ rank, taxRate }) => [rank, taxRate])).toEqual([
    [0, 1200],
    [1, 1200],
  ]);
  expect(plan(menu, file).changes).toEqual([]);
});

test('a changed price changes the price alone, and says from what to what', () => {
  const file = 'code,name,category,price\nG2,"Flank steak, chimichurri",From the grill,295\n';
  const { changes, preview } = plan(sample, file);
  const steak = sample.products.find(({ code }) => code === 'G2');
  expect(changes).toEqual([{ table: 'products', id: steak?.id, fields: { price: 295_00 } }]);
  expect(preview.changed).toEqual([
    { code: 'G2', name: 'Flank steak, chimichurri', fields: [{ field: 'price', from: 285_00, to: 295_00 }] },
  ]);
  expect(previewText(preview, 'SEK')).toContain('G2    Flank steak, chimichurri  price  285.00  295.00  +10.00');
});

test('every field that changed is told in words', () => {
  const file = [columns.join(','), 'G2,Flank,Sides,285,25,Bar,Desserts,Which side?,milk|eggs,no'].join('\n');
  expect(plan(sample, file).preview.changed[0]?.fields).toEqual([
    { field: 'name', from: 'Flank steak, chimichurri', to: 'Flank' },
    { field: 'category', from: 'From the grill', to: 'Sides' },
    { field: 'taxRate', from: '12 %', to: '25 %' },
    { field: 'station', from: 'none', to: 'Bar' },
    { field: 'course', from: 'Mains', to: 'Desserts' },
    { field: 'modifierGroups', from: 'How done?, Which side?, Another sauce?', to: 'Which side?' },
    { field: 'allergens', from: 'none', to: 'eggs, milk' },
    { field: 'availability', from: 'available', to: 'sold-out' },
  ]);
});

test('products that the file does not name are left alone and listed', () => {
  const { changes, preview } = plan(sample, 'code,name,category,price\nX1,Oysters,Snacks,45\n');
  expect(changes).toHaveLength(1);
  expect(preview.added).toEqual([{ code: 'X1', name: 'Oysters', category: 'Snacks', price: 45_00, taxRate: 1200 }]);
  expect(preview.notInFile).toHaveLength(sample.products.length);
});

test('a product and a category of the archive come back instead of being made twice', () => {
  const archive = <T extends { name: string }>(rows: readonly T[], name: string) =>
    rows.map((row) => (row.name === name ? { ...row, archived: true } : row));
  const current = {
    ...sample,
    products: archive(sample.products, 'Aioli'),
    categories: archive(sample.categories, 'Sides'),
  };
  const after = plan(current, 'code,name,category,price\nA5,Aioli,Sides,25\n');
  expect(after.changes.map(({ table, fields }) => [table, fields])).toEqual([
    ['categories', { archived: false }],
    ['products', { archived: false }],
  ]);
  expect(after.preview.changed[0]?.fields).toEqual([{ field: 'archived', from: 'archived', to: 'on the menu' }]);
});

test('a modifier group that is not there, or there twice, stops the import', () => {
  const twice = sample.modifier_groups.map((group) => ({ ...group, name: 'How much?' }));
  const file = 'code,name,category,price,modifier_groups\nX1,Oysters,Snacks,45,How much?|Lemon?\n';
  const { changes, errors } = plan({ ...sample, modifier_groups: twice }, file);
  expect(changes).toEqual([]);
  expect(errors.map(({ row, column, problem }) => [row, column, problem])).toEqual([
    [2, 'modifier_groups', 'There are several modifier groups called “How much?”.'],
    [2, 'modifier_groups', 'There is no modifier group called “Lemon?”.'],
  ]);
  expect(errorsText(errors)).toContain('Make it in the office first');
});

test('a long list is cut, and no name steers the terminal', () => {
  const listed = Array.from({ length: 60 }, (_, index) => ({ code: `${index}`, name: '\u001b[2Jred' }));
  const text = previewText({ added: [], changed: [], unchanged: [], notInFile: listed, created: [] }, 'SEK');
  expect(text).toContain('… and 20 more');
  expect(text).not.toContain('\u001b');
});

test('ten thousand rows are planned in a few seconds, and again', () => {
  const line = (index: number) =>
    `P${index},"Product ${index}",Category ${index % 40},${index % 500}.50,12,Station ${index % 9}`;
  const file = [
    'code,name,category,price,vat,station',
    ...Array.from({ length: 10_000 }, (_, index) => line(index)),
  ].join('\n');
  const started = performance.now();
  const first = plan(empty, file);
  expect(first.preview.added).toHaveLength(10_000);
  expect(first.changes).toHaveLength(10_049);
  const menu: CurrentMenu = { ...empty, ...rowsOf(first) };
  expect(plan(menu, file).changes).toEqual([]);
  expect(previewText(first.preview, 'SEK').split('\n').length).toBeLessThan(120);
  expect(performance.now() - started).toBeLessThan(4000);
  expect(menu.products.every(({ price }) => price === cents(price))).toBe(true);
});

const rowsOf = ({ changes }: ImportPlan): Partial<CurrentMenu> =>
  Object.fromEntries(
    ['products', 'categories', 'stations'].map((table) => [
      table,
      changes.filter((change) => change.table === table).map(({ id, fields }) => ({ ...fields, id })),
    ]),
  );

test('who imports products without tax reads that they stand at 0 %, and how to give it', () => {
  const text = (taxRate: number): string => {
    const one = { code: 'X1', name: 'Oysters', category: 'Snacks', price: cents(45_00), taxRate };
    return previewText({ added: [one], changed: [], unchanged: [], notInFile: [], created: [] }, 'SEK');
  };
  expect(text(0)).toContain('New products without tax stand at 0 %: give it with --tax');
  expect(text(1200)).toContain('12 %');
  expect(text(1200)).not.toContain('--tax');
});
