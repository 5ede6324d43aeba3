import { expect } from 'vitest';
import * as version1 from '../contracts/devices-of-old/version-1.mjs';
import * as version2 from '../contracts/devices-of-old/version-2.mjs';
import type { Restaurant } from '../restaurant/restaurant.ts';
import type { Tablet } from '../restaurant/tablet.ts';
import { type Open, onSimulatedCable } from './on-every-line.ts';

/** Anna has today's tablet, the others some that nobody has updated. */
async function evening(open: Open<Restaurant>) {
  const night = await open({ tablets: 1 });
  const anna = night.tablet(1);
  const old = [version1, version2].map((program) => night.addTablet('till', undefined, undefined, program));
  night.settle();
  const [order, other] = [0, 1].map((at) => anna.open(night.tables()[at] ?? '')) as [string, string];
  const line = anna.add(order, night.plainProducts()[0] ?? '', 3);
  night.settle();
  const paying = (who: Tablet, of: string) => {
    const { balance } = who.view(of);
    return {
      type: 'register-payment',
      order: of,
      payment: who.newId(),
      tender: 'cash',
      amount: balance,
      given: balance,
    } as const;
  };
  return { night, anna, old, order, other, line, paying };
}

onSimulatedCable('the older device is a program of old and not a process', (story) => {
  story(
    'a till that cannot read what was given says so, and takes no money there; elsewhere it works on',
    async ({ open }) => {
      const { night, anna, old, order, other, line, paying } = await evening(open);
      anna.add(other, night.plainProducts()[1] ?? '');
      anna.do({ type: 'comp-line', order, line, quantity: 1, reason: 'too late' });
      night.settle();
      for (const till of old) {
        expect(till.view(order).needsUpdate).toBe(true);
        expect(till.core.act(paying(till, order))).toEqual({ refused: 'update-this-tablet' });
        expect(till.core.act({ type: 'close-order', order })).toEqual({ refused: 'update-this-tablet' });
        expect(till.view(other).needsUpdate).toBe(false);
        expect(till.core.connection()).toMatchObject({ state: 'live', pending: 0 });
      }
      old[0]?.do(paying(old[0], other));
      night.settle();
      expect(anna.view(other).balance).toBe(0);
    },
  );

  story(
    'what was given went elsewhere with its line or its order: there it takes no money either',
    async ({ open }) => {
      const { night, anna, old, order, other, line, paying } = await evening(open);
      anna.do({ type: 'comp-line', order, line, quantity: 1, reason: 'too late' });
      anna.do({ type: 'transfer-lines', order, lines: [line], to: other });
      night.settle();
      for (const till of old) expect(till.core.act(paying(till, other))).toEqual({ refused: 'update-this-tablet' });
      anna.do({ type: 'transfer-lines', order: other, lines: [line], to: order });
      anna.do({ type: 'set-discount', order, line: null, discount: { percent: 5000, reason: 'regular' } });
      anna.do({ type: 'merge-order', order, into: other });
      night.settle();
      for (const till of old) expect(till.core.act(paying(till, other))).toEqual({ refused: 'update-this-tablet' });
    },
  );

  story('it is updated, and shows and takes what everybody shows', async ({ open }) => {
    const { night, anna, old, order, line, paying } = await evening(open);
    anna.do({ type: 'comp-line', order, line, quantity: 1, reason: 'too late' });
    anna.do({ type: 'set-discount', order, line, discount: { percent: 1000, reason: 'regular' } });
    anna.do({ type: 'set-discount', order, line: null, discount: { amount: 100, reason: 'regular' } });
    night.settle();
    for (const till of old) till.updates();
    night.settle();
    for (const till of old)
      expect(till.view(order)).toMatchObject({ needsUpdate: false, total: anna.view(order).total });
    old[1]?.do(paying(old[1], order));
    old[1]?.do({ type: 'close-order', order });
    night.settle();
    expect(anna.view(order)).toMatchObject({ state: 'closed', balance: 0 });
    expect(night.sql(`SELECT 1 FROM verdicts WHERE verdict <> 'admitted'`)).toEqual([]);
  });
});
