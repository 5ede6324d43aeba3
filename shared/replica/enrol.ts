import type { SignIn } from '../sync/wire.ts';

/** What a device is to the box from its pairing on. The token is shown once and is all that proves who it is. */
export type Credentials = { readonly device: string; readonly token: string };

type Fetch = typeof globalThis.fetch;

/** The box was reached and said no; `code` is the word of its problem, such as `wrong-pin`. */
export class BoxRefusedError extends Error {
  override readonly name = 'BoxRefusedError';
  readonly code: string;
  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** Something else answers at the address of the box: a hotspot that wants its terms read, a printer. */
export class NotTheBoxError extends Error {
  override readonly name = 'NotTheBoxError';
}

/**
 * @param only the device that this is and has to stay: it has something unsent
 * @throws BoxRefusedError, NotTheBoxError, and what `fetch` throws when the box is not reached.
 */
export async function pairDevice(fetch: Fetch, address: string, code: string, only?: string): Promise<Credentials> {
  const said = await post(fetch, `${address}/pair`, {}, only === undefined ? { code } : { code, device: only });
  return sure<Credentials>(said, { device: 'string', token: 'string' });
}

/** @throws BoxRefusedError, NotTheBoxError, and what `fetch` throws when the box is not reached. */
export async function signInWithPin(
  fetch: Fetch,
  address: string,
  token: string,
  { staff, pin }: { readonly staff: string; readonly pin: string },
): Promise<SignIn> {
  const said = await post(fetch, `${address}/sign-in`, { authorization: `Bearer ${token}` }, { staff, pin });
  return sure<SignIn>(said, {
    id: 'string',
    staff: 'string',
    device: 'string',
    issuedMs: 'number',
    expiresMs: 'number',
    mac: 'string',
  });
}

/** It is kept and said again in every hello, so nothing else may get there. */
function sure<T>(said: object, shape: { readonly [K in keyof Required<Omit<T, 'event'>>]: 'string' | 'number' }): T {
  const read = said as Record<string, unknown>;
  if (Object.entries(shape).every(([name, type]) => typeof read[name] === type)) return said as T;
  throw new NotTheBoxError('What answered is no box.');
}

async function post(fetch: Fetch, url: string, headers: Record<string, string>, body: object): Promise<object> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const said = ((await response.json().catch(() => ({}))) ?? {}) as { code?: unknown; detail?: unknown };
  if (response.ok) return said;
  throw new BoxRefusedError(String(said.code ?? response.status), String(said.detail ?? 'The box refused.'));
}
