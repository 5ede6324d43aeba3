import { expect, test } from 'vitest';
import { lineOf, tableOf } from './figures.ts';
import { fullSize, runBench } from './run.ts';

const tiny = {
  ...fullSize,
  crowds: [2, 10],
  many: { devices: 30, perSecond: 20 },
  seconds: 0.4,
  warmSeconds: 0.1,
  events: 400,
  rounds: 1,
  starts: 1,
  openOrders: 6,
  closedOrders: 12,
  absence: { missed: 120, made: 20, orders: 6 },
  busyDays: 1,
};

test('a small benchmark gives every figure, and none that cannot be', async () => {
  const figures = await runBench(tiny);
  expect(
    figures.map(({ metric, devices }) => `${metric}${devices === undefined ? '' : `, ${devices} devices`}`),
  ).toEqual([
    'propagation, 2 devices',
    'propagation, 10 devices',
    'server CPU at 100 events/s, 10 devices',
    'fan-out, 30 devices',
    'throughput, 10 devices',
    'server CPU saturated, 10 devices',
    'box memory after a rush, 10 devices',
    'catch-up, 2 devices',
    'start, 12 closed',
    "start without Node's own",
    'start, 0 closed',
    'box memory, 12 closed',
    'box memory, 0 closed',
    'box and a device after 1 busy days',
  ]);
  for (const { metric, p50Ms = 1, p95Ms = p50Ms, p99Ms = p95Ms, perSecond = 1, value = 1, ratio = 1 } of figures) {
    const all = [p50Ms, p95Ms, p99Ms, perSecond, value];
    for (const one of all) expect(one, metric).toSatisfy((figure: number) => Number.isFinite(figure) && figure > 0);
    expect([p50Ms, p95Ms, p99Ms], metric).toEqual([p50Ms, p95Ms, p99Ms].sort((a, b) => a - b));
    // Whatever else this machine does meanwhile: outside of this something was not measured at all.
    expect(ratio, metric).toBeGreaterThan(0.001);
    expect(ratio, metric).toBeLessThan(1_000);
  }
  expect(JSON.parse(lineOf(figures[0] ?? { metric: '' }))).toMatchObject({ metric: 'propagation', devices: 2 });
  expect(tableOf(figures).split('\n')).toHaveLength(figures.length + 2);
}, 120_000);
