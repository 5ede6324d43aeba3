import type { Cents } from '@comanda/shared/money/cents.ts';
import type { TaxRate } from '@comanda/shared/money/tax.ts';
import { CsvError, parse } from 'csv-parse/sync';
import { findColumns } from './headings.ts';
import { type Column, type Fault, isFault, type MenuRow, type RowError } from './menu-row.ts';
import { readAllergens, readAvailable, readName, readNames, readOptionalName } from './read-cells.ts';
import { readPrice, readTaxRate } from './read-price.ts';
import { textOf } from './text.ts';

export type ImportOptions = {
  /** ISO 4217. */
  readonly currency: string;
  /** For new products when the file does not speak of tax. */
  readonly taxRate: TaxRate;
};

/** `rows` is empty when there is any error: a menu that is half imported is a menu that nobody trusts. */
export type ParsedMenu = { readonly rows: readonly MenuRow[]; readonly errors: readonly RowError[] };

/** More than any restaurant sells; it keeps a wrong file from holding up the box. */
const mostRows = 20_000;
const required = ['code', 'name', 'category', 'price'] as const satisfies readonly Column[];

/** Reads our own file or another program's: any order of columns, `,` `;` or tab, the encodings of `textOf`. */
export function parseMenuCsv(input: string | Uint8Array, options: ImportOptions): ParsedMenu {
  const table = readTable(textOf(input));
  if (isFault(table)) return { rows: [], errors: [table] };
  const errors: RowError[] = [];
  for (const column of required) {
    if (!table.columns.has(column)) errors.push({ row: 1, column, ...noColumn(column) });
  }
  if (errors.length > 0) return { rows: [], errors };
  const rows = table.records.flatMap((cells, index) => {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) return [];
    const width = table.records[0]?.length ?? 0;
    if (cells.length >= width && cells.slice(width).every((cell) => cell.trim() === '')) {
      return [readRow(cells, index + 1, table.columns, options, errors)];
    }
    errors.push({ row: index + 1, column: null, ...wrongWidth(cells.length, width) });
    return [];
  });
  errors.push(...repeatedCodes(rows));
  if (rows.length === 0 && errors.length === 0) errors.push(emptyFile);
  return errors.length > 0 ? { rows: [], errors } : { rows, errors };
}

type MenuTable = { readonly records: readonly (readonly string[])[]; readonly columns: ReadonlyMap<Column, number> };

/** The delimiter is the one by which the headings make most sense. */
function readTable(text: string): MenuTable | RowError {
  // Excel writes and hides this first line.
  const body = text.replace(/^sep=.\r?\n/i, '');
  const headings = body.slice(0, Math.max(0, body.search(/[\r\n]|$/)));
  const [best = ','] = [',', ';', '\t']
    .map((delimiter) => {
      const cells = parseCsv(headings, delimiter);
      return { delimiter, found: isFault(cells) ? 0 : findColumns(cells[0] ?? []).size };
    })
    .sort((a, b) => b.found - a.found)
    .map(({ delimiter }) => delimiter);
  const records = parseCsv(body, best);
  if (isFault(records)) return records;
  if (records.length > mostRows + 1) return { ...tooLong, row: mostRows + 2, column: null };
  return { records, columns: findColumns(records[0] ?? []) };
}

function parseCsv(text: string, delimiter: string): string[][] | RowError {
  try {
    return parse(text, { delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const remedy = 'Put the whole text between quotation marks, and write a mark inside it twice: "12"" pizza".';
    const row = typeof error.records === 'number' ? error.records + 1 : 1;
    return { row, column: null, problem: 'A quotation mark is open or out of place.', remedy };
  }
}

/** Faults of cells go to `errors`; the row that is answered means something only when there are none. */
function readRow(
  cells: readonly string[],
  row: number,
  columns: ReadonlyMap<Column, number>,
  options: ImportOptions,
  errors: RowError[],
): MenuRow {
  const cell = (column: Column): string => cells[columns.get(column) ?? -1] ?? '';
  const take = <T>(column: Column, value: T | Fault, instead: T): T => {
    if (!isFault(value)) return value;
    errors.push({ row, column, ...value });
    return instead;
  };
  /** Undefined when the file has no such column. */
  const maybe = <T>(column: Column, read: (cell: string) => T | Fault): T | undefined =>
    columns.has(column) ? take<T | undefined>(column, read(cell(column)), undefined) : undefined;

  return {
    row,
    code: take('code', readName(cell('code'), 'code', 40), ''),
    name: take('name', readName(cell('name'), 'name', 80), ''),
    category: take('category', readName(cell('category'), 'category', 80), ''),
    price: take('price', readPrice(cell('price'), options.currency), 0 as Cents),
    taxRate: maybe('vat', readTaxRate),
    newTaxRate: options.taxRate,
    station: maybe('station', (text) => readOptionalName(text, 'station', 80)),
    course: maybe('course', (text) => readOptionalName(text, 'course', 80)),
    modifierGroups: maybe('modifier_groups', (text) => readNames(text, 'modifier group', 80)),
    allergens: maybe('allergens', readAllergens),
    available: maybe('available', readAvailable),
  };
}

function repeatedCodes(rows: readonly MenuRow[]): RowError[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, code }) => {
    const earlier = first.get(code);
    if (earlier === undefined || code === '') {
      first.set(code, row);
      return [];
    }
    const problem = `The code ${code} stands in row ${earlier} already.`;
    return [
      { row, column: 'code', problem, remedy: 'Give each product a code of its own, or delete one of the rows.' },
    ];
  });
}

const noColumn = (column: Column): Fault => ({
  problem: `There is no column for the ${column}.`,
  remedy: `Give the column the heading “${column}” in the first row.`,
});

const wrongWidth = (cells: number, width: number): Fault => ({
  problem: `The row has ${cells} cells, the headings ${width}.`,
  remedy: 'Put a text that has the dividing sign in it between quotation marks.',
});

const emptyFile: RowError = {
  row: 1,
  column: null,
  problem: 'There are no products in the file.',
  remedy: 'Choose another file.',
};

const tooLong: Fault = {
  problem: `The file has more than ${mostRows} rows.`,
  remedy: 'Choose another file, or import it in parts.',
};
