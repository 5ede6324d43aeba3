import { staffOf } from '@comanda/shared/sync/box-records.ts';
import type { Box } from './box.ts';
import { pinMatches } from './staff-pins.ts';

export type PinProof = 'right' | 'wrong' | { readonly waitMs: number };

/**
 * Is this the PIN of this person? Counted on the disk before it is compared, for the person and for the device, whatever the
 * PIN is wanted for: signing in, approving, changing it.
 */
export async function provePin(box: Box, device: string, staff: string, pin: string): Promise<PinProof> {
  const { pins } = box;
  const nowMs = box.nowMs();
  const waitMs = pins.waitMs(device, staff, nowMs);
  if (waitMs > 0) return { waitMs };
  pins.countTry(device, staff, nowMs);
  if (await pinMatches(hashOf(box, staff), pin)) {
    pins.forgetTries(device, staff);
    return 'right';
  }
  const nextMs = pins.waitMs(device, staff, nowMs);
  return nextMs > 0 ? { waitMs: nextMs } : 'wrong';
}

function hashOf(box: Box, staff: string): string | null {
  const person = staffOf(box.core.life.records, staff);
  return person === null || person.archived === true ? null : box.pins.hash(staff);
}
