import type { Device } from '@comanda/shared/floor/floor.ts';
import type { Member } from '@comanda/shared/sync/office-api.ts';
import type { FastifyInstance } from 'fastify';
import { rowsOf } from '../../admin/rows.ts';
import type { Box } from '../../box.ts';
import { type Boxes, bySight, forOfficers } from './officer.ts';

/** Who belongs to the restaurant's devices, who is there, and how far behind. */
export function membersRoute(app: FastifyInstance, boxes: Boxes): void {
  app.get(
    '/office/members',
    { config: bySight },
    forOfficers(boxes, 'device.pair', ({ box }, _request, reply) => reply.send({ members: membersOf(box) })),
  );
}

function membersOf(box: Box): Member[] {
  const tokens = new Map(box.devices.list().map((one) => [one.device, one]));
  const links = new Map(box.core.links().map((link) => [link.device, link]));
  return rowsOf<Device>(box, 'devices')
    .filter(({ archived }) => !archived)
    .map(({ id, name, role, multiSession, revoked }) => {
      const token = tokens.get(id);
      const link = links.get(id);
      const isRevoked = revoked || token?.revoked === true;
      return {
        device: id,
        name,
        role,
        multiSession,
        state: isRevoked ? 'revoked' : token === undefined ? 'waiting' : 'paired',
        connected: link?.kind ?? null,
        lag: link?.behind ?? null,
        pending: link?.pending ?? null,
        lastHeardMs:
          link === undefined ? (box.core.lastHeardMs(id) ?? token?.lastSeenMs ?? null) : box.nowMs() - link.silentMs,
        program: link?.program ?? null,
      };
    });
}
