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

/**
 * @param only the device that this is and has to stay: it has something unsent
 * @throws BoxRefusedError, and what `fetch` throws when the box is not reached.
 */
export const pairDevice = (fetch: Fetch, address: string, code: string, only?: string): Promise<Credentials> =>
  post<Credentials>(fetch, `${address}/pair`, {}, only === undefined ? { code } : { code, device: only });

/** @throws BoxRefusedError, and what `fetch` throws when the box is not reached. */
export const signInWithPin = (
  fetch: Fetch,
  address: string,
  token: string,
  { staff, pin }: { readonly staff: string; readonly pin: string },
): Promise<SignIn> => post<SignIn>(fetch, `${address}/sign-in`, { authorization: `Bearer ${token}` }, { staff, pin });

async function post<T>(fetch: Fetch, url: string, headers: Record<string, string>, body: object): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const said = (await response.json().catch(() => ({}))) as { code?: unknown; detail?: unknown };
  if (response.ok) return said as T;
  throw new BoxRefusedError(String(said.code ?? response.status), String(said.detail ?? 'The box refused.'));
}
