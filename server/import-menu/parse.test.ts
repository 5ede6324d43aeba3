import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ParsedMenu, parseMenuCsv } from './parse.ts';
import { errorsText } from './preview.ts';

const swedish = { currency: 'SEK', taxRate: 1200 };
const parse = (input: string | Uint8Array, options = swedish): ParsedMenu => parseMenuCsv(input, options);
const taken = (input: string | Uint8Array) => {
  const { rows, errors } = parse(input);
  expect(errors).toEqual([]);
  return rows;
};

test('reads every column of our own file', () => {
  const file = [
    'code,name,category,price,vat,station,course,modifier_groups,allergens,available',
    'G1,"Rib eye, béarnaise",From the grill,395.00,12,Grill,Mains,How done?|Which side?,milk|eggs,yes',
    'A1,Fries,Sides,55,12,,,,,no',
  ].join('\n');
  expect(taken(file)).toEqual([
    {
      row: 2,
      code: 'G1',
      name: 'Rib eye, béarnaise',
      category: 'From the grill',
      price: 395_00,
      taxRate: 1200,
      newTaxRate: 1200,
      station: 'Grill',
      course: 'Mains',
      modifierGroups: ['How done?', 'Which side?'],
      allergens: ['eggs', 'milk'],
      available: true,
    },
    {
      row: 3,
      code: 'A1',
      name: 'Fries',
      category: 'Sides',
      price: 55_00,
      taxRate: 1200,
      newTaxRate: 1200,
      station: null,
      course: null,
      modifierGroups: [],
      allergens: [],
      available: false,
    },
  ]);
});

test("reads another program's columns, in any order and case, and does not speak of what is not there", () => {
  const [row] = taken('PRICE;Item Name;colour;menu_item_id;Category\n12,50;Hot dog;red;103;American\n');
  expect(row).toMatchObject({ code: '103', name: 'Hot dog', category: 'American', price: 12_50 });
  expect(row).toMatchObject({ station: undefined, taxRate: undefined, allergens: undefined, available: undefined });
});

test('of two headings that could be the code, the surer one is', () => {
  expect(taken('id,sku,name,category,price\n7,BUN,Bun,Bread,5\n')[0]?.code).toBe('BUN');
});

test('reads Swedish headings from a Windows program: semicolons, Windows-1252, 129:-', () => {
  const file =
    'Artikelnr;Benämning;Kategori;Pris;Moms;Tillgänglig\r\n12;Räksmörgås – “lyx”;Smörgåsar;129:-;12 %;ja\r\n';
  const bytes = Buffer.from(file.replace('–', '\x96').replace('“', '\x93').replace('”', '\x94'), 'latin1');
  expect(taken(bytes)).toMatchObject([
    { code: '12', name: 'Räksmörgås – “lyx”', category: 'Smörgåsar', price: 129_00, taxRate: 1200, available: true },
  ]);
});

test.each([
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16 with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['a text with a mark', (text: string) => `\ufeff${text}`],
  ["a text with Excel's first line", (text: string) => `sep=\t\r\n${text}`],
  ['old Mac line ends', (text: string) => text.replaceAll('\n', '\r')],
])('reads %s', (_title, encode) => {
  expect(taken(encode('code\tname\tcategory\tprice\nÅ1\tSmör\tBröd\t10\n'))).toMatchObject([
    { code: 'Å1', name: 'Smör' },
  ]);
});

test('empty lines are no rows, and rows are counted as a spreadsheet counts them', () => {
  const { errors } = parse('code,name,category,price\n\n1,Bun,Bread,5\n,,,\n2,,Bread,5\n');
  expect(errors).toEqual([
    { row: 5, column: 'name', problem: 'The name is empty.', remedy: 'Write a name, or delete the row.' },
  ]);
});

test('every fault is told with its row, its column and what to do, and nothing is taken', () => {
  const { rows, errors } = parse(
    [
      'code,name,category,price,vat,allergens,available',
      '1,Bun,Bread,5,12,gluten,yes',
      ',Roll,Bread,free,1200,gluten|shellfish,perhaps',
      `2,${'x'.repeat(81)},Bread,5,12,,`,
      '1,Bun again,Bread,5,12,,',
      '3,Too,many,5,12,,,cells',
      '4,Too few,5',
      '5,Bell\u0007,Bread,5,12,,',
    ].join('\n'),
  );
  expect(rows).toEqual([]);
  expect(errors.map(({ row, column }) => [row, column])).toEqual([
    [3, 'code'],
    [3, 'price'],
    [3, 'vat'],
    [3, 'allergens'],
    [3, 'available'],
    [4, 'name'],
    [6, null],
    [7, null],
    [8, 'name'],
    [5, 'code'],
  ]);
  for (const { problem, remedy } of errors) expect(problem.length * remedy.length).toBeGreaterThan(0);
  expect(errorsText(errors)).toContain('“shellfish” is none of the 14 allergens.');
});

test.each([
  ['', 4],
  ['code,name\n1,Bun\n', 2],
  ['1,Bun,Bread,5\n', 4],
  ['code,name,category,price\n', 1],
  ['code,name,category,price\n1,"Bun,Bread,5\n', 1],
  ['code,name,category,price\n1,Bun "soft",Bread,5\n', 1],
])('says what is missing from %j', (file, faults) => {
  expect(parse(file).errors).toHaveLength(faults);
});

test('an open quotation mark is told with its row', () => {
  expect(parse('code,name,category,price\n1,Bun,Bread,5\n2,"Roll,Bread,5\n').errors).toMatchObject([
    { row: 3, column: null },
  ]);
});

test('formulas are names like any other, and words that every object has are words', () => {
  const file =
    'code,name,category,price\n1,"=HYPERLINK(""http://evil"",""x"")",@SUM(1),5\n__proto__,constructor,toString,6\n';
  expect(taken(file)).toMatchObject([
    { name: '=HYPERLINK("http://evil","x")', category: '@SUM(1)' },
    { code: '__proto__', name: 'constructor', category: 'toString' },
  ]);
  expect(parse('code,name,category,price,allergens\n1,Bun,Bread,5,constructor\n').errors).toHaveLength(1);
});

test('any bytes are answered', () => {
  for (const bytes of [
    new Uint8Array(1000),
    Buffer.from('\xff\xfe\x00', 'latin1'),
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  ]) {
    expect(parse(bytes).errors.length).toBeGreaterThan(0);
  }
});

const example = new URL('../../../shared/data/restaurant-orders/menu_items.csv', import.meta.url);

test.skipIf(!existsSync(example))('reads the menu of the public restaurant-orders data set', () => {
  const { rows, errors } = parse(readFileSync(example), { currency: 'USD', taxRate: 0 });
  expect(errors).toEqual([]);
  expect(rows.length).toBeGreaterThan(30);
  expect(rows[0]).toMatchObject({ code: '101', name: 'Hamburger', category: 'American', price: 12_95 });
});
