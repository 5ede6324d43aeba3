import { ticketsOf } from '@comanda/shared/kitchen/tickets.ts';
import { idOf, itemOf, openAt, party, table12 } from '@comanda/shared/order/commands.fixture.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { tabletAfter } from '@comanda/shared/order/tablets.fixture.ts';
import { expect, test } from 'vitest';
import { allDayOf } from './all-day.ts';

const dish = (name: string, line: string, quantity: number, option?: string): Command => ({
  type: 'add-line',
  order: party,
  line: idOf(line),
  item: {
    ...itemOf(name),
    modifiers:
      option === undefined ? [] : [{ group: idOf('how'), option: idOf(option), name: option, price: 0 as never }],
  },
  quantity,
  course: null,
  seat: null,
});
const step = (type: 'start' | 'ready', line: string): Command => ({ type, order: party, lines: [idOf(line)] });
const fire: Command = { type: 'fire', order: party, lines: 'all' };

const inWords = (commands: readonly Command[]): string[] =>
  allDayOf(ticketsOf(tabletAfter([openAt(table12), ...commands]).book)).map(
    ({ quantity, name, modifiers, cooking, tickets }) =>
      `${quantity} ${[name, ...modifiers].join(' ')}, ${cooking} cooking, on ${tickets.length}`,
  );

test('the same dish is counted over all tickets, and what is made in another way apart', () => {
  expect(
    inWords([
      dish('fries', 'a', 2),
      dish('steak', 'b', 1, 'rare'),
      fire,
      dish('fries', 'c', 3),
      dish('steak', 'd', 1, 'done'),
      fire,
    ]),
  ).toEqual([
    '5 fries, 0 cooking, on 2',
    expect.stringMatching(/^1 steak (rare|done), 0 cooking, on 1$/),
    expect.stringMatching(/^1 steak (rare|done), 0 cooking, on 1$/),
  ]);
});

test('what is ready or void needs no cook any more', () => {
  const all = [dish('fries', 'a', 2), dish('soup', 'b', 1), dish('steak', 'c', 1), fire];
  const voided: Command = { type: 'void-line', order: party, line: idOf('c'), quantity: 1, reason: 'left' };
  expect(inWords([...all, step('start', 'a'), step('ready', 'b'), voided])).toEqual(['2 fries, 2 cooking, on 1']);
});
