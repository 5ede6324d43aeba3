import { existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../store/sample/places.ts';
import { goodBackups, type Kept, leaving, rotate } from './shelf.ts';

const hourMs = 3_600_000;
const nowMs = Date.UTC(2026, 10, 29, 18);

const made = (madeMs: number): Kept => ({
  path: `comanda-${madeMs}.json`,
  manifest: {
    file: `comanda-${madeMs}.sqlite`,
    bytes: 10,
    sha256: '0'.repeat(64),
    madeMs,
    epoch: 1,
    head: 1,
    tag: '',
    schemaVersion: 8,
    counts: {},
  },
});

/** The newest first. */
const everyHours = (hours: number, count: number): Kept[] =>
  Array.from({ length: count }, (_, at) => made(nowMs - at * hours * hourMs));

function onDisk(folder: string, backups: readonly Kept[]): void {
  for (const { path, manifest } of backups) {
    writeFileSync(join(folder, manifest.file), 'x'.repeat(10));
    writeFileSync(join(folder, path), JSON.stringify(manifest));
  }
}

const hoursAgo = ({ manifest }: Kept): number => (nowMs - manifest.madeMs) / hourMs;

test('the last twelve stay, and beside them the last one of each day for a month', () => {
  const all = everyHours(6, 4 * 60);
  const gone = new Set(leaving(all, 12, nowMs));
  const stayed = all.filter((one) => !gone.has(one));
  expect(stayed.slice(0, 12).map(hoursAgo)).toEqual(Array.from({ length: 12 }, (_, at) => at * 6));
  expect(stayed.slice(12).map(hoursAgo)).toEqual(Array.from({ length: 27 }, (_, at) => 72 + at * 24));
});

test('however old it is and however few may stay, the newest good one is not let go', () => {
  const old = [made(nowMs - 2_000 * hourMs), made(nowMs - 3_000 * hourMs)];
  expect(leaving(old, 1, nowMs)).toEqual([old[1]]);
  expect(leaving(old, 0, nowMs)).toEqual([old[1]]);
});

test('what is no whole backup counts for nothing: a good one older than it stays', () => {
  const folder = temporaryFolder();
  const [cut, lost, good, older] = [1, 2, 2_000, 3_000].map((hours) => made(nowMs - hours * hourMs)) as [
    Kept,
    Kept,
    Kept,
    Kept,
  ];
  onDisk(folder, [cut, lost, good, older]);
  truncateSync(join(folder, cut.manifest.file), 5);
  rmSync(join(folder, lost.manifest.file));
  writeFileSync(join(folder, 'comanda-nonsense.json'), '{');
  expect(goodBackups(folder).map(hoursAgo)).toEqual([2_000, 3_000]);
  rotate(folder, 1, nowMs);
  expect(goodBackups(folder).map(hoursAgo)).toEqual([2_000]);
  expect(existsSync(join(folder, older.manifest.file))).toBe(false);
});
