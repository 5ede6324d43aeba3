import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tracer = fileURLToPath(new URL('./tracer.c', import.meta.url));

/** A folder in memory where there is one: thousands of databases are laid and opened there. */
export const scratchFolder = (): string =>
  realpathSync(mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'comanda-power-loss-')));

/** Why this computer cannot watch what a process writes; null when it can. */
export function whyNotTraced(): string | null {
  if (process.platform !== 'linux') return 'what a process writes is watched on Linux only';
  try {
    execFileSync('cc', ['-fsyntax-only', tracer], { stdio: 'ignore' });
    return null;
  } catch {
    return 'there is no C compiler (cc) that takes the tracer';
  }
}

export const logIn = (folder: string): string => join(folder, 'log');

/** What a program has to be started with so that the tracer, compiled into `folder`, watches what it does to `disk`. */
export function watched(folder: string, disk: string): NodeJS.ProcessEnv {
  const library = join(folder, 'tracer.so');
  execFileSync('cc', ['-O2', '-Wall', '-shared', '-fPIC', '-o', library, tracer, '-ldl', '-lpthread']);
  return { ...process.env, LD_PRELOAD: library, TRACED_FOLDER: disk, TRACE_LOG: logIn(folder) };
}
