/** What the page's main thread did, as the browser itself wrote it down. Times in ms. */
export type Trace = {
  /**
   * How long its thread worked on each of its tasks: while one runs, no finger is answered. A tablet shares its processor with no
   * box and no crowd of colleagues, so what they take of it meanwhile does not count.
   */
  readonly tasksMs: readonly number[];
  /** How much of the time it had a task. */
  readonly busyPercent: number;
  readonly scriptMs: number;
  /** Styles, layout and painting. */
  readonly layoutMs: number;
};

export type TraceEvent = {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** In µs, as the next two are. */
  readonly ts: number;
  readonly dur?: number;
  /** How much of it the thread had the processor. */
  readonly tdur?: number;
};

export const traceCategories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
  'v8.execute',
];

/** By this the thread of the page is told from those of workers and other pages. */
export const traceMark = 'comanda-traced-here';

const layouts = new Set(['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit']);
const scripts = new Set(['FunctionCall', 'EvaluateScript', 'RunMicrotasks']);

export function readTrace(traceEvents: readonly TraceEvent[]): Trace {
  const mark = traceEvents.find(({ name, cat }) => name === traceMark && cat.includes('user_timing'));
  if (mark === undefined) throw new Error('the page is not in its trace');
  const own = traceEvents.filter(({ pid, tid, ph }) => pid === mark.pid && tid === mark.tid && ph === 'X');
  const sum = (names: ReadonlySet<string>): number => outermostMs(own.filter(({ name }) => names.has(name)));
  const tasks = own.filter(({ name, ts }) => name === 'RunTask' && ts >= mark.ts);
  const endUs = Math.max(...tasks.map(({ ts, dur = 0 }) => ts + dur));
  return {
    tasksMs: tasks.map(({ dur = 0, tdur = dur }) => tdur / 1000),
    busyPercent: (outermostMs(tasks) * 100_000) / (endUs - mark.ts),
    scriptMs: sum(scripts),
    layoutMs: sum(layouts),
  };
}

/** Calls within calls count once. */
function outermostMs(events: readonly TraceEvent[]): number {
  let [endUs, totalUs] = [0, 0];
  for (const { ts, dur = 0 } of [...events].sort((a, b) => a.ts - b.ts)) {
    if (ts + dur <= endUs) continue;
    totalUs += ts + dur - Math.max(ts, endUs);
    endUs = ts + dur;
  }
  return totalUs / 1000;
}

/** The web's own word for what a finger notices (https://www.w3.org/TR/longtasks-1/). */
export const longTaskMs = 50;

export const longestOf = ({ tasksMs }: Trace): number => Math.max(0, ...tasksMs);
