/** One thing that was measured. Keys that do not apply are left out. */
export type Figure = {
  readonly metric: string;
  readonly devices?: number;
  readonly p50Ms?: number;
  readonly p95Ms?: number;
  readonly p99Ms?: number;
  readonly perSecond?: number;
  /** The same of the floor, in the same unit: of the p50 where there are percentiles. */
  readonly floor?: number;
  /** Ours by the floor's. */
  readonly ratio?: number;
  readonly unit?: 'MB' | 'ms per 1,000 events';
  readonly value?: number;
  readonly goal?: Goal;
};

export type Goal = 'ok' | 'missed';
export const goal = (isMet: boolean): Goal => (isMet ? 'ok' : 'missed');

export type Spread = { readonly p50Ms: number; readonly p95Ms: number; readonly p99Ms: number };

export function spreadOf(latencies: readonly number[]): Spread {
  const sorted = Float64Array.from(latencies).sort();
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

/** Of several rounds the best: what disturbs a run only ever makes it slower. */
export const best = <T>(rounds: readonly T[], cost: (round: T) => number): T =>
  rounds.reduce((least, round) => (cost(round) < cost(least) ? round : least));

/** A floor below this says more about the machine, or what else it does, than about Comanda. */
export const trustedFloorPerSecond = 20_000;

const columns = [
  'metric',
  'devices',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'per s',
  'value',
  'floor',
  'ratio',
  'goal',
] as const;

/** For people: one line for each figure. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((one) => [
    one.metric,
    one.devices === undefined ? '' : String(one.devices),
    number(one.p50Ms),
    number(one.p95Ms),
    number(one.p99Ms),
    number(one.perSecond),
    one.value === undefined ? '' : `${number(one.value)} ${one.unit ?? ''}`,
    number(one.floor),
    number(one.ratio),
    one.goal ?? '',
  ]);
  return inColumns([[...columns], ...rows]);
}

/** The first column to the left, figures to the right. */
export function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
  return `${lines.join('\n')}\n`;
}

const number = (value: number | undefined): string =>
  value === undefined ? '' : value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(2);

/** For programs: rounded, so that nobody reads meaning into the sixth digit. */
export const lineOf = (figure: Figure): string =>
  JSON.stringify(figure, (_, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value));
