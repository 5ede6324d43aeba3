import type { SignIn } from '../../sync/wire.ts';

/** What makes this browser a device of the restaurant. The address of the box is a setting, apart from where the app came from. */
export type Pairing = { readonly token: string; readonly device: string; readonly address: string };

/** Why the box did not do what a person asked for: its own sentence, or null when it could not be reached. */
export type Declined = { readonly declined: string | null };

/** It becomes part of the name of a database. */
const idPattern = /^[0-9a-f-]{36}$/;

export function isPairing(read: unknown): read is Pairing {
  if (typeof read !== 'object' || read === null) return false;
  const { token, device, address } = read as { readonly [K in keyof Pairing]?: unknown };
  return (
    typeof token === 'string' && typeof address === 'string' && typeof device === 'string' && idPattern.test(device)
  );
}

/** `box:8080` as well as `http://box:8080/`; null when it is no web address. */
export function boxAddress(text: string): string | null {
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `http://${text}`);
  return url === null || url.hostname === '' ? null : url.origin;
}

/** Trades a one-time code for a token. */
export async function redeem(fetch: Fetch, address: string, code: string): Promise<Pairing | Declined> {
  const answer = await post(fetch, `${address}/pair`, { code });
  if ('declined' in answer) return answer;
  const { device, token } = answer.body as { device: string; token: string };
  return { device, token, address };
}

/** Proves who is at the device, by PIN. */
export async function signInAt(fetch: Fetch, pairing: Pairing, staff: string, pin: string): Promise<SignIn | Declined> {
  const proof = { authorization: `Bearer ${pairing.token}` };
  const answer = await post(fetch, `${pairing.address}/sign-in`, { staff, pin }, proof);
  return 'declined' in answer ? answer : (answer.body as SignIn);
}

export type Fetch = typeof globalThis.fetch;

/** Longer than a slow comparison of a PIN, shorter than a waiter's patience. */
const answerMs = 6_000;

async function post(
  fetch: Fetch,
  url: string,
  sent: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly body: unknown } | Declined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      cache: 'no-store',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(sent),
      signal: AbortSignal.timeout(answerMs),
    });
    const body = (await answer.json()) as { readonly detail?: unknown };
    if (answer.ok) return { body };
    return { declined: typeof body.detail === 'string' ? body.detail : null };
  } catch {
    // No network, no box, or something else that answers at its address: for the person it is all the same.
    return { declined: null };
  }
}
