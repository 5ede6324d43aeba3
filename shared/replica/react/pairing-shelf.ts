import { isPairing, type Pairing } from './pairing.ts';

/** Where a browser keeps which device it is. Losing that would lose the way to every change that is stored but not sent. */
export type PairingShelf = {
  read(): Promise<Pairing | null>;
  /** Resolves when it would survive a power cut; false when this browser cannot store it. */
  keep(pairing: Pairing): Promise<boolean>;
  forget(): Promise<void>;
};

/** What is used of `localStorage`. */
export type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export type ShelfOptions = {
  readonly databases: IDBFactory;
  readonly memory: Memory;
  /** Keeps the tablet and the kitchen display of one browser apart: both are served by one box. */
  readonly app: string;
};

const databaseName = 'comanda-pairing';
const store = 'pairings';

/**
 * In two places, because each can be lost alone: `localStorage` is written seconds later (a browser that is killed before
 * forgets it), IndexedDB is emptied by some browsers when the disk is full.
 */
export function createPairingShelf({ databases, memory, app }: ShelfOptions): PairingShelf {
  const key = `comanda-${app}`;

  async function write(change: (rows: IDBObjectStore) => void): Promise<void> {
    const database = await open(databases);
    try {
      await new Promise<void>((done, fail) => {
        const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
        change(transaction.objectStore(store));
        transaction.oncomplete = () => done();
        transaction.onabort = () => fail(transaction.error);
      });
    } finally {
      database.close();
    }
  }

  return {
    async read() {
      // A browser that denies its databases cannot be a device; opening the device's own storage says so in words.
      const database = await open(databases).catch(() => null);
      if (database === null) return parse(memory.getItem(key));
      try {
        const kept: unknown = await answer(database.transaction(store).objectStore(store).get(key));
        return isPairing(kept) ? kept : parse(memory.getItem(key));
      } finally {
        database.close();
      }
    },
    async keep(pairing) {
      memory.setItem(key, JSON.stringify(pairing));
      return write((rows) => rows.put(pairing, key)).then(
        () => true,
        () => false,
      );
    },
    async forget() {
      memory.removeItem(key);
      await write((rows) => rows.delete(key));
    },
  };
}

function parse(text: string | null): Pairing | null {
  try {
    const read: unknown = JSON.parse(text ?? 'null');
    return isPairing(read) ? read : null;
  } catch {
    // Somebody else's text, or half of ours: then this browser is not paired.
    return null;
  }
}

function open(databases: IDBFactory): Promise<IDBDatabase> {
  const request = databases.open(databaseName, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(store);
  return answer(request);
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
