import { isRefusal, type RefusalCode } from '@comanda/shared/base/refusal.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { RecordTable } from '@comanda/shared/sync/records.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One change of one row, with what stood there before; `before` is null for a row that it makes. */
export type Edit = {
  readonly table: RecordTable;
  readonly id: string;
  readonly before: Fields | null;
  readonly after: Fields;
};

/** What a person did in one go, and takes back in one go. */
export type Step = readonly Edit[];

export type Wish = { readonly table: RecordTable; readonly id: string; readonly fields: Fields };

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What a wish would change here; null when everything is so already. */
export function editFor(core: DeviceCore, { table, id, fields }: Wish): Edit | null {
  const known = core.records(table).get(id)?.fields ?? null;
  if (known === null) return { table, id, before: null, after: { ...fields, id } };
  const changed = Object.entries(fields).filter(([field, value]) => !same(known[field], value));
  if (changed.length === 0) return null;
  const before = Object.fromEntries(changed.map(([field]) => [field, known[field]]));
  return { table, id, before, after: Object.fromEntries(changed) };
}

/** Makes the changes, until one of them is refused. */
export function makeEdits(core: DeviceCore, edits: Step): RefusalCode | null {
  for (const { table, id, after } of edits) {
    const answer = core.changeRecord(table, id, after);
    if (isRefusal(answer)) return answer.refused;
  }
  return null;
}

/**
 * The changes that take a step back. A field that somebody has changed since is theirs and stays; a row that the step made is
 * archived, because nothing is ever deleted. The latest edit is taken back first.
 */
export function takingBack(step: Step, fieldsNow: (table: RecordTable, id: string) => Fields | null): Step {
  return [...step].reverse().flatMap(({ table, id, before, after }) => {
    const now = fieldsNow(table, id);
    if (now === null) return [];
    if (before === null) {
      return now.archived === true ? [] : [{ table, id, before: { archived: false }, after: { archived: true } }];
    }
    const mine = Object.keys(before).filter((field) => same(now[field], after[field]));
    if (mine.length === 0) return [];
    const pick = (from: Fields): Fields => Object.fromEntries(mine.map((field) => [field, from[field]]));
    return [{ table, id, before: pick(after), after: pick(before) }];
  });
}
