import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import Type, { type Static } from 'typebox';
import { Check } from 'typebox/schema';
import { assertRoom, flush, flushName, sha256Of, sizeOf } from './files.ts';
import { makeFolder } from './folders.ts';
import { type CopyTask, inWorker } from './in-worker.ts';
import { schemaVersion } from './migrate.ts';
import { keepPrivate, type Reader, reading, type Writer } from './open.ts';

const Count = Type.Integer({ minimum: 0 });

/** What a backup says of itself. Everything in it is checked again when it is verified. */
const Manifest = Type.Object({
  file: Type.String({ pattern: '^[^/\\\\]+$' }),
  /** Those of before say none. */
  bytes: Type.Optional(Count),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  madeMs: Count,
  epoch: Count,
  head: Count,
  tag: Type.String(),
  schemaVersion: Count,
  counts: Type.Record(Type.String(), Count),
});
export type Manifest = Static<typeof Manifest>;

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

/** Copies the restaurant while it works, beside its own thread. @returns the path of the manifest of the verified copy */
export const backUp = (database: Writer, folder: string, nowMs: number): Promise<string> =>
  inWorker({ task: 'copy', database: database.name, folder, nowMs });

/**
 * Copies one moment of the restaurant into one file, writes the manifest beside it and verifies both. SQLite holds the moment
 * for this reader while the box goes on committing; what it commits meanwhile waits in the log for the next copy.
 * @returns the manifest's path, which is there only when the copy was verified.
 */
export async function copyDatabase({ database, folder, nowMs }: Omit<CopyTask, 'task'>): Promise<string> {
  makeFolder(folder);
  clearAbandoned(folder, nowMs);
  assertRoom(folder, sizeOf(database) + sizeOf(`${database}-wal`));
  const file = join(folder, `comanda-${new Date(nowMs).toISOString().replace(/[:.]/g, '-')}.sqlite`);
  const part = `${file}.part`;
  keepPrivate(part);
  try {
    vacuumInto(database, part);
    flush(part);
    const manifest: Manifest = {
      file: basename(file),
      bytes: statSync(part).size,
      sha256: await sha256Of(part),
      madeMs: nowMs,
      ...reading(part, describe),
    };
    await verify(part, manifest);
    renameSync(part, file);
    return publish(file, manifest);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** Not by `openReader`: SQLite takes the copy for a write when a connection may only ask. */
function vacuumInto(database: string, part: string): void {
  const source = new Database(database, { readonly: true, fileMustExist: true });
  try {
    source.prepare('VACUUM INTO ?').run(part);
  } finally {
    source.close();
  }
}

function publish(file: string, manifest: Manifest): string {
  const path = file.replace(/\.sqlite$/, '.json');
  writeFileSync(`${path}.part`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  flush(`${path}.part`);
  renameSync(`${path}.part`, path);
  flushName(path);
  return path;
}

const abandonedAfterMs = 3_600_000;

/** What a copy left behind that was killed half-way. */
function clearAbandoned(folder: string, nowMs: number): void {
  for (const name of readdirSync(folder)) {
    if (!/^comanda-.*\.part$/.test(name)) continue;
    const part = join(folder, name);
    if (nowMs - statSync(part).mtimeMs > abandonedAfterMs) rmSync(part, { force: true });
  }
}

/** @throws BadBackup */
export function readManifest(path: string): Manifest {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (Check(Manifest, read)) return read;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw new BadBackup(path, 'it cannot be read');
  }
  throw new BadBackup(path, 'it is no manifest of a backup');
}

export const fileOf = (manifestPath: string, { file }: Manifest): string => join(dirname(manifestPath), file);

/** @throws BadBackup */
export async function verifyBackup(manifestPath: string): Promise<Manifest> {
  const manifest = readManifest(manifestPath);
  await verify(fileOf(manifestPath, manifest), manifest);
  return manifest;
}

/** @throws BadBackup */
export async function verify(file: string, manifest: Manifest): Promise<void> {
  if (sizeOf(file) === 0) throw new BadBackup(file, 'the file of the backup is not there');
  if ((await sha256Of(file)) !== manifest.sha256) throw new BadBackup(file, 'the file has changed since it was made');
  reading(file, (copy) => {
    const integrity = copy.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') throw new BadBackup(file, `SQLite finds it damaged: ${integrity}`);
    if (copy.pragma('foreign_key_check', { simple: true }) !== undefined)
      throw new BadBackup(file, 'lines without an order');
    const { file: _, bytes: __, sha256: ___, madeMs: ____, ...said } = manifest;
    if (JSON.stringify(describe(copy)) !== JSON.stringify(said))
      throw new BadBackup(file, 'it does not hold what its manifest says');
  });
}

export function describe(copy: Reader): Omit<Manifest, 'file' | 'bytes' | 'sha256' | 'madeMs'> {
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
