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

/** The least that is not below so large a part of all. */
function partAt(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

export function spread(metric: string, all: readonly number[], goal?: number): Figure {
  const sorted = [...all].sort((a, b) => a - b);
  const [p50Ms, p95Ms] = [partAt(sorted, 0.5), partAt(sorted, 0.95)];
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
  const all = [['metric', 'p50 ms', 'p95 ms', 'value', 'goal', ''], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const padded = all.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))),
  );
  return `${padded.map((row) => row.join('  ')).join('\n')}\n`;
}
