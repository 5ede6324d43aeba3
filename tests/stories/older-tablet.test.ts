import type { Up } from '@comanda/shared/sync/wire.ts';
import { expect } from 'vitest';
import * as version1 from '../contracts/devices-of-old/version-1.mjs';
import * as version2 from '../contracts/devices-of-old/version-2.mjs';
import type { Program } from '../restaurant/program.ts';
import type { Restaurant } from '../restaurant/restaurant.ts';
import type { Tablet } from '../restaurant/tablet.ts';
import { type Open, onSimulatedCable } from './on-every-line.ts';

/** Anna has today's tablet, Ben one that nobody has updated, in a restaurant whose box is today's. */
async function evening(open: Open<Restaurant>, program: Program = version1) {
  const night = await open({ tablets: 1 });
  const anna = night.tablet(1);
  const ben = night.addTablet('tablet', undefined, undefined, program);
  const said: Up[] = [];
  ben.wrapLinks = (links) => ({
    connect: (kind, events) => {
      const link = links.connect(kind, events);
      return {
        ...link,
        send: (message) => {
          said.push(message);
          link.send(message);
        },
      };
    },
  });
  ben.core.wake();
  night.settle();
  const [dish = '', other = ''] = night.plainProducts();
  const [hers, his, third] = [0, 1, 2].map((at) => (at === 1 ? ben : anna).open(night.tables()[at] ?? '')) as [
    string,
    string,
    string,
  ];
  const line = anna.add(hers, dish, 3);
  night.settle();
  const parts = (who: Tablet, from = hers, of = line, to = third): void => {
    who.do({ type: 'transfer-part', order: from, line: of, quantity: 2, as: who.newId(), to });
    night.settle();
  };
  return { night, anna, ben, said, dish, other, hers, his, third, line, parts };
}

const isUpToDate = { state: 'live', pending: 0 };

onSimulatedCable('the older device is a program of old and not a process', (story) => {
  story('a tablet of version 1 takes, changes, moves and sends orders beside newer ones', async ({ open }) => {
    const { night, anna, ben, said, dish, other, hers, his, third, line, parts } = await evening(open);
    expect(said.flatMap((message) => (message.type === 'hello' ? [message.protocol] : []))).toContain(1);
    const own = ben.add(his, dish, 3);
    ben.do({ type: 'tap-quantity', order: hers, line, by: 1 });
    night.settle();
    night.cut(2);
    ben.add(his, other);
    anna.do({ type: 'tap-quantity', order: his, line: own, by: 1 });
    night.settle();
    night.mend(2);
    night.settle();
    // As it always did: fewer here, and a new line there.
    parts(ben, his, own);
    ben.do({ type: 'fire', order: his, lines: 'all' });
    night.settle();
    for (const tablet of night.tablets) {
      expect(tablet.core.connection()).toMatchObject(isUpToDate);
      expect(tablet.line(hers, line).quantity).toBe(4);
      expect(tablet.view(his).lines.map(({ quantity, fired }) => [quantity, fired])).toEqual([
        [2, 2],
        [1, 1],
      ]);
      expect(tablet.view(third).lines.map(({ quantity }) => quantity)).toEqual([2]);
    }
  });

  story(
    'it cannot read a part: there it says so, and neither fires nor settles; elsewhere it works on',
    async ({ open }) => {
      const { night, anna, ben, dish, hers, his, line, parts } = await evening(open);
      ben.add(his, dish);
      parts(anna);
      expect(ben.view(hers).needsUpdate).toBe(true);
      expect(ben.view(his).needsUpdate).toBe(false);
      const paying = (order: string) => {
        const { balance } = ben.view(order);
        return {
          type: 'register-payment',
          order,
          payment: ben.newId(),
          tender: 'cash',
          amount: balance,
          given: balance,
        } as const;
      };
      expect(ben.core.act({ type: 'fire', order: hers, lines: 'all' })).toEqual({ refused: 'update-this-tablet' });
      expect(ben.core.act({ type: 'close-order', order: hers })).toEqual({ refused: 'update-this-tablet' });
      expect(ben.core.act(paying(hers))).toEqual({ refused: 'update-this-tablet' });
      ben.do({ type: 'fire', order: his, lines: 'all' });
      ben.do(paying(his));
      ben.do({ type: 'close-order', order: his });
      // What it may still say there is heard.
      ben.do({ type: 'add-mark', order: hers, kind: 'allergy', line, seat: null, word: 'nuts' });
      night.settle();
      expect(ben.core.connection()).toMatchObject(isUpToDate);
      expect(ben.core.cards).toEqual([]);
      expect(anna.view(his)).toMatchObject({ state: 'closed', balance: 0 });
      expect(anna.line(hers, line)).toMatchObject({ quantity: 1, fired: 0, allergies: [{ word: 'nuts' }] });
    },
  );

  story(
    'it sees nothing of a part at the order that it went to: what it does not charge there is still to be paid',
    async ({ open }) => {
      const { night, anna, ben, dish, third, parts } = await evening(open);
      ben.add(third, dish);
      parts(anna);
      const { total } = ben.view(third);
      expect(total).toBeLessThan(anna.view(third).total);
      ben.do({
        type: 'register-payment',
        order: third,
        payment: ben.newId(),
        tender: 'cash',
        amount: total,
        given: total,
      });
      ben.do({ type: 'close-order', order: third });
      night.settle();
      const view = anna.view(third);
      expect(view).toMatchObject({ state: 'open', paid: total, balance: view.total - total });
      expect([...view.late]).toEqual(view.lines.filter(({ partOf }) => partOf !== null).map(({ line }) => line));
    },
  );

  story('it is updated with taps that nobody has yet: none is lost, and it shows everything', async ({ open }) => {
    const { night, anna, ben, dish, hers, his, third, line, parts } = await evening(open);
    parts(anna);
    night.cut(2);
    ben.add(his, dish, 2);
    ben.do({ type: 'tap-quantity', order: hers, line, by: 1 });
    const unsent = ben.core.unsent;
    expect(unsent).toBe(2);
    night.settle();
    ben.updates();
    night.settle();
    expect(ben.core.unsent).toBe(unsent);
    expect(ben.view(hers)).toMatchObject({ needsUpdate: false, lines: [{ quantity: 2 }] });
    expect(ben.view(third).lines).toMatchObject([{ quantity: 2, partOf: { got: 2 } }]);
    night.mend(2);
    night.settle();
    expect(ben.core.connection()).toMatchObject(isUpToDate);
    ben.do({ type: 'fire', order: third, lines: 'all' });
    night.settle();
    for (const tablet of night.tablets) {
      expect(tablet.lines(hers)).toEqual([expect.stringMatching(/^2 × /)]);
      expect(tablet.lines(his)).toEqual([expect.stringMatching(/^2 × /)]);
      expect(tablet.view(third).lines).toMatchObject([{ quantity: 2, fired: 2 }]);
    }
  });

  story(
    'it was in a drawer since yesterday: what it had in its outbox is taken, and what it parted in its old way',
    async ({ open }) => {
      const { night, anna, ben, dish, hers, his, third, line, parts } = await evening(open);
      night.cut(2);
      ben.add(his, dish, 2);
      parts(ben);
      ben.kill();
      parts(anna, hers, line, his);
      night.settle(20 * 3_600_000);
      ben.restart();
      night.mend(2);
      night.settle();
      expect(ben.core.cards).toEqual([]);
      expect(ben.core.connection()).toMatchObject(isUpToDate);
      for (const tablet of [anna, ben]) expect(tablet.lines(third)).toEqual([expect.stringMatching(/^2 × /)]);
      // Its taps are taps: with them the part that came later finds one.
      expect(anna.view(hers).lines.map(({ quantity }) => quantity)).toEqual([0]);
      expect(
        anna
          .view(his)
          .lines.map(({ quantity }) => quantity)
          .sort(),
      ).toEqual([1, 2]);
      expect(night.sql(`SELECT count(*) AS refused FROM verdicts WHERE verdict <> 'admitted'`)).toEqual([
        { refused: 0 },
      ]);
    },
  );

  story(
    'a tablet of version 2 cannot read who serves or who asks for the bill: it says so there, and works on elsewhere',
    async ({ open }) => {
      const { night, anna, ben, said, dish, hers, his, line } = await evening(open, version2);
      expect(said.flatMap((message) => (message.type === 'hello' ? [message.protocol] : []))).toContain(2);
      anna.do({ type: 'set-waiter', order: hers, staff: ben.core.signedIn?.staff ?? '' });
      anna.do({ type: 'ask-bill', order: hers, asked: true });
      night.settle();
      expect(ben.view(hers).needsUpdate).toBe(true);
      expect(ben.core.act({ type: 'fire', order: hers, lines: 'all' })).toEqual({ refused: 'update-this-tablet' });
      ben.do({ type: 'tap-quantity', order: hers, line, by: 1 });
      ben.add(his, dish);
      ben.do({ type: 'fire', order: his, lines: 'all' });
      night.settle();
      expect(ben.core.connection()).toMatchObject(isUpToDate);
      expect(anna.line(hers, line).quantity).toBe(4);
      // He ordered more, so nobody waits for the bill any more, whether he could read it or not.
      expect(anna.view(hers).billAsked).toBeNull();
      ben.updates();
      night.settle();
      expect(ben.view(hers)).toMatchObject({ needsUpdate: false, waiter: { value: ben.core.signedIn?.staff } });
    },
  );
});
