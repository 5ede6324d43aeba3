import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logIn, scratchFolder, watched, whyNotTraced } from '../disk/watch.ts';

export type DiskErrorReport = {
  /** How many calls were made to fail. */
  readonly errors: number;
  /** How often the box died of it and began anew. */
  readonly failedBoxes: number;
  /** Times at which `/readyz` said nothing of it, or not why. */
  readonly wronglyReady: number;
  /** Events that somebody was told and the disk does not have, or that never came. */
  readonly missing: number;
};

/** `by`: how the disk was filled. */
export type FullDiskReport = { readonly by: string; readonly faults: readonly string[] };

const failing = fileURLToPath(new URL('./fail-disk.ts', import.meta.url));
const filling = fileURLToPath(new URL('./fill-disk.ts', import.meta.url));

const heard: ExecFileSyncOptionsWithStringEncoding = { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' };

/** Lets the disk fail at every so many-th write and sync of a short service. */
export function strikeDisk(every: number): DiskErrorReport {
  const folder = scratchFolder();
  try {
    const traced = join(folder, 'disk');
    mkdirSync(traced);
    const settings = ['--folder', traced, '--log', logIn(folder), '--every', String(every)];
    const said = execFileSync(process.execPath, [failing, ...settings], { ...heard, env: watched(folder, traced) });
    return JSON.parse(said) as DiskErrorReport;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file system of this size in a space of its own, which is gone with the program. Its own users may have one too. */
const smallDisk = 'mount -t tmpfs -o size=6m comanda "$1" && shift && exec "$@"';
const ownSpace = process.getuid?.() === 0 ? ['-m'] : ['-mr'];

function canMount(folder: string): boolean {
  try {
    execFileSync('unshare', [...ownSpace, 'sh', '-c', smallDisk, 'sh', folder, 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Why no disk can run full on this computer; null when one can. */
export function whyNotFilled(): string | null {
  const folder = scratchFolder();
  try {
    return canMount(folder) ? null : whyNotTraced();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lets the disk run full: a small file system where this computer allows one, else the tracer says that there is no room. */
export function fillDisk(): FullDiskReport {
  const folder = scratchFolder();
  try {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const run = [process.execPath, filling, '--folder', disk];
    const said = canMount(disk)
      ? execFileSync('unshare', [...ownSpace, 'sh', '-c', smallDisk, 'sh', disk, ...run], heard)
      : execFileSync(process.execPath, [...run.slice(1), '--by', 'tracer'], { ...heard, env: watched(folder, disk) });
    return JSON.parse(said) as FullDiskReport;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
