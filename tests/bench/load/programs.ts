import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a program says of itself, by its probe. */
export type Cost = {
  /** Processor time, user and system. */
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** From the end of Node's own start to the word READY. */
  readonly insideMs: number;
};

/** A measured program that said READY. */
export type Program = {
  readonly address: string;
  /** From the call that started it to its word READY. */
  readonly startMs: number;
  cost(): Promise<Cost>;
  stop(): Promise<void>;
};

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The box as an owner runs it, on a folder. `nodeFlags`: for a profile. */
export const startBox = (folder: string, nodeFlags: readonly string[] = []): Promise<Program> =>
  start([
    ...nodeFlags,
    '--import',
    here('./probe.js'),
    here('../../../server/cli.js'),
    'start',
    ...['--data', folder, '--host', '127.0.0.1', '--port', '0', '--advertise', 'false', '--log-level', 'silent'],
    // What is measured is the work of a box, not that of making its first certificate.
    ...['--https', 'false'],
  ]);

export const startFloor = (file: string): Promise<Program> =>
  start(['--import', here('./probe.js'), here('../floor.ts'), file]);

async function start(args: readonly string[]): Promise<Program> {
  const begunMs = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  const address = await ready(child);
  const startMs = performance.now() - begunMs;
  return {
    address,
    startMs,
    async cost() {
      child.send('cost');
      const [cost] = (await once(child, 'message')) as [Cost];
      return cost;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** Says on which address it listens, as the box says it: to people. What else it says is passed on. */
function ready({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('a measured program is heard through a pipe');
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stderr });
    lines.on('line', (line) => {
      const [word, address] = line.split(' ');
      if (word === 'READY' && address !== undefined) resolve(address);
      else process.stderr.write(`${line}\n`);
    });
    lines.on('close', () => reject(new Error('a measured program ended before it was ready')));
  });
}
