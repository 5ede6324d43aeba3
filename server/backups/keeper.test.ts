import { writeFileSync } from 'node:fs';
import { threadCpuUsage } from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { openRestaurantBox, type RestaurantBox } from '../open-box.fixture.ts';
import { drill } from './drill.ts';
import { createBackupKeeper } from './keeper.ts';
import { DrillNote, FailureNote, readNote } from './notes.ts';
import { backupsIn, goodBackups } from './shelf.ts';

const hourMs = 3_600_000;
let restaurant: RestaurantBox;
beforeEach(async () => {
  restaurant = await openRestaurantBox();
});
afterEach(() => restaurant.close());

function keeper(everyHours: number) {
  const folder = backupsIn(restaurant.data);
  const clock = { aheadMs: 0 };
  const parts = {
    folder,
    everyHours,
    keep: 3,
    log: createLog('silent'),
    nowMs: () => Date.now() + clock.aheadMs,
    running: restaurant.box,
  };
  return { folder, clock, ...createBackupKeeper(parts), count: () => goodBackups(folder).length };
}

test('a box makes a backup when it has none, when hours have passed, and when the day has ended', async () => {
  const { look, clock, count } = keeper(6);
  await look();
  expect(count()).toBe(1);
  await look();
  expect(count()).toBe(1);
  clock.aheadMs = 6 * hourMs;
  await look();
  expect(count()).toBe(2);
  clock.aheadMs = 0;
  restaurant.box().core.closeDay();
  await look();
  expect(count()).toBe(3);
  await look();
  expect(count()).toBe(3);
});

test('where it is switched off, it makes none', async () => {
  const { look, count } = keeper(0);
  await look();
  expect(count()).toBe(0);
});

test('a backup that cannot be made is noted for the doctor, tried again later, and forgotten when it works', async () => {
  const { look, folder, clock, count } = keeper(6);
  const broken = createBackupKeeper({
    folder,
    everyHours: 6,
    keep: 3,
    log: createLog('silent'),
    nowMs: Date.now,
    running: () => ({ ...restaurant.box(), backUp: () => Promise.reject(new Error('the disk is on fire')) }),
  });
  await broken.look();
  expect(readNote(folder, 'failure', FailureNote)).toMatchObject({ reason: 'the disk is on fire' });
  await broken.look();
  expect(count()).toBe(0);
  clock.aheadMs = hourMs;
  await look();
  expect(count()).toBe(1);
  expect(readNote(folder, 'failure', FailureNote)).toBeNull();
});

test('copies of a restaurant that is damaged push out none of before the damage', async () => {
  const folder = backupsIn(restaurant.data);
  const clock = { aheadMs: 0 };
  let damage: readonly string[] = [];
  const { look } = createBackupKeeper({
    folder,
    everyHours: 6,
    keep: 1,
    log: createLog('silent'),
    nowMs: () => Date.now() + clock.aheadMs,
    running: restaurant.box,
    problemsIn: async () => damage,
  });
  const hoursPass = async () => {
    clock.aheadMs += 800 * hourMs;
    await look();
  };
  await hoursPass();
  damage = ['The event at position 7 is not as the box sealed it.'];
  await hoursPass();
  await hoursPass();
  expect(goodBackups(folder)).toHaveLength(3);
  expect(readNote(folder, 'failure', FailureNote)?.reason).toContain('position 7');
});

test('while a backup is made, the thread that answers taps works on it for less than 20 ms', async () => {
  const { look, count, clock } = keeper(6);
  const guests = (turn: number) =>
    Array.from({ length: 4_000 }, (_, at) => {
      const id = `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`;
      const name = `Anna Andersson of the long street ${turn}`;
      return { table: 'customers' as const, id, fields: { id, name, phone: '', email: '', archived: false } };
    });
  const spentMs: number[] = [];
  for (const turn of [1, 2, 3]) {
    // Each has as much to bring home as the last.
    restaurant.box().core.changeRecords(guests(turn));
    const before = threadCpuUsage();
    await look();
    const { user, system } = threadCpuUsage(before);
    expect(count()).toBe(turn);
    spentMs.push((user + system) / 1_000);
    clock.aheadMs += 6 * hourMs;
  }
  // What a backup costs this thread it costs each time; what else the machine did in between, only sometimes.
  expect(Math.min(...spentMs), `${spentMs} ms`).toBeLessThan(20);
});

test('a drill restores the backup and opens it as the box does; what came of it is remembered', async () => {
  const { look, folder } = keeper(6);
  await look();
  const [kept] = goodBackups(folder);
  if (kept === undefined) throw new Error('there is no backup');
  const parts = { nowMs: Date.now, monotonicMs: () => performance.now() };
  expect(await drill(kept, folder, parts)).toMatchObject({ manifest: kept.path, problem: null });
  const file = kept.path.replace(/json$/, 'sqlite');
  writeFileSync(file, 'x'.repeat(kept.manifest.bytes ?? 0));
  expect(await drill(kept, folder, parts)).toMatchObject({ problem: expect.stringContaining('has changed since') });
  expect(readNote(folder, 'drill', DrillNote)?.problem).toContain('has changed since');
});
