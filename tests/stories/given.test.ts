import type { Command } from '@comanda/shared/order/commands.ts';
import { expect } from 'vitest';
import type { StageTablet } from '../restaurant/stage.ts';
import { type Open, onEveryLine } from './on-every-line.ts';

/** Three of a dish, made; two managers and a waiter at the table. */
async function threeMade(open: Open) {
  const night = await open({ tablets: 2 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  const [order, friends] = [0, 1].map((at) => anna.open(night.tables()[at] ?? '')) as [string, string];
  const line = anna.add(order, night.plainProducts()[0] ?? '', 3);
  anna.do({ type: 'fire', order, lines: [line] });
  await night.settle();
  const price = anna.line(order, line).item.unitPrice;
  const gives = (who: StageTablet, quantity = 1): void => {
    who.do({ type: 'comp-line', order, line, quantity, reason: 'too late' });
  };
  const off = (who: StageTablet, discount: { percent: number } | { amount: number } | null, of: string | null = line) =>
    who.do({
      type: 'set-discount',
      order,
      line: of,
      discount: discount === null ? null : { ...discount, reason: 'a regular' },
    });
  return { night, anna, ben, order, friends, line, price, gives, off };
}

onEveryLine((story) => {
  story(
    'two give the same dish free while they cannot see each other: it is free once, everywhere',
    async ({ open }) => {
      const { night, anna, ben, order, line, price, gives } = await threeMade(open);
      night.cut(2);
      gives(anna);
      gives(ben);
      await night.settle();
      expect(ben.view(order).total).toBe(2 * price);
      night.mend(2);
      await night.settle();
      for (const tablet of night.tablets) {
        expect(tablet.line(order, line)).toMatchObject({ quantity: 3, comped: 1, withKitchen: 3 });
        expect(tablet.view(order).total).toBe(2 * price);
        expect(tablet.core.connection()).toMatchObject({ state: 'live', pending: 0 });
      }
      expect(night.sql('SELECT quantity, comped, off FROM order_lines')).toEqual([{ quantity: 3, comped: 1, off: 0 }]);
      expect(night.sql('SELECT total, discount FROM orders WHERE total > 0')).toEqual([
        { total: 2 * price, discount: 0 },
      ]);
      expect(night.sql('SELECT quantity, reason, taken_back FROM comps')).toEqual([
        { quantity: 1, reason: 'too late', taken_back: 0 },
        { quantity: 1, reason: 'too late', taken_back: 0 },
      ]);
    },
  );

  story(
    'a discount here and another there: the later stands for all, and the tables add up to the cent',
    async ({ open }) => {
      const { night, anna, ben, order, line, price, gives, off } = await threeMade(open);
      gives(anna);
      await night.settle();
      night.cut(2);
      off(anna, { percent: 1000 });
      await night.settle();
      off(ben, { percent: 2000 });
      off(ben, { amount: 100 }, null);
      night.mend(2);
      await night.settle();
      const each = price - Math.round(price / 5);
      for (const tablet of night.tablets) {
        const view = tablet.view(order);
        expect(view).toMatchObject({ subtotal: 2 * each, total: 2 * each - 100 });
        expect(view.lines[0]?.discount.lost.map(({ value }) => value)).toMatchObject([{ percent: 1000 }]);
      }
      expect(night.sql('SELECT comped_amount, discounted, full_price, charged FROM day_reductions')).toEqual([
        { comped_amount: price, discounted: 2 * (price - each) + 100, full_price: 3 * price, charged: 2 * each - 100 },
      ]);
      const [undone] = off(ben, null);
      await night.settle();
      expect(anna.line(order, line).off).toBe(0);
      ben.do({ type: 'undo', order, event: undone?.id ?? '' });
      await night.settle();
      expect(anna.line(order, line).off).toBe(price - each);
      expect(night.sql('SELECT percent, amount, taken_back FROM discounts ORDER BY position')).toEqual([
        { percent: 1000, amount: null, taken_back: 0 },
        { percent: 2000, amount: null, taken_back: 0 },
        { percent: null, amount: 100, taken_back: 0 },
        { percent: null, amount: null, taken_back: 1 },
      ]);
    },
  );

  story('the party joins another that pays in full, and the box is killed: each keeps its price', async ({ open }) => {
    const { night, anna, ben, order, friends, price, off } = await threeMade(open);
    off(anna, { percent: 5000 }, null);
    ben.add(friends, night.plainProducts()[0] ?? '');
    await night.settle();
    anna.do({ type: 'merge-order', order, into: friends });
    await night.settle();
    await night.killBox();
    await night.startBox();
    await night.settle();
    const total = 3 * price - Math.round((3 * price) / 2) + price;
    for (const tablet of night.tablets) expect(tablet.view(friends).total).toBe(total);
    expect(night.sql("SELECT total FROM orders WHERE state = 'open'")).toEqual([{ total }]);
  });

  story('a waiter gives nothing away by themselves, whatever their tablet lets through', async ({ open }) => {
    const { night, anna, order, line, price } = await threeMade(open);
    const carl = await night.addTablet('tablet', night.staff('waiter'));
    await night.settle();
    const commands: Command[] = [
      { type: 'comp-line', order, line, quantity: 1, reason: 'mine' },
      { type: 'set-discount', order, line: null, discount: { percent: 10_000, reason: 'mine' } },
    ];
    for (const command of commands) expect(carl.core.act(command)).toEqual({ refused: 'not-permitted' });
    carl.core.judge = () => null;
    for (const command of commands) carl.do(command);
    await night.settle();
    expect(anna.view(order).total).toBe(3 * price);
    expect(carl.view(order).total).toBe(3 * price);
    expect(carl.core.cards.map(({ verdict }) => verdict.code)).toEqual(['not-permitted', 'not-permitted']);
  });
});
