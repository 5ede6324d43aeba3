import { Id } from '@comanda/shared/base/ids.ts';
import { permissionsOf, type Staff } from '@comanda/shared/staff/staff.ts';
import { staffOf } from '@comanda/shared/sync/box-records.ts';
import { NewPin, type PinHolders } from '@comanda/shared/sync/office-api.ts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import Type, { type Static } from 'typebox';
import { provePin } from '../../prove-pin.ts';
import { hashPin, isGuessable } from '../../staff-pins.ts';
import { pinNotRight } from '../pin-answers.ts';
import { boxFailed, problem } from '../problem.ts';
import { type Boxes, byHand, bySight, forOfficers, type Officer } from './officer.ts';

const OnePerson = Type.Object({ id: Id });
type SetPin = { Params: Static<typeof OnePerson>; Body: NewPin };

/** Whoever looks after people is told who cannot sign in yet. */
export function pinHoldersRoute(app: FastifyInstance, boxes: Boxes): void {
  app.get(
    '/office/pins',
    { config: bySight },
    forOfficers(boxes, 'staff.edit', ({ box }, _request, reply) =>
      reply.send({ holders: box.pins.holders() } satisfies PinHolders),
    ),
  );
}

/** One's own PIN with the old one; another's with the permission to change people. A PIN goes in here and never comes out. */
export function pinRoutes(app: FastifyInstance, boxes: Boxes): void {
  app.post<SetPin>(
    '/office/staff/:id/pin',
    { schema: { params: OnePerson, body: NewPin }, config: byHand },
    forOfficers<SetPin>(boxes, null, async (officer, { params, body }, reply) => {
      const { box } = officer;
      const refused = await whyNot(officer, params.id, body, reply);
      if (refused !== null) return refused;
      const hash = await hashPin(body.pin);
      if (boxes.running() !== box) return boxFailed(reply);
      box.pins.set(params.id, hash, box.nowMs());
      return reply.send({ staff: params.id });
    }),
  );
}

async function whyNot(
  { box, device, staff }: Officer,
  person: string,
  { pin, old }: NewPin,
  reply: FastifyReply,
): Promise<FastifyReply | null> {
  const whose = staffOf(box.core.life.records, person);
  if (whose === null) return problem(reply, 404, 'no-such-person', 'There is no such person.');
  if (person !== staff.id && !maySetPinOf(whose, staff))
    return problem(reply, 403, 'not-permitted', 'You may not do this. Ask the owner.');
  if (isGuessable(pin))
    return problem(reply, 400, 'guessable-pin', 'This PIN is the first that others would try. Choose another one.');
  if (person !== staff.id) return null;
  if (old === undefined) return problem(reply, 403, 'old-pin-needed', 'Type your old PIN as well.');
  const proof = await provePin(box, device.device, person, old);
  return proof === 'right' ? null : pinNotRight(reply, proof);
}

/** Whoever sets a PIN could sign in with it, so nobody sets that of a person who may more than they. */
function maySetPinOf(whose: Staff, by: Staff): boolean {
  const may = permissionsOf(by);
  return may.has('staff.edit') && [...permissionsOf(whose)].every((one) => may.has(one));
}
