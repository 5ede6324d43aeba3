import Type from 'typebox';

/**
 * A hybrid logical clock in one integer: milliseconds × 1024 plus a counter that carries into the milliseconds.
 * It sorts like time, never stands still, and stays an exact number until the year 2248.
 * Source of the idea: Kulkarni et al., "Logical Physical Clocks" (2014).
 */
export type Hlc = number;

export const Hlc = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

const countsPerMs = 1024;

/** The next reading after `last`, not before the time `nowMs`. */
export const tick = (last: Hlc, nowMs: number): Hlc => Math.max(last + 1, Math.floor(nowMs) * countsPerMs);

/** The latest reading that belongs to the millisecond `nowMs`: what is later was stamped by a clock ahead of ours. */
export const latestAt = (nowMs: number): Hlc => Math.floor(nowMs) * countsPerMs + (countsPerMs - 1);

export const hlcToMs = (clock: Hlc): number => Math.floor(clock / countsPerMs);

/** When something happened, totally ordered: two facts never share a stamp because ids are unique. */
export type Stamp = { readonly clock: Hlc; readonly id: string };

export function compareStamps(a: Stamp, b: Stamp): number {
  if (a.clock !== b.clock) return a.clock - b.clock;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
