import { createRxDatabase } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { StoredKind } from '../../sync/device-ports.ts';
import {
  collectionCreators,
  type DeviceCollections,
  type DeviceDatabase,
  hashText,
  storedKinds,
} from './collections.ts';
import { type Claim, claim, createFence, type Dexie, type Fence } from './fence.ts';

export type OpenDatabase = {
  readonly database: DeviceDatabase;
  /** What lies under it. */
  readonly dexies: ReadonlyMap<StoredKind, Dexie>;
  readonly fence: Fence;
  readonly claim: Claim;
};

/** @param expected our own last owner number, when this is not the first opening. */
export async function openDatabase(name: string, expected: number | undefined): Promise<OpenDatabase> {
  const fence = createFence();
  const dexies = new Map<StoredKind, Dexie>();
  const database = await createRxDatabase<DeviceCollections>({
    name,
    storage: getRxStorageDexie({
      // The default of Chromium says done when the write is in the system's cache, and a flat battery empties that.
      chromeTransactionDurability: 'strict',
      cache: 'disabled',
      onCreate(dexie, dexieName) {
        const kind = storedKinds.find((each) => dexieName.endsWith(`--${each}`));
        if (kind === undefined) return;
        dexies.set(kind, dexie);
        fence.guard(dexie);
      },
    }),
    hashFunction: hashText,
    // Only one tab has the device's data, so there is nothing to tell the others.
    multiInstance: false,
    closeDuplicates: true,
  });
  try {
    await database.addCollections(collectionCreators);
    const claimed = await claim(inOneOrder(dexies), expected);
    fence.arm(claimed.owner);
    return { database, dexies, fence, claim: claimed };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** `meta` first: it is the one whose number counts. Two who open at once meet there, and one of them gets no further. */
function inOneOrder(dexies: ReadonlyMap<StoredKind, Dexie>): Dexie[] {
  return [...storedKinds].reverse().map((kind) => {
    const dexie = dexies.get(kind);
    // Dexie databases are shared by name: this one is still held by a connection that did not close.
    if (dexie === undefined) throw new Error(`The database of ${kind} is still open elsewhere in this tab.`);
    return dexie;
  });
}
