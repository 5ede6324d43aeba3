import type { LinkEnd, Timers } from '../../sync/device-ports.ts';
import { closeCodes } from '../../sync/wire.ts';
import { unexplained } from './link-state.ts';

type Answer = { readonly body: unknown } | LinkEnd;
type Sent = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

export type Requests = {
  /** One try. The answer of the box, or the end of the link. */
  once(method: 'GET' | 'POST', path: string, timeoutMs: number, sent?: Sent): Promise<Answer>;
  /** Tries again when the network or the box stumbles, a bounded number of times. */
  repeated(method: 'GET' | 'POST', path: string, sent?: Sent): Promise<Answer>;
  /** Ends all requests and waits: nothing that is under way is answered any more. */
  abort(): void;
};

type RequestsOptions = { readonly fetch: typeof globalThis.fetch; readonly url: string; readonly timers: Timers };

/** Waits before the second, third and fourth try. */
const backoffMs = [200, 400, 800] as const;

/** Longer than the box waits with an empty feed (2 s), shorter than the silence that makes it "No box" (6 s). */
const answerTimeoutMs = 5000;

/** A stumble, not an end: the same request may do better. */
class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  /** The box's own word for it, if it had one. */
  readonly code: number;
  constructor(message: string, options?: ErrorOptions & { readonly code?: number }) {
    super(message, options);
    this.code = options?.code ?? 0;
  }
}

export function createRequests({ fetch, url, timers }: RequestsOptions): Requests {
  const over = new AbortController();

  const wait = (ms: number): Promise<void> => new Promise((resume) => void timers.after(ms, resume));

  async function ask(method: string, path: string, timeoutMs: number, sent?: Sent): Promise<Answer> {
    const request = new AbortController();
    const stop = (): void => request.abort();
    const cancel = timers.after(timeoutMs, stop);
    over.signal.addEventListener('abort', stop);
    try {
      const response = await fetch(url + path, { method, cache: 'no-store', signal: request.signal, ...sent });
      if (response.ok) return { body: response.status === 204 ? null : await response.json() };
      if (response.status === 429 || response.status >= 500)
        throw new NoAnswerError(`The box answered ${response.status}.`, { code: await problemCode(response) });
      return await readEnd(response);
    } catch (error) {
      throw error instanceof NoAnswerError ? error : new NoAnswerError('The box did not answer.', { cause: error });
    } finally {
      cancel();
      over.signal.removeEventListener('abort', stop);
    }
  }

  async function tries(waitsMs: readonly number[], attempt: () => Promise<Answer>): Promise<Answer> {
    for (const waitMs of [...waitsMs, null]) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof NoAnswerError)) throw error;
        if (waitMs === null || over.signal.aborted) return { code: error.code, reason: error.message };
      }
      await wait(waitMs);
      if (over.signal.aborted) break;
    }
    return unexplained('The link was closed.');
  }

  return {
    once: (method, path, timeoutMs, sent) => tries([], () => ask(method, path, timeoutMs, sent)),
    repeated: (method, path, sent) => tries(backoffMs, () => ask(method, path, answerTimeoutMs, sent)),
    abort: () => over.abort(),
  };
}

/** A problem of the box is named as the close code of a socket would be. */
async function problemCode(response: Response): Promise<number> {
  const said = (await response.json().catch(() => null)) as { code?: unknown } | null;
  return said?.code === 'box-failed' ? closeCodes['box-failed'] : 0;
}

/** The box says why with `{code, reason}`; a machine between us and the box only with its status. */
async function readEnd(response: Response): Promise<LinkEnd> {
  const said = (await response.json().catch(() => null)) as { code?: unknown; reason?: unknown } | null;
  const reason = typeof said?.reason === 'string' ? said.reason : `The box answered ${response.status}.`;
  return { code: typeof said?.code === 'number' ? said.code : 0, reason };
}
