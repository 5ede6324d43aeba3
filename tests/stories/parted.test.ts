import { ticketsOf } from '@comanda/shared/kitchen/tickets.ts';
import { expect } from 'vitest';
import type { StageTablet } from '../restaurant/stage.ts';
import { type Open, onEveryLine, onSimulatedCable } from './on-every-line.ts';
import { saysInstead } from './says-instead.ts';

/** Three of a dish at the first table, and two parties that some of it may go to. */
async function threeAtOneTable(open: Open) {
  const night = await open({ tablets: 3 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  const [from, hers, his] = [0, 1, 2].map((at) => anna.open(night.tables()[at] ?? '')) as [string, string, string];
  const line = anna.add(from, night.plainProducts()[0] ?? '', 3);
  await night.settle();
  const { total } = anna.view(from);
  const parts = (who: StageTablet, to: string, quantity = 2): string => {
    const as = who.newId();
    who.do({ type: 'transfer-part', order: from, line, quantity, as, to });
    return as;
  };
  const quantities = (tablet: StageTablet): number[][] =>
    [from, hers, his].map((order) => tablet.view(order).lines.map(({ quantity }) => quantity));
  return { night, anna, ben, from, hers, his, line, total, parts, quantities };
}

onEveryLine((story) => {
  story(
    'two move two of three dishes while they cannot see each other: three dishes in all, everywhere',
    async ({ open }) => {
      const { night, anna, ben, from, hers, his, line, total, parts, quantities } = await threeAtOneTable(open);
      night.cut(2);
      const first = parts(anna, hers);
      await night.settle();
      const second = parts(ben, his);
      await night.settle();
      expect(quantities(ben)).toEqual([[1], [], [2]]);
      night.mend(2);
      await night.settle();
      for (const tablet of night.tablets) {
        expect(quantities(tablet)).toEqual([[0], [2], [1]]);
        expect([from, hers, his].reduce((sum, order) => sum + tablet.view(order).total, 0)).toBe(total);
        expect(tablet.line(his, second).partOf).toMatchObject({ got: 1, by: { event: { body: { quantity: 2 } } } });
        expect(tablet.view(his).number).not.toBeNull();
        expect(tablet.core.connection()).toMatchObject({ state: 'live', pending: 0 });
      }
      const rows = night.sql<{ line_id: string; on_order: string; quantity: number }>(
        'SELECT line_id, order_id, on_order, quantity FROM order_lines ORDER BY quantity',
      );
      expect(rows).toEqual([
        { line_id: line, order_id: from, on_order: from, quantity: 0 },
        { line_id: second, order_id: from, on_order: his, quantity: 1 },
        { line_id: first, order_id: from, on_order: hers, quantity: 2 },
      ]);
      expect(night.sql('SELECT sum(total) AS total FROM orders')).toEqual([{ total }]);
    },
  );

  story(
    'a part is fired and paid where it is, taken back where nothing came of it, and the tables say so',
    async ({ open }) => {
      const { night, anna, ben, from, hers, his, parts, quantities } = await threeAtOneTable(open);
      const kept = parts(anna, hers, 1);
      await night.settle();
      parts(ben, his, 1);
      await night.settle();
      ben.do({ type: 'fire', order: hers, lines: 'all' });
      await night.settle();
      const partings = anna.view(from).lines.flatMap((one) => one.parts.map(({ by }) => by.event.id));
      expect(anna.core.act({ type: 'undo', order: hers, event: partings[0] ?? '' })).toEqual({
        refused: 'kitchen-has-it',
      });
      anna.do({ type: 'undo', order: his, event: partings[1] ?? '' });
      const { balance } = anna.view(hers);
      anna.do({
        type: 'register-payment',
        order: hers,
        payment: anna.newId(),
        tender: 'cash',
        amount: balance,
        given: balance,
      });
      anna.do({ type: 'close-order', order: hers });
      await night.settle();
      for (const tablet of night.tablets) {
        expect(quantities(tablet)).toEqual([[2], [1], []]);
        expect(tablet.line(hers, kept)).toMatchObject({ fired: 1, home: from });
        expect(tablet.view(hers).state).toBe('closed');
      }
      expect(night.sql('SELECT on_order, quantity, fired FROM order_lines ORDER BY quantity')).toEqual([
        { on_order: hers, quantity: 1, fired: 1 },
        { on_order: from, quantity: 2, fired: 0 },
      ]);
    },
  );

  story(
    'two fire the same dishes, one for the part and one, cut off, for the line: the kitchen cooks three',
    async ({ open }) => {
      const { night, anna, ben, from, hers, line, total, parts, quantities } = await threeAtOneTable(open);
      night.cut(2);
      const part = parts(anna, hers);
      anna.do({ type: 'fire', order: hers, lines: 'all' });
      await night.settle();
      ben.do({ type: 'fire', order: from, lines: 'all' });
      await night.settle();
      expect(ben.line(from, line)).toMatchObject({ withKitchen: 3 });
      night.mend(2);
      await night.settle();
      for (const tablet of night.tablets) {
        expect(quantities(tablet)).toEqual([[1], [2], []]);
        const tickets = ticketsOf(tablet.core.book).map(({ order, lines }) => [
          order,
          lines.map((one) => one.quantity),
        ]);
        expect(new Map(tickets as [string, number[]][])).toEqual(
          new Map([
            [hers, [2]],
            [from, [1]],
          ]),
        );
        expect(tablet.line(from, line).twice).toMatchObject([{ dishes: 2, under: [part] }]);
        expect([from, hers].reduce((sum, order) => sum + tablet.view(order).total, 0)).toBe(total);
      }
      expect(night.sql('SELECT on_order, quantity, fired FROM order_lines ORDER BY quantity')).toEqual([
        { on_order: from, quantity: 1, fired: 1 },
        { on_order: hers, quantity: 2, fired: 2 },
      ]);
    },
  );

  story.for([
    ['of a line that there is', 'reused-id', (line: string) => ({ as: line })],
    ['of another line’s part', 'reused-id', (_: string, part: string) => ({ as: part })],
    ['of a line that is nowhere', 'no-such-line', (_: string, __: string, fresh: string) => ({ line: fresh })],
    ['to an order that is nowhere', 'no-such-order', (_: string, __: string, fresh: string) => ({ to: fresh })],
    ['of nothing', 'malformed', () => ({ quantity: 0 })],
  ] as const)('a forged parting %s is refused, and nobody sees it', async ([, code, forged], { open }) => {
    const { night, anna, from, hers, his, line, parts, quantities } = await threeAtOneTable(open);
    const thief = night.tablet(3);
    const part = parts(anna, hers, 1);
    await night.settle();
    await saysInstead(night, 3, (message) => {
      if (message.type !== 'push') return message;
      const offers = message.offers.map((offer) => {
        if (offer.type !== 'line-parted') return offer;
        return { ...offer, body: { ...offer.body, ...forged(line, part, thief.newId()) } };
      });
      return { type: 'push', offers };
    });
    thief.do({ type: 'transfer-part', order: from, line, quantity: 1, as: thief.newId(), to: his });
    await night.settle();
    expect(thief.core.cards.map((card) => card.verdict.code)).toEqual([code]);
    for (const tablet of night.tablets) expect(quantities(tablet)).toEqual([[2], [1], []]);
  });
});

onSimulatedCable('it is about two hundred taps, whichever way they travel', (story) => {
  story('no order is parted without end', async ({ open }) => {
    const night = await open({ tablets: 1 });
    const anna = night.tablet(1);
    const [from, to] = [anna.open(night.tables()[0] ?? ''), anna.open(night.tables()[1] ?? '')] as const;
    const line = anna.add(from, night.plainProducts()[0] ?? '', 300);
    for (let part = 0; part < 201; part += 1)
      anna.do({ type: 'transfer-part', order: from, line, quantity: 1, as: anna.newId(), to });
    await night.settle();
    expect(anna.core.cards.map((card) => card.verdict.code)).toEqual(['order-full']);
    expect(anna.line(from, line).quantity).toBe(100);
    expect(anna.view(to).lines).toHaveLength(200);
  });
});
