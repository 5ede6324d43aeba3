import { accidentalTwins } from '@comanda/shared/order/twins.ts';
import { expect } from 'vitest';
import type { Stage } from '../restaurant/stage.ts';
import { type Open, onEveryLine } from './on-every-line.ts';

/** Two people with one order and one line in front of them, and the second out of reach. */
async function apart(open: Open) {
  const night = await open({ tablets: 2 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  const order = anna.open(night.table('1'));
  const line = anna.add(order, night.plainProducts()[0] ?? '');
  await night.settle();
  night.cut(2);
  return { night, anna, ben, order, line };
}

async function together(night: Stage): Promise<void> {
  await night.settle();
  night.mend(2);
  await night.settle();
}

onEveryLine((story) => {
  story('both tap + on one line: both taps count', async ({ open }) => {
    const { night, anna, ben, order, line } = await apart(open);
    anna.do({ type: 'tap-quantity', order, line, by: 1 });
    ben.do({ type: 'tap-quantity', order, line, by: 1 });
    await together(night);
    for (const tablet of night.tablets) expect(tablet.line(order, line).quantity).toBe(3);
  });

  story('both fire the same course: the kitchen has it once', async ({ open }) => {
    const { night, anna, ben, order, line } = await apart(open);
    anna.do({ type: 'fire', order, lines: 'all' });
    ben.do({ type: 'fire', order, lines: 'all' });
    await together(night);
    for (const tablet of night.tablets) expect(tablet.line(order, line)).toMatchObject({ fired: 1, quantity: 1 });
  });

  story('removed here, fired there: the kitchen has it, so it stays', async ({ open }) => {
    const { night, anna, ben, order, line } = await apart(open);
    anna.do({ type: 'fire', order, lines: 'all' });
    ben.do({ type: 'remove-line', order, line });
    await together(night);
    for (const tablet of night.tablets) expect(tablet.line(order, line)).toMatchObject({ removed: false, quantity: 1 });
  });

  story(
    'two tills take the money without seeing each other: both payments stand and a refund is due',
    async ({ open }) => {
      const { night, anna, ben, order } = await apart(open);
      const { balance } = anna.view(order);
      for (const tablet of [anna, ben])
        tablet.do({
          type: 'register-payment',
          order,
          payment: tablet.newId(),
          tender: 'cash',
          amount: balance,
          given: balance,
        });
      await together(night);
      for (const tablet of night.tablets) {
        expect(tablet.view(order).payments).toHaveLength(2);
        expect(tablet.view(order).balance).toBe(-balance);
      }
      expect(night.sql('SELECT paid, balance FROM orders')).toEqual([{ paid: 2 * balance, balance: -balance }]);
    },
  );

  story('paid and closed here, a dish added there: it stays, late, and there is something to pay', async ({ open }) => {
    const { night, anna, ben, order } = await apart(open);
    const { balance } = anna.view(order);
    anna.do({
      type: 'register-payment',
      order,
      payment: anna.newId(),
      tender: 'cash',
      amount: balance,
      given: balance,
    });
    anna.do({ type: 'close-order', order });
    const late = ben.add(order, night.plainProducts()[1] ?? '');
    await together(night);
    for (const tablet of night.tablets) {
      const view = tablet.view(order);
      expect(view).toMatchObject({ state: 'open', paid: balance });
      expect([...view.late]).toEqual([late]);
    }
  });

  story('cancelled here, added to there: the order lives and the cancelling is shown', async ({ open }) => {
    const { night, anna, ben, order } = await apart(open);
    anna.do({ type: 'cancel-order', order, reason: 'they left' });
    ben.add(order, night.plainProducts()[1] ?? '');
    await together(night);
    for (const tablet of night.tablets) {
      expect(tablet.view(order).state).toBe('open');
      expect(tablet.view(order).cancelOverruled).not.toBeNull();
    }
  });

  story('both open the same free table: both orders stand, each marked as the twin of the other', async ({ open }) => {
    const { night, anna, ben } = await apart(open);
    const [one, two] = [anna.open(night.table('5')), ben.open(night.table('5'))];
    await together(night);
    for (const tablet of night.tablets) {
      expect(accidentalTwins(tablet.core.book, one)).toEqual([two]);
      expect(accidentalTwins(tablet.core.book, two)).toEqual([one]);
    }
  });

  story(
    'the price went up and the dish ran out while a waiter was away: what was sold stays sold, at its price',
    async ({ open }) => {
      const { night, ben, order } = await apart(open);
      const product = night.plainProducts()[1] ?? '';
      const line = ben.add(order, product);
      const { unitPrice } = ben.line(order, line).item;
      night.box.core?.changeRecords([
        {
          table: 'products',
          id: product,
          fields: { price: unitPrice + 500, availability: 'sold-out', archived: true },
        },
      ]);
      await together(night);
      expect(ben.core.cards).toEqual([]);
      for (const tablet of night.tablets) expect(tablet.line(order, line).item.unitPrice).toBe(unitPrice);
    },
  );

  story(
    'a manager marks a dish sold out while away, the office changes the menu meanwhile: old lines keep their prices',
    async ({ open }) => {
      const { night, anna, ben, order } = await apart(open);
      const [dish = '', other = '', third = ''] = night.plainProducts();
      ben.core.changeRecord('products', dish, { availability: 'sold-out' });
      await night.settle();
      night.box.core?.changeRecords([{ table: 'products', id: other, fields: { price: 4_200 } }]);
      await together(night);
      const before = anna.menu().version;
      night.cut(1);
      const line = anna.add(order, third);
      ben.core.changeRecord('products', third, { price: 9_900 });
      await night.settle();
      night.mend(1);
      await night.settle();
      expect(anna.menu().version).toBeGreaterThan(before);
      expect(anna.core.cards).toEqual([]);
      expect(ben.line(order, line).item.menuVersion).toBe(before);
    },
  );

  story('a person leaves for good while their tablet is away: what they sold stays sold', async ({ open }) => {
    const { night, ben, order } = await apart(open);
    const line = ben.add(order, night.plainProducts()[1] ?? '');
    night.box.core?.changeRecords([{ table: 'staff', id: night.staff('owner'), fields: { archived: true } }]);
    await together(night);
    expect(ben.core.cards).toEqual([]);
    expect(night.tablet(1).line(order, line).quantity).toBe(1);
    expect(ben.core.act({ type: 'set-guests', order, guests: 9 })).toEqual({ refused: 'sign-in-expired' });
  });

  story(
    'a clock that is a year ahead gets the box’s time, wins nothing and costs nobody a sign-in',
    async ({ open }) => {
      const { night, anna, ben, order } = await apart(open);
      ben.wallSkewMs = 365 * 24 * 3_600_000;
      await ben.restart();
      await night.settle();
      ben.do({ type: 'set-guests', order, guests: 7 });
      ben.do({ type: 'set-guests', order, guests: 8 });
      await together(night);
      expect(ben.core.cards).toEqual([]);
      anna.do({ type: 'set-guests', order, guests: 3 });
      await night.settle();
      for (const tablet of night.tablets) expect(tablet.view(order).guests.value).toBe(3);
      const rows = night.sql<{ clock: number; given: number | null }>(
        `SELECT clock, admitted_clock AS given FROM order_events WHERE type = 'guests-set' ORDER BY position`,
      );
      const dated = rows.filter(({ given }) => given !== null);
      expect(dated).toHaveLength(2);
      for (const { clock, given } of dated) expect(given).toBeLessThan(clock);
    },
  );
});
