import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp, type Manifest, verifyBackup } from './backup.ts';
import { openRestaurant } from './box-store.ts';
import { groupOf, idOf, lineRow, orderRow, recordAt, tagOf, tapAt, wallMs } from './sample/group.ts';
import { temporaryFolder } from './sample/places.ts';
import { sampleFields } from './sample/records.ts';
import { sealOf } from './seal.ts';

const order = idOf('order');

function evening() {
  const folder = temporaryFolder();
  const restaurant = openRestaurant(join(folder, 'restaurant.sqlite'));
  const lines = Array.from({ length: 30 }, (_, at) => lineRow(idOf(`line${at}`), order, { note: 'x'.repeat(9_000) }));
  restaurant.store.commit(
    groupOf({
      from: 0,
      records: [recordAt(1, 'products', sampleFields.products)],
      projections: [orderRow(order, { lines })],
    }),
  );
  for (let at = 2; at <= 40; at++) restaurant.store.commit(tapAt(at, order));
  return { folder, ...restaurant };
}

test('I12 a backup is one private file with a manifest, and opens as the same restaurant', async () => {
  const { folder, database, store } = evening();
  const path = await backUp(database, folder, wallMs);
  const manifest = await verifyBackup(path);
  expect(manifest).toMatchObject({
    epoch: 1,
    head: 40,
    tag: tagOf(40),
    madeMs: wallMs,
    counts: { order_events: 39, products: 1 },
  });
  const copy = join(folder, 'restored.sqlite');
  copyFileSync(join(folder, manifest.file), copy);
  expect(statSync(join(folder, manifest.file)).mode & 0o077).toBe(0);
  const restored = openRestaurant(copy);
  expect(restored.store.load()).toEqual(store.load());
  expect(sealOf(restored.database).mac('word')).toBe(sealOf(database).mac('word'));
});

test('I12 the restaurant goes on while it is copied; the copy is a whole moment of it', async () => {
  const { folder, database, store } = evening();
  const done = backUp(database, folder, wallMs);
  for (let at = 41; at <= 60; at++) {
    await new Promise(setImmediate);
    store.commit(tapAt(at, order));
  }
  const { head, counts } = await verifyBackup(await done);
  expect(head).toBeGreaterThanOrEqual(40);
  expect(counts.order_events).toBe(head - 1);
  expect(store.load().head).toBe(60);
});

test('a backup that was changed, or whose manifest was, is found out', async () => {
  const { folder, database } = evening();
  const path = await backUp(database, folder, wallMs);
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...manifest, head: 39 }));
  await expect(verifyBackup(path)).rejects.toThrow(/does not hold what its manifest says/);
  writeFileSync(path, JSON.stringify(manifest));
  const file = join(folder, manifest.file);
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(5_000) ^ 1, 5_000);
  writeFileSync(file, bytes);
  await expect(verifyBackup(path)).rejects.toThrow(/has changed since/);
});
