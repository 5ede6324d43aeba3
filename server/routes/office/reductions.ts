import { OneDay } from '@comanda/shared/sync/office-api.ts';
import type { FastifyInstance } from 'fastify';
import { type Boxes, byReport, forOfficers } from './officer.ts';

/** Who voided, gave and took off what, for whoever reads reports. */
export function reductionsRoute(app: FastifyInstance, boxes: Boxes): void {
  app.get<{ Querystring: OneDay }>(
    '/office/reductions',
    { schema: { querystring: OneDay }, config: byReport },
    forOfficers<{ Querystring: OneDay }>(boxes, 'report.read', async ({ box }, { query }, reply) =>
      reply.send(await box.reductions(query.day ?? null)),
    ),
  );
}
