import { Id } from '@comanda/shared/base/ids.ts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import Type, { type Static } from 'typebox';
import type { Box } from '../box.ts';
import { lockedForMs, pinMatches, pinPattern } from '../staff-pins.ts';
import type { Switchboard } from '../sync/switchboard.ts';
import { bearer } from './bearer.ts';
import { boxFailed, problem } from './problem.ts';

const Proof = Type.Object({ staff: Id, pin: Type.String({ pattern: pinPattern }) }, { additionalProperties: false });

/** Only to keep Argon2 from filling the processor; the tries of a person are counted in the store. */
const perMinute = { max: 60, timeWindow: 60_000 };

/** A person and their PIN, on a paired device, for a sign-in that the box will know again. */
export function signInRoute(app: FastifyInstance, switchboard: Pick<Switchboard<Box>, 'running'>): void {
  app.post<{ Body: Static<typeof Proof> }>(
    '/sign-in',
    { schema: { body: Proof }, config: { rateLimit: perMinute } },
    async (request, reply) => {
      const box = switchboard.running();
      if (box === null) return boxFailed(reply);
      const token = bearer(request);
      const device = token === undefined ? null : box.store.deviceByTokenHash(box.seal.tokenHash(token));
      if (device === null) return problem(reply, 401, 'unauthorised', 'This device is not paired with the box.');
      if (device.revoked) return problem(reply, 401, 'revoked', 'This device may not be used any more.');
      const { staff, pin } = request.body;
      const waitMs = lockedForMs(box.pins.tries(device.device, staff), box.pins.lastTryMs(device.device), box.nowMs());
      if (waitMs > 0) return locked(reply, waitMs);
      const tries = box.pins.countTry(device.device, staff, box.nowMs());
      if (!(await pinMatches(hashOf(box, staff), pin))) {
        const nextMs = lockedForMs(tries, box.nowMs(), box.nowMs());
        return nextMs > 0 ? locked(reply, nextMs) : problem(reply, 403, 'wrong-pin', 'This PIN is wrong.');
      }
      // While the PIN was compared the box may have had to begin anew.
      if (switchboard.running() !== box) return boxFailed(reply);
      box.pins.forgetTries(device.device, staff);
      const signIn = box.core.signIn(device.device, staff);
      return reply.header('cache-control', 'no-store').send(signIn);
    },
  );
}

function hashOf(box: Box, staff: string): string | null {
  const person = box.store.rowAt('staff', staff, 0);
  return person === null || person.archived === true ? null : box.pins.hash(staff);
}

function locked(reply: FastifyReply, waitMs: number): FastifyReply {
  const seconds = Math.ceil(waitMs / 1000);
  const detail = `Too many wrong PINs. Wait ${seconds} seconds or ask a manager.`;
  return problem(reply.header('retry-after', String(seconds)), 429, 'locked', detail, { waitMs });
}
