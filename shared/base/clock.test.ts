import { expect, test } from 'vitest';
import { compareStamps, hlcToMs, latestAt, tick } from './clock.ts';

const noon = 1_767_225_600_000;

test('a clock follows the time', () => {
  expect(hlcToMs(tick(0, noon))).toBe(noon);
  expect(hlcToMs(tick(tick(0, noon), noon + 5))).toBe(noon + 5);
});

test('a clock never stands still and never goes back, not even when time does', () => {
  const now = tick(0, noon);
  expect(tick(now, noon)).toBe(now + 1);
  expect(tick(now, noon - 60_000)).toBe(now + 1);
});

test('more than a thousand readings in one millisecond run into the next', () => {
  let clock = tick(0, noon);
  for (let reading = 0; reading < 1024; reading++) clock = tick(clock, noon);
  expect(hlcToMs(clock)).toBe(noon + 1);
});

test('a fraction of a millisecond does not make a fraction of a clock', () => {
  expect(tick(0, noon + 0.7)).toBe(tick(0, noon));
});

test('what was stamped within the millisecond is not ahead of it, what comes after is', () => {
  const last = tick(0, noon) + 1023;
  expect(last).toBe(latestAt(noon));
  expect(last + 1).toBeGreaterThan(latestAt(noon));
});

test('clocks stay exact until the year 2248', () => {
  expect(Number.isSafeInteger(latestAt(Date.UTC(2248, 0, 1)))).toBe(true);
});

test('stamps compare by clock, and by id when the clocks agree', () => {
  expect(compareStamps({ clock: 1, id: 'b' }, { clock: 2, id: 'a' })).toBeLessThan(0);
  expect(compareStamps({ clock: 2, id: 'b' }, { clock: 2, id: 'a' })).toBeGreaterThan(0);
  expect(compareStamps({ clock: 2, id: 'a' }, { clock: 2, id: 'a' })).toBe(0);
});
