import { inColumns, spreadOf } from '../bench/figures.ts';

/** One thing that was measured on a tablet. Keys that do not apply are left out. */
export type Figure = {
  readonly metric: string;
  readonly p50Ms?: number;
  readonly p95Ms?: number;
  /** What is no spread: megabytes, kilobytes, a count or a longest time in ms, as the metric says. */
  readonly value?: number;
  /** The most that it may be: of the p95 where there is one. */
  readonly goal?: number;
  readonly ok?: boolean;
};

export function spread(metric: string, all: readonly number[], goal?: number): Figure {
  const { p50Ms, p95Ms } = spreadOf(all);
  return { metric, p50Ms, p95Ms, ...(goal !== undefined && { goal, ok: p95Ms <= goal }) };
}

export const single = (metric: string, value: number, goal?: number): Figure => ({
  metric,
  value,
  ...(goal !== undefined && { goal, ok: value <= goal }),
});

/** For programs. */
export const lineOf = (figure: Figure): string =>
  JSON.stringify(figure, (_, value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value));

/** For people. */
export function tableOf(figures: readonly Figure[]): string {
  const number = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(1));
  const rows = figures.map(({ metric, p50Ms, p95Ms, value, goal, ok }) => [
    metric,
    number(p50Ms),
    number(p95Ms),
    number(value),
    number(goal),
    ok === undefined ? '' : ok ? 'ok' : 'missed',
  ]);
  return inColumns([['metric', 'p50 ms', 'p95 ms', 'value', 'goal', ''], ...rows]);
}
