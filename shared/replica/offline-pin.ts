import type { RefusalCode } from '../base/refusal.ts';
import { lockedForMs } from '../staff/pin-lock.ts';
import type { DeviceCore } from '../sync/device-core.ts';
import type { PinDocument, Random } from '../sync/device-ports.ts';
import type { SignIn } from '../sync/wire.ts';

/**
 * Whoever signed in on this device while the box was there may come back without it, by their PIN, as long as that sign-in
 * lasts. This stops people, not thieves: a PIN is a few digits, so whoever takes the storage out of the device and has a
 * computer and an hour reads it. What they gain is a sign-in on this one device, and the box can revoke that.
 */

/** Two to this power rounds, 32 MiB: a tenth of a second on a desk, a quarter on an old tablet. WebCrypto is not there on plain http. */
const usualCost = 15;
const blockSize = 8;

/** A clock can be turned, so waiting alone does not stop a guesser: after so many only the box tells right from wrong. */
export const mostTries = 10;

type PinKeeper = Pick<DeviceCore, 'pins' | 'records' | 'signIn' | 'boxNowMs' | 'storageFailure'>;

/** The box has said that this PIN is right: from now on this device can tell too. Forgets what was guessed before. */
export async function keepPin(
  core: PinKeeper,
  random: Random,
  { staff, id }: SignIn,
  pin: string,
  cost = usualCost,
): Promise<void> {
  const salt = toHex(random.bytes(16));
  const hash = await hashOf(pin, salt, cost);
  await saved(core, { kind: 'pin', key: staff, signIn: id, salt, hash, cost, tries: 0, lastMs: 0 });
}

/** Can this person come back while the box is away? Null: yes, with their PIN. */
export function whyNotUnlockable(core: PinKeeper, staff: string): RefusalCode | null {
  const kept = core.pins.of(staff);
  const signIn = core.pins.signInOf(staff);
  if (kept === null || signIn === null || signIn.id !== kept.signIn) return 'pin-needs-box';
  if (core.records('staff').get(staff)?.fields.archived === true) return 'pin-needs-box';
  if (signIn.expiresMs < core.boxNowMs()) return 'sign-in-expired';
  return kept.tries >= mostTries ? 'pin-needs-box' : null;
}

/** Signs in with what is stored here. Null: it is done. A try is on the disk before anything is compared. */
export async function unlock(core: PinKeeper, staff: string, pin: string): Promise<RefusalCode | null> {
  // No try is counted that cannot be compared.
  const isComparable = await canCompare();
  const refused = whyNotUnlockable(core, staff) ?? (isComparable ? null : 'pin-needs-box');
  const kept = core.pins.of(staff);
  const signIn = core.pins.signInOf(staff);
  if (refused !== null || kept === null || signIn === null) return refused ?? 'pin-needs-box';
  const nowMs = Math.floor(core.boxNowMs());
  if (lockMs(core, kept, nowMs) > 0) return 'pin-locked';
  if (core.storageFailure !== null) return 'storage-failed';
  const counted: PinDocument = { ...kept, tries: kept.tries + 1, lastMs: nowMs };
  if (!(await saved(core, counted))) return 'storage-failed';
  if (!isSame(await hashOf(pin, kept.salt, kept.cost), kept.hash))
    return lockMs(core, core.pins.of(staff) ?? counted, nowMs) > 0 ? 'pin-locked' : 'pin-wrong';
  await saved(core, { ...kept, tries: 0, lastMs: 0 });
  core.signIn(signIn);
  return null;
}

function lockMs(core: PinKeeper, { tries }: PinDocument, nowMs: number): number {
  const onDevice = core.pins.all.reduce((sum, one) => sum + one.tries, 0);
  const lastMs = core.pins.all.reduce((last, one) => Math.max(last, one.lastMs), 0);
  return lockedForMs({ ofPerson: tries, onDevice }, lastMs, nowMs);
}

/** A disk that takes longer than this takes nothing: then nobody is let in by it. */
const patienceMs = 5_000;

/** False when it may not be on the disk: it is written some time, but nothing may depend on it. */
const saved = (core: PinKeeper, document: PinDocument): Promise<boolean> =>
  new Promise((answer) => {
    const timer = setTimeout(() => answer(false), patienceMs);
    core.pins.keep(document, () => {
      clearTimeout(timer);
      answer(true);
    });
  });

const hashing = () => import('@noble/hashes/scrypt.js');

/**
 * No page has to carry the code until somebody can come back by PIN; then it is fetched while the box is there, or with the
 * page where that is kept on the device. False when it is out of reach.
 */
export const canCompare = (): Promise<boolean> =>
  hashing().then(
    () => true,
    () => false,
  );

async function hashOf(pin: string, salt: string, cost: number): Promise<string> {
  const { scryptAsync } = await hashing();
  return toHex(await scryptAsync(pin, salt, { N: 2 ** cost, r: blockSize, p: 1, dkLen: 32 }));
}

/** Takes as long wherever the first difference is. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at);
  return difference === 0;
}

const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
