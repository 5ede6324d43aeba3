import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileOf, type Manifest, readManifest } from '../store/backup.ts';
import { sizeOf } from '../store/files.ts';

export const backupsIn = (data: string): string => join(data, 'backups');

/** A backup that was verified when it was made, and whose file is there as long as it was then. */
export type Kept = { readonly path: string; readonly manifest: Manifest };

/** The newest first. What is no whole backup is left out: nobody restores it, and it counts for nothing. */
export function goodBackups(folder: string): Kept[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^comanda-.*\.json$/.test(name))
    .flatMap((name) => keptAt(join(folder, name)) ?? [])
    .toSorted((a, b) => b.manifest.madeMs - a.manifest.madeMs);
}

function keptAt(path: string): Kept | null {
  try {
    const manifest = readManifest(path);
    const bytes = sizeOf(fileOf(path, manifest));
    return bytes > 0 && bytes === (manifest.bytes ?? bytes) ? { path, manifest } : null;
  } catch (error) {
    if (error instanceof Error && error.name === 'BadBackup') return null;
    throw error;
  }
}

const dayMs = 86_400_000;
/** For so long the last backup of each day stays. */
const daysKept = 30;

/**
 * Which backups may go: not the last `keep`, nor the last one of each day for a month, and never the newest.
 * @param backups good ones, the newest first
 */
export function leaving(backups: readonly Kept[], keep: number, nowMs: number): Kept[] {
  const days = new Set<number>();
  return backups.filter(({ manifest: { madeMs } }, at) => {
    const day = Math.floor(madeMs / dayMs);
    const isLastOfDay = !days.has(day);
    days.add(day);
    return at >= Math.max(1, keep) && !(isLastOfDay && nowMs - madeMs < daysKept * dayMs);
  });
}

/** The manifest goes first: without it nobody takes the file for a backup. */
export function rotate(folder: string, keep: number, nowMs: number): void {
  for (const { path, manifest } of leaving(goodBackups(folder), keep, nowMs)) {
    rmSync(path, { force: true });
    rmSync(fileOf(path, manifest), { force: true });
  }
}
