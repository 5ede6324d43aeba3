import {
  amountOff,
  comps,
  fire,
  idOf,
  openAt,
  party,
  pay,
  percentOff,
  sells,
  table12,
} from '@comanda/shared/order/commands.fixture.ts';
import { tabletAfter } from '@comanda/shared/order/tablets.fixture.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dishes, priceOf, stillToPay, together } from './dishes-to-pay.ts';

const dinner = [openAt(table12), sells('beer', { quantity: 5 }), sells('soup', { price: 900 }), fire()];
const dishes = (counts: Readonly<Record<string, number>>): Dishes =>
  new Map(Object.entries(counts).map(([name, count]) => [idOf(name), count]));
const none = dishes({});
const left = (paid: Dishes, ...more: Parameters<typeof tabletAfter>[0]): string[] =>
  stillToPay(tabletAfter([...dinner, ...more]).sees(party), paid).map(
    ({ line, left: count }) => `${count} ${line.item.name}`,
  );

test('guest after guest pays for their own dishes, though the kitchen has had them all', () => {
  const hers = dishes({ beer: 2 });
  const his = dishes({ beer: 1, soup: 1 });
  const ann = tabletAfter(dinner);
  expect([priceOf(ann.sees(party), hers, none), priceOf(ann.sees(party), his, hers)]).toEqual([1000, 1400]);
  expect(left(dishes({}))).toEqual(['5 beer', '1 soup']);
  expect(left(hers)).toEqual(['3 beer', '1 soup']);
  expect(left(together(hers, his))).toEqual(['2 beer']);
});

test('what is asked for is never more than what is left to pay', () => {
  const ann = tabletAfter([...dinner, pay('p1', 3000)]);
  expect(priceOf(ann.sees(party), dishes({ beer: 2 }), none)).toBe(400);
});

test('a dish is paid for as the bill has it: less its discount, and what is free costs nobody anything', () => {
  const ann = tabletAfter([...dinner, percentOff(idOf('soup'), 50), comps(idOf('beer'))]);
  expect(priceOf(ann.sees(party), dishes({ soup: 1 }), none)).toBe(450);
  expect(priceOf(ann.sees(party), dishes({ beer: 5 }), none)).toBe(2000);
  expect(priceOf(ann.sees(party), dishes({ beer: 1 }), dishes({ beer: 4 }))).toBe(0);
});

test('whatever was taken off, what guest after guest pays for adds up to the bill', () => {
  const guest = fc.record({ beer: fc.nat({ max: 5 }), soup: fc.nat({ max: 1 }) });
  const off = [[percentOff(null, 33)], [amountOff(null, 700)], [comps(idOf('beer'), 2), percentOff(null, 10)], []];
  fc.assert(
    fc.property(fc.constantFrom(...off), fc.array(guest, { maxLength: 4 }), (reductions, guests) => {
      const view = tabletAfter([...dinner, ...reductions]).sees(party);
      let [paid, sum] = [none, 0];
      for (const wanted of [...guests, { beer: 5, soup: 1 }]) {
        const open = new Map(stillToPay(view, paid).map(({ line, left: count }) => [line.line, count]));
        const hers = new Map([...dishes(wanted)].map(([line, count]) => [line, Math.min(count, open.get(line) ?? 0)]));
        sum += priceOf(view, hers, paid);
        paid = together(paid, hers);
      }
      expect(sum).toBe(view.total);
    }),
  );
});
