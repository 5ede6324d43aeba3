import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { expect, test } from 'vitest';
import { byTime, hasRing, inWords, nextOf, partyOf, ringMs, timesAfter } from './expected.ts';

const party = (atMs: number, state = 'expected', clock = 0): OrderView =>
  ({ state, opened: { clock }, expected: { value: { atMs, guests: 4 } } }) as unknown as OrderView;

test('a party that is to come has its time, and none once it is there', () => {
  expect(partyOf(party(5_000))).toEqual({ atMs: 5_000, guests: 4 });
  expect(partyOf(party(5_000, 'open'))).toBeNull();
});

test('a table has its ring from some hours before, and keeps it when the party is late', () => {
  expect(hasRing(party(ringMs + 1), 0)).toBe(false);
  expect(hasRing(party(ringMs), 0)).toBe(true);
  expect(hasRing(party(0), 2 * ringMs)).toBe(true);
  expect(hasRing(party(0, 'open'), 0)).toBe(false);
});

test('who comes first is first, and of two at the same time whoever called first', () => {
  const [late, early, second] = [party(9_000), party(1_000, 'expected', 1), party(1_000, 'expected', 2)];
  expect([late, second, early].sort(byTime)).toEqual([early, second, late]);
});

test('of a party of another day the day is said', () => {
  const atMs = Date.UTC(2026, 2, 6, 19, 0);
  const said = (nowMs: number): string => inWords({ atMs, guests: 4 }, nowMs);
  expect(said(atMs - 3_600_000)).toMatch(/^Expected \d\d:\d\d.* · 4 guests$/);
  expect(said(atMs + 24 * 3_600_000)).toMatch(/^Expected .*2026.* · 4 guests$/);
});

test('the times to choose from are the next half hours', () => {
  const atTenPastSix = Date.UTC(2026, 2, 6, 18, 10);
  const times = timesAfter(atTenPastSix).map((ms) => new Date(ms).toISOString().slice(11, 16));
  expect(times.slice(0, 3)).toEqual(['18:30', '19:00', '19:30']);
  expect(times).toHaveLength(20);
  expect(timesAfter(Date.UTC(2026, 2, 6, 18, 30))[0]).toBe(Date.UTC(2026, 2, 6, 18, 30));
});

test('the next is who is still to come; when all are late, the last of them', () => {
  const [yesterday, today, tonight] = [party(1_000), party(5_000), party(9_000)];
  expect(nextOf([tonight, yesterday, today], 2_000)).toBe(today);
  expect(nextOf([yesterday, today], 6_000)).toBe(today);
  expect(nextOf([], 0)).toBeUndefined();
});
