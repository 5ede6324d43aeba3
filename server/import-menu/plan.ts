import type { Id } from '@comanda/shared/base/ids.ts';
import type { Category, Course, ModifierGroup, Product, Station } from '@comanda/shared/menu/menu.ts';
import { type Cents, noCents } from '@comanda/shared/money/cents.ts';
import type { RecordsChange } from '@comanda/shared/sync/box-records.ts';
import type { MenuRow, RowError } from './menu-row.ts';
import { type NameBook, nameBook, nextRank, sameName } from './name-book.ts';

export type CurrentMenu = {
  readonly products: readonly Product[];
  readonly categories: readonly Category[];
  readonly stations: readonly Station[];
  readonly courses: readonly Course[];
  readonly modifier_groups: readonly ModifierGroup[];
};

type Listed = { readonly code: string; readonly name: string };

/** As a person reads it: names where the rows have ids. */
export type FieldChange =
  | { readonly field: 'price'; readonly from: Cents; readonly to: Cents }
  | { readonly field: Exclude<SaidField, 'price'>; readonly from: string; readonly to: string };

export type ImportPreview = {
  readonly added: readonly (Listed & { readonly category: string; readonly price: Cents; readonly taxRate: number })[];
  readonly changed: readonly (Listed & { readonly fields: readonly FieldChange[] })[];
  readonly unchanged: readonly Listed[];
  /** On the menu but not in the file: left as they are, because a file may be a part of the menu. */
  readonly notInFile: readonly Listed[];
  /** Categories, stations and courses that are new, or that come back from the archive. */
  readonly created: NameBook['created'];
};

/** `changes` is empty when there is any error, and when the menu says all that the file says. */
export type ImportPlan = {
  readonly changes: readonly RecordsChange[];
  readonly preview: ImportPreview;
  readonly errors: readonly RowError[];
};

/** Fields of a product that a file can speak of. */
type Fields = Partial<Omit<Product, 'id' | 'code' | 'rank' | 'left'>>;
type SaidField = keyof Fields;
/** What a row says of its product; these four in any case. */
type Said = Fields & Pick<Product, 'name' | 'category' | 'price' | 'archived'>;

/** What the rows are read against; the books grow while they are read. */
type Reading = {
  readonly categories: NameBook;
  readonly stations: NameBook;
  readonly courses: NameBook;
  readonly groups: readonly ModifierGroup[];
};

/**
 * What importing these rows would do. A product is recognised by its code, so that importing a file again changes nothing.
 * What a row does not speak of stays; a product of the archive comes back. Modifier groups are never made: a file has no options.
 */
export function planMenuImport(current: CurrentMenu, rows: readonly MenuRow[], makeId: () => Id): ImportPlan {
  const reading: Reading = {
    categories: nameBook('categories', current.categories, makeId, { station: null }),
    stations: nameBook('stations', current.stations, makeId),
    courses: nameBook('courses', current.courses, makeId),
    groups: current.modifier_groups,
  };
  const known = byCode(current.products);
  const rankIn = ranksBelow(current.products);
  const errors: RowError[] = [];
  const changes: RecordsChange[] = [];
  const added: ImportPreview['added'][number][] = [];
  const changed: ImportPreview['changed'][number][] = [];
  const unchanged: Listed[] = [];
  for (const row of rows) {
    const product = known.get(row.code);
    const said = saidBy(row, product, reading, errors);
    if (product === undefined) {
      changes.push({ table: 'products', id: makeId(), fields: newProduct(row, said, rankIn) });
      added.push({
        code: row.code,
        name: row.name,
        category: row.category,
        price: row.price,
        taxRate: row.taxRate ?? row.newTaxRate,
      });
      continue;
    }
    const fields = differing(product, said);
    const changedFields = Object.keys(fields) as SaidField[];
    if (changedFields.length === 0) unchanged.push({ code: row.code, name: row.name });
    else {
      changes.push({ table: 'products', id: product.id, fields });
      const shown = changedFields.map((field) => fieldChange(field, product, fields, reading));
      changed.push({ code: row.code, name: row.name, fields: shown });
    }
  }
  const books = [reading.stations, reading.courses, reading.categories];
  const preview = {
    added,
    changed,
    unchanged,
    notInFile: notIn(rows, known),
    created: books.flatMap((book) => book.created),
  };
  // First what the products refer to.
  return { changes: errors.length > 0 ? [] : [...books.flatMap((book) => book.changes), ...changes], preview, errors };
}

/** Of two products with one code, the one on the menu. */
const byCode = (products: readonly Product[]): ReadonlyMap<string, Product> =>
  new Map(
    products.toSorted((a, b) => Number(b.archived) - Number(a.archived)).map((product) => [product.code, product]),
  );

function saidBy(row: MenuRow, product: Product | undefined, reading: Reading, errors: RowError[]): Said {
  const said: Said = {
    name: row.name,
    category: reading.categories.idOf(row.category),
    price: row.price,
    archived: false,
  };
  if (row.taxRate !== undefined) said.taxRate = row.taxRate;
  if (row.station !== undefined) said.station = row.station === null ? null : reading.stations.idOf(row.station);
  if (row.course !== undefined) said.course = row.course === null ? null : reading.courses.idOf(row.course);
  if (row.modifierGroups !== undefined)
    said.modifierGroups = groupIds(row, row.modifierGroups, product, reading, errors);
  if (row.allergens !== undefined) said.allergens = [...row.allergens];
  if (row.available !== undefined) said.availability = row.available ? 'available' : 'sold-out';
  return said;
}

/** Several groups may have one name ("How much?"); the one that the product has already is meant then. */
function groupIds(
  { row }: MenuRow,
  names: readonly string[],
  product: Product | undefined,
  { groups }: Reading,
  errors: RowError[],
): Id[] {
  return names.flatMap((name) => {
    const called = groups.filter((group) => !group.archived && sameName(group.name, name));
    const asked = called.filter((group) => product?.modifierGroups.includes(group.id));
    if (asked.length > 0) return asked.map((group) => group.id);
    if (called.length === 1) return called.map((group) => group.id);
    const problem = `There ${called.length === 0 ? 'is no modifier group' : 'are several modifier groups'} called “${name}”.`;
    const remedy =
      called.length === 0
        ? 'Make it in the office first, or take it out of the file.'
        : 'Give it a name of its own in the office.';
    errors.push({ row, column: 'modifier_groups', problem, remedy });
    return [];
  });
}

const newProduct = (row: MenuRow, said: Said, rankIn: (category: Id) => number): Omit<Product, 'id'> => ({
  code: row.code,
  name: row.name,
  category: said.category,
  price: row.price,
  taxRate: said.taxRate ?? row.newTaxRate,
  station: said.station ?? null,
  course: said.course ?? null,
  modifierGroups: said.modifierGroups ?? [],
  allergens: said.allergens ?? [],
  availability: said.availability ?? 'available',
  rank: rankIn(said.category),
  archived: false,
});

/** New products stand below the others of their category, in the order of the file. */
function ranksBelow(products: readonly Product[]): (category: Id) => number {
  const last = new Map<Id, number>();
  for (const { category, rank } of products) last.set(category, Math.max(last.get(category) ?? 0, rank));
  return (category) => {
    const rank = nextRank(last.get(category));
    last.set(category, rank);
    return rank;
  };
}

const differing = (product: Product, said: Said): Fields =>
  Object.fromEntries(Object.entries(said).filter(([field, to]) => !same(product[field as SaidField], to)));

/** The order in which allergens and questions are listed is nobody's change. */
const same = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((one) => b.includes(one)) : a === b;

function fieldChange(field: SaidField, from: Fields, to: Fields, reading: Reading): FieldChange {
  if (field === 'price') return { field, from: from.price ?? noCents, to: to.price ?? noCents };
  return { field, from: worded(field, from, reading), to: worded(field, to, reading) };
}

function worded(field: Exclude<SaidField, 'price'>, of: Fields, reading: Reading): string {
  switch (field) {
    case 'name':
    case 'availability':
      return of[field] ?? '';
    case 'category':
      return reading.categories.nameOf(of.category);
    case 'station':
      return reading.stations.nameOf(of.station);
    case 'course':
      return reading.courses.nameOf(of.course);
    case 'taxRate':
      return `${(of.taxRate ?? 0) / 100} %`;
    case 'modifierGroups':
      return listed(
        (of.modifierGroups ?? []).map((id) => reading.groups.find((group) => group.id === id)?.name ?? '?'),
      );
    case 'allergens':
      return listed(of.allergens ?? []);
    case 'archived':
      return of.archived === true ? 'archived' : 'on the menu';
  }
}

const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));

function notIn(rows: readonly MenuRow[], known: ReadonlyMap<string, Product>): Listed[] {
  const codes = new Set(rows.map((row) => row.code));
  return [...known.values()]
    .filter((product) => !product.archived && !codes.has(product.code))
    .map(({ code, name }) => ({ code, name }));
}
