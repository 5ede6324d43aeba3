import type { SignIn } from '../../sync/wire.ts';
import { BoxRefusedError, pairDevice, signInWithPin } from '../enrol.ts';

/** What makes this browser a device of the restaurant. The address of the box is a setting, apart from where the app came from. */
export type Pairing = { readonly token: string; readonly device: string; readonly address: string };

/**
 * Why the box did not do what a person asked for: its own sentence, or null when it could not be reached. `code` is the word
 * of its problem, such as `wrong-pin`, for those who say it in another language.
 */
export type Declined = { readonly declined: string | null; readonly code?: string };

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
  try {
    const { origin, hostname } = new URL(/^https?:\/\//i.test(text) ? text : `http://${text}`);
    return hostname === '' ? null : origin;
  } catch {
    // `URL.parse`, which does not throw, is missing in Safari before 18.
    return null;
  }
}

export type Fetch = typeof globalThis.fetch;

/** Longer than a slow comparison of a PIN, shorter than a waiter's patience. */
const answerMs = 6_000;

/** Trades a one-time code for a token; a device that has something unsent takes only one for itself. */
export const redeem = (fetch: Fetch, address: string, code: string, only?: string): Promise<Pairing | Declined> =>
  answered(async () => ({ ...(await pairDevice(patient(fetch), address, code, only)), address }));

/** Proves who is at the device, by PIN. */
export const signInAt = (
  fetch: Fetch,
  { address, token }: Pairing,
  staff: string,
  pin: string,
): Promise<SignIn | Declined> => answered(() => signInWithPin(patient(fetch), address, token, { staff, pin }));

const patient =
  (fetch: Fetch): Fetch =>
  (url, how) =>
    fetch(url, { ...how, cache: 'no-store', signal: AbortSignal.timeout(answerMs) });

async function answered<T>(ask: () => Promise<T>): Promise<T | Declined> {
  try {
    return await ask();
  } catch (error) {
    // No network, no box, or something else that answers at its address: for the person it is all the same.
    return error instanceof BoxRefusedError ? { declined: error.message, code: error.code } : { declined: null };
  }
}
