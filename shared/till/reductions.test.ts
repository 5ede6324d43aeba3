import { expect, test } from 'vitest';
import {
  amountOff,
  comps,
  fire,
  fullPrice,
  idOf,
  merge,
  openAt,
  party,
  percentOff,
  sells,
  table12,
  transfer,
  undo,
  voids,
} from '../order/commands.fixture.ts';
import type { Command } from '../order/commands.ts';
import { everyoneSees, type Tablet, tabletAfter, twoTablets } from '../order/tablets.fixture.ts';
import { type Reduction, reductionsIn } from './reductions.ts';

const [soup, friends] = [idOf('soup'), idOf('friends')];
const unsent = [openAt(table12), sells('soup', { quantity: 3, price: 1000 })];
const three = [...unsent, fire()];
const others = [openAt(null, friends), sells('bread', { order: friends, price: 400 })];

const of = ({ book, written }: Tablet): Reduction[] => reductionsIn(book, written);
const inShort = (all: readonly Reduction[]) =>
  all.map(({ kind, state, quantity, amount }) => [kind, quantity, amount, state]);
const after = (...commands: readonly Command[]) => inShort(of(tabletAfter([...three, ...commands])));

test('says who took how much off what, where and why; nothing else that happens is one', () => {
  const ann = tabletAfter([...three, voids(soup), comps(soup), percentOff(null, 10)]);
  expect(of(ann)).toMatchObject([
    { kind: 'discount', dish: null, quantity: null, discount: { percent: 1000 }, reason: 'a regular', amount: 100 },
    { kind: 'free', dish: 'soup', quantity: 1, discount: null, reason: 'too late', amount: 1000 },
    { kind: 'void', dish: 'soup', quantity: 1, discount: null, reason: 'dropped', amount: 1000 },
  ]);
  expect(of(ann)[0]).toMatchObject({ state: 'counts', order: party, table: table12, staff: idOf('Ann') });
});

test('each void counts what it threw away, not what was thrown away before', () => {
  expect(after(voids(soup), voids(soup, 2))).toEqual([
    ['void', 2, 2000, 'counts'],
    ['void', 1, 1000, 'counts'],
  ]);
});

test('two who void or give the same dish apart from each other take it off once', () => {
  for (const command of [voids(soup), comps(soup)]) {
    const night = twoTablets(...three.slice(1));
    night.ann.does(command);
    night.ben.does(command);
    everyoneSees(night);
    const all = reductionsIn(night.ann.book, night.everything());
    expect(all.map(({ amount }) => amount).sort()).toEqual([0, 1000]);
    expect(all.map(({ state }) => state).sort()).toEqual(['counts', 'replaced']);
  }
});

test('what was taken back takes nothing off, and what came after it does not change', () => {
  const ann = tabletAfter([...three, comps(soup), comps(soup), percentOff(soup, 50)]);
  const [, given, , off] = ann.written.slice(-4);
  for (const fact of [given, off]) ann.does(undo(fact?.event.id ?? ''));
  expect(inShort(of(ann))).toEqual([
    ['discount', null, 0, 'taken-back'],
    ['free', 1, 1000, 'counts'],
    ['free', 0, 0, 'taken-back'],
  ]);
  expect(ann.sees(party).total).toBe(2000);
});

test('a discount that another replaced takes nothing off, and the full price is no discount', () => {
  expect(after(percentOff(soup, 10), amountOff(soup, 250))).toEqual([
    ['discount', null, 750, 'counts'],
    ['discount', null, 0, 'replaced'],
  ]);
  expect(after(percentOff(null, 10), fullPrice(null))).toEqual([['discount', null, 0, 'replaced']]);
});

test('goes with the dish to another table, and with the part that leaves it', () => {
  const part: Command = { type: 'transfer-part', order: party, line: soup, quantity: 2, as: idOf('hers'), to: friends };
  const ann = tabletAfter([...unsent, ...others, percentOff(soup, 10), part, transfer(friends, soup)]);
  expect(of(ann)).toMatchObject([{ kind: 'discount', amount: 300, order: friends, table: null }]);
  const parted = tabletAfter([...unsent, ...others, comps(soup, 3), part]);
  expect(of(parted)).toMatchObject([{ kind: 'free', quantity: 3, amount: 3000 }]);
});

test('all of them are what the bill is short of its full price, also where two parties became one', () => {
  const ann = tabletAfter([...three, ...others, comps(soup), percentOff(soup, 25), amountOff(null, 101)]);
  ann.does(percentOff(null, 50, friends));
  ann.does(merge(friends));
  const view = ann.sees(friends);
  const full = view.lines.reduce((all, line) => all + line.full, 0);
  expect(of(ann).reduce((all, { amount }) => all + amount, 0)).toBe(full - view.total);
  expect(full - view.total).toBe(1000 + 500 + 101 + 200);
});
