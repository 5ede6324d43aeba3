import { deadMs } from '@comanda/shared/sync/wire.ts';
import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';
import { onEveryLine } from './on-every-line.ts';

/** By when something must be known that happens at any moment between two heartbeats. */
const moments = [0, 450, 900, 1_350, 1_800];
const lookMs = 10;

test.each(moments)(
  'a line that goes deaf %i ms after a word is known to be dead within six seconds, on both sides',
  (ms) => {
    const night = openRestaurant({ tablets: 1 });
    const { core, cable } = night.tablet(1);
    night.time.pass(ms);
    cable.breakOpenLines(true, true);
    // The device would begin a new line at once.
    cable.cut();
    const brokenMs = night.time.nowMs;
    let [deviceMs, boxMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    while (night.time.nowMs - brokenMs < 2 * deadMs) {
      night.time.pass(lookMs);
      const passedMs = night.time.nowMs - brokenMs;
      if (core.connection().state === 'no-box') deviceMs = Math.min(deviceMs, passedMs);
      if (night.box.core?.links().length === 0) boxMs = Math.min(boxMs, passedMs);
    }
    expect(deviceMs).toBeLessThanOrEqual(deadMs + lookMs);
    expect(boxMs).toBeLessThanOrEqual(deadMs + lookMs);
  },
);

test('a tablet that was alone for three days with ten thousand taps has merged them ten seconds after it is back', {
  timeout: 60_000,
}, () => {
  const night = openRestaurant({ tablets: 2 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  const [beer = '', wine = ''] = night.plainProducts();
  night.cut(2);
  const before = Number(night.sql<{ n: number }>('SELECT count(*) AS n FROM order_events')[0]?.n);
  const hourMs = 3_600_000;
  let made = 0;
  // A sign-in is good for sixteen hours; after that nobody taps, and the tablet lies in a drawer.
  for (let hour = 0; made < 10_000; hour += 1) {
    for (let party = 0; party < 25; party += 1) {
      const order = ben.open(night.tables()[party % 20] ?? '');
      const line = ben.add(order, beer);
      ben.add(order, wine);
      made += 3;
      for (let tap = 0; tap < 24; tap += 1) ben.do({ type: 'tap-quantity', order, line, by: tap % 3 === 0 ? -1 : 1 });
      made += 24;
    }
    night.time.pass(hourMs);
    if (hour % 4 === 0) anna.add(anna.open(night.tables()[hour % 20] ?? ''), beer);
  }
  night.time.pass(72 * hourMs - (night.time.nowMs % hourMs));
  expect(ben.core.unsent).toBeGreaterThanOrEqual(10_000);
  night.mend(2);
  const [virtualMs, realMs] = [night.time.nowMs, performance.now()];
  while (ben.core.connection().state !== 'live' || ben.core.unsent > 0) {
    night.time.pass(50);
    if (night.time.nowMs - virtualMs > 60_000) break;
  }
  expect(night.time.nowMs - virtualMs).toBeLessThanOrEqual(10_000);
  // Both in this one program, on a machine that may be doing other things.
  expect(performance.now() - realMs).toBeLessThanOrEqual(10_000);
  expect(ben.core.cards).toEqual([]);
  const after = Number(night.sql<{ n: number }>('SELECT count(*) AS n FROM order_events')[0]?.n);
  expect(after - before).toBeGreaterThanOrEqual(10_000);
  night.settle();
  expect([...anna.core.book.orders.keys()].sort()).toEqual([...ben.core.book.orders.keys()].sort());
});

onEveryLine((story) => {
  story(
    'a cable that is back is live again within a second of the tablet waking up, and has what it missed',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const order = anna.open(night.tables()[0] ?? '');
      await night.settle();
      night.cut(2);
      const line = anna.add(order, night.plainProducts()[0] ?? '');
      await night.settle();
      night.mend(2);
      const askedMs = ben.core.boxNowMs();
      ben.core.wake();
      await night.until(() => {
        expect(ben.core.connection().state).toBe('live');
        expect(ben.line(order, line).quantity).toBe(1);
      });
      expect(ben.core.boxNowMs() - askedMs).toBeLessThan(1_000);
    },
  );
});
