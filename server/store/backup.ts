import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { schemaVersion } from './migrate.ts';
import { keepPrivate, openReader, type Reader, type Writer } from './open.ts';

/** What a backup says of itself. Everything in it is checked again when it is verified. */
export type Manifest = {
  readonly file: string;
  readonly sha256: string;
  readonly madeMs: number;
  readonly epoch: number;
  readonly head: number;
  readonly tag: string;
  readonly schemaVersion: number;
  readonly counts: Readonly<Record<string, number>>;
};

/** The backup is not what it says it is. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup';
  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
  }
}

const countedTables = [
  'order_events',
  'orders',
  'order_lines',
  'feed_groups',
  'verdicts',
  'products',
  'staff',
  'devices',
];

/** Few at a time, so that taps go on between them. */
const pagesAtOnce = 200;

/**
 * Copies the restaurant while it works, writes the manifest beside it and verifies both. It is made on the writing
 * connection, because SQLite then carries later commits into the copy instead of beginning again.
 * @returns the manifest's path, which is there only when the copy was verified.
 */
export async function backUp(database: Writer, folder: string, nowMs: number): Promise<string> {
  const file = join(folder, `comanda-${new Date(nowMs).toISOString().replace(/[:.]/g, '-')}.sqlite`);
  keepPrivate(file);
  await database.backup(file, { progress: () => pagesAtOnce });
  asOneFile(file);
  flush(file);
  const manifest: Manifest = {
    file: basename(file),
    sha256: await sha256(file),
    madeMs: nowMs,
    ...reading(file, describe),
  };
  const path = file.replace(/\.sqlite$/, '.json');
  writeFileSync(`${path}.part`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  flush(`${path}.part`);
  await verify(file, manifest);
  renameSync(`${path}.part`, path);
  flush(folder);
  return path;
}

/** @throws BadBackup */
export async function verifyBackup(manifestPath: string): Promise<Manifest> {
  const manifest: Manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
  await verify(join(dirname(manifestPath), manifest.file), manifest);
  return manifest;
}

async function verify(file: string, manifest: Manifest): Promise<void> {
  if ((await sha256(file)) !== manifest.sha256) throw new BadBackup(file, 'the file has changed since it was made');
  reading(file, (copy) => {
    const integrity = copy.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') throw new BadBackup(file, `SQLite finds it damaged: ${integrity}`);
    if (copy.pragma('foreign_key_check', { simple: true }) !== undefined)
      throw new BadBackup(file, 'lines without an order');
    const { file: _, sha256: __, madeMs: ___, ...said } = manifest;
    if (JSON.stringify(describe(copy)) !== JSON.stringify(said))
      throw new BadBackup(file, 'it does not hold what its manifest says');
  });
}

function describe(copy: Reader): Omit<Manifest, 'file' | 'sha256' | 'madeMs'> {
  const count = (table: string): number => copy.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const { head, tag } = copy
    .prepare<[], { head: number; tag: string }>(
      'SELECT up_to AS head, tag FROM feed_groups ORDER BY up_to DESC LIMIT 1',
    )
    .get() ?? { head: 0, tag: '' };
  return {
    epoch: copy.prepare<[], number>('SELECT epoch FROM meta').pluck().get() ?? 0,
    head,
    tag,
    schemaVersion: schemaVersion(copy),
    counts: Object.fromEntries(countedTables.map((table) => [table, count(table)])),
  };
}

function reading<T>(file: string, run: (copy: Reader) => T): T {
  const copy = openReader(file);
  try {
    return run(copy);
  } finally {
    copy.close();
  }
}

/** Without its write-ahead log a copy is one file, which can be moved and hashed. */
function asOneFile(file: string): void {
  const copy = new Database(file);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

function flush(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
