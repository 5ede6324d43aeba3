import { Id } from '@comanda/shared/base/ids.ts';
import { Approval, Pin } from '@comanda/shared/sync/office-api.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import type { Box } from '../box.ts';
import { provePin } from '../prove-pin.ts';
import type { Switchboard } from '../sync/switchboard.ts';
import { pairedDevice } from './office/officer.ts';
import { pinNotRight } from './pin-answers.ts';
import { boxFailed, problem } from './problem.ts';
import { atMost, perMinute } from './rates.ts';

const Proof = Type.Object({ staff: Id, pin: Pin }, { additionalProperties: false });

type Boxes = Pick<Switchboard<Box>, 'running'>;
type Proved = { readonly box: Box; readonly device: string };

/** A person and their PIN, on a paired device, for a sign-in that the box will know again. */
export function signInRoute(app: FastifyInstance, boxes: Boxes): void {
  app.post<{ Body: Static<typeof Proof> }>(
    '/sign-in',
    { schema: { body: Proof }, config: atMost(perMinute.pin) },
    async (request, reply) => {
      const { staff } = request.body;
      const proved = await proveAtDevice(boxes, request as FastifyRequest, reply, request.body);
      if (proved === null) return reply;
      return reply.header('cache-control', 'no-store').send(proved.box.core.signIn(proved.device, staff));
    },
  );
}

/**
 * A manager says yes on the spot, on the device of whoever asks: a sign-in that is good for one event, named beforehand, and
 * for nothing else. What the manager may do is looked at when the event comes.
 */
export function approvalRoute(app: FastifyInstance, boxes: Boxes): void {
  app.post<{ Body: Approval }>(
    '/approvals',
    { schema: { body: Approval }, config: atMost(perMinute.pin) },
    async (request, reply) => {
      const { staff, event } = request.body;
      const proved = await proveAtDevice(boxes, request as FastifyRequest, reply, request.body);
      if (proved === null) return reply;
      const { box, device } = proved;
      if (box.store.verdict(event) !== null)
        return problem(reply, 409, 'reused-id', 'This was decided already. Do it again and ask again.');
      return reply.header('cache-control', 'no-store').send(box.core.signIn(device, staff, event));
    },
  );
}

/** Null when the answer has been given: it is no. */
async function proveAtDevice(
  boxes: Boxes,
  request: FastifyRequest,
  reply: FastifyReply,
  { staff, pin }: Static<typeof Proof>,
): Promise<Proved | null> {
  const box = boxes.running();
  if (box === null) return no(boxFailed(reply));
  const device = pairedDevice(box, request);
  if (device === null) return no(problem(reply, 401, 'unauthorised', 'This device is not paired with the box.'));
  if (device.revoked) return no(problem(reply, 401, 'revoked', 'This device may not be used any more.'));
  const proof = await provePin(box, device.device, staff, pin);
  // While the PIN was compared the box may have had to begin anew.
  if (boxes.running() !== box) return no(boxFailed(reply));
  return proof === 'right' ? { box, device: device.device } : no(pinNotRight(reply, proof));
}

const no = (_answered: FastifyReply): null => null;
