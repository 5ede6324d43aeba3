import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Change, readTrace } from './read-trace.ts';

const tracer = fileURLToPath(new URL('./tracer.c', import.meta.url));
const program = fileURLToPath(new URL('./serve-evening.ts', import.meta.url));

/** A folder in memory where there is one: thousands of databases are laid and opened there. */
export const scratchFolder = (): string =>
  realpathSync(mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'comanda-power-loss-')));

/** Why this computer cannot watch what a process writes; null when it can. */
export function whyNotTraced(): string | null {
  if (process.platform !== 'linux') return 'what a process writes is watched on Linux only';
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'there is no C compiler (cc) for the tracer';
  }
}

export const logIn = (folder: string): string => join(folder, 'log');

/** What a program has to be started with so that the tracer, compiled into `folder`, watches what it does to `disk`. */
export function watched(folder: string, disk: string): NodeJS.ProcessEnv {
  const library = join(folder, 'tracer.so');
  execFileSync('cc', ['-O2', '-Wall', '-shared', '-fPIC', '-o', library, tracer, '-ldl', '-lpthread']);
  return { ...process.env, LD_PRELOAD: library, TRACED_FOLDER: disk, TRACE_LOG: logIn(folder) };
}

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
