import { sell } from '@comanda/shared/menu/sell.ts';
import type { BoxCore } from '@comanda/shared/sync/box-core.ts';
import { NotSaved } from '@comanda/shared/sync/box-ports.ts';
import { expect } from 'vitest';
import type { Tablet } from '../restaurant/tablet.ts';
import { refusesNothing } from '../restaurant/tampered.ts';
import { onEveryLine, onSimulatedCable } from './on-every-line.ts';

onEveryLine((story) => {
  story(
    'a tablet that lost everything has the whole room again after it starts, and doubles nothing',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const beer = night.plainProducts()[0] ?? '';
      const order = anna.open(night.tables()[0] ?? '');
      anna.add(order, beer);
      await night.settle();
      await anna.kill();
      anna.disk.wipe();
      ben.add(order, beer);
      await anna.restart();
      await night.settle();
      expect(anna.core.wiped).toBe(true);
      expect(anna.lines(order)).toEqual(ben.lines(order));
      expect(anna.lines(order)).toHaveLength(2);
    },
  );

  story(
    'the box comes back from an old backup: the tablets give it back what it forgot, with the same bytes',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const [beer = '', wine = ''] = night.plainProducts();
      const order = anna.open(night.tables()[0] ?? '');
      await night.settle();
      const backup = await night.backUp();
      const line = anna.add(order, beer);
      anna.do({ type: 'fire', order, lines: 'all' });
      await night.settle();
      const before = night.sql<{ json: string }>('SELECT json FROM order_events ORDER BY json');
      const epoch = ben.core.replica.epoch;
      await night.restore(backup);
      ben.add(order, wine);
      await night.startBox();
      await night.settle();
      const after = night.sql<{ json: string }>('SELECT json FROM order_events ORDER BY json').map(({ json }) => json);
      expect(after).toEqual(expect.arrayContaining(before.map(({ json }) => json)));
      for (const tablet of night.tablets) {
        expect(tablet.lines(order)).toHaveLength(2);
        expect(tablet.line(order, line).fired).toBe(1);
        expect(tablet.core.connection()).toMatchObject({ state: 'live', pending: 0 });
        expect(tablet.core.replica.epoch).toBeGreaterThan(epoch);
      }
    },
  );

  story('a tablet whose clock is ahead gives back what the box had dated for it, and stays live', async ({ open }) => {
    const night = await open({ tablets: 1 });
    const anna = night.tablet(1);
    const order = anna.open(night.tables()[0] ?? '');
    await night.settle();
    const backup = await night.backUp();
    const [beer = ''] = night.plainProducts();
    await night.killBox();
    anna.wallSkewMs = 3_600_000;
    await anna.restart();
    await night.settle();
    for (let glass = 0; glass < 5; glass += 1) anna.add(order, beer);
    await night.startBox();
    await night.settle();
    await night.restore(backup);
    await night.startBox();
    await night.settle();
    expect(anna.core.connection()).toMatchObject({ state: 'live', pending: 0 });
    expect(anna.disk.saved().filter(({ kind }) => kind === 'reoffer')).toEqual([]);
    expect(night.sql(`SELECT 1 FROM order_events WHERE type = 'line-added'`)).toHaveLength(5);
  });

  story('a refusal that the restored box forgot does not stop the tablet that had read it', async ({ open }) => {
    const night = await open({ tablets: 0 });
    const anna = await night.addTablet('tablet', night.staff('manager'));
    await night.settle();
    const order = anna.open(night.tables()[0] ?? '');
    const line = anna.add(order, night.plainProducts()[0] ?? '');
    anna.do({ type: 'fire', order, lines: 'all' });
    await night.settle();
    night.cut(1);
    night.becomes(night.staff('manager'), 'waiter');
    const backup = await night.backUp();
    anna.core.judge = refusesNothing;
    anna.do({ type: 'start', order, lines: [line] });
    night.mend(1);
    await night.settle();
    expect(anna.core.cards.map((card) => card.verdict.code)).toEqual(['not-permitted']);
    await night.restore(backup);
    anna.do({ type: 'tap-quantity', order, line, by: 1 });
    await night.startBox();
    await night.settle();
    expect(anna.core.connection()).toMatchObject({ state: 'live', pending: 0 });
    expect(anna.line(order, line).quantity).toBe(2);
  });

  story(
    'a tablet with a bad battery restarts seventy times while the box is down, one dish each time: all are there',
    async ({ open }) => {
      const night = await open({ tablets: 1 });
      const anna = night.tablet(1);
      const [beer = ''] = night.plainProducts();
      const order = anna.open(night.table('1'));
      await night.settle();
      await night.killBox();
      const menu = anna.menu();
      for (let time = 0; time < 70; time += 1) {
        await anna.restart();
        await night.until(() => expect(anna.core.isReady).toBe(true));
        const item = sell(menu, beer);
        if ('refused' in item) throw new Error(item.refused);
        let isSaved = false;
        anna.do({ type: 'add-line', order, line: anna.newId(), item, quantity: 1, course: null, seat: null }, () => {
          isSaved = true;
        });
        await night.until(() => expect(isSaved).toBe(true));
      }
      await night.startBox();
      await night.settle();
      expect(anna.core.cards).toEqual([]);
      expect(anna.core.connection()).toMatchObject({ state: 'live', pending: 0 });
      expect(night.sql('SELECT 1 FROM order_lines')).toHaveLength(70);
    },
  );
});

onSimulatedCable('a device has to die between two of its writes', (story) => {
  story('a tablet dies while it writes its room anew: the next time it keeps every order', async ({ open }) => {
    const night = await open({ tablets: 2 });
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const orders = night
      .tables()
      .slice(0, 5)
      .map((table) => anna.open(table));
    night.settle();
    ben.kill();
    // Too long away for the feed: it gets the room whole, and dies when that is half written.
    night.box.disk.store.prune(night.box.core?.life.head ?? 0);
    const written = (): string[] =>
      ben.disk.saved().flatMap((one) => ('generation' in one ? [`${one.kind} ${one.generation}`] : []));
    ben.disk.documents.clear();
    ben.restart();
    while (!written().includes('order 1')) night.settle(1);
    expect(written()).not.toContain('meta 1');
    ben.restart();
    night.settle();
    night.cut(2);
    ben.restart();
    night.settle(1_000);
    for (const order of orders) expect(ben.view(order).state).toBe('open');
  });

  /** By order, and by whether the document has any facts: the generations of what is on a tablet's disk. */
  const generations = ({ disk }: Tablet, order: string): string[] =>
    disk
      .saved()
      .flatMap((one) => (one.kind === 'order' && one.whole.order === order ? [one] : []))
      .map(({ generation, whole }) => `${whole.facts.length > 0 ? 'has' : 'left'} ${generation}`);

  story(
    'a tablet writes anew what changed, and an order that left stays away whatever a crash leaves behind',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const [beer = ''] = night.plainProducts();
      const [quiet, busy, done] = [0, 1, 2].map((nth) => anna.open(night.tables()[nth] ?? '')) as [
        string,
        string,
        string,
      ];
      const line = anna.add(busy, beer);
      const counting = (): number | undefined => ben.disk.saved().find((one) => one.kind === 'meta')?.generation;
      /** As many taps as make a tablet write its orders anew. */
      const rush = (): void => {
        for (const before = counting(); counting() === before; night.settle(50))
          anna.do({ type: 'tap-quantity', order: busy, line, by: 1 });
        night.settle();
      };
      rush();
      const [first] = generations(ben, quiet);
      expect(generations(ben, busy)).toEqual([first]);
      const stale = [...ben.disk.documents].filter(([at]) => at.startsWith('order') && at.endsWith(done));
      expect(stale).toHaveLength(1);
      anna.do({ type: 'cancel-order', order: done, reason: 'left' });
      night.settle();
      night.box.core?.closeDay();
      rush();
      expect(generations(ben, quiet)).toEqual([first]);
      expect(generations(ben, busy)).not.toEqual([first]);
      expect(generations(ben, done)).toEqual([generations(ben, busy)[0]?.replace('has', 'left')]);
      // It died before the last of what was to go had gone.
      for (const [at, json] of stale) ben.disk.documents.set(at, json);
      night.cut(2);
      ben.restart();
      night.settle(1_000);
      expect([quiet, busy, done].map((order) => ben.core.replica.book.orders.has(order))).toEqual([true, true, false]);
      expect(ben.line(busy, line)).toEqual(anna.line(busy, line));
      // Nor does one count that was never finished, when a later one is.
      const [[, json = ''] = []] = stale;
      const unfinished = { ...(JSON.parse(json) as object), key: 'unfinished', generation: (counting() ?? 0) + 1 };
      ben.disk.documents.set('order unfinished', JSON.stringify(unfinished));
      ben.restart();
      night.settle(1_000);
      expect(ben.disk.documents.has('order unfinished')).toBe(false);
      night.mend(2);
      rush();
      expect(generations(ben, done)).toHaveLength(1);
      rush();
      expect(generations(ben, done)).toEqual([]);
    },
  );

  story(
    'a tablet whose disk is slow writes in one what came meanwhile, and has all of it after the next start',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const [beer = ''] = night.plainProducts();
      const order = anna.open(night.tables()[0] ?? '');
      const line = anna.add(order, beer);
      night.settle();
      const before = ben.disk.count('frame');
      ben.disk.writeMs = () => 400;
      for (let tap = 0; tap < 15; tap += 1) {
        anna.do({ type: 'tap-quantity', order, line, by: 1 });
        night.settle(50);
      }
      ben.disk.writeMs = () => 2;
      night.settle(2_000);
      const documents = ben.disk.count('frame') - before;
      expect(documents).toBeGreaterThan(1);
      expect(documents).toBeLessThan(6);
      night.cut(2);
      ben.restart();
      night.settle(1_000);
      expect(ben.line(order, line)).toEqual(anna.line(order, line));
      expect(ben.line(order, line).quantity).toBe(16);
    },
  );
});

onSimulatedCable('what is asked of the box here comes over no line', (story) => {
  story(
    'the disk of the box fails: who asks for a change or a sign-in hears that nothing was saved',
    async ({ open }) => {
      const night = await open({ tablets: 1 });
      const anna = night.tablet(1);
      night.killBox();
      night.box.wrapStore = (store) => ({
        ...store,
        commit: () => {
          throw new Error('the disk is full');
        },
      });
      const ask: ((core: BoxCore) => unknown)[] = [
        (core) => core.signIn(anna.identity.id, night.staff('waiter')),
        (core) => core.changeRecords([{ table: 'tables', id: night.table('1'), fields: { archived: true } }]),
        (core) => core.closeDay(),
      ];
      for (const one of ask) {
        const core = night.box.start();
        expect(() => one(core)).toThrow(NotSaved);
      }
    },
  );
});
