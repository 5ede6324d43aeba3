import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adminClient } from '@comanda/server/admin/admin-client.ts';
import { readWhereabouts } from '@comanda/server/admin/whereabouts.ts';
import type { Admin } from '@comanda/server/admin/wishes.ts';

export const cli = fileURLToPath(new URL('../../server/cli.js', import.meta.url));

/** Settings of whoever runs the tests are not those of the box under test. */
const cleanEnv = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('COMANDA_')));

export type Ended = { readonly code: number | null; readonly out: string; readonly words: string };

/** Runs a `comanda` command to its end. Gives its JSON answer. */
export async function comanda<T>(...args: readonly string[]): Promise<T> {
  const { code, out, words } = await runComanda(...args, '--json');
  if (code !== 0) throw new Error(`comanda ${args[0]} ended with ${code}: ${words}`);
  return JSON.parse(out) as T;
}

/** Runs one that may end badly. */
export async function runComanda(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...args], { env: cleanEnv, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, words] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    words += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, words };
}

/** The box as an owner runs it: a process of its own on a folder, reached only over the network. */
export class BoxProcess {
  readonly data: string;
  #child: ChildProcess | null = null;
  #port = 0;
  /** How often it was killed. */
  kills = 0;
  /** What it said that a person should have a look at. */
  readonly complaints: string[] = [];
  /** What it said to whoever started it. */
  said = '';

  readonly #under: readonly string[];

  /** @param under a command that runs it, such as in a room of its own */
  constructor(data: string, under: readonly string[] = []) {
    this.data = data;
    this.#under = under;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get isUp(): boolean {
    return this.#port !== 0;
  }

  /** Where it listens; 0 while it does not. The system chooses anew at each start. */
  get port(): number {
    return this.#port;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get database(): string {
    return join(this.data, 'comanda.sqlite');
  }

  /** Resolves when the box says that it is ready. */
  async start(): Promise<void> {
    const args = ['start', '--data', this.data, '--host', '127.0.0.1', '--port', '0', '--advertise', 'false'];
    const [command = '', ...rest] = [...this.#under, process.execPath, cli, ...args, '--log-level', 'warn'];
    const child = spawn(command, rest, {
      env: cleanEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stdout.on('data', (chunk) => this.complaints.push(String(chunk)));
    let said = '';
    this.#port = await new Promise<number>((resolve, reject) => {
      child.stderr.on('data', (chunk) => {
        said += chunk;
        this.said = said;
        const port = /^READY http:\S+:(\d+)/m.exec(said)?.[1];
        if (port !== undefined) resolve(Number(port));
      });
      child.once('close', () => reject(new Error(`the box did not start: ${said} ${this.complaints.join('')}`)));
    });
  }

  /** As the power cut: it gets no chance to say or save anything. */
  async kill(): Promise<void> {
    this.kills += 1;
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#port = 0;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** What the `comanda` command would ask of it while it runs. */
  admin(): Admin {
    const whereabouts = readWhereabouts(this.data);
    if (whereabouts === null) throw new Error('the box does not run');
    return adminClient(whereabouts);
  }
}
