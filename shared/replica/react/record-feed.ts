import type { Observable, Subscription } from 'rxjs';
import { EMPTY, switchMap } from 'rxjs';
import type { Static } from 'typebox';
import type { RecordDocument } from '../../sync/device-ports.ts';
import type { RecordTable, recordTables } from '../../sync/records.ts';
import type { DeviceDatabase, RecordDoc } from '../rxdb/collections.ts';

export type Row<T extends RecordTable> = Static<(typeof recordTables)[T]>;
export type Rows<T extends RecordTable> = ReadonlyMap<string, Row<T>>;

type Watched = {
  rows: ReadonlyMap<string, unknown>;
  /** The database has answered once. */
  isAnswered: boolean;
  readonly subscription: Subscription;
};

const read = new WeakMap<Pick<RecordDoc, 'json'>, unknown>();

/** What a row says. RxDB gives the same document again until it changes, so each is read once. */
function fieldsIn(document: Pick<RecordDoc, 'json'>): unknown {
  if (!read.has(document)) read.set(document, (JSON.parse(document.json) as RecordDocument).fields);
  return read.get(document);
}

/**
 * The rows of tables as RxDB queries tell them, one query for each table that a screen has asked for. A page asks for many at once,
 * and their first answers are told together: else it would be drawn once for each, with half of what it shows.
 */
export class RecordFeed {
  readonly #database$: Observable<DeviceDatabase | null>;
  readonly #watched = new Map<RecordTable, Watched>();
  readonly #listeners = new Set<() => void>();

  constructor(database$: Observable<DeviceDatabase | null>) {
    this.#database$ = database$;
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

  #watch(table: RecordTable): Watched {
    const watched: Watched = {
      rows: new Map(),
      isAnswered: false,
      subscription: this.#database$
        // While the database is being opened again, what was read last stays on the screen.
        .pipe(switchMap((database) => (database === null ? EMPTY : database.record.find({ selector: { table } }).$)))
        .subscribe((documents) => {
          watched.rows = new Map(documents.map((document) => [document.id, fieldsIn(document)]));
          const isFirst = !watched.isAnswered;
          watched.isAnswered = true;
          if (isFirst && [...this.#watched.values()].some((other) => !other.isAnswered)) return;
          for (const listener of this.#listeners) listener();
        }),
    };
    this.#watched.set(table, watched);
    return watched;
  }
}
