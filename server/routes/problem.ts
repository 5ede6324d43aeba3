import { NotSaved } from '@comanda/shared/sync/box-ports.ts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log.ts';

/** An error as RFC 9457 wants it. `code` is stable and meant for programs, `detail` is one sentence for a person. */
export function problem(
  reply: FastifyReply,
  status: number,
  code: string,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: `urn:comanda:problem:${code}`, status, code, title: titleOf(code), detail, ...more }));
}

const titleOf = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');

/** What Fastify itself refuses, said in our words. */
const refusedByFastify: Readonly<Record<string, readonly [code: string, detail: string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['not-json', 'Send application/json.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed', 'The body is empty.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed', 'The body is not JSON.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-big', 'The body is larger than this route takes.'],
  FST_ERR_VALIDATION: ['malformed', 'The request does not have the expected shape.'],
};

export function answerErrorsAsProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof NotSaved) return boxFailed(reply);
    const status = error.statusCode ?? 500;
    const known = refusedByFastify[error.code];
    if (known !== undefined) return problem(reply, status, known[0], known[1]);
    if (status === 429) return problem(reply, 429, 'too-many-tries', 'Too many tries. Wait a minute.');
    if (status < 500) return problem(reply, status, 'malformed', 'The box could not read this request.');
    log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a route failed');
    return problem(reply, 500, 'box-failed', 'Something went wrong in the box. Its log says what.');
  });
}

/** While the store is being opened again. */
export const boxFailed = (reply: FastifyReply): FastifyReply =>
  problem(reply, 503, 'box-failed', 'The box is opening its store again. Try again in a moment.');

export const notFound = (reply: FastifyReply): FastifyReply =>
  problem(reply, 404, 'not-found', 'There is nothing at this address.');
