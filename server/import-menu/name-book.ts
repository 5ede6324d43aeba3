import type { Id } from '@comanda/shared/base/ids.ts';
import type { RecordsChange } from '@comanda/shared/sync/box-records.ts';
import type { RecordTable } from '@comanda/shared/sync/records.ts';

export type NamedRow = { readonly id: Id; readonly name: string; readonly rank: number; readonly archived: boolean };

/** Rows of one table by what people call them; capitals make no difference. */
export type NameBook = {
  /** Makes the row when it is missing, brings it back when it is archived. */
  idOf(name: string): Id;
  /** For people; null and undefined are none. */
  nameOf(id: Id | null | undefined): string;
  readonly changes: readonly RecordsChange[];
  readonly created: readonly { readonly table: RecordTable; readonly name: string }[];
};

const highestRank = 9999;

/** One further down, as far as ranks go; they may repeat at the end. */
export const nextRank = (last: number | undefined): number =>
  last === undefined ? 0 : Math.min(highestRank, last + 1);

/** @param blank what else a new row of the table has */
export function nameBook(
  table: RecordTable,
  rows: readonly NamedRow[],
  makeId: () => Id,
  blank: Readonly<Record<string, unknown>> = {},
): NameBook {
  const names = new Map<Id, string>();
  const ids = new Map<string, Id>();
  const asleep = new Set<Id>();
  const changes: RecordsChange[] = [];
  const created: { table: RecordTable; name: string }[] = [];
  let last = rows.length === 0 ? undefined : Math.max(...rows.map((row) => row.rank));
  // Of two with one name the archived one gives way, then the one further down.
  for (const row of rows.toSorted((a, b) => Number(b.archived) - Number(a.archived) || b.rank - a.rank)) {
    names.set(row.id, row.name);
    ids.set(key(row.name), row.id);
    if (row.archived) asleep.add(row.id);
  }
  const make = (name: string): Id => {
    const id = makeId();
    last = nextRank(last);
    names.set(id, name);
    ids.set(key(name), id);
    changes.push({ table, id, fields: { name, rank: last, ...blank, archived: false } });
    created.push({ table, name });
    return id;
  };
  const idOf = (name: string): Id => {
    const id = ids.get(key(name));
    if (id === undefined) return make(name);
    if (asleep.delete(id)) {
      changes.push({ table, id, fields: { archived: false } });
      created.push({ table, name });
    }
    return id;
  };
  return {
    idOf,
    nameOf: (id) => (id === null || id === undefined ? 'none' : (names.get(id) ?? '?')),
    changes,
    created,
  };
}

/** Names that differ only in capitals or in how an accent is stored are one name. */
export const sameName = (a: string, b: string): boolean => key(a) === key(b);
const key = (name: string): string => name.normalize('NFC').trim().toLowerCase();
