import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A new name is on the disk when its folder is. Windows knows no such thing. */
export function keepNames(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * A folder for the owner alone, which is still there after a power cut: what is synced in it is worth nothing while its own
 * name is not. An empty one may be from a run that died before it came to that, so its name is kept again.
 */
export function makeFolder(path: string): void {
  const folder = resolve(path);
  const highest = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (highest === undefined && readdirSync(folder).length > 0) return;
  for (let made = folder; ; made = dirname(made)) {
    keepNames(dirname(made));
    if (made === (highest ?? folder)) return;
  }
}
