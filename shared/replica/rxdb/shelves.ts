import type { RxCollection } from 'rxdb';
import type { RecordDocument } from '../../sync/device-ports.ts';
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
const read = new WeakMap<Text, RecordDocument | readonly RecordDocument[]>();

/** RxDB gives the same document again until it changes, so each is read once. */
function saidIn(document: Text): RecordDocument | readonly RecordDocument[] {
  const known = read.get(document) ?? (JSON.parse(document.json) as RecordDocument | readonly RecordDocument[]);
  read.set(document, known);
  return known;
}

const onShelf = (document: Text | undefined): Map<string, RecordDocument> => {
  const said = document === undefined ? [] : saidIn(document);
  return new Map((isSingle(said) ? [] : said).map((row) => [row.key, row]));
};

/** Every row in these documents, once. */
export function rowsIn(documents: readonly Text[]): RecordDocument[] {
  const rows = new Map<string, RecordDocument>();
  const said = documents.map(saidIn);
  for (const one of said) if (isSingle(one)) rows.set(one.key, one);
  for (const one of said) if (!isSingle(one)) for (const row of one) rows.set(row.key, row);
  return [...rows.values()];
}

type Records = RxCollection<RecordDoc>;
type Shelves = Map<string, Map<string, RecordDocument>>;

/** Puts rows where they belong, each in place of what it was. */
export async function shelve(records: Records, rows: readonly RecordDocument[]): Promise<void> {
  if (rows.length === 0) return;
  const known = await records.findByIds([...new Set(rows.map(nameOf))]).exec();
  const shelves: Shelves = new Map();
  for (const row of rows) {
    const name = nameOf(row);
    const shelf = shelves.get(name) ?? onShelf(known.get(name));
    shelves.set(name, shelf.set(row.key, row));
  }
  await put(records, shelves);
}

/** Takes rows away. Only their keys are known, so every shelf is looked at: it is done when a restored box has forgotten some. */
export async function unshelve(records: Records, keys: ReadonlySet<string>): Promise<void> {
  const changed: Shelves = new Map();
  for (const document of await records.find().exec()) {
    const shelf = onShelf(document);
    const gone = [...shelf.keys()].filter((key) => keys.has(key));
    for (const key of gone) shelf.delete(key);
    if (gone.length > 0) changed.set(document.key, shelf);
  }
  await put(records, changed);
  throwFirst((await records.bulkRemove([...keys])).error);
}

/** When a document was one row they said which. A schema that asked for less would not open the databases of then. */
const asBefore = { id: '', version: 0, fields: {} } as const;

async function put(records: Records, shelves: Shelves): Promise<void> {
  if (shelves.size === 0) return;
  const documents = [...shelves].map(
    ([name, shelf]): RecordDoc => ({
      key: name,
      json: JSON.stringify([...shelf.values()]),
      table: name.slice(0, name.lastIndexOf('/')) as RecordDoc['table'],
      ...asBefore,
    }),
  );
  throwFirst((await records.bulkUpsert(documents)).error);
}

/** RxDB reports some failures instead of throwing them. */
export function throwFirst(errors: readonly { readonly documentId: string; readonly status: number }[]): void {
  const [first] = errors;
  if (first !== undefined) throw new Error(`RxDB did not write ${first.documentId}: status ${first.status}.`);
}
