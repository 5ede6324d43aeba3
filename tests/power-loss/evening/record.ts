import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Change, readTrace } from '../disk/read-trace.ts';
import { logIn, scratchFolder, watched } from '../disk/watch.ts';

const program = fileURLToPath(new URL('./serve-evening.ts', import.meta.url));

/** Enough for the log to begin anew some twenty times, and for the day to end twice. */
export const eveningTaps = 360;

export type EveningSettings = { readonly seed: number; readonly taps: number; readonly synchronous: 'FULL' | 'NORMAL' };

/** Lets a box serve an evening, and tells everything that it did to its disk. */
export function recordEvening({ seed, taps, synchronous }: EveningSettings): Change[] {
  const folder = scratchFolder();
  try {
    const traced = join(folder, 'disk');
    mkdirSync(traced);
    const settings = ['--seed', String(seed), '--taps', String(taps), '--synchronous', synchronous];
    execFileSync(process.execPath, [program, '--folder', traced, ...settings], {
      env: watched(folder, traced),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    return readTrace(logIn(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
