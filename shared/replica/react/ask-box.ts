import type { Declined, Fetch, Pairing } from './pairing.ts';

/** What the office asks the box for, apart from the feed: it is known to nobody but the box, or only the box can do it. */
export type Question = {
  readonly method: 'GET' | 'POST';
  /** Behind the address of the box, beginning with a slash. */
  readonly path: string;
  readonly body?: object;
};

/** The box compares a PIN as slowly as it can afford to. */
const answerMs = 6_000;

/**
 * Asks as this device and, where somebody is signed in, as this person; the box decides what they may.
 * @returns the box's answer, its own sentence when it said no, or `declined: null` when it could not be reached
 */
export async function askBox<T>(
  fetch: Fetch,
  { address, token }: Pairing,
  signIn: string | null,
  { method, path, body }: Question,
): Promise<T | Declined> {
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (signIn !== null) headers['x-sign-in'] = signIn;
  if (body !== undefined) headers['content-type'] = 'application/json';
  try {
    const response = await fetch(`${address}${path}`, {
      method,
      headers,
      cache: 'no-store',
      signal: AbortSignal.timeout(answerMs),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.status === 204) return {} as T;
    const read: unknown = await response.json().catch(() => null);
    const isAnswer = typeof read === 'object' && read !== null;
    // The box answers in JSON: this is the page of a hotspot, or of another machine.
    if (response.ok) return isAnswer ? (read as T) : { declined: null };
    const said = (isAnswer ? read : {}) as { code?: unknown; detail?: unknown };
    return { declined: String(said.detail ?? 'The box refused.'), code: String(said.code ?? response.status) };
  } catch {
    // No network, no box, or something else that answers at its address: for the person it is all the same.
    return { declined: null };
  }
}

export const isDeclined = (answer: unknown): answer is Declined =>
  typeof answer === 'object' && answer !== null && 'declined' in answer;
