import { expect, test } from 'vitest';
import { emptyBook } from '../order/book.ts';
import {
  addMark,
  close,
  comps,
  idOf,
  itemOf,
  openAt,
  party,
  pay,
  percentOff,
  sells,
  table12,
} from '../order/commands.fixture.ts';
import type { Command } from '../order/commands.ts';
import { evolve } from '../order/evolve.ts';
import { isReadyToServe, type LineView, lineState } from '../order/line-view.ts';
import { Tablet, tabletAfter, twoTablets } from '../order/tablets.fixture.ts';
import { type Ticket, ticketsAt, ticketsOf } from './tickets.ts';

const fireAll: Command = { type: 'fire', order: party, lines: 'all' };
const kitchenDoes = (type: 'start' | 'ready' | 'recall' | 'serve', line: string, upTo?: number): Command => ({
  type,
  order: party,
  lines: [idOf(line)],
  ...(upTo === undefined ? {} : { upTo: { [idOf(line)]: upTo } }),
});

/** `12 new: 2 soup new, 1 steak cooking` */
const inWords = (tickets: readonly Ticket[]): string[] =>
  tickets.map(
    ({ state, lines }) =>
      `${state}: ${lines.map((line) => `${line.quantity} ${line.item.name} ${line.state}`).join(', ')}`,
  );
const seenBy = (tablet: Tablet): string[] => inWords(ticketsOf(tablet.book));

test('lines fired together are one ticket; what is fired later is another, after it', () => {
  const ann = tabletAfter([openAt(table12), sells('soup', { quantity: 2 }), sells('bread'), fireAll]);
  ann.does(sells('steak'));
  expect(seenBy(ann)).toEqual(['new: 2 soup new, 1 bread new']);
  ann.does(fireAll);
  expect(seenBy(ann)).toEqual(['new: 2 soup new, 1 bread new', 'new: 1 steak new']);
});

test('each station reads its own lines, and a line that no station cooks is on every screen', () => {
  const [grill, bar] = [idOf('grill'), idOf('bar')];
  const add = (name: string, stations: readonly string[]): Command => ({
    type: 'add-line',
    order: party,
    line: idOf(name),
    item: itemOf(name, 500, stations),
    quantity: 1,
    course: null,
    seat: null,
  });
  const ann = tabletAfter([openAt(table12), add('steak', [grill]), add('beer', [bar]), add('cake', []), fireAll]);
  const tickets = ticketsOf(ann.book);
  expect(inWords(ticketsAt(tickets, grill))).toEqual(expect.arrayContaining(['new: 1 steak new', 'new: 1 cake new']));
  expect(ticketsAt(tickets, grill)).toHaveLength(2);
  expect(inWords(ticketsAt(tickets, bar))).toEqual(expect.arrayContaining(['new: 1 beer new', 'new: 1 cake new']));
  expect(ticketsAt(tickets, null)).toHaveLength(3);
  expect(tickets.find(({ station }) => station === null)?.lines[0]?.item.name).toBe('cake');
});

test('a ticket is cooking from its first started line and done when the last is bumped', () => {
  const ann = tabletAfter([openAt(table12), sells('soup'), sells('steak'), fireAll]);
  ann.does(kitchenDoes('start', 'soup'));
  expect(seenBy(ann)).toEqual(['cooking: 1 soup cooking, 1 steak new']);
  ann.does(kitchenDoes('ready', 'soup'));
  expect(ticketsOf(ann.book)[0]?.doneMs).toBeNull();
  ann.does(kitchenDoes('ready', 'steak'));
  expect(seenBy(ann)).toEqual(['done: 1 soup ready, 1 steak ready']);
  expect(ticketsOf(ann.book)[0]?.doneMs).toBeGreaterThan(1_000_000);
  ann.does(kitchenDoes('recall', 'soup'));
  expect(seenBy(ann)).toEqual(['cooking: 1 soup cooking, 1 steak ready']);
});

test('more of a dish is a ticket of its own, and each is bumped alone', () => {
  const ann = tabletAfter([openAt(table12), sells('soup', { quantity: 2 }), fireAll]);
  ann.does({ type: 'tap-quantity', order: party, line: idOf('soup'), by: 1 });
  ann.does(fireAll);
  expect(ticketsOf(ann.book).map((ticket) => ticket.lines.map((line) => line.added))).toEqual([[false], [true]]);
  ann.does(kitchenDoes('ready', 'soup', 2));
  expect(seenBy(ann)).toEqual(['done: 2 soup ready', 'new: 1 soup new']);
  ann.does(kitchenDoes('ready', 'soup', 3));
  ann.does(kitchenDoes('recall', 'soup', 2));
  expect(seenBy(ann)).toEqual(['done: 2 soup ready', 'new: 1 soup new']);
});

test('what was voided stays on the ticket until a cook has bumped it', () => {
  const ann = tabletAfter([openAt(table12), sells('soup', { quantity: 2 }), sells('steak'), fireAll]);
  ann.does({ type: 'void-line', order: party, line: idOf('steak'), quantity: 1, reason: 'Left' });
  ann.does({ type: 'void-line', order: party, line: idOf('soup'), quantity: 1, reason: 'Left' });
  ann.does(kitchenDoes('ready', 'soup'));
  const [ticket] = ticketsOf(ann.book);
  expect(ticket?.lines.map(({ state, quantity, voided, done }) => ({ state, quantity, voided, done }))).toEqual([
    { state: 'ready', quantity: 1, voided: 1, done: true },
    { state: 'void', quantity: 0, voided: 1, done: false },
  ]);
  ann.does(kitchenDoes('ready', 'steak'));
  expect(ticketsOf(ann.book)[0]?.state).toBe('done');
});

test('what is given free or costs less is no business of the kitchen: its tickets stay as they are', () => {
  const ann = tabletAfter([openAt(table12), sells('soup', { quantity: 2 }), fireAll]);
  ann.does(comps(idOf('soup')));
  ann.does(percentOff(idOf('soup'), 10));
  ann.does(percentOff(null, 10));
  expect(seenBy(ann)).toEqual(['new: 2 soup new']);
  expect(ticketsOf(ann.book).flatMap(({ lines }) => lines.flatMap(({ changes }) => changes))).toEqual([]);
});

test('a dish that is on the pass when another of its line is voided stays on the pass', () => {
  const ann = tabletAfter([openAt(table12), sells('soup', { quantity: 1 }), fireAll, kitchenDoes('ready', 'soup')]);
  ann.does({ type: 'tap-quantity', order: party, line: idOf('soup'), by: 1 });
  ann.does(fireAll);
  ann.does({ type: 'void-line', order: party, line: idOf('soup'), quantity: 1, reason: 'Dropped' });
  expect(seenBy(ann)).toEqual(['done: 1 soup ready', 'new: 0 soup void']);
});

test.each([
  ['that no cook has read', [], 'new: 0 soup void'],
  ['that a cook has cleared', [kitchenDoes('ready', 'soup')], 'done: 0 soup void'],
])('a void %s stays where it was: the same dish fired again after it is to be cooked', (_, read, before) => {
  const ann = tabletAfter([openAt(table12), sells('soup'), fireAll]);
  ann.does({ type: 'void-line', order: party, line: idOf('soup'), quantity: 1, reason: 'Dropped' });
  for (const command of read) ann.does(command);
  ann.does({ type: 'tap-quantity', order: party, line: idOf('soup'), by: 1 });
  ann.does(fireAll);
  expect(seenBy(ann)).toEqual([before, 'new: 1 soup new']);
  const again = (): LineView => ann.sees(party).lines[0] as LineView;
  expect([lineState(again()), isReadyToServe(again())]).toEqual(['fired', false]);
  ann.does(kitchenDoes('ready', 'soup'));
  expect(seenBy(ann)).toEqual([before, 'done: 1 soup ready']);
  expect([lineState(again()), isReadyToServe(again())]).toEqual(['ready', true]);
  // Whoever clears it afterwards brings no dish back to the kitchen.
  ann.does(kitchenDoes('ready', 'soup', 1));
  ann.does(shows(idOf('kitchen'), 1, ticketsOf(ann.book)[0]?.lines[0]?.changes ?? []));
  expect(seenBy(ann)).toEqual(['done: 0 soup void', 'done: 1 soup ready']);
});

test('a bill that a fired dish goes to says nothing new of its party; what is written down there afterwards is new', () => {
  const ann = tabletAfter([openAt(table12), sells('soup'), sells('steak'), addMark(null)]);
  ann.does(fireAll);
  const bill = idOf('bill B');
  ann.does({ type: 'split-order', order: party, into: [{ to: bill, lines: [idOf('steak')], parts: [] }] });
  const changesAt = (order: string) => ticketsOf(ann.book).find((ticket) => ticket.order === order)?.changes.length;
  expect([changesAt(party), changesAt(bill)]).toEqual([0, 0]);
  ann.does({ type: 'add-mark', order: bill, kind: 'allergy', line: null, seat: 1, word: 'milk' });
  expect([changesAt(party), changesAt(bill)]).toEqual([0, 1]);
});

test('a word that changes after the firing asks to be read again; an allergy of the order is on the whole ticket', () => {
  const ann = tabletAfter([openAt(table12), sells('soup'), fireAll]);
  expect(ticketsOf(ann.book)[0]?.lines[0]?.changes).toEqual([]);
  ann.does({ type: 'add-mark', order: party, kind: 'allergy', line: idOf('soup'), seat: null, word: 'nuts' });
  ann.does({ type: 'add-mark', order: party, kind: 'allergy', line: null, seat: 2, word: 'milk' });
  const [ticket] = ticketsOf(ann.book);
  const [onLine, onOrder] = ann.written.slice(-2).map(({ event }) => event.id);
  expect(ticket?.lines[0]).toMatchObject({ changes: [onLine], allergies: ['nuts'] });
  expect(ticket).toMatchObject({ changes: [onOrder], allergies: [{ word: 'milk', seat: 2 }] });
});

test('an allergy that was written down without the box before the firing, and came after it, is read out too', () => {
  const { ann, ben, everything } = twoTablets(sells('soup'));
  const [early] = ben.does({
    type: 'add-mark',
    order: party,
    kind: 'allergy',
    line: idOf('soup'),
    seat: null,
    word: 'nuts',
  });
  ann.does(fireAll);
  const late = everything().filter((fact) => fact === early);
  const admitted = [...everything().filter((fact) => fact !== early), ...late];
  const asAdmitted = evolve(
    emptyBook,
    admitted.map((fact, at) => ({ ...fact, position: at + 1 })),
  );
  expect(ticketsOf(asAdmitted)[0]?.lines[0]).toMatchObject({ allergies: ['nuts'], changes: [early?.event.id] });
  const inTurn = everything()
    .toSorted((a, b) => a.clock - b.clock)
    .map((fact, at) => ({ ...fact, position: at + 1 }));
  expect(ticketsOf(evolve(emptyBook, inTurn))[0]?.lines[0]).toMatchObject({ allergies: ['nuts'], changes: [] });
});

const shows = (station: string | null, upTo: number, changes: readonly string[] = [], line = 'soup'): Command => ({
  type: 'see',
  order: party,
  lines: [idOf(line)],
  upTo: { [idOf(line)]: upTo },
  station,
  changes,
});

test('what a cook has read asks no more, at their station; what comes after it does', () => {
  const ann = tabletAfter([openAt(table12), sells('soup'), fireAll]);
  const changes = (): readonly string[] =>
    ticketsOf(ann.book).flatMap((ticket) => [...ticket.changes, ...(ticket.lines[0]?.changes ?? [])]);
  ann.does({ type: 'add-mark', order: party, kind: 'allergy', line: idOf('soup'), seat: null, word: 'nuts' });
  ann.does({ type: 'add-mark', order: party, kind: 'allergy', line: null, seat: 2, word: 'milk' });
  expect(changes()).toHaveLength(2);
  ann.does(shows(idOf('another station'), 1, changes()));
  expect(changes()).toHaveLength(2);
  ann.does(shows(idOf('kitchen'), 1, changes()));
  expect(changes()).toEqual([]);
  ann.does({ type: 'add-mark', order: party, kind: 'chip', line: idOf('soup'), seat: null, word: 'no salt' });
  expect(changes()).toHaveLength(1);
});

test('a ticket is seen when a display of its station has shown all of it', () => {
  const ann = tabletAfter([openAt(table12), sells('soup', { quantity: 2 }), sells('steak'), fireAll]);
  const seen = () => ticketsOf(ann.book).map((ticket) => ticket.seen?.device ?? null);
  ann.does(shows(idOf('kitchen'), 2));
  ann.does(shows(null, 1, [], 'steak'));
  expect(seen()).toEqual([null]);
  ann.does(shows(idOf('kitchen'), 1, [], 'steak'));
  expect(seen()).toEqual([idOf('Ann')]);
  ann.does({ type: 'tap-quantity', order: party, line: idOf('soup'), by: 1 });
  ann.does(fireAll);
  expect(seen()).toEqual([idOf('Ann'), null]);
});

test('dishes of a course that was fired before come as an addition; another course does not', () => {
  const ann = tabletAfter([openAt(table12), sells('soup'), fireAll, sells('bread'), fireAll]);
  const steak = { ...sells('steak'), course: idOf('mains') } as Command;
  for (const command of [steak, fireAll]) ann.does(command);
  expect(ticketsOf(ann.book).map(({ isAddition, courses }) => [isAddition, courses.size])).toEqual([
    [false, 1],
    [true, 1],
    [false, 1],
  ]);
});

test('what is held is on the tickets of the station that will cook it', () => {
  const ann = tabletAfter([openAt(table12), sells('soup'), fireAll, sells('steak', { quantity: 2 })]);
  ann.does({ type: 'hold', order: party, lines: [idOf('steak')], held: true });
  expect(ticketsOf(ann.book)[0]?.held).toEqual([{ name: 'steak', quantity: 2 }]);
  ann.does({ type: 'fire', order: party, lines: [idOf('steak')] });
  expect(ticketsOf(ann.book)[0]?.held).toEqual([]);
});

test('a party that moves takes its tickets along, and they say from where', () => {
  const ann = tabletAfter([openAt(table12), sells('soup'), fireAll]);
  expect(ticketsOf(ann.book)[0]).toMatchObject({ table: table12, cameFrom: null });
  ann.does({ type: 'move-order', order: party, table: idOf('table 14') });
  expect(ticketsOf(ann.book)[0]).toMatchObject({ table: idOf('table 14'), cameFrom: { table: table12, by: 'moved' } });
});

test('both tablets fire the same course: the kitchen reads it once', () => {
  const wall = { nowMs: 1_000_000 };
  const [ann, ben] = [new Tablet('Ann', wall), new Tablet('Ben', wall)];
  for (const command of [openAt(table12), sells('soup')]) ann.does(command);
  ben.hears(ann.written);
  ann.does(fireAll);
  ben.does(fireAll);
  ann.hears(ben.written);
  expect(seenBy(ann)).toEqual(['new: 1 soup new']);
});

test('food whose bill is closed goes on being cooked, and its ticket says so; a take-away is paid before it is cooked', () => {
  const ann = tabletAfter([openAt(table12), sells('soup', { price: 500 }), fireAll]);
  const isClosed = () => ticketsOf(ann.book).map((ticket) => [ticket.state, ticket.isClosed]);
  ann.does(pay('all of it', 500));
  expect(isClosed()).toEqual([['new', false]]);
  ann.does(close);
  expect(isClosed()).toEqual([['new', true]]);
  const carl = tabletAfter([]);
  const away = idOf('away');
  for (const command of [openAt(null, away), sells('soup', { order: away, price: 500 })]) carl.does(command);
  carl.does({ type: 'fire', order: away, lines: 'all' });
  carl.does(pay('for it', 500, away));
  carl.does({ type: 'close-order', order: away });
  expect(ticketsOf(carl.book).map((ticket) => ticket.isClosed)).toEqual([false]);
});
