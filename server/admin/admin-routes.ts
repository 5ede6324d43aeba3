import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Box } from '../box.ts';
import { bearer } from '../routes/bearer.ts';
import { boxFailed, problem } from '../routes/problem.ts';
import type { Switchboard } from '../sync/switchboard.ts';
import { adminOf, type Door } from './admin.ts';
import { isDeclined, verbs, wishes } from './wishes.ts';

/** A menu of thousands of dishes. */
const bodyLimit = 4 * 1024 * 1024;

/** What a box says of itself to whoever sits at its machine, so that a second one knows who is in its way. */
export type BoxHere = { readonly program: 'comanda'; readonly restaurant: string | null; readonly folder: string };

/** The `comanda` command speaks to a running box here: from the same machine, with the token of the box's own folder. */
export function adminRoutes(
  app: FastifyInstance,
  switchboard: Pick<Switchboard<Box>, 'running'>,
  { token, door, folder }: { readonly token: string; readonly door: Door; readonly folder: string },
): void {
  app.get('/admin/who', (request, reply) => {
    if (!isLocal(request)) return problem(reply, 401, 'unauthorised', 'Only who sits at the box may ask this.');
    const restaurant = switchboard.running()?.setting()?.restaurant ?? null;
    return reply.send({ program: 'comanda', restaurant, folder } satisfies BoxHere);
  });
  const known = Buffer.from(token);
  for (const verb of verbs) {
    app.post(
      `/admin/${verb}`,
      {
        bodyLimit,
        schema: { body: wishes[verb] },
        // Before the body is read: nobody else may make the box hold four megabytes.
        onRequest: async (request, reply) => {
          const given = Buffer.from(bearer(request) ?? '');
          const right = given.length === known.length && timingSafeEqual(given, known);
          if (right && isLocal(request)) return undefined;
          return problem(reply, 401, 'unauthorised', 'Only the comanda command on the box itself may ask this.');
        },
      },
      async (request, reply) => {
        const box = switchboard.running();
        if (box === null) return boxFailed(reply);
        const answer = await adminOf(box, door).ask(verb, request.body as never);
        return isDeclined(answer) ? problem(reply, 409, answer.declined, answer.detail) : reply.send(answer);
      },
    );
  }
}

/** Whoever calls a machine by the address they call from sits at it. A browser's page always says its origin. */
function isLocal({ socket, headers }: FastifyRequest): boolean {
  const address = socket.remoteAddress;
  return headers.origin === undefined && address !== undefined && address === socket.localAddress;
}
