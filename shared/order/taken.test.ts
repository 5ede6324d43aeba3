import { expect, test } from 'vitest';
import {
  cancel,
  fire,
  idOf,
  merge,
  openAt,
  party,
  remove,
  sells,
  step,
  tap,
  transfer,
  type,
  undo,
  voids,
} from './commands.fixture.ts';
import type { Command } from './commands.ts';
import { orderView } from './order-view.ts';
import { type Tablet, tabletAfter, twoTablets } from './tablets.fixture.ts';
import { dishesTaken } from './taken.ts';

const soup = idOf('soup');
const friends = idOf('friends');

/** How many soups all the orders have taken that a tablet knows of. */
function soups({ book }: Tablet): number {
  let dishes = 0;
  for (const id of book.orders.keys()) {
    const view = orderView(book, id);
    if (view !== null) dishes += dishesTaken(view).get(soup) ?? 0;
  }
  return dishes;
}

const threeSoups = [openAt(null), openAt(null, friends), sells('soup', { quantity: 3 })];
const part = (quantity: number): Command => ({
  type: 'transfer-part',
  order: party,
  line: soup,
  quantity,
  as: idOf('theirs'),
  to: friends,
});

test.each<[string, readonly Command[], number]>([
  ['they are ordered', [], 3],
  ['one more is tapped', [tap(soup, 1)], 4],
  ['one is taken off', [tap(soup, -1)], 2],
  ['a number is typed', [type(soup, 7)], 7],
  ['the line is removed', [remove(soup)], 0],
  ['the line is ordered once more', [sells('soup', { line: 'again', quantity: 2 })], 5],
  ['other dishes are ordered', [sells('beer', { quantity: 2 })], 3],
  ['they are fired', [fire()], 3],
  ['two are fired, and one is wanted besides', [type(soup, 2), fire(), tap(soup, 1)], 3],
  ['the order is cancelled', [cancel], 0],
  ['some of them go to friends', [part(2)], 3],
  ['some go to friends, who fire them', [part(2), fire(friends)], 3],
  ['all of them go to friends', [transfer(friends, soup)], 3],
  ['the orders become one', [sells('soup', { order: friends, line: 'hers' }), merge(friends)], 4],
  ['one is voided before the kitchen began it', [fire(), voids(soup)], 2],
  ['one is voided of three that the kitchen had begun: it is gone', [fire(), step('start'), voids(soup)], 3],
  ['one is voided of three that were served: it is gone', [fire(), step('ready'), step('serve'), voids(soup)], 3],
  [
    'one is voided before the kitchen began the others',
    [fire(), voids(soup), step('start'), step('ready'), step('serve')],
    2,
  ],
  [
    'one is voided that was not begun and then one that was',
    [fire(), voids(soup), step('start'), step('ready'), voids(soup, 2)],
    2,
  ],
  [
    'the kitchen had begun two when a third was fired, and that one is voided',
    [type(soup, 2), fire(), step('start'), tap(soup, 1), fire(), voids(soup)],
    2,
  ],
])('of three soups, when %s', (_, then, taken) => {
  expect(soups(tabletAfter([...threeSoups, ...then]))).toBe(taken);
});

test('a tap that is undone gives its dish back, and so does a part that is taken back: to the one line', () => {
  const ann = tabletAfter(threeSoups);
  const [tapped] = ann.does(tap(soup, 2));
  expect(soups(ann)).toBe(5);
  ann.does(undo(tapped?.event.id ?? ''));
  expect(soups(ann)).toBe(3);
  const [parted] = ann.does(part(1));
  ann.does(undo(parted?.event.id ?? ''));
  expect(soups(ann)).toBe(3);
});

test('two tablets that part the same dish, fire it and merge the orders take every dish once', () => {
  const { ann, ben, meet } = twoTablets(...threeSoups.slice(1));
  ann.does(part(2));
  ben.does({ ...part(2), as: idOf('his') } as Command);
  ben.does(fire());
  ann.does(merge(friends));
  meet();
  expect([soups(ann), soups(ben)]).toEqual([3, 3]);
});
