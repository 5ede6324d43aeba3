import type { Whereabouts } from './whereabouts.ts';
import type { Admin, Answers, Declined } from './wishes.ts';

/** The running box is there but did not answer as it should. */
export class BoxUnreachable extends Error {
  override readonly name = 'BoxUnreachable';
}

/** Backups of a year take their time. */
const timeoutMs = 10 * 60_000;

export function adminClient({ url, token }: Whereabouts): Admin {
  return {
    async ask(verb, wish) {
      const response = await fetch(`${url}/admin/${verb}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(wish),
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((error: unknown) => {
        throw new BoxUnreachable('The running box does not answer.', { cause: error });
      });
      const body = (await response.json()) as Record<string, unknown>;
      if (response.ok) return body as Answers[typeof verb];
      if (response.status === 409)
        return { declined: String(body.code), detail: String(body.detail) } satisfies Declined;
      throw new BoxUnreachable(`The running box answered: ${String(body.detail)}`);
    },
  };
}
