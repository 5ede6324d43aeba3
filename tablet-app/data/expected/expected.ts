import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { dayAndTime, timeOfDay } from '@comanda/shared/ui/ages.ts';
import { words } from './words.ts';

const minuteMs = 60_000;
/** So long before a party comes its table has a ring: nobody sits down there for long without knowing. */
export const ringMs = 3 * 60 * minuteMs;
const halfDayMs = 12 * 60 * minuteMs;
const [stepMs, mostTimes] = [30 * minuteMs, 20] as const;

export type Party = { readonly atMs: number; readonly guests: number };

/** Null for an order of a party that nobody expected, or that is there. */
export const partyOf = ({ state, expected }: Pick<OrderView, 'state' | 'expected'>): Party | null =>
  state === 'expected' ? expected.value : null;

/** The one that comes first is first. */
export const byTime = (a: OrderView, b: OrderView): number =>
  (partyOf(a)?.atMs ?? 0) - (partyOf(b)?.atMs ?? 0) || a.opened.clock - b.opened.clock;

/** Of those who are to come, the next; when all of them are late, the last that should have come. */
export const nextOf = (parties: readonly OrderView[], nowMs: number): OrderView | undefined => {
  const sorted = parties.toSorted(byTime);
  return sorted.find((view) => (partyOf(view)?.atMs ?? 0) > nowMs) ?? sorted.at(-1);
};

/** Also one that is late: it goes when somebody says that they are there, or are not coming. */
export const hasRing = (view: OrderView, nowMs: number): boolean => {
  const party = partyOf(view);
  return party !== null && party.atMs - nowMs <= ringMs;
};

/** With the day, when it is not the one that everybody thinks of. */
export const when = (atMs: number, nowMs: number): string =>
  Math.abs(atMs - nowMs) < halfDayMs ? timeOfDay(atMs) : dayAndTime(atMs);

export const inWords = ({ atMs, guests }: Party, nowMs: number): string => words.text(when(atMs, nowMs), guests);
export const inShort = ({ atMs, guests }: Party, nowMs: number): string => words.short(when(atMs, nowMs), guests);
export const noticeOf = ({ atMs, guests }: Party, nowMs: number): string => words.notice(guests, when(atMs, nowMs));

/** Half hours to choose from, in ms: whoever calls mostly names one of them. */
export function timesAfter(nowMs: number): number[] {
  const first = Math.ceil(nowMs / stepMs) * stepMs;
  return Array.from({ length: mostTimes }, (_, nth) => first + nth * stepMs);
}
