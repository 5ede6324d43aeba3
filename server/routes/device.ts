import type { FastifyInstance } from 'fastify';
import type { Box } from '../box.ts';
import type { Switchboard } from '../sync/switchboard.ts';
import { bearer } from './bearer.ts';
import { boxFailed, problem } from './problem.ts';
import { atMost, perMinute } from './rates.ts';

/** Tells a device whether this box knows it: asked before it is pointed at another address. */
export function deviceRoute(app: FastifyInstance, switchboard: Pick<Switchboard<Box>, 'running'>): void {
  app.get('/device', { config: atMost(perMinute.device) }, (request, reply) => {
    const box = switchboard.running();
    if (box === null) return boxFailed(reply);
    const token = bearer(request);
    const device = token === undefined ? null : box.store.deviceByTokenHash(box.seal.tokenHash(token));
    if (device === null)
      return problem(reply, 401, 'unauthorised', 'The box at this address does not know this device.');
    if (device.revoked) return problem(reply, 401, 'revoked', 'This device may not be used any more.');
    return reply.header('cache-control', 'no-store').send({ device: device.device });
  });
}
