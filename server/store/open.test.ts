import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assertDurable, inTransaction, openReader, openWriter } from './open.ts';
import { temporaryFolder } from './sample/places.ts';

const path = () => join(temporaryFolder(), 'restaurant.sqlite');

test('every opening synchronises in full, before and after the first write and on the next opening', () => {
  const file = path();
  for (const _ of ['first', 'second']) {
    const database = openWriter(file);
    assertDurable(database);
    database.exec('CREATE TABLE IF NOT EXISTS t (a)');
    database.exec('INSERT INTO t VALUES (1)');
    assertDurable(database);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
    database.close();
  }
});

test('a connection that does not synchronise in full is found out', () => {
  const database = openWriter(path());
  database.pragma('synchronous = NORMAL');
  expect(() => assertDurable(database)).toThrow(expect.objectContaining({ name: 'NotDurable' }));
});

test('a second box on the same file is turned away, until the first has closed', () => {
  const file = path();
  const first = openWriter(file);
  expect(() => openWriter(file)).toThrow(expect.objectContaining({ name: 'DatabaseInUse' }));
  first.close();
  openWriter(file).close();
});

test('a reader sees what is committed and can write nothing', () => {
  const file = path();
  const writer = openWriter(file);
  writer.exec('CREATE TABLE t (a)');
  const reader = openReader(file);
  inTransaction(writer, () => {
    writer.exec('INSERT INTO t VALUES (1)');
    expect(reader.prepare('SELECT count(*) FROM t').pluck().get()).toBe(0);
  });
  expect(reader.prepare('SELECT count(*) FROM t').pluck().get()).toBe(1);
  expect(() => reader.exec('INSERT INTO t VALUES (2)')).toThrow(/readonly/);
});

test('nobody else on the computer can read the file', () => {
  const file = path();
  openWriter(file).exec('CREATE TABLE t (a)');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(statSync(`${file}-wal`).mode & 0o077).toBe(0);
});

test('a database that does not open can be tried again at once', () => {
  const file = path();
  writeFileSync(file, 'no database at all, and longer than a header of one hundred bytes'.repeat(3));
  for (const _ of ['first', 'second'])
    expect(() => openWriter(file)).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }));
});
