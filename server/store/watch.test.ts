import { copyFileSync, readdirSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { idOf, tapAt } from './sample/group.ts';
import { temporaryFolder } from './sample/places.ts';

const order = idOf('order');

function open() {
  const folder = temporaryFolder();
  const path = join(folder, 'comanda.sqlite');
  const { database, store } = openRestaurant(path);
  for (let at = 1; at <= 5; at += 1) store.commit(tapAt(at, order));
  return { folder, path, database, store };
}

const headOf = (path: string): number => {
  const { database, store } = openRestaurant(path);
  const { head } = store.load();
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
  return head;
};

test.each([[''], ['-wal'], ['-wal', '-shm'], ['', '-wal', '-shm']])(
  'somebody deletes the file (%j %j %j) while the box runs: nothing more is acknowledged, and all of it is written down again',
  (...rests) => {
    const { path, database, store } = open();
    for (const rest of rests) rmSync(`${path}${rest}`);
    expect(() => store.commit(tapAt(6, order))).toThrow(/taken away while the box ran/);
    database.close();
    expect(headOf(path)).toBe(5);
  },
);

test('the whole folder is deleted while the box runs: it comes back with everything', () => {
  const { folder, path, database, store } = open();
  rmSync(folder, { recursive: true });
  expect(() => store.commit(tapAt(6, order))).toThrow(expect.objectContaining({ name: 'DatabaseGone' }));
  database.close();
  expect(headOf(path)).toBe(5);
});

test('somebody puts another file into the place of the open one: what was acknowledged stays, theirs is kept beside it', () => {
  const { folder, path, database, store } = open();
  copyFileSync(path, `${path}.theirs`);
  renameSync(`${path}.theirs`, path);
  expect(() => store.assertThere()).toThrow(expect.objectContaining({ name: 'DatabaseGone' }));
  database.close();
  expect(headOf(path)).toBe(5);
  expect(readdirSync(folder).filter((name) => name.includes('.found-'))).not.toHaveLength(0);
});

test('the log is cut while the box runs: what is left of it is one moment of the restaurant', () => {
  const { path, database, store } = open();
  truncateSync(`${path}-wal`, 32 + 4120 * 30);
  expect(() => store.commit(tapAt(6, order))).toThrow(expect.objectContaining({ name: 'DatabaseDamaged' }));
  database.close();
  const head = headOf(path);
  expect(head).toBeLessThanOrEqual(5);
});

test('the file is cut while the box runs: it says so, and does not open again', () => {
  const { path, database: first } = open();
  first.close();
  const { database, store } = openRestaurant(path);
  truncateSync(path, 40_960);
  expect(() => store.commit(tapAt(6, order))).toThrow(expect.objectContaining({ name: 'DatabaseDamaged' }));
  database.close();
  const damage = expect.objectContaining({ name: expect.stringMatching(/DatabaseDamaged|SqliteError/) });
  expect(() => openRestaurant(path, { isSuspect: true })).toThrow(damage);
});
