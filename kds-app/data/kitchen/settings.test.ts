import { expect, test } from 'vitest';
import { patienceAt, readSettings, usualPatience, usualSettings, withPatience, zoomed } from './settings.ts';

test('a screen remembers what was set', () => {
  const set = withPatience({ ...usualSettings, station: 'grill', zoom: 130 }, 'grill', {
    warnMinutes: 5,
    lateMinutes: 9,
  });
  expect(readSettings(JSON.stringify(set))).toEqual(set);
  expect(patienceAt(set, 'grill')).toEqual({ warnMinutes: 5, lateMinutes: 9 });
  expect(patienceAt(set, 'bar')).toEqual(usualPatience);
});

test.each([
  null,
  '',
  '{',
  'null',
  '7',
  '[]',
  '{"zoom":1000,"volume":11,"station":7,"showsAllDay":"yes","patience":[1]}',
  '{"patience":{"grill":{"warnMinutes":"5"},"bar":null}}',
  '{"patience":"soon"}',
])('what makes no sense is as usual: %s', (text) => {
  expect(readSettings(text)).toEqual(usualSettings);
});

test('late comes after the warning, and both stay within a shift', () => {
  const late = (warnMinutes: number, lateMinutes: number) =>
    patienceAt(withPatience(usualSettings, 'bar', { warnMinutes, lateMinutes }), 'bar');
  expect(late(9, 4)).toEqual({ warnMinutes: 9, lateMinutes: 10 });
  expect(late(-3, 900)).toEqual({ warnMinutes: 1, lateMinutes: 120 });
});

test('stations that are gone do not pile up', () => {
  const many = Array.from({ length: 90 }, (_, at) => `station ${at}`);
  const full = many.reduce((all, one) => withPatience(all, one, usualPatience), usualSettings);
  expect(Object.keys(full.patience)).toHaveLength(40);
  expect(Object.keys(full.patience)).toContain('station 89');
});

test('zoom goes by steps and stops at its ends', () => {
  expect([zoomed(100, 1), zoomed(100, -1), zoomed(160, 1), zoomed(80, -1)]).toEqual([115, 90, 160, 80]);
});
