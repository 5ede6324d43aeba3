import { randomBytes } from 'node:crypto';
import { Id } from '@comanda/shared/base/ids.ts';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import type { Box } from '../box.ts';
import type { Switchboard } from '../sync/switchboard.ts';
import { boxFailed, problem } from './problem.ts';
import { atMost, perMinute } from './rates.ts';

const Pairing = Type.Object(
  {
    code: Type.String({ pattern: '^[0-9]{6}$' }),
    /** Who asks is this device, and still has changes that only a link of its own can bring. */
    device: Type.Optional(Id),
  },
  { additionalProperties: false },
);

/** A one-time code for a device's token, which is shown here once and kept only as a hash. */
export function pairRoute(app: FastifyInstance, switchboard: Pick<Switchboard<Box>, 'running'>): void {
  app.post<{ Body: Static<typeof Pairing> }>(
    '/pair',
    { schema: { body: Pairing }, config: atMost(perMinute.pair) },
    (request, reply) => {
      const box = switchboard.running();
      if (box === null) return boxFailed(reply);
      const only = request.body.device;
      const device = box.codes.redeem(request.body.code, box.nowMs(), only);
      if (device === 'other-device') return problem(reply, 403, device, notThisDevice(box, only ?? ''));
      if (device === null) {
        return problem(reply, 403, 'wrong-code', 'This code is wrong, used or too old. Ask for a new one.');
      }
      const token = randomBytes(32).toString('base64url');
      box.devices.register(device, box.seal.tokenHash(token), box.nowMs());
      // Another machine may have been this device until now.
      box.core.revoke(device);
      return reply.header('cache-control', 'no-store').send({ device, token });
    },
  );
}

function notThisDevice(box: Box, device: string): string {
  const name = box.store.rowAt('devices', device, 0)?.name ?? device;
  return `This code is for another device, and changes on this one have not reached the box yet. Ask for a code for this one: comanda pair --device "${name}"`;
}
