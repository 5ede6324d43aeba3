import { createMemoryStorage, newShelf } from '@comanda/shared/replica/storage-memory.ts';
import { deviceStorageSuite } from './device-storage-suite.ts';

deviceStorageSuite('storage in memory', async () => {
  const shelf = newShelf();
  return {
    open: () => createMemoryStorage(shelf),
    async empty() {
      shelf.documents.clear();
      shelf.wiped = true;
    },
    async remove() {},
  };
});
