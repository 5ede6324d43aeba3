import type { FastifyInstance } from 'fastify';
import type { Switchboard } from '../sync/switchboard.ts';
import { problem } from './problem.ts';

/** `/healthz`: the process answers. `/readyz`: it can also save. */
export function healthRoutes(app: FastifyInstance, switchboard: Pick<Switchboard<unknown>, 'readiness'>): void {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', (_request, reply) => {
    const readiness = switchboard.readiness();
    return readiness.ready ? { status: 'ready' } : problem(reply, 503, 'box-failed', readiness.reason);
  });
}
