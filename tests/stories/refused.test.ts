import { expect } from 'vitest';
import { refusesNothing } from '../restaurant/tampered.ts';
import { onEveryLine } from './on-every-line.ts';

onEveryLine((story) => {
  story(
    'somebody who is only a cook by now opens an order and adds to it: one card says what was refused, and reading it puts all of it away',
    async ({ open }) => {
      const night = await open({ tablets: 1 });
      const cook = await night.addTablet('tablet', night.staff('waiter'));
      await night.settle();
      cook.cable.cut();
      night.becomes(night.staff('waiter'), 'cook');
      cook.core.judge = refusesNothing;
      const order = cook.open(night.table('1'));
      const line = cook.add(order, night.plainProducts()[0] ?? '');
      cook.do({ type: 'tap-quantity', order, line, by: 1 });
      cook.cable.mend();
      await night.settle();
      expect(cook.core.cards.map(({ offer, depends }) => [offer.type, depends.map((one) => one.offer.type)])).toEqual([
        ['order-opened', ['guests-set', 'line-added', 'quantity-tapped']],
      ]);
      expect(cook.core.book.orders.has(order)).toBe(false);
      expect(night.sql('SELECT 1 FROM order_events')).toEqual([]);
      cook.core.dismissCard(cook.core.cards[0]?.key ?? '');
      await night.settle();
      await cook.restart();
      await night.settle();
      expect(cook.core.cards).toEqual([]);
    },
  );

  story(
    'what somebody may not do any more is taken back on every screen; the rest of what they did stays',
    async ({ open }) => {
      const night = await open({ tablets: 1 });
      const waiter = await night.addTablet('tablet', night.staff('manager'));
      await night.settle();
      const order = waiter.open(night.table('1'));
      const line = waiter.add(order, night.plainProducts()[0] ?? '');
      waiter.do({ type: 'fire', order, lines: 'all' });
      await night.settle();
      waiter.cable.cut();
      night.becomes(night.staff('manager'), 'waiter');
      waiter.core.judge = refusesNothing;
      waiter.do({ type: 'start', order, lines: [line] });
      waiter.do({ type: 'serve', order, lines: [line] });
      waiter.cable.mend();
      await night.settle();
      expect(waiter.core.cards.map((card) => card.verdict.code)).toEqual(['not-permitted']);
      for (const tablet of night.tablets) expect(tablet.line(order, line)).toMatchObject({ started: 0, served: 1 });
    },
  );

  story(
    'what was refused cannot be taken back by somebody who might not have done it: both are one card',
    async ({ open }) => {
      const night = await open({ tablets: 1 });
      const waiter = await night.addTablet('tablet', night.staff('manager'));
      await night.settle();
      const order = waiter.open(night.table('1'));
      const line = waiter.add(order, night.plainProducts()[0] ?? '');
      waiter.do({ type: 'fire', order, lines: 'all' });
      await night.settle();
      waiter.cable.cut();
      night.becomes(night.staff('manager'), 'waiter');
      waiter.core.judge = refusesNothing;
      const [started] = waiter.do({ type: 'start', order, lines: [line] });
      waiter.do({ type: 'undo', order, event: started?.id ?? '' });
      waiter.cable.mend();
      await night.settle();
      expect(waiter.core.cards.map(({ offer, depends }) => [offer.type, depends.map((one) => one.offer.type)])).toEqual(
        [['lines-started', ['undone']]],
      );
      expect(night.sql(`SELECT 1 FROM order_events WHERE type IN ('undone', 'lines-started')`)).toEqual([]);
    },
  );
});
