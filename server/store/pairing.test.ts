import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { pairingCodes, pairingMinutes } from './pairing.ts';
import { places } from './sample/places.ts';

const now = 1_000_000;
const minute = 60_000;
const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

describe.each(places)('pairing codes $place', ({ pathOf }) => {
  const open = () => {
    const { database } = openRestaurant(pathOf());
    return { database, codes: pairingCodes(database, randomBytes) };
  };

  test('a code pairs one device, once', () => {
    const { codes } = open();
    const code = codes.make('ipad', 'anna', now);
    expect(code).toMatch(/^\d{6}$/);
    expect(codes.redeem(code, now + minute)).toBe('ipad');
    expect(codes.redeem(code, now + minute)).toBeNull();
  });

  test('a device that must stay what it is takes no code for another, which stays good for that one', () => {
    const { codes } = open();
    const code = codes.make('ipad', 'anna', now);
    expect(codes.redeem(code, now, 'till')).toBe('other-device');
    expect(codes.redeem(code, now, 'ipad')).toBe('ipad');
  });

  test('a code ends after ten minutes', () => {
    const { codes } = open();
    const code = codes.make('ipad', null, now);
    expect(codes.redeem(code, now + pairingMinutes * minute)).toBeNull();
    expect(codes.redeem(code, now + pairingMinutes * minute - 1)).toBe('ipad');
  });

  test('four wrong guesses leave one try, five leave none', () => {
    const { codes } = open();
    const first = codes.make('ipad', null, now);
    for (const _ of [1, 2, 3, 4]) expect(codes.redeem(wrong(first), now)).toBeNull();
    expect(codes.redeem(first, now)).toBe('ipad');
    const second = codes.make('till', null, now);
    for (const _ of [1, 2, 3, 4, 5]) expect(codes.redeem(wrong(second), now)).toBeNull();
    expect(codes.redeem(second, now)).toBeNull();
  });

  test('whoever knows a code has not guessed at the others: as many devices are paired as there are codes', () => {
    const { codes } = open();
    const devices = Array.from({ length: 8 }, (_, at) => `tablet ${at}`);
    const made = devices.map((device) => codes.make(device, null, now));
    expect(codes.redeem(wrong(made[0] ?? ''), now)).toBeNull();
    expect(made.map((code) => codes.redeem(code, now))).toEqual(devices);
  });

  test('a guess is counted even when the comparing does not happen any more', () => {
    const { database, codes } = open();
    codes.make('ipad', null, now);
    database.exec(
      `CREATE TEMP TRIGGER plug BEFORE UPDATE OF used_ms ON pairing_codes BEGIN SELECT RAISE(ABORT, 'plug'); END`,
    );
    const code = codes.make('till', null, now);
    expect(() => codes.redeem(code, now)).toThrow('plug');
    expect(database.prepare('SELECT tries FROM pairing_codes').pluck().all()).toEqual([1, 1]);
  });

  test('a new code for the same device ends the one before', () => {
    const { codes } = open();
    const first = codes.make('ipad', null, now);
    const second = codes.make('ipad', null, now);
    expect(codes.redeem(second, now)).toBe('ipad');
    expect(codes.redeem(first, now)).toBeNull();
  });

  test('the code is nowhere in the database', () => {
    const { database, codes } = open();
    const code = codes.make('ipad', null, now);
    expect(database.serialize().includes(code)).toBe(false);
  });
});
