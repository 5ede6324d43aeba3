import { sampleId } from '@comanda/shared/sample/sample-id.ts';
import { expect } from 'vitest';
import type { StageTablet } from '../restaurant/stage.ts';
import { refusesNothing } from '../restaurant/tampered.ts';
import { type Open, onEveryLine } from './on-every-line.ts';

/** One tablet indoors, one on the terrace. */
async function twoRooms(open: Open) {
  const night = await open({ tablets: 0 });
  const [indoors, terrace] = night.multiSessions();
  const inside = await night.addTablet('tablet', undefined, indoors);
  const outside = await night.addTablet('tablet', undefined, terrace);
  await night.settle();
  return { night, inside, outside };
}

const holds = (tablet: StageTablet, order: string): boolean => tablet.core.replica.book.orders.has(order);

function pay(tablet: StageTablet, order: string): void {
  const { balance } = tablet.view(order);
  const payment = tablet.newId();
  tablet.do({ type: 'register-payment', order, payment, tender: 'cash', amount: balance, given: balance });
  tablet.do({ type: 'close-order', order });
}

onEveryLine((story) => {
  story(
    'a party moves from the dining room to the terrace: the order enters there whole and leaves here',
    async ({ open }) => {
      const { night, inside, outside } = await twoRooms(open);
      const [beer = '', wine = ''] = night.plainProducts();
      const order = inside.open(night.table('1'));
      inside.add(order, beer);
      await night.settle();
      expect(holds(outside, order)).toBe(false);
      inside.do({ type: 'move-order', order, table: night.table('31') });
      await night.settle();
      expect(holds(inside, order)).toBe(false);
      expect(outside.lines(order)).toHaveLength(1);
      outside.add(order, wine);
      await night.settle();
      expect(night.sql('SELECT 1 FROM order_lines')).toHaveLength(2);
    },
  );

  story(
    'somebody who did not see the party leave writes a dish down: it is on the order on the terrace',
    async ({ open }) => {
      const { night, inside, outside } = await twoRooms(open);
      const [beer = '', wine = ''] = night.plainProducts();
      const order = inside.open(night.table('1'));
      inside.add(order, beer);
      const late = await night.addTablet('tablet', undefined, night.multiSessions()[0]);
      await night.settle();
      late.cable.cut();
      inside.do({ type: 'move-order', order, table: night.table('31') });
      late.add(order, wine);
      await night.settle();
      late.cable.mend();
      await night.settle();
      expect(outside.lines(order)).toHaveLength(2);
      expect(late.core.connection()).toMatchObject({ state: 'live', pending: 0 });
      expect(holds(late, order)).toBe(false);
    },
  );

  story(
    'a restored box hears of a dish that went to another room, and only after the day of the order it went to',
    async ({ open }) => {
      const { night, inside, outside } = await twoRooms(open);
      const first = inside.open(night.table('1'));
      const dish = inside.add(first, night.plainProducts()[0] ?? '');
      await night.settle();
      const backup = await night.backUp();
      const second = inside.open(night.table('2'));
      inside.do({ type: 'transfer-lines', order: first, lines: [dish], to: second });
      inside.do({ type: 'close-order', order: first });
      inside.do({ type: 'move-order', order: second, table: night.table('31') });
      await night.settle();
      outside.cable.cut();
      await night.restore(backup);
      await night.startBox();
      await night.settle();
      night.box.core?.closeDay();
      await night.settle();
      expect(holds(inside, first)).toBe(false);
      outside.cable.mend();
      await night.settle();
      expect(outside.lines(second)).toHaveLength(1);
      const { total } = outside.view(second);
      expect(night.sql('SELECT total FROM orders WHERE order_id = ?', second)).toEqual([{ total }]);
    },
  );

  story(
    'a tablet is given to the terrace while it is cut off: it gets the terrace, and what it had to say arrives',
    async ({ open }) => {
      const { night, inside, outside } = await twoRooms(open);
      const [beer = ''] = night.plainProducts();
      const order = inside.open(night.table('1'));
      const other = outside.open(night.table('31'));
      await night.settle();
      inside.cable.cut();
      inside.add(order, beer);
      night.box.core?.changeRecords([
        { table: 'devices', id: inside.identity.id, fields: { multiSession: night.multiSessions()[1] } },
      ]);
      await night.settle();
      inside.cable.mend();
      await night.settle();
      expect(inside.core.connection()).toMatchObject({ state: 'live', pending: 0 });
      expect(holds(inside, other)).toBe(true);
      expect(holds(inside, order)).toBe(false);
      expect(night.sql('SELECT quantity FROM order_lines')).toEqual([{ quantity: 1 }]);
    },
  );

  story('the floor of an open order is given to the other group: its orders go with it', async ({ open }) => {
    const { night, inside, outside } = await twoRooms(open);
    const order = inside.open(night.table('1'));
    await night.settle();
    const dining = sampleId('floor Dining room');
    const [indoors = '', terrace = ''] = night.multiSessions();
    night.box.core?.changeRecords([
      { table: 'multi_sessions', id: indoors, fields: { floors: [] } },
      { table: 'multi_sessions', id: terrace, fields: { floors: [dining] } },
    ]);
    await night.settle();
    expect([holds(inside, order), holds(outside, order)]).toEqual([false, true]);
  });

  story('the table is taken off the plan: the order waits where it was', async ({ open }) => {
    const { night, inside } = await twoRooms(open);
    const order = inside.open(night.table('1'));
    await night.settle();
    night.box.core?.changeRecords([{ table: 'tables', id: night.table('1'), fields: { archived: true } }]);
    await night.settle();
    expect(inside.view(order)).toMatchObject({ state: 'open', table: { value: night.table('1') } });
  });

  story(
    'the day ends: closed orders leave the tablets, and a late dish brings its order back whole',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const [beer = ''] = night.plainProducts();
      const order = anna.open(night.table('1'));
      anna.add(order, beer);
      await night.settle();
      night.cut(2);
      ben.add(order, beer);
      pay(anna, order);
      await night.settle();
      night.box.core?.closeDay();
      await night.settle();
      expect(holds(anna, order)).toBe(false);
      expect(ben.lines(order)).toHaveLength(2);
      night.mend(2);
      await night.settle();
      for (const tablet of night.tablets) {
        expect(tablet.view(order).state).toBe('open');
        expect(tablet.view(order).late.size).toBe(1);
        expect(tablet.lines(order)).toHaveLength(2);
      }
    },
  );

  story(
    'a tablet keeps an order of an ended day only as long as it has something to say about it',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), await night.addTablet('tablet', night.staff('manager'))];
      const order = anna.open(night.table('1'));
      const line = anna.add(order, night.plainProducts()[0] ?? '');
      anna.do({ type: 'fire', order, lines: 'all' });
      await night.settle();
      ben.cable.cut();
      night.becomes(night.staff('manager'), 'waiter');
      ben.core.judge = refusesNothing;
      ben.do({ type: 'ready', order, lines: [line] });
      pay(anna, order);
      await night.settle();
      night.box.core?.closeDay();
      ben.cable.mend();
      await night.settle();
      expect(ben.core.cards.map((card) => card.verdict.code)).toEqual(['not-permitted']);
      expect(ben.core.book.orders.has(order)).toBe(false);
    },
  );

  story('an order whose lines went to another comes back with it', async ({ open }) => {
    const night = await open({ tablets: 2 });
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const [beer = ''] = night.plainProducts();
    const from = anna.open(night.table('1'));
    const moved = anna.add(from, beer);
    const to = anna.open(night.table('2'));
    anna.add(to, beer);
    anna.do({ type: 'transfer-lines', order: from, lines: [moved], to });
    anna.do({ type: 'close-order', order: from });
    const { balance } = anna.view(to);
    await night.settle();
    pay(anna, to);
    night.cut(2);
    ben.add(to, beer);
    await night.settle();
    night.box.core?.closeDay();
    await night.settle();
    expect([holds(anna, from), holds(anna, to)]).toEqual([false, false]);
    expect(ben.lines(to)).toHaveLength(3);
    night.mend(2);
    await night.settle();
    for (const tablet of night.tablets) {
      expect(tablet.lines(to)).toHaveLength(3);
      expect(tablet.view(to).late.size).toBe(1);
      expect(holds(tablet, from)).toBe(true);
    }
    expect(night.sql('SELECT paid FROM orders WHERE order_id = ?', to)).toEqual([{ paid: balance }]);
  });

  story(
    'orders that were merged come back together, and are still there when the box has started again',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const [beer = ''] = night.plainProducts();
      const [joining, host] = [anna.open(night.table('1')), anna.open(night.table('2'))];
      for (const order of [joining, host]) anna.add(order, beer);
      anna.do({ type: 'merge-order', order: joining, into: host });
      await night.settle();
      pay(anna, host);
      night.cut(2);
      ben.add(host, beer);
      await night.settle();
      night.box.core?.closeDay();
      await night.settle();
      expect([holds(anna, joining), holds(anna, host)]).toEqual([false, false]);
      night.mend(2);
      await night.settle();
      await night.killBox();
      await night.startBox();
      const newcomer = await night.addTablet('tablet', undefined, anna.core.replica.multiSession ?? undefined);
      await night.settle();
      for (const tablet of [anna, ben, newcomer]) {
        expect(tablet.lines(host)).toHaveLength(3);
        expect([holds(tablet, joining), holds(tablet, host)]).toEqual([true, true]);
      }
    },
  );
});
