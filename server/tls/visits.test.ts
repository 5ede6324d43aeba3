import { expect, test } from 'vitest';
import { createVisits, mostVisitors } from './visits.ts';

test('of 257 devices that are set up at once the first is forgotten, and all of them after a minute', () => {
  let nowMs = 0;
  const visits = createVisits(() => nowMs);
  for (let at = 0; at <= mostVisitors; at += 1) visits.note(`10.0.${Math.floor(at / 250)}.${at % 250}`, 'trusted');
  expect(visits.last('10.0.0.0')).toBeNull();
  expect(visits.last('10.0.0.1')).toBe('trusted');
  expect(visits.last('::ffff:10.0.0.1')).toBe('trusted');
  nowMs = 60_001;
  expect(visits.last('10.0.0.1')).toBeNull();
});
