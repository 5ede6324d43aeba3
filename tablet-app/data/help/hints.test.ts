import { expect, test } from 'vitest';
import { hintFor, hints, type Place } from './hints.ts';

const told = (place: Place, ...seen: string[]) => hintFor(place, new Set(seen));

test('each page tells first what it is for, and the dot is told of last', () => {
  expect(told('floor')).toBe('table');
  expect(told('order', 'table')).toBe('send');
  expect(told('floor', 'table')).toBeNull();
  expect(told('order', 'table', 'send')).toBe('dot');
  expect(told('floor', 'table', 'send')).toBe('dot');
});

test('what was seen is not told again, and where a table is chosen nothing is', () => {
  for (const place of ['floor', 'order'] as const) expect(told(place, ...hints)).toBeNull();
  expect(told('elsewhere')).toBeNull();
});
