import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Ask, Vitals } from './probe.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Settings of whoever runs the fuzzer are not those of the box. */
const cleanEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('COMANDA_')));

export type FuzzedBox = {
  readonly port: number;
  /** Failed cores and unexpected ends so far, each with what the box said. */
  readonly crashes: readonly string[];
  ask(what: Ask): Promise<Vitals>;
  stop(): Promise<void>;
};

/** Of a box that has crashed. What it was told before is more important than that nobody can be asked any more. */
const noVitals: Vitals = { stallP999Ms: Number.NaN, stallMaxMs: Number.NaN, workMs: Number.NaN, rssBytes: Number.NaN };

/** The box as an owner runs it, in a process of its own, with a probe inside. */
export async function startFuzzedBox(folder: string): Promise<FuzzedBox> {
  const settings = [
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--advertise',
    'false',
    '--https',
    'false',
    '--log-level',
    'warn',
  ];
  const args = ['--expose-gc', '--import', here('./probe.ts'), here('../../server/cli.js'), 'start', '--data', folder];
  const child = spawn(process.execPath, [...args, ...settings], {
    env: cleanEnv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const crashes: string[] = [];
  let stopping = false;
  child.on('exit', (code, signal) => {
    if (!stopping) crashes.push(`the box ended: ${signal ?? code}`);
  });
  // A core that fails begins anew by itself: nobody outside would notice but for the log.
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (/the box core failed|a route failed|could not look after/.test(line)) crashes.push(line);
    });
  const port = await ready(child);
  return {
    port,
    crashes,
    async ask(what) {
      if (!child.connected || child.exitCode !== null || child.signalCode !== null) return noVitals;
      // Whether it could be sent is seen by the end of the box, which says more.
      child.send(what, () => {});
      const ended = new AbortController();
      const { signal } = ended;
      const said = once(child, 'message', { signal }).then(([vitals]) => vitals as Vitals);
      const vitals = await Promise.race([said, once(child, 'exit', { signal }).then(() => noVitals)]);
      ended.abort();
      return vitals;
    },
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(impatience);
    },
  };
}

function ready({ stderr }: ChildProcess): Promise<number> {
  if (stderr === null) throw new Error('the box is heard through a pipe');
  return new Promise((resolve, reject) => {
    let said = '';
    stderr.on('data', (bytes) => {
      said += bytes;
      const port = /^READY http:\S+:(\d+)/m.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    stderr.on('close', () => reject(new Error(`the box did not start: ${said}`)));
  });
}
