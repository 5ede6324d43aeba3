import { expect, test } from 'vitest';
import { businessDayAfter, businessDayAt } from './business-day.ts';

const stockholm = { timeZone: 'Europe/Stockholm', dayStartHour: 5 };

test.each([
  ['2026-03-06T20:00:00+01:00', '2026-03-06'],
  ['2026-03-07T00:30:00+01:00', '2026-03-06'],
  ['2026-03-07T04:59:00+01:00', '2026-03-06'],
  ['2026-03-07T05:00:00+01:00', '2026-03-07'],
  // The clocks go forward in the night before, and back.
  ['2026-03-29T05:00:00+02:00', '2026-03-29'],
  ['2026-10-25T04:59:00+01:00', '2026-10-24'],
])('%s belongs to %s', (moment, day) => {
  expect(businessDayAt(Date.parse(moment), stockholm)).toBe(day);
});

test('after a day comes today, and after today comes tomorrow', () => {
  const evening = Date.parse('2026-03-06T23:00:00+01:00');
  expect(businessDayAfter('2026-03-01', evening, stockholm)).toBe('2026-03-06');
  expect(businessDayAfter('2026-03-06', evening, stockholm)).toBe('2026-03-07');
  expect(businessDayAfter('', evening, stockholm)).toBe('2026-03-06');
});
