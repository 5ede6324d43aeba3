import { type Permission, permissionsOf, type Staff } from '@comanda/shared/staff/staff.ts';
import type { KnownDevice } from '@comanda/shared/sync/box-ports.ts';
import { staffOf } from '@comanda/shared/sync/box-records.ts';
import type { FastifyReply, FastifyRequest, RouteGenericInterface } from 'fastify';
import type { Box } from '../../box.ts';
import type { Switchboard } from '../../sync/switchboard.ts';
import { bearer } from '../bearer.ts';
import { boxFailed, problem } from '../problem.ts';
import { atMost, perMinute } from '../rates.ts';

/** Who asks, proved: a paired device, a person who is signed in on it, and what they may do just now. */
export type Officer = { readonly box: Box; readonly device: KnownDevice; readonly staff: Staff };

export type Boxes = Pick<Switchboard<Box>, 'running'>;

type Answer<R extends RouteGenericInterface> = (
  officer: Officer,
  request: FastifyRequest<R>,
  reply: FastifyReply,
) => FastifyReply | Promise<FastifyReply>;

/** A route for people with a permission; `null` for everybody who is signed in. Asked anew at each request, so taking away holds at once. */
export const forOfficers =
  <R extends RouteGenericInterface>(boxes: Boxes, permission: Permission | null, answer: Answer<R>) =>
  (request: FastifyRequest<R>, reply: FastifyReply): FastifyReply | Promise<FastifyReply> => {
    const box = boxes.running();
    if (box === null) return boxFailed(reply);
    const device = pairedDevice(box, request as FastifyRequest);
    if (device === null) return problem(reply, 401, 'unauthorised', 'This device is not paired with the box.');
    if (device.revoked) return problem(reply, 401, 'revoked', 'This device may not be used any more.');
    const staff = signedIn(box, device, request.headers['x-sign-in']);
    if (staff === null) return problem(reply, 401, 'not-signed-in', 'Your sign-in has run out. Sign in again.');
    // As with events: a display in the kitchen changes nothing of the restaurant.
    if (device.role === 'kitchen')
      return problem(reply, 403, 'wrong-device', 'This is not done on a kitchen display. Use the office.');
    if (permission !== null && !permissionsOf(staff).has(permission))
      return problem(reply, 403, 'not-permitted', 'You may not do this. Ask the owner.');
    reply.header('cache-control', 'no-store');
    return answer({ box, device, staff }, request, reply);
  };

export function pairedDevice(box: Box, request: FastifyRequest): KnownDevice | null {
  const token = bearer(request);
  return token === undefined ? null : box.store.deviceByTokenHash(box.seal.tokenHash(token));
}

function signedIn(box: Box, { device }: KnownDevice, header: unknown): Staff | null {
  const signIn = typeof header === 'string' ? box.store.signIn(header) : null;
  if (signIn === null || signIn.device !== device || signIn.expiresMs < box.nowMs()) return null;
  // An approval is for its one event and opens no door.
  if (signIn.event !== undefined) return null;
  const staff = staffOf(box.core.life.records, signIn.staff);
  return staff === null || staff.archived ? null : staff;
}

/** For what a person does by hand. */
export const byHand = atMost(perMinute.byHand);
/** For what a page asks again and again. */
export const bySight = atMost(perMinute.bySight);
/** For what is read beside the box. */
export const byReport = atMost(perMinute.report);
