import type { DeviceCore } from '../../sync/device-core.ts';
import type { RecordTable } from '../../sync/records.ts';
import type { RecordFeed, Row, Rows } from '../react/record-feed.ts';

/** The rows of a device that has no database to be asked: those that its core holds. */
export class RowsInMemory implements Pick<RecordFeed, 'subscribe' | 'rows' | 'stop'> {
  readonly #core: Pick<DeviceCore, 'records' | 'onChange'>;
  readonly #known = new Map<RecordTable, { readonly text: string; readonly rows: ReadonlyMap<string, unknown> }>();
  readonly #stale = new Set<RecordTable>();

  constructor(core: Pick<DeviceCore, 'records' | 'onChange'>) {
    this.#core = core;
    core.onChange(() => {
      for (const table of this.#known.keys()) this.#stale.add(table);
    });
  }

  subscribe = (listener: () => void): (() => void) => this.#core.onChange(listener);

  /** The same map until something in the table changes. */
  rows<T extends RecordTable>(table: T): Rows<T> {
    const known = this.#known.get(table);
    if (known !== undefined && !this.#stale.has(table)) return known.rows as Rows<T>;
    this.#stale.delete(table);
    const rows = [...this.#core.records(table).values()];
    const text = JSON.stringify(rows.map(({ fields }) => fields));
    const now = text === known?.text ? known : { text, rows: new Map(rows.map(({ id, fields }) => [id, fields])) };
    this.#known.set(table, now);
    return now.rows as ReadonlyMap<string, Row<T>>;
  }

  stop(): void {}
}
