import type { RxCollection } from 'rxdb';
import type { StorageChange, StoredDocument, StoredKind } from '../../sync/device-ports.ts';
import { type DeviceDatabase, type Row, storedKinds, toRow } from './collections.ts';
import { type Dexie, textsIn } from './fence.ts';
import { type Shelves, throwFirst } from './shelves.ts';

/** Every kind by what all kinds have in common. */
const rows = (database: DeviceDatabase, kind: StoredKind): RxCollection<Row> =>
  database.collections[kind] as unknown as RxCollection<Row>;

export async function loadAll(dexies: ReadonlyMap<StoredKind, Dexie>, shelves: Shelves): Promise<StoredDocument[]> {
  const found = await Promise.all(
    [...dexies].map(async ([kind, dexie]): Promise<StoredDocument[]> => {
      const texts = await textsIn(dexie);
      return kind === 'record' ? shelves.rowsIn(texts) : texts.map(({ json }) => JSON.parse(json) as StoredDocument);
    }),
  );
  return found.flat();
}

/** More than this in one transaction, and those who came first wait for those who came last. */
const mostTogether = 200;

/**
 * How many of the waiting changes may share a transaction: only those that add to one and the same kind, because then a
 * crash leaves all or none of them. Others go alone, so that a later one is never there without an earlier one (S6); rows as
 * well, because RxDB changes the shelves that are there after it has put up those that are new.
 */
export function writtenTogether(waiting: readonly StorageChange[]): number {
  const kind = onlyKind(waiting[0]);
  if (kind === undefined) return 1;
  const end = waiting.findIndex((change) => onlyKind(change) !== kind);
  return Math.min(end === -1 ? waiting.length : end, mostTogether);
}

function onlyKind(change: StorageChange | undefined): StoredKind | undefined {
  const kind = change?.put[0]?.kind;
  if (change === undefined || kind === 'record' || change.drop.length > 0) return undefined;
  return change.put.every((document) => document.kind === kind) ? kind : undefined;
}

/** Puts, kind by kind with `meta` last, and drops only when all puts are there (S2). Returns how many were dropped. */
export async function writeAll(
  database: DeviceDatabase,
  shelves: Shelves,
  changes: readonly StorageChange[],
): Promise<number> {
  const puts = changes.flatMap(({ put }) => put);
  const drops = changes.flatMap(({ drop }) => drop);
  for (const kind of storedKinds) {
    if (kind === 'record') {
      await shelves.put(
        database.record,
        puts.filter((document) => document.kind === 'record'),
      );
      continue;
    }
    // By key, because a transaction takes each document once: the later one counts.
    const byKey = new Map(
      puts.filter((document) => document.kind === kind).map((document) => [document.key, toRow(document)]),
    );
    if (byKey.size > 0) throwFirst((await rows(database, kind).bulkUpsert([...byKey.values()])).error);
  }
  for (const kind of storedKinds) {
    const keys = new Set(drops.filter((drop) => drop.kind === kind).map((drop) => drop.key));
    if (keys.size === 0) continue;
    if (kind === 'record') await shelves.drop(database.record, keys);
    else throwFirst((await rows(database, kind).bulkRemove([...keys])).error);
  }
  return drops.length;
}

/** Removes for good what was dropped. Reads every document, so it is not done after each drop. */
export async function sweep(database: DeviceDatabase): Promise<void> {
  for (const kind of storedKinds) await rows(database, kind).storageInstance.cleanup(0);
}
