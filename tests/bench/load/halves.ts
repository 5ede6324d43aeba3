import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Identity } from './device.ts';
import type { Arrivals, Ask, Heard, Made, Opening } from './half.ts';

const program = fileURLToPath(new URL('./half.ts', import.meta.url));

/** A tablet clears away its own garbage; fifty in one program would wait for that of all fifty. In MB, for ours and the floor's. */
const roomForMany = ['--min-semi-space-size=64', '--max-semi-space-size=64'];

/** As many parties as a full room, shared out among the waiters. */
const partiesInRoom = 60;

/** All devices of a measurement, half of them in each of two programs. */
export class Halves {
  readonly #programs: readonly ChildProcess[];

  constructor() {
    this.#programs = [0, 1].map(() => fork(program, { serialization: 'advanced', execArgv: roomForMany }));
  }

  openDevices(address: string, identities: readonly Identity[]): Promise<unknown> {
    const parties = Math.max(1, Math.floor(partiesInRoom / identities.length));
    return this.#open((nth) => ({
      of: 'box',
      address,
      identities: identities.filter((_, at) => at % 2 === nth),
      parties,
    }));
  }

  openFloor(address: string, devices: number, taps: readonly string[][]): Promise<unknown> {
    return this.#open((nth) => ({ of: 'floor', address, size: Math.ceil((devices - nth) / 2), taps }));
  }

  /** Latencies in ms, from when a tap was due to when another device could show it; the events made, and what was sent. */
  async run(arrivals: Arrivals): Promise<{ latencies: number[]; events: number; taps: readonly string[][] }> {
    const perSecond = arrivals.perSecond / 2;
    const made = await this.#all<Made>(() => ({ ask: 'tap', ...arrivals, perSecond }));
    const events = made.reduce((sum, half) => sum + half.events, 0);
    const heard = await this.#all<Heard>(() => ({ ask: 'hear', events }));
    const due = new Map(made.flatMap((half) => half.due));
    const latencies = heard.flat().flatMap(([id, times]) => {
      const dueMs = due.get(id);
      return dueMs === undefined ? [] : times.map((atMs) => atMs - dueMs);
    });
    return { latencies, events, taps: made.flatMap((half) => half.taps) };
  }

  close(): void {
    for (const one of this.#programs) one.kill();
  }

  #open(opening: (nth: number) => Opening): Promise<unknown> {
    return this.#all((nth) => ({ ask: 'open', opening: opening(nth) }));
  }

  #all<T>(ask: (nth: number) => Ask): Promise<T[]> {
    return Promise.all(this.#programs.map((one, nth) => asked<T>(one, ask(nth))));
  }
}

async function asked<T>(one: ChildProcess, ask: Ask): Promise<T> {
  const ended = new AbortController();
  const gone = once(one, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('a program that carries devices has ended');
  });
  gone.catch(() => {});
  one.send(ask);
  const [{ said }] = (await Promise.race([once(one, 'message'), gone])) as [{ said: T }];
  ended.abort();
  return said;
}
