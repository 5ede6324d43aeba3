import { addMark, idOf, openAt, party, sells, table12 } from '@comanda/shared/order/commands.fixture.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { type Tablet, tabletAfter } from '@comanda/shared/order/tablets.fixture.ts';
import { expect, test } from 'vitest';
import { takingBack } from './take-back.ts';

const [beer, soup, friends] = [idOf('beer'), idOf('soup'), idOf('friends')];
const evening = [openAt(table12), sells('beer', { quantity: 3 }), sells('soup'), addMark(beer)];
const move = {
  type: 'transfer',
  order: party,
  lines: [soup],
  parts: [{ line: beer, quantity: 2, as: idOf('his beers'), note: { writer: 7, update: 'AAEC' } }],
  to: friends,
} as const satisfies Command;

const dishes = (tablet: Tablet, order: string): string[] =>
  tablet.sees(order).lines.map(({ item, quantity }) => `${quantity} × ${item.name}`);
const takesBack = (tablet: Tablet, command: Command): void => {
  const written = tablet.does(command).map(({ event }) => event);
  for (const back of takingBack(written) ?? []) tablet.does(back);
};

test('some of a line and a whole one come back together, from a table that was there', () => {
  const anna = tabletAfter([...evening, openAt(null, friends)]);
  const before = dishes(anna, party);
  anna.does(move);
  expect([dishes(anna, party), dishes(anna, friends)]).toEqual([['1 × beer'], ['1 × soup', '2 × beer']]);
  const again = tabletAfter([...evening, openAt(null, friends)]);
  takesBack(again, move);
  expect([dishes(again, party), dishes(again, friends)]).toEqual([before, []]);
});

test('and from one that was opened for them, which is not left open and empty', () => {
  const anna = tabletAfter(evening);
  const before = dishes(anna, party);
  takesBack(anna, { ...move, opens: { table: idOf('table 3') } });
  expect(dishes(anna, party)).toEqual(before);
  expect(anna.sees(friends)).toMatchObject({ state: 'cancelled', lines: [] });
});

test('a bill that a party with an allergy and a wish was given is taken back as a whole', () => {
  const anna = tabletAfter([...evening, addMark(null), addMark(null, 'chip')]);
  const before = dishes(anna, party);
  const note = { writer: 9, update: 'AAEC' };
  takesBack(anna, { type: 'split-order', order: party, into: [{ to: friends, lines: [soup], parts: [], note }] });
  expect(dishes(anna, party)).toEqual(before);
  expect(anna.sees(friends)).toMatchObject({ state: 'cancelled', lines: [] });
});

test('what the kitchen was told is not offered to be taken back', () => {
  const anna = tabletAfter(evening);
  const written = anna.does({ type: 'fire', order: party, lines: [soup] }).map(({ event }) => event);
  expect(takingBack(written)).toBeNull();
});
