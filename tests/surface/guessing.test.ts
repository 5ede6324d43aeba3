import { isGuessable } from '@comanda/server/staff-pins.ts';
import { openRestaurant } from '@comanda/server/store/box-store.ts';
import { pairingCodes, pairingMinutes, pairingTries } from '@comanda/server/store/pairing.ts';
import { staffPins } from '@comanda/server/store/pins.ts';
import { accountHourMs } from '@comanda/shared/staff/pin-lock.ts';
import { expect, test } from 'vitest';
import { Seeded } from '../restaurant/seeded.ts';

// A thief who guesses as fast as they are let, for days that pass in no time: how often they may try, and what it is worth.

const dayMs = 24 * accountHourMs;
/** What ASVS 5 lets an account take in an hour. */
const outerLimit = 100;

/** Tries at one person's PIN on these devices, each as soon as it may be made. Gives the moments. */
function guessFor(days: number, devices: number, alsoAt: readonly string[] = []): number[] {
  const pins = staffPins(openRestaurant(':memory:').database);
  const tries: number[] = [];
  const names = Array.from({ length: devices }, (_, at) => `tablet ${at}`);
  for (let nowMs = dayMs; nowMs < (days + 1) * dayMs; ) {
    let soonestMs = accountHourMs;
    for (const device of names) {
      for (const staff of ['owner', ...alsoAt]) {
        const waitMs = pins.waitMs(device, staff, nowMs);
        soonestMs = Math.min(soonestMs, waitMs);
        if (waitMs > 0) continue;
        pins.countTry(device, staff, nowMs);
        if (staff === 'owner') tries.push(nowMs);
      }
    }
    nowMs += Math.max(1_000, soonestMs);
  }
  return tries;
}

const mostInAnHour = (tries: readonly number[]): number =>
  tries.reduce((most, fromMs, at) => {
    const within = tries.slice(at).findIndex((atMs) => atMs >= fromMs + accountHourMs);
    return Math.max(most, within === -1 ? tries.length - at : within);
  }, 0);

test.each([
  [1, 12],
  [4, 50],
  [20, 60],
  [100, 60],
])('on %i devices nobody tries more than %i times in an hour, far below what an account may take', (devices, most) => {
  const tries = guessFor(3, devices);
  expect(mostInAnHour(tries)).toBeLessThanOrEqual(most);
  expect(most).toBeLessThanOrEqual(outerLimit);
});

test('guessing at several people on one tablet is guessing on one tablet', () => {
  expect(mostInAnHour(guessFor(1, 1, ['anna', 'ben', 'carla']))).toBeLessThanOrEqual(12);
});

test('a week with one stolen tablet finds one PIN of four digits in fifty, and none of six', () => {
  const tries = guessFor(7, 1).length;
  const four = Array.from({ length: 10_000 }, (_, pin) => String(pin).padStart(4, '0')).filter(
    (pin) => !isGuessable(pin),
  );
  expect(tries / four.length).toBeLessThan(1 / 50);
  expect(tries / 1_000_000).toBeLessThan(1 / 5_000);
});

test('a week with every tablet of the house is not worth more than four times as much', () => {
  expect(guessFor(7, 20).length).toBeLessThan(4 * guessFor(7, 1).length);
});

test('at a code for pairing nobody tries more than five times, however fast, for days', () => {
  const random = new Seeded(1);
  const codes = pairingCodes(openRestaurant(':memory:').database, (count) => Buffer.from(random.bytes(count)));
  const windowMs = pairingMinutes * 60_000;
  let [compared, found, windows] = [0, 0, 0];
  for (let nowMs = dayMs; nowMs < 3 * dayMs; nowMs += windowMs) {
    windows += 1;
    const code = codes.make('tablet', null, nowMs);
    // Ten in a minute is what one address may ask; a thief with a thousand addresses is let ask as often as this.
    for (let tries = 0; tries < 20; tries += 1) {
      const guess = String(random.below(1_000_000)).padStart(6, '0');
      if (codes.redeem(guess, nowMs + tries) !== null) found += 1;
      // As long as the right code is still good, a guess was worth something.
      if (tries < pairingTries) compared += 1;
    }
    expect(codes.redeem(code, nowMs + 30)).toBeNull();
  }
  expect(found).toBe(0);
  expect(compared / windows).toBe(pairingTries);
  // One in two hundred thousand for each code that an owner makes.
  expect(pairingTries / 1_000_000).toBeLessThanOrEqual(1 / 200_000);
});
