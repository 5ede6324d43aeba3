import { expect, test } from 'vitest';
import { fire, idOf, merge, openAt, party, sells, table12, transfer, undo } from '../order/commands.fixture.ts';
import type { Command } from '../order/commands.ts';
import { type Tablet, tabletAfter, twoTablets } from '../order/tablets.fixture.ts';
import { type Ticket, ticketsOf } from './tickets.ts';

const table14 = idOf('table 14');
const friends = idOf('friends');

const marks = (order: string, word: string, kind: 'allergy' | 'chip' = 'allergy'): Command => ({
  type: 'add-mark',
  order,
  kind,
  line: null,
  seat: null,
  word,
});
const noteOf = (order: string): Command => ({ type: 'edit-note', order, line: null, writer: 7, update: 'AAEC' });
const moves = (order: string, table: string): Command => ({ type: 'move-order', order, table });

/** A soup is cooked for the party at table 12, a steak for their friends at table 14. */
const twoParties = [openAt(table12), sells('soup'), fire(), openAt(table14, friends)];
const friendsEat = [...twoParties, sells('steak', { order: friends }), fire(friends)];

function ticketOf(tablet: Tablet, dish: string): Ticket {
  const ticket = ticketsOf(tablet.book).find(({ lines }) => lines.some(({ item }) => item.name === dish));
  if (ticket === undefined) throw new Error(`no ticket has ${dish}`);
  return ticket;
}
const idsOf = (facts: readonly { event: { id: string } }[]) => facts.map(({ event }) => event.id);

/** What a display says when a cook has read all of a ticket. */
const reads = ({ order, station, changes, lines }: Ticket): Command => ({
  type: 'see',
  order,
  lines: lines.map(({ line }) => line),
  upTo: Object.fromEntries(lines.map(({ line, to }) => [line, to])),
  station,
  changes,
});

test('a party that joins another takes its tickets along, and they say from where; those of the other say nothing', () => {
  const ann = tabletAfter([...friendsEat, merge(friends)]);
  expect(ticketOf(ann, 'soup')).toMatchObject({
    order: friends,
    table: table14,
    cameFrom: { table: table12, by: 'joined' },
  });
  expect(ticketOf(ann, 'steak')).toMatchObject({ table: table14, cameFrom: null });
});

test('what another party had fired makes no addition of a ticket; what is fired once they are together is one', () => {
  const ann = tabletAfter([...friendsEat, merge(friends)]);
  expect(['soup', 'steak'].map((dish) => ticketOf(ann, dish).isAddition)).toEqual([false, false]);
  for (const command of [sells('bread', { order: friends }), fire(friends)]) ann.does(command);
  expect(ticketOf(ann, 'bread')).toMatchObject({ isAddition: true, cameFrom: null });
  expect(ticketOf(ann, 'steak').isAddition).toBe(false);
});

test('a dish that comes over from another table makes no addition of what was fired here', () => {
  const ann = tabletAfter([...friendsEat, transfer(friends, idOf('soup'))]);
  expect(ticketOf(ann, 'steak').isAddition).toBe(false);
});

test('a party that joins another only after its dishes had gone there has moved them', () => {
  const ann = tabletAfter([...twoParties, transfer(friends, idOf('soup')), merge(friends)]);
  expect(ticketOf(ann, 'soup')).toMatchObject({ table: table14, cameFrom: { table: table12, by: 'moved' } });
});

test('what is fired after the joining is for the table where they sit', () => {
  const ann = tabletAfter([openAt(table12), sells('soup'), openAt(table14, friends), merge(friends), fire(friends)]);
  expect(ticketOf(ann, 'soup')).toMatchObject({ table: table14, cameFrom: null });
});

test('a part that went to another table before it was fired was never at the one where it was ordered', () => {
  const ann = tabletAfter([openAt(table12), sells('soup', { quantity: 3 }), openAt(table14, friends)]);
  ann.does({ type: 'transfer-part', order: party, line: idOf('soup'), quantity: 1, as: idOf('one soup'), to: friends });
  ann.does(fire(friends));
  expect(ticketOf(ann, 'soup')).toMatchObject({ order: friends, table: table14, cameFrom: null });
});

test('what went over to the friends and was fired for them adds nothing to what the party had fired, also when they join', () => {
  const ann = tabletAfter([
    ...twoParties,
    sells('steak'),
    transfer(friends, idOf('steak')),
    fire(friends),
    merge(friends),
  ]);
  expect(['soup', 'steak'].map((dish) => ticketOf(ann, dish).isAddition)).toEqual([false, false]);
});

test('a party that moves, joins and moves again comes from the table where the cook was told to send it', () => {
  const ann = tabletAfter([
    ...twoParties,
    moves(party, idOf('table 13')),
    merge(friends),
    moves(friends, idOf('table 15')),
  ]);
  expect(ticketOf(ann, 'soup')).toMatchObject({
    table: idOf('table 15'),
    cameFrom: { table: table12, by: 'joined' },
  });
  ann.does(moves(friends, table12));
  expect(ticketOf(ann, 'soup')).toMatchObject({ table: table12, cameFrom: null });
});

test('three parties one after the other: each ticket says its own table', () => {
  const third = idOf('third');
  const ann = tabletAfter([...friendsEat, openAt(idOf('table 16'), third), merge(friends)]);
  ann.does({ type: 'merge-order', order: friends, into: third });
  expect(['soup', 'steak'].map((dish) => ticketOf(ann, dish).cameFrom?.table)).toEqual([table12, table14]);
});

test('a joining that was a mistake is undone, and the ticket is as it was', () => {
  const ann = tabletAfter(twoParties);
  const [joined] = idsOf(ann.does(merge(friends)));
  ann.does(undo(joined ?? ''));
  expect(ticketOf(ann, 'soup')).toMatchObject({ order: party, table: table12, cameFrom: null, changes: [] });
});

test('a dish that goes over to another table says so too', () => {
  const ann = tabletAfter([...twoParties, marks(friends, 'nuts'), transfer(friends, idOf('soup'))]);
  expect(ticketOf(ann, 'soup')).toMatchObject({
    table: table14,
    cameFrom: { table: table12, by: 'moved' },
    allergies: [{ word: 'nuts', seat: null }],
  });
  expect(ticketOf(ann, 'soup').changes).toHaveLength(1);
});

test('a move that was undone after the firing says from where the dish has come back', () => {
  const ann = tabletAfter([openAt(table12), sells('soup')]);
  const [moved] = idsOf(ann.does(moves(party, table14)));
  ann.does(fire());
  ann.does(undo(moved ?? ''));
  expect(ticketOf(ann, 'soup')).toMatchObject({ table: table12, cameFrom: { table: table14, by: 'moved' } });
});

test.each([
  ['an allergy', (order: string) => marks(order, 'nuts')],
  ['a chip', (order: string) => marks(order, 'no salt', 'chip')],
  ['a note', noteOf],
])('%s of an order that has joined another asks to be read on every ticket, once', (_, says) => {
  const ann = tabletAfter(friendsEat);
  const said = idsOf(ann.does(says(party)));
  expect(ticketOf(ann, 'soup').changes).toEqual(said);
  ann.does(reads(ticketOf(ann, 'soup')));
  ann.does(merge(friends));
  expect(ticketOf(ann, 'soup').changes).toEqual([]);
  expect(ticketOf(ann, 'steak').changes).toEqual(said);
  ann.does(reads(ticketOf(ann, 'steak')));
  expect(ticketOf(ann, 'steak').changes).toEqual([]);
});

test('what the other party had said before they met is new on the dishes that come to it', () => {
  const ann = tabletAfter([openAt(table14, friends)]);
  const said = idsOf(ann.does(marks(friends, 'milk')));
  for (const command of [openAt(table12), sells('soup'), fire()]) ann.does(command);
  expect(ticketOf(ann, 'soup').changes).toEqual([]);
  ann.does(merge(friends));
  expect(ticketOf(ann, 'soup')).toMatchObject({ allergies: [{ word: 'milk', seat: null }], changes: said });
  ann.does(reads(ticketOf(ann, 'soup')));
  expect(ticketOf(ann, 'soup').changes).toEqual([]);
});

test('what was taken back before they met is nothing to read; what is taken back afterwards is', () => {
  const ann = tabletAfter(friendsEat);
  const [nuts = '', milk = ''] = [marks(party, 'nuts'), marks(party, 'milk')].flatMap((mark) => idsOf(ann.does(mark)));
  ann.does({ type: 'remove-mark', order: party, kind: 'allergy', line: null, mark: nuts });
  ann.does(merge(friends));
  expect(ticketOf(ann, 'steak').changes).toEqual([milk]);
  ann.does(reads(ticketOf(ann, 'steak')));
  ann.does(reads(ticketOf(ann, 'soup')));
  const removed = idsOf(ann.does({ type: 'remove-mark', order: friends, kind: 'allergy', line: null, mark: milk }));
  for (const dish of ['soup', 'steak']) expect(ticketOf(ann, dish)).toMatchObject({ allergies: [], changes: removed });
});

test('what a tablet that was cut off wrote on the order before it joined is read on the tickets of both', () => {
  const { ann, ben, meet } = twoTablets(...friendsEat.slice(1));
  const said = idsOf(ben.does(marks(party, 'nuts')));
  ann.does(merge(friends));
  meet();
  for (const tablet of [ann, ben])
    for (const dish of ['soup', 'steak'])
      expect(ticketOf(tablet, dish)).toMatchObject({ allergies: [{ word: 'nuts', seat: null }], changes: said });
});
