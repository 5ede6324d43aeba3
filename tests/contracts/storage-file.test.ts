import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createFileStorage, type FileStorageOptions } from '@comanda/shared/replica/node/storage-file.ts';
import type { DeviceStorage } from '@comanda/shared/sync/device-ports.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { crashSuite, deviceStorageSuite, load, type StoragePlace, tap, write } from './device-storage-suite.ts';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'comanda-storage-'));
  folder = join(home, 'device');
});
afterEach(async () => {
  for (const storage of opened.splice(0)) storage.close();
  await rm(home, { recursive: true, force: true });
});

const opened: DeviceStorage[] = [];
function open(options: Partial<FileStorageOptions> = {}): DeviceStorage {
  const storage = createFileStorage({ folder, ...options });
  opened.push(storage);
  return storage;
}

/** The one log of the folder. */
async function logFile(): Promise<string> {
  const [name] = (await readdir(folder)).filter((each) => each.startsWith('log-'));
  if (name === undefined) throw new Error('There is no log.');
  return join(folder, name);
}

const place: StoragePlace = {
  open,
  empty: () => rm(folder, { recursive: true }),
  /** A step is a tenth of the line: the disk has taken that much of it. */
  async killDuring(change, steps) {
    const storage = open();
    await load(storage);
    const before = (await stat(await logFile())).size;
    await write(storage, change);
    const log = await logFile();
    const after = (await stat(log)).size;
    const kept = before + Math.ceil(((after - before) * steps) / 10);
    if (kept >= after) return null;
    await truncate(log, kept);
    return 'killed';
  },
  remove: () => rm(folder, { recursive: true, force: true }),
};

deviceStorageSuite('storage in a file', async () => place);
crashSuite('a file', async () => place);

test('a line cut short by a crash is left out, and the storage goes on', async () => {
  await write(open(), { put: [tap('beer')] });
  await appendFile(await logFile(), '1badc0de [{"put":[{"kind":"tap","key":"wi');
  const storage = open();
  await write(storage, { put: [tap('soup')] });
  const { documents } = await load(open());
  expect(documents.map(({ key }) => key)).toEqual(['beer', 'soup']);
});

test('a damaged line among whole ones is not passed over in silence', async () => {
  const storage = open();
  await write(storage, { put: [tap('beer')] });
  await write(storage, { put: [tap('wine')] });
  const log = await logFile();
  await writeFile(log, (await readFile(log, 'utf8')).replace('beer', 'bear'));
  await expect(load(open())).rejects.toThrow('broken');
});

test('writes that wait go out in one line', async () => {
  const storage = open();
  await load(storage);
  await Promise.all(Array.from({ length: 50 }, (_, at) => write(storage, { put: [tap(`tap ${at}`)] })));
  const lines = (await readFile(await logFile(), 'utf8')).trimEnd().split('\n');
  expect(lines.length).toBeLessThan(5);
});

test('a log that is mostly dead is rewritten, and keeps what is alive', async () => {
  const storage = open({ compactAboveBytes: 2000 });
  await write(storage, { put: [tap('stays')] });
  for (let at = 0; at < 60; at += 1) {
    await write(storage, { put: [tap('again', at)], drop: [{ kind: 'tap', key: `old ${at}` }] });
    await write(storage, { put: [tap(`old ${at + 1}`)] });
  }
  expect((await stat(await logFile())).size).toBeLessThan(3000);
  const { documents } = await load(open());
  expect(documents.map(({ key }) => key).sort()).toEqual(['again', 'old 60', 'stays']);
});

test('a copied folder is as good as the first', async () => {
  const storage = open();
  await write(storage, { put: [tap('beer')] });
  await cp(folder, join(home, 'copy'), { recursive: true });
  expect((await load(open({ folder: join(home, 'copy') }))).documents).toEqual([tap('beer')]);
  expect(await write(storage, { put: [tap('wine')] })).toBeUndefined();
});

test('I1 a program killed in the middle of writing has every tap that it had confirmed', async () => {
  const program = `
    import { createFileStorage } from '@comanda/shared/replica/node/storage-file.ts';
    const storage = createFileStorage({ folder: process.argv[1], compactAboveBytes: 3000 });
    const next = (at) => storage.write({ put: [{ kind: 'tap', key: String(at), offers: [], savedMs: at }], drop: [] }, (failure) => {
      if (failure) throw new Error(failure.detail);
      process.stdout.write(at + '\\n');
      next(at + 1);
    });
    next(1);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let confirmed = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    confirmed = Number(line);
    if (confirmed === 150) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(confirmed).toBeGreaterThanOrEqual(150);
  const { documents } = await load(open());
  const found = new Set(documents.map(({ key }) => Number(key)));
  for (let at = 1; at <= confirmed; at += 1) expect(found).toContain(at);
});
