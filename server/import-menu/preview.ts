import { type Cents, minus } from '@comanda/shared/money/cents.ts';
import { decimal } from '@comanda/shared/money/format.ts';
import type { RecordTable } from '@comanda/shared/sync/records.ts';
import type { RowError } from './menu-row.ts';
import type { FieldChange, ImportPreview } from './plan.ts';

/** A list longer than this is counted, not read. */
const mostShown = 40;

const fieldWords: Readonly<Record<FieldChange['field'], string>> = {
  name: 'name',
  category: 'category',
  price: 'price',
  taxRate: 'tax',
  station: 'station',
  course: 'course',
  modifierGroups: 'modifiers',
  allergens: 'allergens',
  availability: 'availability',
  archived: 'state',
};

const kindWords: Partial<Record<RecordTable, string>> = {
  categories: 'category',
  stations: 'station',
  courses: 'course',
};

/** What an import would do, for a terminal. Ends with a line break. */
export function previewText(preview: ImportPreview, currency: string): string {
  const price = (amount: Cents): string => decimal(amount, currency);
  const changed = preview.changed.flatMap(({ code, name, fields }) =>
    fields.map((change, index) => [index === 0 ? code : '', index === 0 ? name : '', ...changeCells(change, price)]),
  );
  const { added, unchanged, notInFile, created } = preview;
  return [
    section('Made for it', created.length, [
      ['kind', 'name'],
      ...created.map(({ table, name }) => [kindWords[table] ?? table, name]),
    ]),
    section(`New, prices in ${currency}`, added.length, [
      ['code', 'name', 'category', 'price', 'tax'],
      ...added.map((one) => [one.code, one.name, one.category, price(one.price), `${one.taxRate / 100} %`]),
    ]),
    added.some(({ taxRate }) => taxRate === 0)
      ? 'New products without tax stand at 0 %: give it with --tax, such as --tax 12.\n\n'
      : '',
    section(`Changed, prices in ${currency}`, preview.changed.length, [
      ['code', 'name', 'what', 'from', 'to', ''],
      ...changed,
    ]),
    section('On the menu but not in the file, left as they are', notInFile.length, [
      ['code', 'name'],
      ...notInFile.map(({ code, name }) => [code, name]),
    ]),
    `Unchanged: ${unchanged.length}\n`,
  ].join('');
}

/** Why a file was not taken, for a terminal. */
export const errorsText = (errors: readonly RowError[]): string =>
  section('Nothing was imported', errors.length, [
    ['row', 'column', 'what is wrong', 'what to do'],
    ...errors.map(({ row, column, problem, remedy }) => [`${row}`, column ?? '', problem, remedy]),
  ]);

function changeCells(change: FieldChange, price: (amount: Cents) => string): string[] {
  if (change.field !== 'price') return [fieldWords[change.field], change.from, change.to, ''];
  const rise = minus(change.to, change.from);
  return [fieldWords.price, price(change.from), price(change.to), rise > 0 ? `+${price(rise)}` : price(rise)];
}

/** Empty when there is nothing to tell. The first line of `lines` is the headings. */
function section(title: string, count: number, lines: readonly (readonly string[])[]): string {
  if (count === 0) return '';
  const shown = lines.slice(0, mostShown + 1).map((line) => line.map(harmless));
  const widths = (shown[0] ?? []).map((_, column) => Math.max(...shown.map((line) => widthOf(line[column] ?? ''))));
  const table = shown.map((line) =>
    `  ${line.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))).join('  ')}`.trimEnd(),
  );
  const rest = lines.length - shown.length;
  if (rest > 0) table.push(`  … and ${rest} more`);
  return `${title}: ${count}\n${table.join('\n')}\n\n`;
}

/** Names that were on the menu before may have signs in them that steer a terminal. */
const harmless = (text: string): string => text.replace(/\p{Cc}/gu, '\ufffd');

const widthOf = (text: string): number => [...text].length;
