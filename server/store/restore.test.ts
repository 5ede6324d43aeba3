import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp, readManifest } from './backup.ts';
import { openRestaurant } from './box-store.ts';
import { restoreInto, sourceAt } from './restore.ts';
import { idOf, tapAt, wallMs } from './sample/group.ts';
import { temporaryFolder } from './sample/places.ts';

const order = idOf('order');
const rests = ['', '-wal', '-shm'];

/** A backup of the third tap, and the files of a box that was killed after the eighth, its log not yet brought home. */
async function killedAfterBackup() {
  const folder = temporaryFolder();
  const alive = join(folder, 'alive.sqlite');
  const { database, store } = openRestaurant(alive);
  for (let at = 1; at <= 3; at += 1) store.commit(tapAt(at, order));
  const manifest = await backUp(database, join(folder, 'backups'), wallMs);
  for (let at = 4; at <= 8; at += 1) store.commit(tapAt(at, order));
  const data = join(folder, 'data');
  mkdirSync(data);
  const path = join(data, 'comanda.sqlite');
  for (const rest of rests) copyFileSync(`${alive}${rest}`, `${path}${rest}`);
  database.close();
  return { folder, data, path, manifest };
}

function headIn(path: string): number {
  const { database, store } = openRestaurant(path);
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    return store.load().head;
  } finally {
    database.close();
  }
}

test('the backup takes the place of the file, which stays beside it with its log in it', async () => {
  const { path, manifest } = await killedAfterBackup();
  const kept = await restoreInto(path, sourceAt(manifest), wallMs);
  expect(headIn(path)).toBe(3);
  expect(kept).toBe(`${path}.replaced-2026-03-06T19-00-00-000Z`);
  expect(headIn(kept ?? '')).toBe(8);
});

test('killed between any two steps, the restaurant is the old one or the new one, whole', async () => {
  const { folder, data, path, manifest } = await killedAfterBackup();
  const moments: string[] = [];
  await restoreInto(path, sourceAt(manifest), wallMs, (step) => {
    const moment = join(folder, `moment ${moments.length}`);
    mkdirSync(moment);
    for (const name of readdirSync(data)) copyFileSync(join(data, name), join(moment, name));
    moments.push(step);
  });
  expect(moments.length).toBeGreaterThan(4);
  const heads = moments.map((_, at) => headIn(join(folder, `moment ${at}`, 'comanda.sqlite')));
  expect(heads).toEqual(moments.map((step) => (step === 'done' ? 3 : 8)));
});

test('a file that does not open any more is kept, and its log is not read into the new one', async () => {
  const { path, manifest, folder } = await killedAfterBackup();
  headIn(path);
  const { database, store } = openRestaurant(path);
  store.commit(tapAt(9, order));
  for (const rest of ['-wal', '-shm']) copyFileSync(`${path}${rest}`, join(folder, rest));
  database.close();
  for (const rest of ['-wal', '-shm']) copyFileSync(join(folder, rest), `${path}${rest}`);
  writeFileSync(path, readFileSync(path).fill(7, 0, 100));
  const kept = (await restoreInto(path, sourceAt(manifest), wallMs)) ?? '';
  expect(headIn(path)).toBe(3);
  expect(readFileSync(kept).subarray(0, 100)).toEqual(Buffer.alloc(100, 7));
});

test('a file that was emptied keeps its log aside', async () => {
  const { path, manifest } = await killedAfterBackup();
  writeFileSync(path, '');
  const kept = (await restoreInto(path, sourceAt(manifest), wallMs)) ?? '';
  expect(headIn(path)).toBe(3);
  expect(existsSync(`${kept}-wal`)).toBe(true);
});

test('the log of a file that is gone is not read into the new one', async () => {
  const { path, manifest } = await killedAfterBackup();
  rmSync(path);
  expect(await restoreInto(path, sourceAt(manifest), wallMs)).toBeNull();
  expect(headIn(path)).toBe(3);
});

test('a running box, a changed file and a newer schema are refused, and nothing is changed', async () => {
  const { path, manifest } = await killedAfterBackup();
  const { database } = openRestaurant(path);
  await expect(restoreInto(path, sourceAt(manifest), wallMs)).rejects.toMatchObject({ name: 'DatabaseInUse' });
  database.close();
  const said = readManifest(manifest);
  writeFileSync(manifest, JSON.stringify({ ...said, schemaVersion: 99 }));
  await expect(restoreInto(path, sourceAt(manifest), wallMs)).rejects.toMatchObject({ name: 'DatabaseTooNew' });
  writeFileSync(manifest, JSON.stringify({ ...said, sha256: '0'.repeat(64) }));
  await expect(restoreInto(path, sourceAt(manifest), wallMs)).rejects.toThrow(/changed since/);
  expect(headIn(path)).toBe(8);
});
