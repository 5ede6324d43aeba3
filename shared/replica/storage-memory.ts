import type { DeviceStorage, StorageFailure, StoredDocument, StoredKind } from '../sync/device-ports.ts';

/** What outlives the storage that wrote it: hand the same shelf to the next one, as a disk outlives a program. */
export type Shelf = { readonly documents: Map<string, string>; owner: number; wiped: boolean };

export const newShelf = (): Shelf => ({ documents: new Map(), owner: 0, wiped: false });

const address = (kind: StoredKind, key: string): string => `${kind} ${key}`;

/** A device's storage that lasts as long as its shelf. Documents are kept as JSON, so that nobody shares an object. */
export function createMemoryStorage(shelf: Shelf = newShelf()): DeviceStorage {
  shelf.owner += 1;
  const me = shelf.owner;
  let closed = false;

  const failure = (asked: { closed: boolean }): StorageFailure | undefined => {
    if (asked.closed) return { failed: 'closed', detail: 'This storage was closed.' };
    if (shelf.owner !== me) return { failed: 'fenced', detail: 'The shelf was opened by another owner.' };
    return undefined;
  };

  return {
    load(done) {
      const asked = { closed };
      queueMicrotask(() => {
        const wiped = shelf.wiped;
        const documents = [...shelf.documents.values()].map((json) => JSON.parse(json) as StoredDocument);
        shelf.wiped = false;
        done(failure(asked) ?? { documents, wiped });
      });
    },
    write(change, done) {
      // Read now: what the caller does to its objects afterwards is not part of this write.
      const puts = change.put.map(
        (document) => [address(document.kind, document.key), JSON.stringify(document)] as const,
      );
      const asked = { closed };
      queueMicrotask(() => {
        const failed = failure(asked);
        if (failed === undefined) {
          for (const [at, json] of puts) shelf.documents.set(at, json);
          for (const { kind, key } of change.drop) shelf.documents.delete(address(kind, key));
        }
        done(failed);
      });
    },
    close() {
      closed = true;
    },
  };
}
