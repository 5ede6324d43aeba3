import type { FastifyRequest } from 'fastify';

/** The token of an `Authorization: Bearer` header. */
export const bearer = (request: FastifyRequest): string | undefined =>
  /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
