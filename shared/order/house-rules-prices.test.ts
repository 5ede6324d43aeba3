import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountOff,
  close,
  comps,
  fire,
  fullPrice,
  idOf,
  merge,
  openAt,
  party,
  pay,
  percentOff,
  remove,
  sells,
  tap,
  transfer,
  type,
  undo,
  voids,
} from './commands.fixture.ts';
import type { Command } from './commands.ts';
import type { LineView } from './line-view.ts';
import type { OrderView } from './order-view.ts';
import { everyoneSees, twoTablets } from './tablets.fixture.ts';

// What is given: dishes free, and so much off. Soups cost 5.00, steaks 9.99.

const soup = idOf('soup');
const steak = idOf('steak');
const friends = idOf('friends');
const threeSoups = [openAt(null, friends), sells('soup', { quantity: 3 })];

const parts = (as: string, quantity: number, line = soup, order = party): Command => ({
  type: 'transfer-part',
  order,
  line,
  quantity,
  as: idOf(as),
  to: friends,
});

/** `3 soup, 1 free: 1000`, as on paper. */
const inPrices = ({ lines }: OrderView): string[] =>
  lines.map(
    ({ quantity, item, comped, amount }) =>
      `${quantity} ${item.name}${comped > 0 ? `, ${comped} free` : ''}: ${amount}`,
  );

const idsOf = (facts: readonly { readonly event: { readonly id: string } }[]): string => facts[0]?.event.id ?? '';

describe('a dish given free', () => {
  test('stays on the order and with the kitchen, and costs nothing', () => {
    const night = twoTablets(...threeSoups, fire());
    night.ann.does(comps(soup));
    const view = everyoneSees(night);
    expect(inPrices(view)).toEqual(['3 soup, 1 free: 1000']);
    expect(view.lines[0]).toMatchObject({ fired: 3, withKitchen: 3, voided: 0, full: 1500 });
    expect(view.total).toBe(1000);
  });

  test('two give the same soup free without seeing each other: one is free', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(comps(soup));
    night.ben.does(comps(soup));
    expect(inPrices(everyoneSees(night))).toEqual(['3 soup, 1 free: 1000']);
  });

  test('one gives one and the other all, unseen: never more than there is', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(comps(soup, 3));
    night.ben.does(comps(soup));
    expect(inPrices(everyoneSees(night))).toEqual(['3 soup, 3 free: 0']);
  });

  test('whoever has seen the first one free gives another', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(comps(soup));
    night.meet();
    night.ben.does(comps(soup));
    expect(inPrices(everyoneSees(night))).toEqual(['3 soup, 2 free: 500']);
  });

  test('the first one is taken back: the second stays, and the next is a dish of its own', () => {
    const night = twoTablets(...threeSoups);
    const first = night.ann.does(comps(soup));
    night.meet();
    night.ben.does(comps(soup));
    night.ann.does(undo(idsOf(first)));
    expect(inPrices(everyoneSees(night))).toEqual(['3 soup, 1 free: 1000']);
    night.ann.does(comps(soup));
    expect(inPrices(everyoneSees(night))).toEqual(['3 soup, 2 free: 500']);
  });

  test('given free here, voided there: it is gone, and what is left is what somebody was promised', () => {
    const night = twoTablets(...threeSoups, fire());
    night.ann.does(comps(soup));
    night.ben.does(voids(soup, 2));
    expect(inPrices(everyoneSees(night))).toEqual(['1 soup, 1 free: 0']);
  });

  test('given free here, removed there: nothing is left of it, and nothing is owed', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(comps(soup, 2));
    night.ben.does(remove(soup));
    const view = everyoneSees(night);
    expect(inPrices(view)).toEqual(['0 soup: 0']);
    expect(view.total).toBe(0);
  });

  test('paid here, given free there: the money is due back', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(pay('all', 1500));
    night.ann.does(close);
    night.ben.does(comps(soup));
    const view = everyoneSees(night);
    expect(view).toMatchObject({ state: 'closed', balance: -500 });
    expect(view.late.size).toBe(0);
  });
});

describe('a part of what was given free', () => {
  test('what is paid for leaves first: the free soup stays', () => {
    const night = twoTablets(...threeSoups, comps(soup));
    night.ann.does(parts('theirs', 2));
    expect(inPrices(everyoneSees(night))).toEqual(['1 soup, 1 free: 0']);
    expect(inPrices(everyoneSees(night, friends))).toEqual(['2 soup: 1000']);
  });

  test('when all are free, the part is free too, and its part again', () => {
    const night = twoTablets(...threeSoups, comps(soup, 3));
    night.ann.does(parts('theirs', 2));
    expect(inPrices(everyoneSees(night))).toEqual(['1 soup, 1 free: 0']);
    expect(inPrices(everyoneSees(night, friends))).toEqual(['2 soup, 2 free: 0']);
    const back: Command = { ...parts('ours', 1, idOf('theirs'), friends), to: party } as Command;
    night.ann.does(back);
    expect(inPrices(everyoneSees(night))).toEqual(['1 soup, 1 free: 0', '1 soup, 1 free: 0']);
    expect(everyoneSees(night).lines[1]?.comps.map(({ event }) => event.body.reason)).toEqual(['too late']);
  });

  test('what left free is not free a second time, when more is wanted of what stayed', () => {
    const night = twoTablets(...threeSoups, comps(soup, 3));
    night.ann.does(parts('theirs', 2));
    night.ann.does(tap(soup, 2));
    expect(inPrices(everyoneSees(night))).toEqual(['3 soup, 1 free: 1000']);
    expect(inPrices(everyoneSees(night, friends))).toEqual(['2 soup, 2 free: 0']);
  });

  test('parted here, given free there unseen: who gave them gave what is still under the line', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(parts('theirs', 1));
    night.ben.does(comps(soup, 3));
    expect(inPrices(everyoneSees(night))).toEqual(['2 soup, 2 free: 0']);
    expect(inPrices(everyoneSees(night, friends))).toEqual(['1 soup: 500']);
  });

  test('the giving is taken back: the part is to be paid as well', () => {
    const night = twoTablets(...threeSoups);
    const given = night.ann.does(comps(soup, 3));
    night.ann.does(parts('theirs', 1));
    night.meet();
    night.ben.does(undo(idsOf(given)));
    expect(inPrices(everyoneSees(night))).toEqual(['2 soup: 1000']);
    expect(inPrices(everyoneSees(night, friends))).toEqual(['1 soup: 500']);
  });

  test('what was lowered later does not make its part free', () => {
    const night = twoTablets(...threeSoups, comps(soup));
    night.ann.does(parts('theirs', 2));
    night.ann.does(remove(soup));
    expect(inPrices(everyoneSees(night, friends))).toEqual(['2 soup: 1000']);
  });

  test('a part that was given free or reduced is not taken back as if nothing had come of it', () => {
    for (const later of [comps(idOf('theirs'), 1, friends), percentOff(idOf('theirs'), 10, friends)]) {
      const night = twoTablets(...threeSoups);
      const parted = night.ann.does(parts('theirs', 1));
      night.ann.does(later);
      expect(night.ann.tries(undo(idsOf(parted)))).toEqual({ refused: 'cannot-undo' });
    }
  });
});

describe('a discount on a line', () => {
  const steaks = [openAt(null, friends), sells('steak', { price: 999, quantity: 3 })];

  test('is asked for one dish, rounded half up, and counted: 15 % of 9.99 is 1.50, three times', () => {
    const night = twoTablets(...steaks);
    night.ann.does(percentOff(steak, 15));
    expect(everyoneSees(night).lines[0]).toMatchObject({ off: 150, full: 2997, amount: 2547 });
  });

  test('two set one without seeing each other: the later stands, and the other stays in sight', () => {
    const night = twoTablets(...steaks);
    night.ann.does(percentOff(steak, 10));
    night.ben.does(amountOff(steak, 200));
    const { discount, amount } = everyoneSees(night).lines[0] as LineView;
    expect(discount.value).toMatchObject({ amount: 200 });
    expect(discount.lost.map(({ value }) => value)).toEqual([{ percent: 1000, reason: 'a regular' }]);
    expect(amount).toBe(3 * 799);
    night.ben.does(fullPrice(steak));
    expect(everyoneSees(night).lines[0]).toMatchObject({ amount: 2997, discount: { value: null, lost: [] } });
  });

  test('one takes it off while another sets it: whoever has seen both may leave it off', () => {
    const night = twoTablets(...steaks, percentOff(steak, 10));
    night.ann.does(percentOff(steak, 50));
    night.ben.does(fullPrice(steak));
    expect(everyoneSees(night).lines[0]?.discount).toMatchObject({ value: null, lost: [{ value: { percent: 5000 } }] });
    night.ann.does(fullPrice(steak));
    expect(everyoneSees(night).lines[0]?.discount).toMatchObject({ value: null, lost: [] });
  });

  test('both give the same one: nobody has lost anything', () => {
    const night = twoTablets(...steaks);
    night.ann.does(percentOff(steak, 10));
    night.ben.does(percentOff(steak, 10));
    expect(everyoneSees(night).lines[0]?.discount.lost).toEqual([]);
  });

  test('goes with a part and with a move, and not a cent is lost on the way', () => {
    const night = twoTablets(...steaks, percentOff(steak, 15));
    night.ann.does(parts('theirs', 1, steak));
    night.ann.does(transfer(friends, steak));
    const view = everyoneSees(night, friends);
    expect(view.lines.map(({ amount }) => amount)).toEqual([1698, 849]);
    expect(view.total).toBe(2547);
  });

  test('what was set after a part had left is not for the part, and the part may be reduced by itself', () => {
    const night = twoTablets(...steaks);
    night.ann.does(parts('theirs', 1, steak));
    night.ann.does(percentOff(steak, 50));
    expect(inPrices(everyoneSees(night, friends))).toEqual(['1 steak: 999']);
    night.ann.does(percentOff(idOf('theirs'), 100, friends));
    expect(inPrices(everyoneSees(night, friends))).toEqual(['1 steak: 0']);
  });

  test('a dish that is free is not reduced below nothing', () => {
    const night = twoTablets(...steaks, comps(steak), amountOff(steak, 999));
    expect(everyoneSees(night).total).toBe(0);
  });

  test('what is sold otherwise keeps what was given for it', () => {
    const night = twoTablets(...steaks, comps(steak), percentOff(steak, 10));
    const { item } = night.ann.sees(party).lines[0] as LineView;
    night.ann.does({ type: 'replace-line', order: party, line: steak, as: idOf('rare'), item, note: null });
    const view = everyoneSees(night);
    expect(inPrices(view)).toEqual(['0 steak: 0', '3 steak, 1 free: 1798']);
  });
});

describe('a discount on the order', () => {
  const menu = [sells('steak', { price: 999 }), sells('soup', { quantity: 2 }), sells('bread', { price: 1 })];
  const bears = (view: OrderView): (number | undefined)[] =>
    view.lines.map(({ line }) => view.discounts.standing[0]?.shares.get(line));

  test('is asked for the whole, rounded once, and borne by the lines to the cent', () => {
    const night = twoTablets(...menu, percentOff(null, 15));
    const view = everyoneSees(night);
    // 15 % of 20.00 is 3.00; 1.4985, 1.50 and 0.0015 of it are their parts.
    expect(view).toMatchObject({ subtotal: 2000, total: 1700 });
    expect(bears(view)).toEqual([150, 150, 0]);
  });

  test('holds for what comes later, and not for what is given free', () => {
    const night = twoTablets(...menu, percentOff(null, 10));
    night.ann.does(sells('cake', { price: 1000 }));
    night.ben.does(comps(soup));
    expect(everyoneSees(night)).toMatchObject({ subtotal: 2500, total: 2250 });
  });

  test('an amount is never more than there is to pay, whatever was removed since', () => {
    const night = twoTablets(...menu, amountOff(null, 1500));
    night.ann.does(remove(soup));
    expect(everyoneSees(night)).toMatchObject({ subtotal: 1000, total: 0 });
  });

  test('two set one without seeing each other: the later stands, and the other stays in sight until one is set knowingly', () => {
    const night = twoTablets(...menu);
    night.ann.does(percentOff(null, 10));
    night.ben.does(percentOff(null, 50));
    const view = everyoneSees(night);
    expect(view.total).toBe(1000);
    expect(view.discounts.lost.map(({ value }) => value)).toMatchObject([{ percent: 1000 }]);
    night.ann.does(percentOff(null, 20));
    expect(everyoneSees(night)).toMatchObject({ total: 1600, discounts: { lost: [] } });
  });

  test('taken off after the bill was paid: there is something to pay again', () => {
    const night = twoTablets(...menu, percentOff(null, 50), pay('all', 1000), close);
    expect(everyoneSees(night).state).toBe('closed');
    const night2 = twoTablets(...menu, percentOff(null, 50));
    night2.ann.does(pay('all', 1000));
    night2.ann.does(close);
    night2.ben.does(fullPrice(null));
    expect(everyoneSees(night2)).toMatchObject({ state: 'open', balance: 1000 });
  });

  test('stays with the order when a line leaves it', () => {
    const night = twoTablets(openAt(null, friends), ...menu, percentOff(null, 10));
    night.ann.does(transfer(friends, soup));
    expect(everyoneSees(night).total).toBe(900);
    expect(everyoneSees(night, friends).total).toBe(1000);
  });

  test('two orders become one: each keeps what it was promised on its own lines, until one is set for both', () => {
    const night = twoTablets(openAt(null, friends), ...menu, percentOff(null, 50));
    night.ann.does(sells('cake', { order: friends, price: 1000 }));
    night.ann.does(merge(friends));
    const merged = everyoneSees(night, friends);
    expect(merged).toMatchObject({ subtotal: 3000, total: 2000 });
    expect(everyoneSees(night).discounts.standing).toEqual([]);
    night.ann.does(sells('tea', { order: friends, price: 100 }));
    expect(everyoneSees(night, friends).total).toBe(2100);
    night.ben.does(percentOff(null, 10, friends));
    expect(everyoneSees(night, friends)).toMatchObject({ subtotal: 3100, total: 2790 });
    expect(everyoneSees(night, friends).discounts.standing).toHaveLength(1);
  });

  test('two orders that were promised something become one: each keeps its own, however late the other was set', () => {
    const night = twoTablets(openAt(null, friends), ...menu, percentOff(null, 50));
    night.ann.does(sells('cake', { order: friends, price: 1000 }));
    night.ann.does(percentOff(null, 10, friends));
    night.ann.does(merge(friends));
    const view = everyoneSees(night, friends);
    expect(view.discounts.standing.map(({ off }) => off)).toEqual([1000, 100]);
    expect(view).toMatchObject({ total: 1900, discounts: { lost: [] } });
  });

  test('the merge is taken back: the promise is where it was', () => {
    const night = twoTablets(openAt(null, friends), ...menu, percentOff(null, 50));
    const merged = night.ann.does(merge(friends));
    night.ann.does(percentOff(null, 100, friends));
    expect(everyoneSees(night, friends).total).toBe(0);
    night.ann.does({ type: 'undo', order: friends, event: idsOf(merged) });
    expect(everyoneSees(night).total).toBe(1000);
  });

  test('whatever is on it and whatever is off: lines − discounts = total, and nothing is below nothing', () => {
    const dish = fc.record({
      price: fc.integer({ min: 0, max: 99_999 }),
      quantity: fc.integer({ min: 1, max: 9 }),
      free: fc.integer({ min: 0, max: 9 }),
      off: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constant(null)),
    });
    fc.assert(
      fc.property(fc.array(dish, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 100 }), (dishes, off) => {
        const night = twoTablets();
        for (const [at, { price, quantity, free, off: percent }] of dishes.entries()) {
          const name = `dish ${at}`;
          night.ann.does(sells(name, { price, quantity }));
          if (free > 0 && free <= quantity) night.ann.does(comps(idOf(name), free));
          if (percent !== null) night.ann.does(percentOff(idOf(name), percent));
        }
        night.ann.does(percentOff(null, off));
        const view = night.ann.sees(party);
        const standing = view.discounts.standing[0];
        const borne = view.lines.map(({ line }): number => standing?.shares.get(line) ?? 0);
        expect(borne.reduce((all, one) => all + one, 0)).toBe(standing?.off);
        expect(view.total).toBe(view.subtotal - (standing?.off ?? 0));
        expect(view.lines.every(({ amount }, at) => amount >= 0 && (borne[at] ?? 0) <= amount)).toBe(true);
        expect(view.lines.every(({ amount, full }) => amount <= full)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

test('a line that is counted down and up again keeps what was given free of it, and no more', () => {
  const night = twoTablets(...threeSoups, comps(soup, 2));
  night.ann.does(type(soup, 1));
  expect(inPrices(everyoneSees(night))).toEqual(['1 soup, 1 free: 0']);
  night.ann.does(tap(soup, 4));
  expect(inPrices(everyoneSees(night))).toEqual(['5 soup, 2 free: 1500']);
});
