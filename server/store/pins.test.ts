import { describe, expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { staffPins } from './pins.ts';
import { places } from './sample/places.ts';

describe.each(places)('PINs $place', ({ pathOf }) => {
  test('a PIN is set and changed, and nobody has one by default', () => {
    const pins = staffPins(openRestaurant(pathOf()).database);
    expect(pins.hash('anna')).toBeNull();
    pins.set('anna', 'hash one', 1);
    pins.set('anna', 'hash two', 2);
    expect(pins.hash('anna')).toBe('hash two');
  });

  test('tries add up per person and per device; the right PIN of one person does not forgive the tries at another', () => {
    const pins = staffPins(openRestaurant(pathOf()).database);
    pins.countTry('ipad', 'boss', 1);
    pins.countTry('ipad', 'boss', 2);
    expect(pins.countTry('ipad', 'anna', 3)).toEqual({ ofPerson: 1, onDevice: 3 });
    expect(pins.countTry('till', 'boss', 4)).toEqual({ ofPerson: 1, onDevice: 1 });
    pins.forgetTries('ipad', 'anna');
    expect(pins.tries('ipad', 'boss')).toEqual({ ofPerson: 2, onDevice: 2 });
    pins.unlock('ipad');
    expect(pins.tries('ipad', 'boss')).toEqual({ ofPerson: 0, onDevice: 0 });
  });

  test('a clock that is set back locks nobody until it is that late again, and gives one try', () => {
    const pins = staffPins(openRestaurant(pathOf()).database);
    for (let guess = 0; guess < 5; guess += 1) pins.countTry('ipad', 'boss', 9_000_000_000);
    for (let guess = 0; guess < 5; guess += 1) pins.countTry('ipad', 'anna', 9_000_000_000);
    expect(pins.waitMs('ipad', 'boss', 9_000_000_000)).toBe(30_000);
    expect(pins.waitMs('ipad', 'boss', 1_000)).toBe(0);
    pins.countTry('ipad', 'boss', 1_000);
    expect(pins.waitMs('ipad', 'boss', 1_000)).toBe(60_000);
    expect(pins.waitMs('ipad', 'boss', 61_000)).toBe(0);
  });

  test('many devices are no way around: fifty wrong PINs of a person in an hour lock that person everywhere', () => {
    const pins = staffPins(openRestaurant(pathOf()).database);
    for (let guess = 0; guess < 50; guess += 1) pins.countTry(`tablet ${guess % 25}`, 'boss', 1_000);
    expect(pins.waitMs('till', 'boss', 1_000)).toBe(30_000);
    expect(pins.waitMs('till', 'anna', 1_000)).toBe(0);
    expect(pins.waitMs('till', 'boss', 31_000)).toBe(0);
    pins.countTry('till', 'boss', 31_000);
    expect(pins.waitMs('till', 'boss', 31_000)).toBe(60_000);
  });

  test('a restart forgives nothing', () => {
    const path = pathOf();
    const { database } = openRestaurant(path);
    staffPins(database).countTry('ipad', 'boss', 1);
    if (path === ':memory:') return;
    database.close();
    expect(staffPins(openRestaurant(path).database).tries('ipad', 'boss')).toEqual({ ofPerson: 1, onDevice: 1 });
  });
});
