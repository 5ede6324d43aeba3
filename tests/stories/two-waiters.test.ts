import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { expect } from 'vitest';
import { onEveryLine } from './on-every-line.ts';

/** A device tells the box's time to within a breath. */
const roundingMs = 100;

onEveryLine((story) => {
  story('two waiters on one table, cable cut: both beers arrive, once', async ({ open }) => {
    const night = await open({ tablets: 2 });
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const beer = night.plainProducts()[0] ?? '';
    const order = anna.open(night.tables()[0] ?? '');
    await night.settle();
    expect(ben.view(order).guests.value).toBe(2);
    night.cut(2);
    anna.add(order, beer);
    ben.add(order, beer);
    await night.settle();
    expect(anna.lines(order)).toHaveLength(1);
    night.mend(2);
    await night.settle();
    for (const tablet of night.tablets) {
      expect(tablet.lines(order)).toHaveLength(2);
      expect(tablet.core.connection()).toMatchObject({ state: 'live', pending: 0 });
      expect(tablet.view(order).number).toBe(1);
    }
    expect(night.sql('SELECT quantity FROM order_lines')).toEqual([{ quantity: 1 }, { quantity: 1 }]);
  });

  story('a line that breaks and is there again at once was no absence: nothing is told of it', async ({ open }) => {
    const night = await open({ tablets: 2 });
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const order = anna.open(night.tables()[0] ?? '');
    await night.settle();
    ben.core.wake();
    const line = anna.add(order, night.plainProducts()[0] ?? '');
    await night.settle();
    expect(ben.line(order, line).quantity).toBe(1);
    expect(ben.core.away).toBeNull();
  });

  story(
    'a waiter is carried out of reach and nobody is told: what was missed is shown, every tap counts',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const beer = night.plainProducts()[0] ?? '';
      const order = anna.open(night.tables()[0] ?? '');
      await night.settle();
      ben.cable.cut('swallow');
      const line = anna.add(order, beer);
      ben.add(order, beer);
      await night.settle();
      expect(ben.core.connection().state).toBe('no-box');
      ben.cable.mend({ leaveSilent: true });
      await night.settle();
      for (const tablet of night.tablets)
        expect(tablet.view(order).lines.map(({ quantity }) => quantity)).toEqual([1, 1]);
      const missed = ben.core.away?.facts.find(({ event }) => event.type === 'line-added');
      // He was away from the last word of the box on, not only since somebody noticed.
      expect(hlcToMs(missed?.clock ?? 0)).toBeGreaterThan((ben.core.away?.sinceMs ?? Infinity) - roundingMs);
      ben.do({ type: 'tap-quantity', order, line, by: 1 });
      anna.do({ type: 'tap-quantity', order, line, by: 1 });
      await night.settle();
      for (const tablet of night.tablets)
        expect(
          tablet
            .view(order)
            .lines.map(({ quantity }) => quantity)
            .sort(),
        ).toEqual([1, 3]);
      expect(night.sql('SELECT 1 FROM orders')).toHaveLength(1);
    },
  );

  story(
    'a tap that was saved while cut off survives the tablet going out, and comes through once',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const order = anna.open(night.tables()[0] ?? '');
      await night.settle();
      expect(ben.view(order).lines).toEqual([]);
      night.cut(1);
      let isSaved = false;
      const line = anna.add(order, night.plainProducts()[0] ?? '', 1, () => {
        isSaved = true;
      });
      await night.until(() => expect(isSaved).toBe(true));
      await anna.restart();
      await night.settle();
      expect(anna.line(order, line).quantity).toBe(1);
      expect(anna.core.connection()).toMatchObject({ state: 'no-box', pending: 1 });
      night.mend(1);
      await night.settle();
      for (const tablet of night.tablets) {
        expect(tablet.view(order).lines.map(({ quantity }) => quantity)).toEqual([1]);
        expect(tablet.core.connection()).toMatchObject({ state: 'live', pending: 0 });
      }
    },
  );

  story(
    'a tap made while the box is down is there once after it comes back, also when the tablet was killed meanwhile',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const anna = night.tablet(1);
      const beer = night.plainProducts()[0] ?? '';
      const order = anna.open(night.tables()[0] ?? '');
      const line = anna.add(order, beer);
      await night.settle();
      await night.killBox();
      anna.do({ type: 'tap-quantity', order, line, by: 1 });
      await night.settle();
      expect(anna.core.connection().state).toBe('no-box');
      await anna.restart();
      await night.settle();
      expect(anna.line(order, line).quantity).toBe(2);
      await night.startBox();
      await night.settle();
      for (const tablet of night.tablets) expect(tablet.line(order, line).quantity).toBe(2);
      expect(night.sql('SELECT quantity FROM order_lines')).toEqual([{ quantity: 2 }]);
    },
  );

  story(
    'an order whose dishes all came from another table has a number, as every order with a dish',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const [first = '', second = '', third = ''] = night.tables();
      const full = anna.open(first);
      const line = anna.add(full, night.plainProducts()[0] ?? '');
      const moved = anna.open(second);
      anna.do({ type: 'transfer-lines', order: full, lines: [line], to: moved });
      await night.settle();
      expect(ben.view(moved)).toMatchObject({ number: 2, state: 'open' });
      const joined = ben.open(third);
      ben.do({ type: 'merge-order', order: moved, into: joined });
      await night.settle();
      expect(anna.view(joined).number).toBe(3);
      expect(night.sql('SELECT number FROM orders ORDER BY number')).toEqual([
        { number: 1 },
        { number: 2 },
        { number: 3 },
      ]);
    },
  );
});
