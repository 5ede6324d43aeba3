import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { forgetLoss, foundLoss, wordsOfLoss } from './loss-note.ts';
import { claimed, reading } from './open.ts';
import { idOf, tapAt } from './sample/group.ts';
import { temporaryFolder } from './sample/places.ts';
import { lostFromLog } from './wal-loss.ts';

const all = ['', '-wal', '-shm'];
const withoutIndex = ['', '-wal'];
const withoutLog = ['', '-shm'];

/** What is left of the files of a box that was killed. */
function killed(rests: readonly string[]): string {
  const folder = temporaryFolder();
  const [alive, path] = [join(folder, 'alive.sqlite'), join(folder, 'comanda.sqlite')];
  const { database, store } = openRestaurant(alive);
  for (let at = 1; at <= 8; at += 1) store.commit(tapAt(at, idOf('order')));
  for (const rest of rests) copyFileSync(`${alive}${rest}`, `${path}${rest}`);
  database.close();
  return path;
}

test('what was found missing is known however many have opened the file since, until somebody has said it', () => {
  const path = killed(withoutLog);
  const loss = foundLoss(path);
  expect(loss).toEqual({ pages: expect.any(Number), log: null });
  expect(loss?.pages).toBeGreaterThan(8);
  reading(path, (database) => database.pragma('user_version'));
  expect(lostFromLog(path)).toBe(0);
  expect(foundLoss(path)).toEqual(loss);
  openRestaurant(path).database.close();
  expect(foundLoss(path)).toEqual(loss);
  forgetLoss(path);
  expect(foundLoss(path)).toBeNull();
});

test('beside a box that runs nothing is missed and nothing noted', () => {
  const path = killed(withoutLog);
  const box = claimed(path);
  expect(foundLoss(path)).toBeNull();
  box.close();
  rmSync(`${path}-shm`);
  expect(foundLoss(path)).toBeNull();
});

test.each([
  ['its beginning is another', (log: Buffer) => log.fill(7, 0, 32), all, /\(\d+ pages\)/],
  ['its beginning is empty', (log: Buffer) => log.fill(0, 0, 512), all, /\(\d+ pages\)/],
  ['a page in its midst is another', (log: Buffer) => log.fill(7, 20_000, 20_032), all, /\(\d+ pages\)/],
  ['its beginning is another, without an index', (log: Buffer) => log.fill(7, 0, 32), withoutIndex, /may be missing/],
  ['its beginning is empty, without an index', (log: Buffer) => log.fill(0, 0, 4_096), withoutIndex, /may be missing/],
  ['it is a few bytes', (log: Buffer) => log.subarray(0, 20), withoutIndex, /may be missing/],
])(
  'of a log that cannot be read to its end (%s) what is left is kept before SQLite writes over it, and it is said',
  (_, change, rests, said) => {
    const path = killed(rests);
    const log = change(readFileSync(`${path}-wal`));
    writeFileSync(`${path}-wal`, log);
    const loss = foundLoss(path);
    expect(foundLoss(path)).toEqual(loss);
    openRestaurant(path).database.close();
    expect(foundLoss(path)).toEqual(loss);
    expect(loss && wordsOfLoss(loss)).toMatch(said);
    expect(readFileSync(loss?.log ?? '')).toEqual(log);
    forgetLoss(path);
    expect(foundLoss(path)).toBeNull();
  },
);

test('a second loss that leaves nothing does not forget what is kept of the first', () => {
  const path = killed(withoutIndex);
  writeFileSync(`${path}-wal`, readFileSync(`${path}-wal`).fill(7, 0, 32));
  const first = foundLoss(path);
  const second = killed(withoutLog);
  rmSync(`${path}-wal`);
  for (const rest of withoutLog) copyFileSync(`${second}${rest}`, `${path}${rest}`);
  expect(foundLoss(path)).toEqual({ pages: foundLoss(second)?.pages, log: first?.log });
  expect(existsSync(first?.log ?? '')).toBe(true);
});

test('of a log that is whole, empty or not there nothing is kept', () => {
  const path = killed(all);
  expect(foundLoss(path)).toBeNull();
  writeFileSync(`${path}-wal`, '');
  rmSync(`${path}-shm`);
  expect(foundLoss(path)).toBeNull();
  rmSync(`${path}-wal`);
  expect(foundLoss(path)).toBeNull();
  expect(existsSync(`${path}-lost-log`)).toBe(false);
});

test('a note that was cut says that something was lost, and one of an older program what it said', () => {
  const path = killed(all);
  writeFileSync(`${path}-lost`, '{"pag');
  expect(foundLoss(path)).toEqual({ pages: 0, log: null });
  writeFileSync(`${path}-lost`, '12');
  expect(foundLoss(path)).toEqual({ pages: 12, log: null });
});
