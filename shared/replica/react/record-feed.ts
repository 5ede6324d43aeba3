import type { Subscription } from 'rxjs';
import { EMPTY, switchMap } from 'rxjs';
import type { Static } from 'typebox';
import type { RecordDocument } from '../../sync/device-ports.ts';
import type { RecordTable, recordTables } from '../../sync/records.ts';
import type { RxdbStorage } from '../rxdb/storage-rxdb.ts';

export type Row<T extends RecordTable> = Static<(typeof recordTables)[T]>;
export type Rows<T extends RecordTable> = ReadonlyMap<string, Row<T>>;

type Watched = {
  told: ReadonlyMap<string, RecordDocument>;
  rows: ReadonlyMap<string, unknown>;
  /** The database has answered once. */
  isAnswered: boolean;
  readonly subscription: Subscription;
};

type Stored = Pick<RxdbStorage, 'database$' | 'shelves'>;

/** In the order of their ids. What has not changed stays the same object, whatever else lies on its shelf. */
function inOrder(rows: readonly RecordDocument[], before: Watched['told']): Watched['told'] {
  const now = rows.map((row) => {
    const known = before.get(row.id);
    return known !== undefined && saysTheSame(known, row) ? known : row;
  });
  return new Map(now.sort((a, b) => (a.id < b.id ? -1 : 1)).map((row) => [row.id, row]));
}

const areSame = (a: Watched['told'], b: Watched['told']): boolean =>
  a.size === b.size && [...a].every(([id, row]) => b.get(id) === row);

const fieldsOf = (told: Watched['told']): Watched['rows'] => new Map([...told].map(([id, { fields }]) => [id, fields]));

/** By what it says: a restored box may give the same number to another change. */
const saysTheSame = (known: RecordDocument, row: RecordDocument): boolean =>
  known === row || JSON.stringify(known.fields) === JSON.stringify(row.fields);

/**
 * The rows of tables as RxDB queries tell them, one query for each table that a screen has asked for. A page asks for many at once,
 * and their first answers are told together: else it would be drawn once for each, with half of what it shows.
 */
export class RecordFeed {
  readonly #storage: Stored;
  readonly #watched = new Map<RecordTable, Watched>();
  readonly #listeners = new Set<() => void>();

  constructor(storage: Stored) {
    this.#storage = storage;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same map until something in the table changes; empty before the first answer. */
  rows<T extends RecordTable>(table: T): Rows<T> {
    return (this.#watched.get(table) ?? this.#watch(table)).rows as Rows<T>;
  }

  stop(): void {
    for (const { subscription } of this.#watched.values()) subscription.unsubscribe();
  }

  /** What was read when the device was opened is shown at once, and the query tells what has changed since. */
  #watch(table: RecordTable): Watched {
    const { database$, shelves } = this.#storage;
    const told = inOrder(shelves.rowsOf(table), new Map());
    const watched: Watched = {
      told,
      rows: fieldsOf(told),
      isAnswered: told.size > 0,
      subscription: database$
        // While the database is being opened again, what was read last stays on the screen.
        .pipe(switchMap((database) => (database === null ? EMPTY : database.record.find({ selector: { table } }).$)))
        .subscribe((documents) => {
          const isFirst = !watched.isAnswered;
          watched.isAnswered = true;
          const now = inOrder(shelves.rowsIn(documents), watched.told);
          if (areSame(now, watched.told) && !isFirst) return;
          watched.told = now;
          watched.rows = fieldsOf(now);
          if (isFirst && [...this.#watched.values()].some((other) => !other.isAnswered)) return;
          for (const listener of this.#listeners) listener();
        }),
    };
    this.#watched.set(table, watched);
    return watched;
  }
}
