import {
  addMark,
  fire,
  idOf,
  itemOf,
  openAt,
  party,
  sells,
  table12,
  tap,
  voids,
} from '@comanda/shared/order/commands.fixture.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { Tablet } from '@comanda/shared/order/tablets.fixture.ts';
import { expect, test } from 'vitest';
import { type Again, allOf, latestRound } from './rounds.ts';

const laterMs = 10 * 60_000;

/** One evening of a party: between two rounds ten minutes pass. */
function evening(...rounds: readonly (readonly Command[])[]) {
  const wall = { nowMs: 1_000_000 };
  const ann = new Tablet('Ann', wall);
  ann.does(openAt(table12));
  for (const round of rounds) {
    for (const command of round) ann.does(command);
    wall.nowMs += laterMs;
  }
  return ann.sees(party);
}

const inWords = (rows: readonly Again[]): string[] => rows.map(({ line, count }) => `${count} ${line.item.name}`);
const forSeat = (name: string, line: string, seat: number): Command => ({ ...sells(name, { line }), seat }) as Command;

test('the latest round is what went to the kitchen together last, and not what waits to be sent', () => {
  const view = evening(
    [sells('beer', { quantity: 4 }), sells('soup'), fire()],
    [tap(idOf('beer'), 2), sells('wine'), fire()],
    [sells('tart')],
  );
  expect(inWords(latestRound(view))).toEqual(['2 beer', '1 wine']);
});

test('where nothing was sent it is all that was taken down; the same dish is one row, for each seat one', () => {
  const view = evening([
    forSeat('beer', 'first', 1),
    forSeat('beer', 'second', 1),
    forSeat('beer', 'third', 2),
    {
      ...sells('beer', { line: 'dark' }),
      item: { ...itemOf('beer'), modifiers: [{ group: idOf('which'), option: idOf('dark'), name: 'dark', price: 0 }] },
    } as Command,
  ]);
  expect(latestRound(view).map(({ line, count }) => [count, line.seat.value, line.item.modifiers.length])).toEqual([
    [2, 1, 0],
    [1, 2, 0],
    [1, null, 1],
  ]);
});

test('what was voided or removed is not asked for again, and a word of its own keeps a dish apart', () => {
  const view = evening(
    [sells('beer', { quantity: 3 }), sells('soup'), sells('soup', { line: 'hers' }), addMark(idOf('hers')), fire()],
    [voids(idOf('beer'), 2)],
  );
  expect(inWords(latestRound(view))).toEqual(['1 beer', '1 soup', '1 soup']);
  expect(
    inWords(latestRound(evening([sells('beer'), { type: 'remove-line', order: party, line: idOf('beer') }]))),
  ).toEqual([]);
});

test('all drinks are those of every round', () => {
  const view = evening(
    [sells('beer', { quantity: 2 }), sells('soup'), fire()],
    [sells('beer', { line: 'more' }), fire()],
  );
  expect(inWords(allOf(view, ({ item }) => item.name === 'beer'))).toEqual(['3 beer']);
});
