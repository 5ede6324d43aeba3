import type { Setting } from '@comanda/shared/sync/settings.ts';

type Hours = Pick<Setting, 'timeZone' | 'dayStartHour'>;

/** The date that a moment belongs to in the restaurant: after midnight it is still the evening before. */
export function businessDayAt(nowMs: number, { timeZone, dayStartHour }: Hours): string {
  const [date = '', hour = ''] = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  })
    .format(nowMs)
    .split(' ');
  return Number(hour.slice(0, 2)) < dayStartHour ? moved(date, -1) : date;
}

/** The business day that follows: today's, unless the one that ends was today's or later already. */
export function businessDayAfter(ended: string | null, nowMs: number, hours: Hours | null): string {
  const today = businessDayAt(nowMs, hours ?? { timeZone: 'UTC', dayStartHour: 0 });
  return ended === null || today > ended ? today : moved(ended, 1);
}

/** `2026-02-28` and 1 → `2026-03-01`. */
function moved(date: string, days: number): string {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}
