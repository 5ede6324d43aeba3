import {
  amountOff,
  comps,
  fire,
  idOf,
  openAt,
  party,
  percentOff,
  sells,
  table12,
  tap,
} from '@comanda/shared/order/commands.fixture.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { type Tablet, tabletAfter } from '@comanda/shared/order/tablets.fixture.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canGo } from '../moving/move-some.ts';
import { asTheyAre, type Bills, bySeat, openTo, splitsOf, sumsOf } from './bills.ts';

const [beer, soup] = [idOf('beer'), idOf('soup')];
const counts = (...bills: Readonly<Record<string, number>>[]): Bills =>
  bills.map((bill) => new Map(Object.entries(bill).map(([name, count]) => [idOf(name), count])));
const lines = [sells('beer', { quantity: 5 }), sells('soup', { price: 900 })];
const dinner = (...more: readonly Command[]): Tablet => tabletAfter([openAt(table12), ...lines, ...more]);

/** As the tablet does it: what was chosen becomes one act. */
function split(ann: Tablet, bills: Bills): string[][] {
  const into = splitsOf(ann.sees(party), asTheyAre(ann.sees(party), bills)).map(({ whole, parts }, bill) => ({
    to: idOf(`bill ${bill}`),
    lines: whole,
    parts: parts.map(({ line, count }) => ({ line: line.line, quantity: count, as: idOf(`${line.line} ${bill}`) })),
  }));
  ann.does({ type: 'split-order', order: party, into });
  return [party, ...into.map(({ to }) => to)].map((order) =>
    ann.sees(order).lines.flatMap(({ quantity, item }) => (quantity > 0 ? [`${quantity} ${item.name}`] : [])),
  );
}

describe('one bill becomes several', () => {
  test('each has what was touched for it, and the rest stays', () => {
    const ann = dinner();
    const bills = counts({ beer: 2, soup: 1 }, { beer: 1 });
    expect(sumsOf(ann.sees(party), bills)).toEqual({ stays: 1000, each: [1900, 500] });
    expect(split(ann, bills)).toEqual([['2 beer'], ['1 soup', '2 beer'], ['1 beer']]);
  });

  test('where nothing of a line stays, all of it goes', () => {
    expect(split(dinner(), counts({ beer: 2 }, { beer: 3 }))).toEqual([['1 soup'], ['2 beer'], ['3 beer']]);
  });

  test('what the bar has goes only together, to whoever takes it; the others share what it does not have', () => {
    const ann = dinner(fire(), tap(beer, 2));
    const open = (bills: Bills, bill: number) => openTo(ann.sees(party), bills, bill).find(({ line }) => line === beer);
    expect(open(counts({}, {}), 0)).toMatchObject({ quantity: 7, unfired: 2, withKitchen: 5 });
    expect(open(counts({ beer: 1 }, {}), 1)).toMatchObject({ quantity: 6, unfired: 1, withKitchen: 5 });
    expect(open(counts({ beer: 6 }, {}), 1)).toMatchObject({ quantity: 1, unfired: 1, withKitchen: 0 });
    expect(canGo({ quantity: 6, unfired: 1 }, 3)).toBe(1);
    expect(split(ann, counts({ beer: 1 }, { beer: 6 }))).toEqual([['1 soup'], ['1 beer'], ['6 beer']]);
  });

  test('what others fired, took or removed since is left where it is', () => {
    const ann = dinner();
    const chosen = counts({ beer: 2, soup: 1 }, { beer: 3 });
    ann.does({ type: 'remove-line', order: party, line: soup });
    ann.does({ type: 'type-quantity', order: party, line: beer, quantity: 3 });
    expect(asTheyAre(ann.sees(party), chosen)).toEqual(counts({ beer: 2 }, { beer: 1 }));
    ann.does(fire());
    expect(asTheyAre(ann.sees(party), chosen)).toEqual(counts({ beer: 3 }, {}));
  });

  test('each seat is a bill of its own; the first stays, or what is for all', () => {
    const forSeat = (name: string, seat: number | null): Command => ({ ...sells(name), seat }) as Command;
    const two = tabletAfter([openAt(table12), forSeat('beer', 1), forSeat('soup', 2)]);
    expect(bySeat(two.sees(party))).toEqual(counts({ soup: 1 }));
    two.does(forSeat('bread', null));
    expect(bySeat(two.sees(party))).toEqual(counts({ beer: 1 }, { soup: 1 }));
    expect(split(two, bySeat(two.sees(party)) ?? [])).toEqual([['1 bread'], ['1 beer'], ['1 soup']]);
    expect(bySeat(tabletAfter([openAt(table12), forSeat('beer', 1), forSeat('soup', 1)]).sees(party))).toBeNull();
    expect(bySeat(dinner().sees(party))).toBeNull();
  });

  test('what is said of each bill before is what it comes to, whatever was given free or taken off', () => {
    const gifts = [percentOff(soup, 50), comps(beer), comps(beer, 3), amountOff(beer, 150), percentOff(null, 33)];
    const some = fc.record({ beer: fc.nat({ max: 7 }), soup: fc.nat({ max: 1 }) });
    fc.assert(
      fc.property(
        fc.subarray(gifts),
        fc.boolean(),
        fc.array(some, { minLength: 1, maxLength: 3 }),
        (given, more, wanted) => {
          const ann = dinner(fire(), ...(more ? [tap(beer, 2)] : []), ...given);
          const bills = asTheyAre(ann.sees(party), counts(...wanted));
          const said = sumsOf(ann.sees(party), bills);
          fc.pre(splitsOf(ann.sees(party), bills).length > 0);
          split(ann, bills);
          const used = said.each.filter((_, bill) => [...(bills[bill]?.values() ?? [])].some((count) => count > 0));
          expect(used.map((_, bill) => ann.sees(idOf(`bill ${bill}`)).total)).toEqual(used);
          expect(ann.sees(party).total).toBe(said.stays);
        },
      ),
    );
  });
});
