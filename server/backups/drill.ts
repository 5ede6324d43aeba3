import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openBox } from '../box.ts';
import { createLog } from '../log.ts';
import { BadBackup, describe, type Manifest } from '../store/backup.ts';
import { examineFile } from '../store/examine.ts';
import { databaseFile } from '../store/files.ts';
import { reading } from '../store/open.ts';
import { restoreInto, sourceAt } from '../store/restore.ts';
import { type DrillNote, writeNote } from './notes.ts';
import type { Kept } from './shelf.ts';

export type DrillParts = { readonly nowMs: () => number; readonly monotonicMs: () => number };

/**
 * Proves a backup by restoring it: into a folder of its own, opened as the box opens it, every seal and every sum looked at.
 * What came of it is remembered beside the backups.
 */
export async function drill(
  { path, manifest }: Kept,
  folder: string,
  { nowMs, monotonicMs }: DrillParts,
): Promise<DrillNote> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  clearAbandoned(folder, nowMs());
  const startedMs = monotonicMs();
  const place = mkdtempSync(join(folder, 'drill-'));
  const problem = await problemOf(path, manifest, place, nowMs()).finally(() =>
    rmSync(place, { recursive: true, force: true }),
  );
  const note: DrillNote = {
    atMs: nowMs(),
    manifest: path,
    madeMs: manifest.madeMs,
    events: manifest.counts.order_events ?? 0,
    tookMs: Math.round(monotonicMs() - startedMs),
    problem,
  };
  writeNote(folder, 'drill', note);
  return note;
}

/** Null: what was restored is what was backed up. A full disk is no fault of the backup, and throws. */
async function problemOf(path: string, manifest: Manifest, place: string, nowMs: number): Promise<string | null> {
  const database = databaseFile(place);
  try {
    await restoreInto(database, sourceAt(path), nowMs);
    const box = openBox(place, createLog('silent'), (error) => {
      throw error;
    });
    const { head, epoch } = box.core.life;
    box.close();
    if (head !== manifest.head || epoch !== manifest.epoch) return `It opens at ${head}, not at ${manifest.head}.`;
    const counts = reading(database, (restored) => describe(restored).counts);
    for (const [table, count] of Object.entries(manifest.counts)) {
      if (counts[table] !== count) return `It has ${counts[table]} rows in ${table}, not ${count}.`;
    }
    return examineFile(database, 'deep').problems[0] ?? null;
  } catch (error) {
    if (error instanceof BadBackup || (error instanceof Error && error.name === 'DatabaseTooNew')) return error.message;
    throw error;
  }
}

const abandonedAfterMs = 3_600_000;

function clearAbandoned(folder: string, nowMs: number): void {
  for (const name of readdirSync(folder)) {
    const place = join(folder, name);
    if (name.startsWith('drill-') && nowMs - statSync(place).mtimeMs > abandonedAfterMs)
      rmSync(place, { recursive: true, force: true });
  }
}
