import type { DraftEvent, OrderEvent } from '@comanda/shared/order/events.ts';
import type { Offer } from '@comanda/shared/sync/wire.ts';
import { expect } from 'vitest';
import type { Stage } from '../restaurant/stage.ts';
import { type Open, onEveryLine, onSimulatedCable } from './on-every-line.ts';
import { saysInstead } from './says-instead.ts';

/** A tablet whose next tap says something else than the person tapped. */
const says = (night: Stage, number: number, forged: (offer: OrderEvent) => DraftEvent | OrderEvent): Promise<void> =>
  saysInstead(night, number, (message) => {
    if (message.type !== 'push') return message;
    const offers = message.offers.map(
      (offer): Offer => ({ ...(offer as OrderEvent), ...forged(offer as OrderEvent) }) as Offer,
    );
    return { type: 'push', offers };
  });

async function evening<S extends Stage>(open: Open<S>) {
  const night = await open({ tablets: 2 });
  const anna = night.tablet(1);
  const order = anna.open(night.tables()[0] ?? '');
  const line = anna.add(order, night.plainProducts()[0] ?? '');
  await night.settle();
  return { night, anna, thief: night.tablet(2), order, line };
}

const payment = (order: string, id: string, amount: number, given: number, change: number): DraftEvent =>
  ({
    orderId: order,
    type: 'payment-registered',
    body: { payment: id, tender: 'cash', amount, given, change, bill: amount, settles: [] },
  }) as never;

onEveryLine((story) => {
  story.for([
    ['less than nothing', -50_000, 7, 3],
    ['a sum that does not add up', 100, 500, 100],
    ['more than any drawer holds', 9_000_000_000_000, 9_000_000_000_000, 0],
  ] as const)('money that cannot have changed hands is refused: %s', async ([, amount, given, change], { open }) => {
    const { night, anna, thief, order, line } = await evening(open);
    await says(night, 2, () => payment(order, thief.newId(), amount, given, change));
    thief.do({ type: 'tap-quantity', order, line, by: 1 });
    await night.settle();
    expect(anna.view(order).payments).toEqual([]);
    expect(thief.core.cards.map((card) => card.verdict.code)).toEqual(['malformed']);
  });

  story('a payment that was registered cannot be registered again as something else', async ({ open }) => {
    const { night, anna, thief, order, line } = await evening(open);
    const paid = anna.newId();
    const { balance } = anna.view(order);
    anna.do({ type: 'register-payment', order, payment: paid, tender: 'cash', amount: balance, given: balance });
    await night.settle();
    await says(night, 2, () => payment(order, paid, 1, 1, 0));
    thief.do({ type: 'tap-quantity', order, line, by: 1 });
    await night.settle();
    expect(anna.view(order).paid).toBe(balance);
    expect(thief.core.cards.map((card) => card.verdict.code)).toEqual(['reused-id']);
  });

  story('whoever claims to have seen taps of the future does not make them count for nothing', async ({ open }) => {
    const { night, anna, thief, order, line } = await evening(open);
    const seen = { [anna.core.incarnation]: 1_000_000 };
    await says(night, 2, () => ({
      orderId: order,
      type: 'quantity-typed',
      body: { line, quantity: 2, seen, over: [] },
    }));
    thief.do({ type: 'tap-quantity', order, line, by: 1 });
    await night.settle();
    anna.do({ type: 'tap-quantity', order, line, by: 2 });
    await night.settle();
    expect(anna.line(order, line).quantity).toBe(3);
    expect(thief.core.cards.map((card) => card.verdict.code)).toEqual(['malformed']);
  });

  story('an order is not opened where nobody would see it', async ({ open }) => {
    const { night, thief, order, line } = await evening(open);
    const nowhere = thief.newId();
    const body = { kind: 'take-away' as const, table: null, multiSession: nowhere, saw: [] };
    await says(night, 2, () => ({ orderId: thief.newId(), type: 'order-opened', body }));
    thief.do({ type: 'tap-quantity', order, line, by: 1 });
    await night.settle();
    expect(night.sql('SELECT order_id FROM orders')).toHaveLength(1);
  });

  story('what is sold is what is on the menu, in name and station too', async ({ open }) => {
    const { night, anna, order } = await evening(open);
    const thief = await night.addTablet('tablet', night.staff('waiter'));
    await says(night, 3, (offer) =>
      offer.type === 'line-added'
        ? { ...offer, body: { ...offer.body, item: { ...offer.body.item, name: 'Lobster' } } }
        : offer,
    );
    thief.add(order, night.plainProducts()[0] ?? '');
    await night.settle();
    expect(anna.lines(order)).toHaveLength(1);
    expect(thief.core.cards.map((card) => card.verdict.code)).toEqual(['price-differs']);
  });
});

onSimulatedCable('a whole shift passes', (story) => {
  story(
    'a shift longer than a sign-in ends with a sentence before the tap, not with a card after it',
    async ({ open }) => {
      const { night, anna, order, line } = await evening(open);
      night.cut(1);
      await night.settle(17 * 3_600_000);
      expect(anna.core.act({ type: 'tap-quantity', order, line, by: 1 })).toEqual({ refused: 'sign-in-expired' });
      expect(anna.core.connection().pending).toBe(0);
    },
  );
});

onSimulatedCable('it is about how long the machines calculate, not how long they wait', (story) => {
  story('a long chain of merged orders holds nobody up', async ({ open }) => {
    const night = await open({ tablets: 1 });
    const anna = night.tablet(1);
    const orders = Array.from({ length: 60 }, () => anna.open(night.tables()[0] ?? ''));
    night.settle();
    const before = performance.now();
    for (const [at, order] of orders.slice(0, -1).entries())
      anna.do({ type: 'merge-order', order, into: orders[at + 1] ?? '' });
    night.settle();
    // Seconds before the roots were remembered, a fraction of one since: far apart, so that a busy machine does not matter.
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(anna.view(orders.at(-1) ?? '').state).toBe('open');
  });
});
