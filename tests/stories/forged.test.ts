import type { Up } from '@comanda/shared/sync/wire.ts';
import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';

/** Changes what one tablet says on its way to the box, as somebody with its token could. */
function tamper(night: ReturnType<typeof openRestaurant>, number: number, change: (message: Up) => Up): void {
  const { cable } = night.tablet(number);
  const connect = cable.connect.bind(cable);
  cable.connect = (kind, events) => {
    const link = connect(kind, events);
    return { ...link, send: (message) => link.send(change(message as Up)) };
  };
  cable.snap();
  night.settle();
}

test("an event under another person's name has no effect and comes back as a card", () => {
  const night = openRestaurant({ tablets: 1 });
  const thief = night.addTablet('tablet', night.staff('waiter'));
  const owner = night.staff('owner');
  const order = thief.open(night.tables()[0] ?? '');
  night.settle();
  tamper(night, 2, (message) =>
    message.type === 'push'
      ? { ...message, offers: message.offers.map((offer) => ({ ...offer, staff: owner })) }
      : message,
  );
  thief.add(order, night.plainProducts()[0] ?? '');
  night.settle();
  expect(night.tablet(1).view(order).lines).toEqual([]);
  expect(thief.core.cards.map((card) => card.verdict.code)).toEqual(['not-your-sign-in']);
  expect(night.sql("SELECT id FROM order_events WHERE type = 'line-added'")).toEqual([]);
});

test('everyone sees who added a line and who changed it, whichever tablet they hold', () => {
  const night = openRestaurant({ tablets: 0 });
  const [anna, ben] = [
    night.addTablet('tablet', night.staff('waiter')),
    night.addTablet('tablet', night.staff('manager')),
  ];
  const order = anna.open(night.tables()[0] ?? '');
  const line = anna.add(order, night.plainProducts()[0] ?? '');
  night.settle();
  ben.do({ type: 'tap-quantity', order, line, by: 1 });
  night.settle();
  for (const tablet of [anna, ben]) {
    const { added, facts } = tablet.line(order, line);
    expect(added.event.staff).toBe(night.staff('waiter'));
    expect(facts.find((fact) => fact.event.type === 'quantity-tapped')?.event.staff).toBe(night.staff('manager'));
  }
});
