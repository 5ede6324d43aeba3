import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CutCable } from './cut-cable.ts';
import type { Answered, DeviceBirth, RequestName, Requests } from './device-requests.ts';

const program = fileURLToPath(new URL('./device-main.ts', import.meta.url));

/** The device died before it could answer. Whether it had done what was asked, only a look after its restart tells. */
export class DeviceDiedError extends Error {
  override readonly name = 'DeviceDiedError';
}

type Pending = { readonly resolve: (answer: never) => void; readonly reject: (error: Error) => void };

/** One device in a process of its own, and the cable that leads from it to the box. */
export class DeviceProcess {
  readonly name: string;
  readonly cable: CutCable;
  readonly birth: Omit<DeviceBirth, 'address'>;
  kills = 0;
  #child: ChildProcess | null = null;
  #asked = 0;
  readonly #pending = new Map<number, Pending>();

  constructor(name: string, cable: CutCable, birth: Omit<DeviceBirth, 'address'>) {
    this.name = name;
    this.cable = cable;
    this.birth = birth;
  }

  start(): void {
    const birth: DeviceBirth = { ...this.birth, address: this.cable.address };
    const child = fork(program, [JSON.stringify(birth)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child = child;
    child.on('message', (said: Answered) => {
      const pending = this.#pending.get(said.id);
      this.#pending.delete(said.id);
      if ('failed' in said) pending?.reject(new Error(`${this.name}: ${said.failed}`));
      else pending?.resolve(said.answer as never);
    });
    child.on('exit', (code, signal) => {
      if (this.#child === child) this.#child = null;
      const died =
        signal === 'SIGKILL' ? new DeviceDiedError(`${this.name} died`) : new Error(`${this.name} ended with ${code}`);
      for (const { reject } of this.#pending.values()) reject(died);
      this.#pending.clear();
    });
  }

  ask<R extends RequestName>(name: R, ask: Requests[R]['ask']): Promise<Requests[R]['answer']> {
    const child = this.#child;
    if (child === null || !child.connected) return Promise.reject(new DeviceDiedError(`${this.name} is not running`));
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      child.send({ id, name, ask }, (error) => {
        if (error === null) return;
        this.#pending.delete(id);
        reject(new DeviceDiedError(`${this.name} could not be asked: ${error.message}`));
      });
    });
  }

  async kill(): Promise<void> {
    this.kills += 1;
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
