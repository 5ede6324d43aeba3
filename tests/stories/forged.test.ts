import { expect } from 'vitest';
import { onEveryLine } from './on-every-line.ts';
import { saysInstead } from './says-instead.ts';

onEveryLine((story) => {
  story("an event under another person's name has no effect and comes back as a card", async ({ open }) => {
    const night = await open({ tablets: 1 });
    const thief = await night.addTablet('tablet', night.staff('waiter'));
    const owner = night.staff('owner');
    const order = thief.open(night.tables()[0] ?? '');
    await night.settle();
    await saysInstead(night, 2, (message) =>
      message.type === 'push'
        ? { ...message, offers: message.offers.map((offer) => ({ ...offer, staff: owner })) }
        : message,
    );
    thief.add(order, night.plainProducts()[0] ?? '');
    await night.settle();
    expect(night.tablet(1).view(order).lines).toEqual([]);
    expect(thief.core.cards.map((card) => card.verdict.code)).toEqual(['not-your-sign-in']);
    expect(night.sql("SELECT id FROM order_events WHERE type = 'line-added'")).toEqual([]);
  });

  story('everyone sees who added a line and who changed it, whichever tablet they hold', async ({ open }) => {
    const night = await open({ tablets: 0 });
    const [anna, ben] = [
      await night.addTablet('tablet', night.staff('waiter')),
      await night.addTablet('tablet', night.staff('manager')),
    ];
    const order = anna.open(night.tables()[0] ?? '');
    const line = anna.add(order, night.plainProducts()[0] ?? '');
    await night.settle();
    ben.do({ type: 'tap-quantity', order, line, by: 1 });
    await night.settle();
    for (const tablet of [anna, ben]) {
      const { added, facts } = tablet.line(order, line);
      expect(added.event.staff).toBe(night.staff('waiter'));
      expect(facts.find((fact) => fact.event.type === 'quantity-tapped')?.event.staff).toBe(night.staff('manager'));
    }
  });
});
