import { fire, idOf, openAt, party, pay, sells, table12 } from '@comanda/shared/order/commands.fixture.ts';
import { tabletAfter } from '@comanda/shared/order/tablets.fixture.ts';
import { expect, test } from 'vitest';
import { type Dishes, priceOf, stillToPay, together } from './dishes-to-pay.ts';

const dinner = [openAt(table12), sells('beer', { quantity: 5 }), sells('soup', { price: 900 }), fire()];
const dishes = (counts: Readonly<Record<string, number>>): Dishes =>
  new Map(Object.entries(counts).map(([name, count]) => [idOf(name), count]));
const left = (paid: Dishes, ...more: Parameters<typeof tabletAfter>[0]): string[] =>
  stillToPay(tabletAfter([...dinner, ...more]).sees(party), paid).map(
    ({ line, left: count }) => `${count} ${line.item.name}`,
  );

test('guest after guest pays for their own dishes, though the kitchen has had them all', () => {
  const hers = dishes({ beer: 2 });
  const his = dishes({ beer: 1, soup: 1 });
  const ann = tabletAfter(dinner);
  expect([priceOf(ann.sees(party), hers), priceOf(ann.sees(party), his)]).toEqual([1000, 1400]);
  expect(left(dishes({}))).toEqual(['5 beer', '1 soup']);
  expect(left(hers)).toEqual(['3 beer', '1 soup']);
  expect(left(together(hers, his))).toEqual(['2 beer']);
});

test('what is asked for is never more than what is left to pay', () => {
  const ann = tabletAfter([...dinner, pay('p1', 3000)]);
  expect(priceOf(ann.sees(party), dishes({ beer: 2 }))).toBe(400);
});
