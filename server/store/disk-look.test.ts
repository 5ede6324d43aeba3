import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import { recordTableNames } from '@comanda/shared/sync/records.ts';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBox } from '../box.ts';
import { createLog } from '../log.ts';
import { diskLook } from './disk-look.ts';
import { databaseFile } from './files.ts';
import { readQuickly } from './sound.ts';

const data = mkdtempSync(join(tmpdir(), 'comanda-look-'));
const file = databaseFile(data);
afterAll(() => rmSync(data, { recursive: true }));

/** A restaurant of many years: more than is read in a second. */
beforeAll(() => {
  const box = openBox(data, createLog('silent'), (error) => {
    throw error;
  });
  const rows = sampleRestaurant();
  box.core.changeRecords(
    recordTableNames.flatMap((table) => rows[table].map((fields) => ({ table, id: fields.id, fields }))),
  );
  box.close();
  const database = new Database(file);
  database.exec(`CREATE TABLE years (bytes BLOB) STRICT; INSERT INTO years VALUES (zeroblob(${readQuickly}))`);
  database.close();
});

/** Makes the page that those years begin on one of another kind, and the same again the second time. */
function flip(): void {
  const database = new Database(file, { readonly: true });
  const page = database.prepare<[], number>(`SELECT rootpage FROM sqlite_master WHERE name = 'years'`).pluck().get();
  const bytes = database.pragma('page_size', { simple: true }) as number;
  database.close();
  const handle = openSync(file, 'r+');
  const byte = Buffer.alloc(1);
  const at = ((page ?? 1) - 1) * bytes;
  readSync(handle, byte, 0, 1, at);
  byte.writeUInt8(byte.readUInt8(0) ^ 1, 0);
  writeSync(handle, byte, 0, 1, at);
  closeSync(handle);
}

function looking() {
  let nowMs = 0;
  const said: string[] = [];
  const look = diskLook(
    data,
    {
      found: (problem) => void said.push(problem ?? 'nothing'),
      failed: (error) => void said.push(error instanceof Error ? error.name : 'no error'),
    },
    () => nowMs++,
  );
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { look, said, pass };
}

test('all of a large file is read, and then not again for fifty times as long, whoever asks', async () => {
  const { look, said, pass } = looking();
  await look();
  expect(said).toEqual(['nothing']);
  flip();
  await look();
  pass(40);
  await look();
  expect(said).toEqual(['nothing', 'nothing', 'nothing']);
  pass(1_000);
  await look();
  expect(said.at(-1)).toBe('DatabaseDamaged');
  flip();
  pass(1_000);
  await look();
  expect(said.at(-1)).toBe('nothing');
});

test('who asks while it is being read hears of that look', async () => {
  const { look, said } = looking();
  await Promise.all([look(), look(), look()]);
  expect(said).toEqual(['nothing']);
});
