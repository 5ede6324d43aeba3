import { timeFormat } from './language/formats.ts';
import { words } from './words.ts';

const secondMs = 1_000;
const minuteMs = 60_000;
const hourMs = 3_600_000;

/** `12 s`, `4 min`, `2 h`: for "… ago". */
export function age(ms: number): string {
  if (ms < minuteMs) return words.ages.seconds(Math.max(0, Math.floor(ms / secondMs)));
  return ms < hourMs ? words.ages.minutes(minutes(ms)) : words.ages.hours(Math.floor(ms / hourMs));
}

/** Whole minutes, never below zero: clocks of devices differ a little. */
export const minutes = (ms: number): number => Math.max(0, Math.floor(ms / minuteMs));

/** `3 Nov 2026, 19:04`: for what may have been yesterday, or last month. */
export const dayAndTime = (ms: number): string =>
  timeFormat('day and time', { dateStyle: 'medium', timeStyle: 'short' }).format(ms);

/** `19:04`: the clock of this device, read as the present language reads clocks. */
export const timeOfDay = (ms: number, withSeconds = false): string =>
  (withSeconds
    ? timeFormat('time with seconds', { ...hourAndMinute, second: '2-digit' })
    : timeFormat('time', hourAndMinute)
  ).format(ms);

const hourAndMinute = { hour: '2-digit', minute: '2-digit' } as const;
