import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertStartable } from '@comanda/server/commands/before-start.ts';
import { examine } from '@comanda/server/store/examine.ts';
import { databaseFile } from '@comanda/server/store/files.ts';
import { reading } from '@comanda/server/store/open.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runComanda } from '../processes/box-process.ts';
import { Bistro, withinTwoSeconds } from './bistro.ts';

/** An evening's folder as it lies there when the box has ended in order, with a backup in it. */
let evening = '';
const folder = mkdtempSync(join(tmpdir(), 'comanda-bits-'));

beforeAll(() => {
  evening = join(folder, 'evening');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an evening is made, and there is nothing wrong with it', async () => {
  const bistro = await Bistro.open();
  const { data } = bistro.box;
  bistro.tap(150);
  await bistro.settled();
  await runComanda('backup', '--data', data);
  await bistro.box.stop();
  copyFolder(data, evening);
  expect(reading(databaseFile(evening), (database) => examine(database, 'deep'))).toMatchObject({
    isSound: true,
    problems: [],
    examined: { events: bistro.events() },
  });
});

test('wherever the file is cut, the box does not start on it, and names the way out', () => {
  const whole = readFileSync(databaseFile(evening)).length;
  const pages = Array.from({ length: whole / 4096 }, (_, page) => page * 4096);
  for (const cut of [0, 100, ...pages.filter((_, at) => at % 5 === 1).flatMap((at) => [at, at + 512]), whole - 1]) {
    expect(`${cut}: ${whyNot(damaged((file) => truncateSync(file, cut)))}`).toMatch(
      /(is damaged|is empty)[\s\S]+comanda restore --data/,
    );
  }
});

test('a file that is no database, or is gone, is not founded anew', () => {
  expect(whyNot(damaged((file) => writeFileSync(file, 'x'.repeat(9_000))))).toContain('is damaged');
  const gone = damaged((file) => rmSync(file));
  expect(whyNot(gone)).toMatch(/is gone, but .*backups is still there[\s\S]+The newest good backup was made/);
  expect(readdirSync(gone)).not.toContain('comanda.sqlite');
});

test('a bit that fell in the text of an event, which SQLite finds sound, does not go unseen by a deep look', () => {
  const bytes = readFileSync(databaseFile(evening));
  const unseen: number[] = [];
  const bits = bitsOfEvents(bytes);
  expect(bits.length).toBeGreaterThan(8);
  for (const at of bits) {
    const data = damaged((file) => flip(file, at));
    if (problemsOf(data).length === 0) unseen.push(at);
    rmSync(data, { recursive: true });
  }
  expect(unseen).toEqual([]);
});

test('the doctor says within two seconds that an event is not as it was sealed, and what to do', async () => {
  const bytes = readFileSync(databaseFile(evening));
  const data = damaged((file) => flip(file, bitsOfEvents(bytes)[0] ?? 0));
  const { code, out } = await withinTwoSeconds(() => runComanda('doctor', '--deep', '--data', data));
  expect(code).toBe(2);
  expect(out).toMatch(/fail {2}events .+ is not as the box sealed it/);
  expect(out).toContain(`comanda restore --data ${data}`);
  expect((await runComanda('restore', '--data', data)).code).toBe(0);
  expect((await runComanda('doctor', '--deep', '--data', data)).out).toMatch(/ok {4}events/);
});

test('the box ends with 4 on a damaged file, and a backup that fell is not restored', async () => {
  const data = damaged((file) => flip(file, 30));
  const started = await runComanda(
    'start',
    '--data',
    damaged((file) => writeFileSync(file, Buffer.alloc(8_192, 1))),
  );
  expect([started.code, started.words]).toEqual([4, expect.stringContaining('comanda restore')]);
  const backups = join(data, 'backups');
  const file = join(backups, readdirSync(backups).find((name) => name.endsWith('.sqlite')) ?? '');
  flip(file, 50_000);
  expect((await runComanda('backup', '--verify', '--data', data)).code).toBe(4);
  const before = readFileSync(databaseFile(data));
  expect((await runComanda('restore', '--data', data)).code).toBe(4);
  expect((await runComanda('drill', '--data', data)).code).toBe(4);
  expect(readFileSync(databaseFile(data)).equals(before)).toBe(true);
});

function copyFolder(from: string, to: string): void {
  mkdirSync(join(to, 'backups'), { recursive: true });
  for (const name of ['comanda.sqlite', ...readdirSync(join(from, 'backups')).map((one) => `backups/${one}`)])
    copyFileSync(join(from, name), join(to, name));
}

let copies = 0;
function damaged(damage: (file: string) => void): string {
  copies += 1;
  const data = join(folder, `copy ${copies}`);
  copyFolder(evening, data);
  damage(databaseFile(data));
  return data;
}

function whyNot(data: string): string {
  const terminal = { answer: () => {}, say: () => {}, json: false, interactive: false };
  try {
    assertStartable(data, terminal);
    return 'it starts';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(join(data, 'backups'), { recursive: true });
  }
}

function problemsOf(data: string): readonly string[] {
  try {
    return reading(databaseFile(data), (database) => examine(database, 'deep')).problems;
  } catch (error) {
    return [String(error)];
  }
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(file, bytes);
}

/** Places in the texts of events that are in use: a bit that falls there leaves a page that SQLite finds sound. */
function bitsOfEvents(bytes: Buffer): number[] {
  const ids = reading(databaseFile(evening), (database) =>
    database.prepare<[], string>('SELECT json FROM order_events ORDER BY position').pluck().all(),
  );
  return ids.flatMap((json, nth) => {
    const at = bytes.indexOf(json);
    return nth % 12 === 0 && at > 0 ? [at + 3 + ((nth * 37) % (json.length - 6))] : [];
  });
}
