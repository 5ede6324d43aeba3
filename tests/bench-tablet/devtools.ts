import { once } from 'node:events';
import { WebSocket } from 'ws';

type Answer = { readonly id: number; readonly result?: unknown; readonly error?: { readonly message: string } };
type Told = { readonly method: string; readonly params: unknown; readonly sessionId?: string };

/** A line to a browser's DevTools. It asks for nothing to be watched: what a browser writes down for an observer takes its time. */
export class Devtools {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #listeners = new Set<(told: Told) => void>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (bytes) => {
      const said = JSON.parse(String(bytes)) as Answer | Told;
      if ('method' in said) for (const listener of this.#listeners) listener(said);
      else this.#waiting.get(said.id)?.(said);
    });
    socket.on('close', () => {
      for (const [id, hears] of this.#waiting) hears({ id, error: { message: 'the browser has ended' } });
    });
  }

  static async connect(address: string): Promise<Devtools> {
    // A trace of some seconds is one message after the other, each larger than `ws` takes by itself.
    const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 0 });
    await once(socket, 'open');
    return new Devtools(socket);
  }

  /** @throws what the browser says when it refuses */
  ask<T = unknown>(method: string, params: object = {}, session?: string): Promise<T> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => {
        this.#waiting.delete(id);
        if (error === undefined) resolve(result as T);
        else reject(new Error(`${method}: ${error.message}`));
      });
      this.#socket.send(JSON.stringify({ id, method, params, ...(session !== undefined && { sessionId: session }) }));
    });
  }

  /** What is told until `last` is told, that one included. */
  async toldUntil(last: string, run: () => Promise<unknown>): Promise<readonly Told[]> {
    const all: Told[] = [];
    let stop = (): void => {};
    const ended = new Promise<void>((resolve) => {
      const listener = (told: Told): void => {
        all.push(told);
        if (told.method === last) resolve();
      };
      this.#listeners.add(listener);
      stop = () => this.#listeners.delete(listener);
    });
    try {
      await run();
      await ended;
      return all;
    } finally {
      stop();
    }
  }

  close(): void {
    this.#socket.terminate();
  }
}
