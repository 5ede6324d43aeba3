import 'fake-indexeddb/auto';
import type { DeviceDatabase } from '@comanda/shared/replica/rxdb/collections.ts';
import { createRxdbStorage, type RxdbStorage } from '@comanda/shared/replica/rxdb/storage-rxdb.ts';
import type { RecordDocument, Timers } from '@comanda/shared/sync/device-ports.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { crashSuite, deviceStorageSuite, load, type StoragePlace, tap, write } from './device-storage-suite.ts';

/** Waits before a retry are skipped; the patience with a database that does not answer stays. */
const timers: Timers = {
  after(ms, run) {
    const handle = setTimeout(run, ms > 5000 ? ms : 0);
    return () => clearTimeout(handle);
  },
};

let remembered: Map<string, string>;
const memory = {
  getItem: (key: string) => remembered.get(key) ?? null,
  setItem: (key: string, value: string) => void remembered.set(key, value),
};

let name: string;
let count = 0;
let opened: RxdbStorage[] = [];
function open(): RxdbStorage {
  const storage = createRxdbStorage({ name, timers, memory });
  opened.push(storage);
  return storage;
}

/** A storage is closed when it says that it has no database any more. */
const whenClosed = (storage: RxdbStorage): Promise<void> =>
  new Promise((resume) => storage.database$.subscribe({ complete: () => resume() }));

async function closeAll(): Promise<void> {
  for (const storage of opened) storage.close();
  await Promise.all(opened.map(whenClosed));
  opened = [];
}

beforeEach(() => {
  // RxDB advertises once per process.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  count += 1;
  name = `device-${count}`;
  remembered = new Map();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await closeAll();
});

async function empty(): Promise<void> {
  await closeAll();
  for (const { name: each } of await indexedDB.databases()) {
    if (each !== undefined) await requested(indexedDB.deleteDatabase(each));
  }
}

const requested = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((answer, fail) => {
    request.onsuccess = () => answer(request.result);
    request.onerror = () => fail(request.error);
  });

/** What was asked of IndexedDB. Dexie binds `transaction` when it opens, so the ear is there before. */
let writing: { readonly how: unknown }[] = [];
let dead: { after: number; how: string } | undefined;
beforeEach(() => {
  const original = IDBDatabase.prototype.transaction;
  writing = [];
  dead = undefined;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...asked) {
    if (asked[1] === 'readwrite') {
      if (dead !== undefined && dead.after <= 0) throw new DOMException('The connection was lost.', dead.how);
      if (dead !== undefined) dead.after -= 1;
      writing.push({ how: asked[2] });
    }
    return original.apply(this, asked);
  });
});

/** From now on the database refuses writing transactions after so many, as one that iOS took away. */
function dieAfter(transactions: number, how = 'InvalidStateError'): { heal(): void } {
  dead = { after: transactions, how };
  return {
    heal() {
      dead = undefined;
    },
  };
}

const place: StoragePlace = {
  open,
  empty,
  /** A step is a transaction. */
  async killDuring(change, steps) {
    const storage = open();
    await load(storage);
    const death = dieAfter(steps);
    const failure = await write(storage, change);
    death.heal();
    return failure === undefined ? null : 'killed';
  },
  remove: closeAll,
};

deviceStorageSuite('storage in RxDB', async () => place);
crashSuite('RxDB', async () => {
  count += 1;
  name = `device-${count}`;
  return place;
});

const databaseOf = (storage: RxdbStorage): Promise<DeviceDatabase> =>
  new Promise((answer) => storage.database$.subscribe((database) => database && answer(database)));

test('S1 every transaction that writes documents asks for strict durability', async () => {
  const storage = open();
  await write(storage, { put: [tap('beer')] });
  await write(storage, { put: [tap('wine')], drop: [{ kind: 'tap', key: 'beer' }] });
  expect(writing.length).toBeGreaterThan(7);
  for (const { how } of writing) expect(how).toEqual({ durability: 'strict' });
});

test('one tap is one writing transaction', async () => {
  const storage = open();
  await load(storage);
  writing = [];
  await write(storage, { put: [tap('beer')] });
  expect(writing).toHaveLength(1);
});

test('taps that wait go out in one transaction', async () => {
  const storage = open();
  await load(storage);
  writing = [];
  await Promise.all(Array.from({ length: 30 }, (_, at) => write(storage, { put: [tap(`tap ${at}`)] })));
  expect(writing.length).toBeLessThan(4);
});

test('S8 a write is stopped inside its own transaction when a newer owner has come', async () => {
  const storage = open();
  await write(storage, { put: [tap('beer')] });
  const raw = await requested(indexedDB.open(`rxdb-dexie-${name}--0--tap`));
  const table = raw.transaction('docs', 'readwrite').objectStore('docs');
  await requested(table.put({ key: ' owner', owner: 99 }));
  expect(await write(storage, { put: [tap('late')] })).toMatchObject({ failed: 'fenced' });
  expect(await requested(raw.transaction('docs').objectStore('docs').get('late'))).toBeUndefined();
  expect(await write(storage, { put: [tap('later')] })).toMatchObject({ failed: 'fenced' });
  raw.close();
});

test('a database that dies in the background is opened again, and the tap is written', async () => {
  const storage = open();
  await write(storage, { put: [tap('beer')] });
  const first = await databaseOf(storage);
  const death = dieAfter(0);
  const answer = write(storage, { put: [tap('wine')] });
  // It comes back when the storage has let go of it.
  await new Promise<void>((resume) => {
    storage.database$.subscribe((database) => {
      if (database === null) resume();
    });
  });
  death.heal();
  expect(await answer).toBeUndefined();
  expect(await databaseOf(storage)).not.toBe(first);
  expect((await load(open())).documents).toHaveLength(2);
});

test('a database that stays dead fails the write, and a later write may succeed', async () => {
  const storage = open();
  await write(storage, { put: [tap('beer')] });
  const death = dieAfter(0, 'UnknownError');
  expect(await write(storage, { put: [tap('wine')] })).toMatchObject({ failed: 'broken' });
  death.heal();
  expect(await write(storage, { put: [tap('soup')] })).toBeUndefined();
  expect((await load(open())).documents.map(({ key }) => key).sort()).toEqual(['beer', 'soup']);
});

test('a full disk is called by its name, and room makes it good', async () => {
  const storage = open();
  await load(storage);
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  expect(await write(storage, { put: [tap('beer')] })).toMatchObject({ failed: 'quota' });
  full.mockRestore();
  expect(await write(storage, { put: [tap('beer')] })).toBeUndefined();
});

test('a database emptied under an open storage confirms nothing more', async () => {
  const storage = open();
  await write(storage, { put: [tap('beer')] });
  const database = await databaseOf(storage);
  await database.close();
  for (const { name: each } of await indexedDB.databases()) {
    if (each !== undefined) await requested(indexedDB.deleteDatabase(each));
  }
  expect(await write(storage, { put: [tap('wine')] })).toMatchObject({ failed: 'broken' });
  expect(await write(storage, { put: [tap('soup')] })).toMatchObject({ failed: 'broken' });
  storage.close();
  expect((await load(open())).wiped).toBe(true);
});

const product = (id: string, version: number, name: string): RecordDocument => ({
  kind: 'record',
  key: `products ${id}`,
  table: 'products',
  id,
  version,
  fields: { name },
  clocks: { name: version },
});

test('screens query records by table and hear of changes', async () => {
  const storage = open();
  await write(storage, {
    put: [product('cola', 1, 'Cola'), { ...product('bar', 1, 'Bar'), table: 'floors', key: 'floors bar' }],
  });
  const database = await databaseOf(storage);
  const seen: unknown[] = [];
  const watching = database.record
    .find({ selector: { table: 'products' } })
    .$.subscribe((records) => seen.push(storage.shelves.rowsIn(records).map(({ fields }) => fields.name)));
  await vi.waitFor(() => expect(seen).toEqual([['Cola']]));
  await write(storage, { put: [product('cola', 2, 'Cola zero')] });
  await vi.waitFor(() => expect(seen.at(-1)).toEqual(['Cola zero']));
  watching.unsubscribe();
});

const names = async (storage: RxdbStorage): Promise<unknown[]> =>
  (await load(storage)).documents.flatMap((one) => (one.kind === 'record' ? [one.fields.name] : [])).sort();

test('a menu of thousands is a few documents, and one row of it is changed and dropped by itself', async () => {
  const storage = open();
  const put = Array.from({ length: 2_000 }, (_, at) => product(`dish ${at}`, 1, `Dish ${at}`));
  await write(storage, { put });
  const raw = await requested(indexedDB.open(`rxdb-dexie-${name}--0--record`));
  // And the owner's row.
  expect(await requested(raw.transaction('docs').objectStore('docs').count())).toBeLessThanOrEqual(17);
  raw.close();
  await write(storage, { put: [product('dish 7', 2, 'Dish of the day')] });
  await write(storage, { drop: [{ kind: 'record', key: 'products dish 8' }] });
  await closeAll();
  const there = await names(open());
  expect(there).toHaveLength(1_999);
  expect(there).toContain('Dish of the day');
  for (const gone of ['Dish 7', 'Dish 8']) expect(there).not.toContain(gone);
});

test('what was read or written last of a table is told without asking the database', async () => {
  const storage = open();
  await write(storage, { put: [product('cola', 1, 'Cola'), product('soup', 1, 'Soup')] });
  await closeAll();
  const again = open();
  await load(again);
  const told = () => again.shelves.rowsOf('products').map(({ fields }) => fields.name);
  expect(told().sort()).toEqual(['Cola', 'Soup']);
  await write(again, { put: [product('cola', 2, 'Cola zero')] });
  await write(again, { drop: [{ kind: 'record', key: 'products soup' }] });
  expect(told()).toEqual(['Cola zero']);
  expect(again.shelves.rowsOf('tables')).toEqual([]);
});

test('a row that a program of before wrote by itself counts until it is changed or dropped', async () => {
  const storage = open();
  await load(storage);
  const { record } = await databaseOf(storage);
  const alone = [product('cola', 1, 'Cola'), product('soup', 1, 'Soup'), product('beer', 1, 'Beer')];
  const shown = { table: 'products', id: 'x', version: 1, fields: {} } as const;
  await record.bulkInsert(alone.map((row) => ({ key: row.key, json: JSON.stringify(row), ...shown })));
  expect(await names(storage)).toEqual(['Beer', 'Cola', 'Soup']);
  await write(storage, { put: [product('cola', 2, 'Cola zero')] });
  await write(storage, { drop: [{ kind: 'record', key: 'products soup' }] });
  await closeAll();
  expect(await names(open())).toEqual(['Beer', 'Cola zero']);
});

test.each([0, 1, 2])(
  'what a shelf has replaced does not come back when the power goes %i writes into a drop',
  async (writes) => {
    const storage = open();
    await load(storage);
    const { record } = await databaseOf(storage);
    const old = product('cola', 1, 'Cola');
    const shown = { table: 'products', id: 'x', version: 1, fields: {} } as const;
    await record.bulkInsert([{ key: old.key, json: JSON.stringify(old), ...shown }]);
    await write(storage, { put: [product('cola', 2, 'Cola zero'), product('soup', 1, 'Soup')] });
    const death = dieAfter(writes);
    await write(storage, { drop: [{ kind: 'record', key: old.key }] });
    death.heal();
    await closeAll();
    expect(await names(open())).not.toContain('Cola');
  },
);

test('what was dropped does not stay on the disk for ever', async () => {
  const storage = open();
  const keys = Array.from({ length: 250 }, (_, at) => `tap ${at}`);
  await write(storage, { put: keys.map((key) => tap(key)) });
  await write(storage, { drop: keys.map((key) => ({ kind: 'tap', key })) });
  await write(storage, { put: [tap('last')] });
  const raw = await requested(indexedDB.open(`rxdb-dexie-${name}--0--tap`));
  // The last tap and the owner's row.
  expect(await requested(raw.transaction('docs').objectStore('docs').count())).toBe(2);
  raw.close();
});
