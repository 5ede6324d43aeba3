import { expect } from 'vitest';
import { onEveryLine, onSimulatedCable } from './on-every-line.ts';

onEveryLine((story) => {
  story(
    'the feed is cut off behind a tablet that is being read to: it starts over and has everything',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const order = anna.open(night.tables()[0] ?? '');
      const line = anna.add(order, night.plainProducts()[0] ?? '');
      await night.settle();
      await night.killBox();
      let isReading = false;
      night.box.wrapStore = (store) => ({
        ...store,
        feedAfter(multiSession, position, limit) {
          const read = store.feedAfter(multiSession, position, limit);
          const isLong = read.entries.length >= 400;
          if (isLong && !isReading) night.box.prune(night.box.core?.life.head ?? 0);
          isReading ||= isLong;
          return read;
        },
      });
      await night.startBox();
      await night.settle();
      night.cut(2);
      for (let tap = 0; tap < 900; tap += 1) anna.do({ type: 'tap-quantity', order, line, by: tap % 2 === 0 ? 1 : -1 });
      anna.do({ type: 'tap-quantity', order, line, by: 4 });
      await night.settle();
      night.mend(2);
      await night.settle();
      expect(isReading).toBe(true);
      expect(night.box.failures).toEqual([]);
      expect(ben.line(order, line).quantity).toBe(5);
      expect(ben.core.connection()).toMatchObject({ state: 'live', pending: 0 });
    },
  );

  story(
    'the numbers of the hours that a restored box forgot are not given again, though it dies at once',
    async ({ open }) => {
      const night = await open({ tablets: 1 });
      const anna = night.tablet(1);
      const [beer = ''] = night.plainProducts();
      const backup = await night.backUp();
      for (const table of night.tables().slice(0, 3)) anna.add(anna.open(table), beer);
      await night.settle();
      await night.restore(backup);
      await night.startBox();
      await night.settle();
      await night.killBox();
      await anna.kill();
      anna.disk.wipe();
      await night.startBox();
      await anna.restart();
      await night.settle();
      anna.core.signIn(night.box.core?.signIn(anna.identity.id, night.staff('owner')) as never);
      const order = anna.open(night.tables()[5] ?? '');
      anna.add(order, beer);
      await night.settle();
      expect(anna.view(order).number).toBeGreaterThan(100);
    },
  );
});

onSimulatedCable('thirteen hundred changes have to arrive one by one while a disk is full', (story) => {
  story(
    'a tablet that cannot save stops listening before its memory is full, says so, and catches up afterwards',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const order = anna.open(night.tables()[0] ?? '');
      const line = anna.add(order, night.plainProducts()[0] ?? '');
      night.settle();
      ben.disk.failing = 'quota';
      for (let tap = 0; tap < 1_300; tap += 1) {
        anna.do({ type: 'tap-quantity', order, line, by: tap % 2 === 0 ? 1 : -1 });
        night.settle(20);
      }
      expect(ben.core.connection().state).toBe('no-box');
      expect(ben.core.storageFailure?.failed).toBe('quota');
      ben.disk.failing = null;
      anna.do({ type: 'tap-quantity', order, line, by: 2 });
      night.settle(30_000);
      expect(ben.line(order, line).quantity).toBe(3);
      expect(ben.core.connection()).toMatchObject({ state: 'live', pending: 0 });
    },
  );
});
