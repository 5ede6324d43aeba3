import { type RefusalCode, sentence } from '../../base/refusal.ts';
import type { DeviceCore } from '../../sync/device-core.ts';
import type { Random } from '../../sync/device-ports.ts';
import { keepPin, unlock, whyNotUnlockable } from '../offline-pin.ts';
import { type Declined, type Fetch, type Pairing, signInAt } from './pairing.ts';

type Here = {
  readonly core: DeviceCore;
  readonly random: Random;
  readonly fetch: Fetch;
  readonly pairing: Pairing;
};

/**
 * Somebody else works on this device now; what is not sent yet stays where it is. The box tells whether the PIN is right; while
 * it cannot be reached, this device does, for those who signed in on it before. Null: it is done.
 */
export async function signInHere(here: Here, staff: string, pin: string): Promise<Declined | null> {
  const { core } = here;
  const isAway = core.connection().state === 'no-box';
  // Nobody waits for a box that has been silent when the answer is here.
  if (isAway && whyNotUnlockable(core, staff) === null) {
    const refused = await unlock(core, staff, pin);
    // A PIN that was changed since is known to the box alone.
    if (refused !== 'pin-wrong') return refused === null ? null : declinedAs(refused);
    return askTheBox(here, staff, pin, 'pin-wrong');
  }
  return askTheBox(here, staff, pin, null);
}

async function askTheBox(
  { core, random, fetch, pairing }: Here,
  staff: string,
  pin: string,
  otherwise: RefusalCode | null,
): Promise<Declined | null> {
  const signIn = await signInAt(fetch, pairing, staff, pin);
  if ('declined' in signIn) {
    if (signIn.declined !== null) return signIn;
    const refused = otherwise ?? (await unlock(core, staff, pin));
    return refused === null ? null : declinedAs(refused);
  }
  core.signIn(signIn);
  // Nobody waits for it: should it not be done in time, the next sign-in without the box asks for the box.
  void keepPin(core, random, signIn, pin);
  return null;
}

const declinedAs = (code: RefusalCode): Declined => ({ declined: sentence(code), code });
