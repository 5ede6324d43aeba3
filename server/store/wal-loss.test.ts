import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { idOf, tapAt } from './sample/group.ts';
import { temporaryFolder } from './sample/places.ts';
import { lostFromLog } from './wal-loss.ts';

/** A restaurant's files as a killed box leaves them. */
function killed() {
  const folder = temporaryFolder();
  const [alive, path] = [join(folder, 'alive.sqlite'), join(folder, 'comanda.sqlite')];
  const { database, store } = openRestaurant(alive);
  for (let at = 1; at <= 8; at += 1) store.commit(tapAt(at, idOf('order')));
  for (const rest of ['', '-wal', '-shm']) copyFileSync(`${alive}${rest}`, `${path}${rest}`);
  database.close();
  return path;
}

const headIn = (path: string): number => {
  const { database, store } = openRestaurant(path);
  const { head } = store.load();
  database.close();
  return head;
};

test('a killed box has lost nothing, and neither has one that ended in order', () => {
  const path = killed();
  expect(lostFromLog(path)).toBe(0);
  expect(headIn(path)).toBe(8);
  expect(lostFromLog(path)).toBe(0);
});

test('a log that was deleted is missed', () => {
  const path = killed();
  rmSync(`${path}-wal`);
  expect(lostFromLog(path)).toBeGreaterThan(8);
});

test('wherever the log is cut, what is missing is counted', () => {
  const path = killed();
  let last = 0;
  for (let cut = statSync(`${path}-wal`).size - 512; cut > 0; cut -= 9_728) {
    truncateSync(`${path}-wal`, cut);
    const lost = lostFromLog(path);
    expect(lost).toBeGreaterThan(last);
    last = lost;
  }
});

test('a bit that fell in the log costs what comes after it, and is not passed over', () => {
  const path = killed();
  const log = readFileSync(`${path}-wal`);
  log.writeUInt8(log.readUInt8(log.length - 9_000) ^ 4, log.length - 9_000);
  writeFileSync(`${path}-wal`, log);
  expect(lostFromLog(path)).toBeGreaterThan(0);
  expect(lostFromLog(path)).toBeLessThan(5);
  expect(headIn(path)).toBeLessThan(8);
});
