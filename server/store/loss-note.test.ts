import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { forgetLoss, foundLost, keptLog } from './loss-note.ts';
import { claimed, reading } from './open.ts';
import { idOf, tapAt } from './sample/group.ts';
import { temporaryFolder } from './sample/places.ts';
import { lostFromLog } from './wal-loss.ts';

/** The files of a killed box whose log somebody has deleted. */
function withoutLog(): string {
  const folder = temporaryFolder();
  const [alive, path] = [join(folder, 'alive.sqlite'), join(folder, 'comanda.sqlite')];
  const { database, store } = openRestaurant(alive);
  for (let at = 1; at <= 8; at += 1) store.commit(tapAt(at, idOf('order')));
  for (const rest of ['', '-shm']) copyFileSync(`${alive}${rest}`, `${path}${rest}`);
  database.close();
  return path;
}

test('what was found missing is known however many have opened the file since, until somebody has said it', () => {
  const path = withoutLog();
  const lost = foundLost(path);
  expect(lost).toBeGreaterThan(8);
  reading(path, (database) => database.pragma('user_version'));
  expect(lostFromLog(path)).toBe(0);
  expect(foundLost(path)).toBe(lost);
  openRestaurant(path).database.close();
  expect(foundLost(path)).toBe(lost);
  forgetLoss(path);
  expect(foundLost(path)).toBe(0);
});

test('beside a box that runs nothing is missed and nothing noted', () => {
  const path = withoutLog();
  const box = claimed(path);
  expect(foundLost(path)).toBe(0);
  box.close();
  rmSync(`${path}-shm`);
  expect(foundLost(path)).toBe(0);
});

test('what is left of a log that lost something, or whose beginning nobody can read, is kept before SQLite writes over it', () => {
  const spoilt = (from: number, isIndexThere: boolean): { readonly path: string; readonly log: Buffer } => {
    const folder = temporaryFolder();
    const [alive, path] = [join(folder, 'alive.sqlite'), join(folder, 'comanda.sqlite')];
    const { database, store } = openRestaurant(alive);
    for (let at = 1; at <= 8; at += 1) store.commit(tapAt(at, idOf('order')));
    for (const rest of isIndexThere ? ['', '-wal', '-shm'] : ['', '-wal'])
      copyFileSync(`${alive}${rest}`, `${path}${rest}`);
    database.close();
    const log = readFileSync(`${path}-wal`).fill(7, from, from + 32);
    writeFileSync(`${path}-wal`, log);
    return { path, log };
  };
  // Its beginning, with SQLite's index of it and without; and a page in its midst.
  for (const { path, log } of [spoilt(0, true), spoilt(0, false), spoilt(20_000, true)]) {
    foundLost(path);
    openRestaurant(path).database.close();
    forgetLoss(path);
    expect(readFileSync(keptLog(path) ?? '')).toEqual(log);
  }
  const whole = spoilt(0, false);
  writeFileSync(`${whole.path}-wal`, '');
  expect([foundLost(whole.path), keptLog(whole.path)]).toEqual([0, null]);
});
