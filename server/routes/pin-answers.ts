import type { FastifyReply } from 'fastify';
import type { PinProof } from '../prove-pin.ts';
import { problem } from './problem.ts';

/** What a person hears whose PIN was not right. */
export function pinNotRight(reply: FastifyReply, proof: Exclude<PinProof, 'right'>): FastifyReply {
  if (proof === 'wrong') return problem(reply, 403, 'wrong-pin', 'This PIN is wrong.');
  const seconds = Math.ceil(proof.waitMs / 1000);
  const detail = `Too many wrong PINs. Wait ${seconds} seconds or ask a manager.`;
  return problem(reply.header('retry-after', String(seconds)), 429, 'locked', detail, { waitMs: proof.waitMs });
}
