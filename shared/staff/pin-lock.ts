/** How often a PIN may be guessed, at the box and on a device that is without it. */

/** Wrong PINs in a row, this one included: by this person on this device, and by anyone on this device. */
export type Tries = { readonly ofPerson: number; readonly onDevice: number };

export const triesOfPerson = 5;
/** More than one person's, so that one who forgot does not lock the tablet for all. */
export const triesOnDevice = 10;
const firstLockMs = 30_000;
const longestLockMs = 60 * 60_000;

/** Wrong PINs of a person within an hour, on whatever device: half of what OWASP's ASVS 5 lets an account take. */
export const triesOfAccount = 50;
export const accountHourMs = 60 * 60_000;

/** How long this person must wait on this device before another try: nothing, then 30 s, doubling with each failure. */
export function lockedForMs(tries: Tries, lastTryMs: number | null, nowMs: number): number {
  return lockMs(Math.max(tries.ofPerson - triesOfPerson, tries.onDevice - triesOnDevice), lastTryMs, nowMs);
}

/** How long this person must wait everywhere, because of what was tried on all devices: many of them are no way around. */
export const accountLockedForMs = (triesInHour: number, lastTryMs: number | null, nowMs: number): number =>
  lockMs(triesInHour - triesOfAccount, lastTryMs, nowMs);

/** @param over how many tries there were beyond those that cost nothing */
function lockMs(over: number, lastTryMs: number | null, nowMs: number): number {
  if (over < 0 || lastTryMs === null) return 0;
  const wholeMs = Math.min(longestLockMs, firstLockMs * 2 ** over);
  // A clock that was set back must not lock anybody out for years.
  return Math.min(wholeMs, Math.max(0, lastTryMs + wholeMs - nowMs));
}
