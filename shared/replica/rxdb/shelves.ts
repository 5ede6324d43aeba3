import type { RxCollection } from 'rxdb';
import type { RecordDocument } from '../../sync/device-ports.ts';
import type { RecordTable } from '../../sync/records.ts';
import type { RecordDoc } from './collections.ts';
import type { Text } from './fence.ts';

/**
 * Rows of a table lie on shelves, many in one document. IndexedDB takes its time for each document that it gives, and a menu of
 * thousands was most of what a start took; a shelf holds so few that writing it again for one row is nothing.
 */
const shelvesOfTable = 16;

/** FNV-1a over the key: which shelf of its table a row lies on, for as long as there is a device. */
function shelfOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % shelvesOfTable;
}

const nameOf = ({ table, key }: RecordDocument): string => `${table}/${shelfOf(key)}`;

/** A program of before wrote each row as a document of its own: it counts until the row lies on a shelf. */
const isSingle = (said: object): said is RecordDocument => 'kind' in said;

type Records = RxCollection<RecordDoc>;
type Said = RecordDocument | readonly RecordDocument[];

/** The shelves of one device, and what was read or written of each last: a text is read once, by the core and by screens. */
export class Shelves {
  readonly #read = new Map<string, { readonly json: string; readonly said: Said }>();

  /** Every row in these documents, once. */
  rowsIn(documents: readonly Text[]): RecordDocument[] {
    return rowsOf(documents.map((document) => this.#saidIn(document)));
  }

  /** The rows of a table as they were read last, without asking the database: none before anything was. */
  rowsOf(table: RecordTable): RecordDocument[] {
    const of = (said: Said): RecordTable | undefined => (isSingle(said) ? said : said[0])?.table;
    return rowsOf([...this.#read.values()].map(({ said }) => said).filter((said) => of(said) === table));
  }

  /** Puts rows where they belong, each in place of what it was. */
  async put(records: Records, rows: readonly RecordDocument[]): Promise<void> {
    if (rows.length === 0) return;
    const known = await records.findByIds([...new Set(rows.map(nameOf))]).exec();
    const shelves: Changed = new Map();
    for (const row of rows) {
      const name = nameOf(row);
      const shelf = shelves.get(name) ?? this.#onShelf(known.get(name));
      shelves.set(name, shelf.set(row.key, row));
    }
    await this.#write(records, shelves);
  }

  /** Takes rows away. Only their keys are known, so every shelf is looked at: it is done when a restored box has forgotten some. */
  async drop(records: Records, keys: ReadonlySet<string>): Promise<void> {
    const shelves: Changed = new Map();
    for (const document of await records.find().exec()) {
      const shelf = this.#onShelf(document);
      const gone = [...shelf.keys()].filter((key) => keys.has(key));
      for (const key of gone) shelf.delete(key);
      if (gone.length > 0) shelves.set(document.key, shelf);
    }
    // Those of before first: left alone they would count again, as they were before they lay on a shelf.
    throwFirst((await records.bulkRemove([...keys])).error);
    for (const key of keys) this.#read.delete(key);
    await this.#write(records, shelves);
  }

  async #write(records: Records, shelves: Changed): Promise<void> {
    if (shelves.size === 0) return;
    const documents = [...shelves].map(
      ([name, shelf]): RecordDoc => ({
        key: name,
        json: JSON.stringify([...shelf.values()]),
        table: name.slice(0, name.lastIndexOf('/')) as RecordTable,
        ...asBefore,
      }),
    );
    throwFirst((await records.bulkUpsert(documents)).error);
    for (const { key, json } of documents) this.#read.set(key, { json, said: [...(shelves.get(key)?.values() ?? [])] });
  }

  #saidIn({ key, json }: Text): Said {
    const known = this.#read.get(key);
    if (known?.json === json) return known.said;
    const said = JSON.parse(json) as Said;
    this.#read.set(key, { json, said });
    return said;
  }

  #onShelf(document: Text | undefined): Map<string, RecordDocument> {
    const said = document === undefined ? [] : this.#saidIn(document);
    return new Map((isSingle(said) ? [] : said).map((row) => [row.key, row]));
  }
}

type Changed = Map<string, Map<string, RecordDocument>>;

function rowsOf(all: readonly Said[]): RecordDocument[] {
  const rows = new Map<string, RecordDocument>();
  for (const said of all) if (isSingle(said)) rows.set(said.key, said);
  for (const said of all) if (!isSingle(said)) for (const row of said) rows.set(row.key, row);
  return [...rows.values()];
}

/** When a document was one row they said which. A schema that asked for less would not open the databases of then. */
const asBefore = { id: '', version: 0, fields: {} } as const;

/** RxDB reports some failures instead of throwing them. */
export function throwFirst(errors: readonly { readonly documentId: string; readonly status: number }[]): void {
  const [first] = errors;
  if (first !== undefined) throw new Error(`RxDB did not write ${first.documentId}: status ${first.status}.`);
}
