import { type Ticket, ticketsOf } from '@comanda/shared/kitchen/tickets.ts';
import { idOf, itemOf, openAt, party, table12, voids } from '@comanda/shared/order/commands.fixture.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { type Tablet, tabletAfter } from '@comanda/shared/order/tablets.fixture.ts';
import { expect, test } from 'vitest';
import { alongWith, fromBefore } from './along.ts';
import { bumpInWords } from './bump-words.ts';
import type { Bump } from './use-bumps.ts';

const stations = new Map(['Grill', 'Bar', 'Cold kitchen'].map((name) => [idOf(name), name]));
const places = { of: () => 'Table 12', station: (id: string | null) => stations.get(id ?? '') ?? 'UNROUTED' };

const adds = (dish: string, ...at: string[]): Command => ({
  type: 'add-line',
  order: party,
  line: idOf(dish),
  item: itemOf(dish, 500, at.map(idOf)),
  quantity: 1,
  course: null,
  seat: null,
});
const ready = (dish: string): Command => ({ type: 'ready', order: party, lines: [idOf(dish)] });
const fireAll: Command = { type: 'fire', order: party, lines: 'all' };

function ticketWith(cook: Tablet, dish: string): Ticket {
  const found = ticketsOf(cook.book).find(({ lines }) => lines.some(({ item }) => item.name === dish));
  if (found === undefined) throw new Error(`no ticket has ${dish}`);
  return found;
}

/** Bumps the ticket that has this dish. */
function bumps(cook: Tablet, dish: string): Bump {
  const ticket = ticketWith(cook, dish);
  for (const { item } of ticket.lines) cook.does(ready(item.name));
  return { id: 1, ticket, lines: ticket.lines, along: [], isWhole: true, atMs: 0 };
}
const says = (cook: Tablet, bump: Bump): string => bumpInWords(bump, ticketsOf(cook.book), places);

test('a table is ready when no station has anything left of it; of what was fired together it says so before', () => {
  const cook = tabletAfter([openAt(table12), adds('steak', 'Grill'), adds('beer', 'Bar'), fireAll]);
  cook.does(adds('sorbet', 'Cold kitchen'));
  cook.does(fireAll);
  const grill = bumps(cook, 'steak');
  expect(says(cook, grill)).toBe('Grill: Table 12 ready – not yet at Bar');
  expect(says(cook, bumps(cook, 'beer'))).toBe('Table 12: these are ready – more is being cooked');
  // The other station has come to its end while the words of the first are on the screen.
  expect(says(cook, grill)).toBe('Table 12: these are ready – more is being cooked');
  expect(says(cook, bumps(cook, 'sorbet'))).toBe('Table 12 is ready');
});

test('a dish that two stations cook is ready at both; what no station cooks is named by its dishes', () => {
  const cook = tabletAfter([openAt(table12), adds('surf and turf', 'Grill', 'Cold kitchen'), adds('cake'), fireAll]);
  const one = bumps(cook, 'surf and turf');
  expect(says(cook, one)).toMatch(/^(Grill|Cold kitchen): Table 12 ready – not yet at cake$/);
  cook.does({ type: 'recall', order: party, lines: [idOf('surf and turf')] });
  expect(says(cook, bumps(cook, 'cake'))).toMatch(
    /^cake: Table 12 ready – not yet at (Grill, Cold kitchen|Cold kitchen, Grill)$/,
  );
});

test('what was voided is read, not ready', () => {
  const cook = tabletAfter([
    openAt(table12),
    adds('steak', 'Grill'),
    adds('beer', 'Bar'),
    fireAll,
    voids(idOf('steak')),
  ]);
  const grill = bumps(cook, 'steak');
  expect(says(cook, grill)).toBe('Table 12: void, read');
  expect(says(cook, { ...grill, isWhole: false })).toBe('steak: void, read');
  expect(says(cook, { ...bumps(cook, 'beer'), isWhole: false })).toBe('beer is ready');
});

test('a bump of what was fired later says what it takes along of an earlier ticket, and an undo brings that back, too', () => {
  const cook = tabletAfter([openAt(table12), adds('steak', 'Grill'), adds('fries', 'Grill'), fireAll]);
  cook.does({ type: 'tap-quantity', order: party, line: idOf('fries'), by: 2 });
  cook.does(fireAll);
  const before = ticketsOf(cook.book);
  const [first, second] = before as [Ticket, Ticket];
  const along = alongWith(second, second.lines, before);
  expect(along.map(({ item, quantity }) => [item.name, quantity])).toEqual([['fries', 1]]);
  expect(alongWith(first, first.lines, before)).toEqual([]);
  cook.does(ready('fries'));
  expect(says(cook, { id: 1, ticket: second, lines: second.lines, along, isWhole: true, atMs: 0 })).toBe(
    'Table 12: these are ready – more is being cooked – with 1 × fries of an earlier ticket',
  );
  const upTo = Object.fromEntries(fromBefore(second.lines, along).map(({ line, from }) => [line, from]));
  cook.does({ type: 'recall', order: party, lines: [idOf('fries')], upTo });
  expect(ticketsOf(cook.book).map(({ state }) => state)).toEqual(['new', 'new']);
});
