import { Id } from '@comanda/shared/base/ids.ts';
import type { Device } from '@comanda/shared/floor/floor.ts';
import { deviceOf } from '@comanda/shared/sync/box-records.ts';
import { NewDevice, type PairingOffer } from '@comanda/shared/sync/office-api.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import { addressesOf, pairingUrl } from '../../addresses.ts';
import { pairAgain, pairNew, revoke } from '../../admin/device-desk.ts';
import { type Declined, isDeclined, type PairingOffer as Offer } from '../../admin/wishes.ts';
import type { Box } from '../../box.ts';
import { problem } from '../problem.ts';
import { type Boxes, byHand, forOfficers } from './officer.ts';

const OneDevice = Type.Object({ id: Id });
type OneDevice = { Params: Static<typeof OneDevice> };

/** Devices come, come again, and go. Their names, roles and places are rows, and change as rows do. */
export function deviceRoutes(app: FastifyInstance, boxes: Boxes): void {
  app.post<{ Body: NewDevice }>(
    '/office/pairing-codes',
    { schema: { body: NewDevice }, config: byHand },
    forOfficers<{ Body: NewDevice }>(boxes, 'device.pair', ({ box, staff }, request, reply) =>
      offered(pairNew(box, request.body, box.newId(), staff.id), request as FastifyRequest, reply),
    ),
  );
  app.post<OneDevice>(
    '/office/devices/:id/pairing-code',
    { schema: { params: OneDevice }, config: byHand },
    forOfficers<OneDevice>(boxes, 'device.pair', ({ box, staff }, request, reply) => {
      const device = known(box, request.params.id);
      if (device === null) return noSuchDevice(reply);
      return offered(pairAgain(box, device, staff.id), request as FastifyRequest, reply);
    }),
  );
  app.post<OneDevice>(
    '/office/devices/:id/revoke',
    { schema: { params: OneDevice }, config: byHand },
    forOfficers<OneDevice>(boxes, 'device.pair', ({ box }, { params }, reply) => {
      const answer = revoke(box, params.id);
      return isDeclined(answer) ? noSuchDevice(reply) : reply.send(answer);
    }),
  );
  app.post<OneDevice>(
    '/office/devices/:id/identify',
    { schema: { params: OneDevice }, config: byHand },
    forOfficers<OneDevice>(boxes, 'device.pair', ({ box }, { params }, reply) => {
      if (known(box, params.id) === null) return noSuchDevice(reply);
      if (box.core.identify(params.id)) return reply.send({ device: params.id });
      return problem(reply, 409, 'not-connected', 'This device is not connected, so it cannot show itself.');
    }),
  );
}

const known = (box: Box, id: string): Device | null => deviceOf(box.core.life.records, id);

const noSuchDevice = (reply: FastifyReply): FastifyReply =>
  problem(reply, 404, 'no-such-device', 'There is no such device.');

function offered(offer: Offer | Declined, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (isDeclined(offer)) return problem(reply, 409, offer.declined, offer.detail);
  const { device, name, role, code, expiresMs } = offer;
  const address = pairingUrl(calledAs(request), role, code);
  return reply.send({ device, name, role, code, expiresMs, address } satisfies PairingOffer);
}

/** Where the office found the box, others will find it too; but its own machine calls it by a name that is good for nobody else. */
function calledAs({ protocol, host, hostname, server }: FastifyRequest): string {
  const isOwnName = hostname === 'localhost' || hostname === '::1' || hostname.startsWith('127.');
  const bound = server.server.address();
  if (!isOwnName || protocol !== 'http' || bound === null || typeof bound === 'string') return `${protocol}://${host}`;
  const [address = `${protocol}://${host}`] = addressesOf(bound.address, bound.port);
  return address;
}
