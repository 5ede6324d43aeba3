import { expect, test } from 'vitest';
import { spread, tableOf } from '../bench-tablet/figures.ts';
import { benchTablet } from '../bench-tablet/run.ts';
import { readTrace } from '../bench-tablet/trace.ts';
import { findChromium } from './chromium.ts';

/** That all of it can be measured, not how it is. */
const tiny = {
  slowerBy: 1,
  colleagues: 2,
  products: 20,
  openOrders: 4,
  taps: 3,
  firstTaps: 1,
  coldStarts: 1,
  rushSeconds: 0.6,
  ordersSeen: 6,
};

test('a small measurement of the tablet gives every figure, and none that cannot be', { timeout: 120_000 }, async ({
  skip,
}) => {
  const found = await findChromium();
  if (typeof found !== 'string') skip(found.missing);
  const figures = await benchTablet(tiny);
  expect(figures.map(({ metric, goal }) => [metric, goal])).toEqual([
    ['tap to line, ms', 100],
    ['change on the other tablet, ms', 300],
    ['script of a tap, ms', undefined],
    ['layout of a tap, ms', undefined],
    ['longest task while tapping, ms', undefined],
    ['cold start, ms', 1_500],
    ['longest task in a rush, floor, ms', 50],
    ['longest task in a rush, order, ms', 50],
    ['busy in a rush, floor, %', undefined],
    ['busy in a rush, order, %', undefined],
    ['memory of the page, MB', undefined],
    ['memory after 6 orders, MB', 150],
  ]);
  for (const { metric, p50Ms = 1, p95Ms = p50Ms, value = 1, goal, ok } of figures) {
    for (const one of [p50Ms, p95Ms, value]) expect(one > 0 && Number.isFinite(one), metric).toBe(true);
    expect(p95Ms, metric).toBeGreaterThanOrEqual(p50Ms);
    expect(ok === undefined, metric).toBe(goal === undefined);
  }
  for (const { metric, value = 0 } of figures) if (metric.endsWith('%')) expect(value).toBeLessThanOrEqual(100);
  expect(tableOf(figures).split('\n')).toHaveLength(figures.length + 2);
});

test('of a trace only the thread of the page counts, calls within calls once, of a task what the thread worked, and a goal is for the slow ones', () => {
  const event = (name: string, ts: number, dur: number, tid = 1) => ({ name, cat: 'x', ph: 'X', pid: 9, tid, ts, dur });
  const traceEvents = [
    { name: 'comanda-traced-here', cat: 'blink.user_timing', ph: 'I', pid: 9, tid: 1, ts: 1_000 },
    event('RunTask', 500, 400),
    event('RunTask', 2_000, 60_000),
    event('FunctionCall', 3_000, 30_000),
    event('FunctionCall', 4_000, 10_000),
    event('Layout', 40_000, 5_000),
    { ...event('RunTask', 71_000, 30_000), tdur: 20_000 },
    event('RunTask', 71_000, 900_000, 2),
  ];
  expect(readTrace(traceEvents)).toEqual({
    tasksMs: [60, 20],
    busyPercent: 90,
    scriptMs: 30,
    layoutMs: 5,
  });
  expect(spread('tap', [...Array.from({ length: 94 }, () => 1), ...Array.from({ length: 6 }, () => 200)], 100)).toEqual(
    {
      metric: 'tap',
      p50Ms: 1,
      p95Ms: 200,
      goal: 100,
      ok: false,
    },
  );
});
