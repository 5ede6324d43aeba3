import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { databaseFile } from '@comanda/server/store/files.ts';
import { openReader } from '@comanda/server/store/open.ts';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { BoxProcess, cli, comanda, runComanda } from '../processes/box-process.ts';
import { Seeded } from '../restaurant/seeded.ts';
import { Bistro } from './bistro.ts';

const folder = mkdtempSync(join(tmpdir(), 'comanda-restores-'));
/** The folder of a box that was killed: its log is not brought home. In it a backup of an earlier hour. */
const evening = join(folder, 'evening');
let [backedUp, tapped] = [0, 0];

test('an evening is made, with a backup of an earlier hour', async () => {
  const bistro = await Bistro.open();
  const { data } = bistro.box;
  bistro.tap(20);
  await bistro.settled();
  await comanda('backup', '--data', data);
  backedUp = bistro.events();
  bistro.tap(30);
  await bistro.settled();
  tapped = bistro.events();
  await bistro.box.kill();
  cpSync(data, evening, { recursive: true });
  expect(tapped).toBeGreaterThan(backedUp);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let copies = 0;
function copyOf(data: string): string {
  copies += 1;
  const copy = join(folder, `copy ${copies}`);
  cpSync(data, copy, { recursive: true });
  return copy;
}

function manifestIn(data: string): string {
  const name = readdirSync(join(data, 'backups')).find((one) => one.endsWith('.json'));
  return join(data, 'backups', name ?? '');
}

const program = fileURLToPath(new URL('restoring.ts', import.meta.url));

/** Which steps it came to, and what ended it. */
function restoredUntil(data: string, step: number) {
  const { stdout, signal } = spawnSync(
    process.execPath,
    [program, databaseFile(data), manifestIn(data), String(step)],
    {
      encoding: 'utf8',
    },
  );
  return { steps: stdout.trim().split('\n'), signal };
}

/** All events, of a file that SQLite and every seal and sum find whole. */
async function eventsIn(data: string): Promise<number> {
  const looked = await runComanda('doctor', '--deep', '--data', data);
  expect(looked.out).toMatch(/ok {4}events .+ every seal holds/);
  const reader = openReader(databaseFile(data));
  try {
    return reader.prepare<[], number>('SELECT count(*) FROM order_events').pluck().get() ?? 0;
  } finally {
    reader.close();
  }
}

/** The box starts, and ends in order. */
async function opens(data: string): Promise<void> {
  const box = new BoxProcess(data);
  await box.start();
  expect((await fetch(`${box.address}/readyz`)).status).toBe(200);
  await box.stop();
}

/** A half copy, or a second name for the file that is still the restaurant's. */
function leftOver(data: string): string[] {
  const own = statSync(databaseFile(data)).ino;
  return readdirSync(data).filter((name) => {
    const isOther = name !== 'comanda.sqlite' && statSync(join(data, name)).ino === own;
    return name.endsWith('.part') || isOther;
  });
}

/** Each costs seconds: this time these, another time the others. */
const turns = 6;
const turn = Math.floor(Math.random() * turns);
const inTurn = <T>(all: readonly T[]): readonly T[] => all.filter((_, at) => at % turns === turn);

test('killed as it comes to any of its steps: the restaurant is the old one or the restored one, whole, and goes on', {
  timeout: 120_000,
}, async () => {
  const { steps, signal } = restoredUntil(copyOf(evening), -1);
  expect(signal).toBeNull();
  expect(steps.length).toBeGreaterThanOrEqual(6);
  for (const [at, step] of inTurn([...steps.entries()])) {
    const data = copyOf(evening);
    expect(restoredUntil(data, at)).toEqual({ steps: steps.slice(0, at + 1), signal: 'SIGKILL' });
    expect([step, await eventsIn(data)]).toEqual([step, step === 'done' ? backedUp : tapped]);
    await opens(data);
    expect((await runComanda('restore', '--data', data)).code).toBe(0);
    expect([step, leftOver(data)]).toEqual([step, []]);
    expect(await eventsIn(data)).toBe(backedUp);
    rmSync(data, { recursive: true });
  }
});

test('killed while it puts aside what nobody can open: the log is still there, and the next restore brings the backup', {
  timeout: 120_000,
}, async () => {
  const damaged = copyOf(evening);
  writeFileSync(databaseFile(damaged), '');
  const log = readFileSync(`${databaseFile(damaged)}-wal`);
  const { steps } = restoredUntil(copyOf(damaged), -1);
  expect(steps).toContain("keep the old file's -wal");
  for (const at of inTurn([...steps.keys()])) {
    const data = copyOf(damaged);
    expect(restoredUntil(data, at).signal).toBe('SIGKILL');
    expect((await runComanda('restore', '--data', data)).code).toBe(0);
    const files = readdirSync(data).filter((name) => name.startsWith('comanda.sqlite'));
    const bytes = files.map((name) => readFileSync(join(data, name)));
    expect(bytes.some((one) => one.equals(log))).toBe(true);
    expect(leftOver(data)).toEqual([]);
    expect(await eventsIn(data)).toBe(backedUp);
    rmSync(data, { recursive: true });
  }
});

/** Enough to be on its way for a while. */
const ballastBytes = 64 * 1024 * 1024;
const kills = 3;

test('the command is killed at any moment of a large copy: the same', { timeout: 180_000 }, async () => {
  const large = copyOf(evening);
  await opens(large);
  const database = new Database(databaseFile(large));
  database.exec(`CREATE TABLE ballast (bytes BLOB); INSERT INTO ballast VALUES (zeroblob(${ballastBytes}))`);
  database.close();
  rmSync(join(large, 'backups'), { recursive: true });
  expect((await runComanda('backup', '--data', large)).code).toBe(0);
  await comanda('import', 'menu', menuIn(folder), '--data', large);
  const [old, restored] = [productsIn(large), productsIn(large) - 1];
  const beganMs = performance.now();
  const whole = copyOf(large);
  expect((await runComanda('restore', '--data', whole)).code).toBe(0);
  const wholeMs = performance.now() - beganMs;
  expect(productsIn(whole)).toBe(restored);
  rmSync(whole, { recursive: true });
  const random = new Seeded(20_261_129);
  const data = copyOf(large);
  for (let kill = 0; kill < kills; kill += 1) {
    const child = spawn(process.execPath, [cli, 'restore', '--data', data], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    await pass(wholeMs * random.next());
    child.kill('SIGKILL');
    await ended;
    expect([old, restored]).toContain(productsIn(data));
    await opens(data);
  }
  expect((await runComanda('restore', '--data', data)).code).toBe(0);
  expect(productsIn(data)).toBe(restored);
  expect(leftOver(data)).toEqual([]);
  expect(await eventsIn(data)).toBe(tapped);
});

function menuIn(at: string): string {
  const file = join(at, 'menu.csv');
  writeFileSync(file, 'code,name,category,price\n4,Cake,Desserts,65\n');
  return file;
}

function productsIn(data: string): number {
  const reader = openReader(databaseFile(data));
  try {
    return reader.prepare<[], number>('SELECT count(*) FROM products WHERE archived = 0').pluck().get() ?? 0;
  } finally {
    reader.close();
  }
}
