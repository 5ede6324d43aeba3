import type { BoxStore } from '@comanda/shared/sync/box-ports.ts';
import { expect } from 'vitest';
import type { Restaurant } from '../restaurant/restaurant.ts';
import type { Stage, StageTablet } from '../restaurant/stage.ts';
import { type Open, onEveryLine, onSimulatedCable } from './on-every-line.ts';

/** Two rooms that do not see each other's orders, and one dish of which somebody says how many are left. */
async function twoRooms<S extends Stage>(open: Open<S>, left: number) {
  const night = await open({ tablets: 0 });
  const [indoors, terrace] = night.multiSessions();
  const inside = await night.addTablet('tablet', undefined, indoors);
  const outside = await night.addTablet('tablet', undefined, terrace);
  await night.settle();
  const [fish = ''] = night.plainProducts();
  says(inside, fish, left);
  await night.settle();
  return { night, inside, outside, fish, tables: { inside: night.table('1'), outside: night.table('31') } };
}

const says = (tablet: StageTablet, product: string, left: number | null) =>
  tablet.core.changeRecord('products', product, { left });

const inTheBox = (night: Stage, product: string): unknown =>
  night.sql<{ left: number | null }>('SELECT "left" FROM products WHERE id = ?', product)[0]?.left;

/** What the box has counted, and what the tablets show. */
const everywhere = (night: Stage, product: string): unknown[] => [
  inTheBox(night, product),
  ...night.tablets.map(({ core }) => core.left.get(product)),
];

onEveryLine((story) => {
  story('two rooms order the last three, one of them cut off: what was taken is said to both', async ({ open }) => {
    const { night, inside, outside, fish, tables } = await twoRooms(open, 3);
    expect(everywhere(night, fish)).toEqual([3, 3, 3]);
    night.cut(2);
    inside.add(inside.open(tables.inside), fish, 2);
    const terrace = outside.open(tables.outside);
    const line = outside.add(terrace, fish, 2);
    await night.settle();
    // Each knows of its own at once, and only the first of what the box has.
    expect(everywhere(night, fish)).toEqual([1, 1, 1]);
    night.mend(2);
    await night.settle();
    expect(everywhere(night, fish)).toEqual([-1, 0, 0]);
    expect(outside.core.cards).toEqual([]);
    expect(outside.line(terrace, line).quantity).toBe(2);
    outside.do({ type: 'tap-quantity', order: terrace, line, by: -1 });
    await night.settle();
    expect(everywhere(night, fish)).toEqual([0, 0, 0]);
    outside.do({ type: 'remove-line', order: terrace, line });
    await night.settle();
    expect(everywhere(night, fish)).toEqual([1, 1, 1]);
  });

  story('what somebody says while away is not counted down by what they sold before it', async ({ open }) => {
    const { night, inside, outside, fish, tables } = await twoRooms(open, 9);
    night.cut(2);
    const terrace = outside.open(tables.outside);
    outside.add(terrace, fish, 2);
    expect(outside.core.left.get(fish)).toBe(7);
    says(outside, fish, 5);
    expect(outside.core.left.get(fish)).toBe(5);
    outside.add(terrace, fish, 1);
    expect(outside.core.left.get(fish)).toBe(4);
    // Counting on is nobody's word: it does not outweigh one that was said before it.
    inside.add(inside.open(tables.inside), fish, 1);
    await night.settle();
    expect(inTheBox(night, fish)).toBe(8);
    night.mend(2);
    await night.settle();
    expect(everywhere(night, fish)).toEqual([4, 4, 4]);
    says(inside, fish, null);
    await night.settle();
    inside.add(inside.open(night.table('2')), fish, 1);
    await night.settle();
    expect(everywhere(night, fish)).toEqual([null, undefined, undefined]);
  });

  story('a party that moves to the other room takes its dishes along, counted once', async ({ open }) => {
    const { night, inside, outside, fish, tables } = await twoRooms(open, 9);
    const order = inside.open(tables.inside);
    const line = inside.add(order, fish, 3);
    await night.settle();
    inside.do({ type: 'move-order', order, table: tables.outside });
    await night.settle();
    const other = outside.open(night.table('32'));
    outside.do({ type: 'transfer-part', order, line, quantity: 1, as: outside.newId(), to: other });
    outside.do({ type: 'merge-order', order: other, into: order });
    await night.settle();
    expect(everywhere(night, fish)).toEqual([6, 6, 6]);
  });

  story('a box that comes back from an old backup counts nothing twice of what it is given back', async ({ open }) => {
    const { night, inside, outside, fish, tables } = await twoRooms(open, 9);
    const [, bread = ''] = night.plainProducts();
    const order = inside.open(tables.inside);
    inside.add(order, fish, 2);
    await night.settle();
    const backup = await night.backUp();
    inside.add(order, fish, 1);
    outside.add(outside.open(tables.outside), fish, 1);
    await night.settle();
    // Said in the hours that are lost, and sold on from.
    says(outside, bread, 6);
    await night.settle();
    inside.add(order, bread, 2);
    await night.settle();
    expect([inTheBox(night, fish), inTheBox(night, bread)]).toEqual([5, 4]);
    await night.restore(backup);
    inside.add(order, fish, 1);
    await night.startBox();
    await night.settle();
    expect(everywhere(night, fish)).toEqual([4, 4, 4]);
    expect(everywhere(night, bread)).toEqual([4, 4, 4]);
  });
});

onSimulatedCable('a box that was restored, whoever comes back to it and when', (story) => {
  /** It is as it was then, and hears from whoever is there. */
  function goesBackTo(night: Restaurant, backup: Buffer): void {
    night.restore(backup);
    night.startBox();
    night.settle();
  }

  story(
    'of a number that it still has it counts all that comes back, by whatever way and however late',
    async ({ open }) => {
      const { night, inside, outside, fish, tables } = await twoRooms(open, 20);
      night.cut(2);
      outside.add(outside.open(tables.outside), fish, 2);
      night.time.pass(60_000);
      says(inside, fish, 9);
      await night.settle();
      const backup = await night.backUp();
      // Sold before the number was said, and heard of after it: the cook, who counted, did not know of them.
      night.mend(2);
      await night.settle();
      const order = inside.open(tables.inside);
      inside.add(order, fish, 1);
      await night.settle();
      expect(everywhere(night, fish)).toEqual([6, 6, 6]);
      goesBackTo(night, backup);
      expect(everywhere(night, fish)).toEqual([6, 6, 6]);
      // Once more, and one of them comes back later than the other.
      const later = await night.backUp();
      inside.add(order, fish, 1);
      await night.settle();
      night.cut(2);
      goesBackTo(night, later);
      night.mend(2);
      await night.settle();
      expect(everywhere(night, fish)).toEqual([5, 5, 5]);
    },
  );

  story(
    'a dish whose author sends it again counts once, though another has given back a count that has it',
    async ({ open }) => {
      const { night, outside, fish, tables } = await twoRooms(open, 9);
      const backup = await night.backUp();
      outside.add(outside.open(tables.outside), fish, 2);
      for (let ms = 0; ms < 1_000 && inTheBox(night, fish) !== 7; ms += 1) night.time.pass(1);
      // It is in the box and on the other tablet, and its author has not heard that.
      night.cut(2);
      await night.settle();
      expect(outside.core.unsent).toBeGreaterThan(0);
      goesBackTo(night, backup);
      night.mend(2);
      await night.settle();
      expect(everywhere(night, fish)).toEqual([7, 7, 7]);
    },
  );

  for (const between of ['nothing', 'a restart', 'another restore'] as const)
    story(
      `what comes back is in a number of the lost hours that came back before it; between them: ${between}`,
      async ({ open }) => {
        const { night, inside, outside, fish, tables } = await twoRooms(open, 20);
        const backup = await night.backUp();
        says(inside, fish, 9);
        await night.settle();
        outside.add(outside.open(tables.outside), fish, 2);
        await night.settle();
        night.cut(2);
        goesBackTo(night, backup);
        expect(inTheBox(night, fish)).toBe(7);
        if (between === 'another restore') await night.restore(await night.backUp());
        else if (between === 'a restart') await night.killBox();
        if (between !== 'nothing') await night.startBox();
        night.mend(2);
        await night.settle();
        expect(everywhere(night, fish)).toEqual([7, 7, 7]);
      },
    );

  story('of two who bring back a number of lost hours the one who heard further knows better', async ({ open }) => {
    const { night, inside, outside, fish, tables } = await twoRooms(open, 9);
    const backup = await night.backUp();
    says(inside, fish, 6);
    await night.settle();
    inside.add(inside.open(tables.inside), fish, 1);
    await night.settle();
    night.cut(1);
    outside.add(outside.open(tables.outside), fish, 2);
    await night.settle();
    goesBackTo(night, backup);
    night.mend(1);
    await night.settle();
    expect(everywhere(night, fish)).toEqual([3, 3, 3]);
  });

  story('a number that is said after it stands: what comes back was sold before somebody counted', async ({ open }) => {
    const { night, inside, outside, fish, tables } = await twoRooms(open, 9);
    const backup = await night.backUp();
    says(inside, fish, 6);
    outside.add(outside.open(tables.outside), fish, 1);
    await night.settle();
    night.cut(2);
    goesBackTo(night, backup);
    // It has come back with the lost hours, and is said anew.
    says(inside, fish, 5);
    await night.settle();
    night.mend(2);
    await night.settle();
    expect(everywhere(night, fish)).toEqual([5, 5, 5]);
    inside.add(inside.open(tables.inside), fish, 1);
    await night.settle();
    expect(everywhere(night, fish)).toEqual([4, 4, 4]);
  });
});

onSimulatedCable('the box dies at a moment of its commit', (story) => {
  /** It dies in the commit of the next event, before or after the disk has it. */
  function diesAtNextEvent(night: Restaurant, when: 'before' | 'after'): void {
    let isDue = true;
    night.box.wrapStore = (store: BoxStore): BoxStore => ({
      ...store,
      commit: (group) => {
        const dies = isDue && group.events.length > 0;
        if (dies && when === 'before') night.box.kill();
        else store.commit(group);
        if (dies && when === 'after') night.box.kill();
        isDue &&= !dies;
        if (dies) throw new Error('the power is gone');
      },
    });
  }

  for (const when of ['before', 'after'] as const)
    story(
      `${when} a commit the box dies: the tablet sends again what it heard no word of, and it counts once`,
      async ({ open }) => {
        const { night, inside, fish, tables } = await twoRooms(open, 3);
        const order = inside.open(tables.inside);
        await night.settle();
        await night.killBox();
        diesAtNextEvent(night, when);
        await night.startBox();
        await night.settle();
        inside.add(order, fish, 2);
        await night.until(() => expect(night.box.core).toBeNull());
        expect(inTheBox(night, fish)).toBe(when === 'before' ? 3 : 1);
        expect(inside.core.unsent).toBe(1);
        await night.startBox();
        await night.settle();
        expect(inside.core.unsent).toBe(0);
        expect(everywhere(night, fish)).toEqual([1, 1, 1]);
      },
    );

  story('a late dish on an order of yesterday counts for itself alone', async ({ open }) => {
    const { night, inside, fish, tables } = await twoRooms(open, 9);
    const order = inside.open(tables.inside);
    inside.add(order, fish, 3);
    const till = night.addTablet('till');
    await night.settle();
    night.cut(1);
    const { balance } = till.view(order);
    const payment = till.newId();
    till.do({ type: 'register-payment', order, payment, tender: 'cash', amount: balance, given: balance });
    till.do({ type: 'close-order', order });
    inside.add(order, fish, 1);
    await night.settle();
    night.box.core?.closeDay();
    await night.settle();
    expect(night.box.core?.life.book.orders.has(order)).toBe(false);
    night.mend(1);
    await night.settle();
    expect(everywhere(night, fish)).toEqual([5, 5, 5, 5]);
  });

  story('counting makes no new version of the menu, and no row where nobody counts', async ({ open }) => {
    const { night, inside, fish, tables } = await twoRooms(open, 9);
    const [, bread = ''] = night.plainProducts();
    const { version } = inside.menu();
    const rows = () => night.sql<{ version: number }>('SELECT version FROM products WHERE id <> ?', fish);
    const before = rows();
    const order = inside.open(tables.inside);
    inside.add(order, fish, 2);
    inside.add(order, bread, 2);
    await night.settle();
    expect(inside.menu().version).toBe(version);
    expect(rows()).toEqual(before);
  });

  story('whoever may not change the menu may not say how many are left', async ({ open }) => {
    const { night, fish } = await twoRooms(open, 3);
    const waiter = await night.addTablet('tablet', night.staff('waiter'));
    await night.settle();
    expect(says(waiter, fish, 50)).toEqual({ refused: 'not-permitted' });
    waiter.core.judge = () => null;
    says(waiter, fish, 50);
    await night.settle();
    expect(waiter.core.cards.map(({ verdict }) => verdict.code)).toEqual(['not-permitted']);
    expect(inTheBox(night, fish)).toBe(3);
  });

  story('a number that nobody could count is refused', async ({ open }) => {
    const { night, inside, fish } = await twoRooms(open, 3);
    for (const left of [1_000, 2.5, -1_000]) says(inside, fish, left);
    await night.settle();
    expect(inside.core.cards.map(({ verdict }) => verdict.code)).toEqual(['malformed', 'malformed', 'malformed']);
    expect(inTheBox(night, fish)).toBe(3);
  });
});
