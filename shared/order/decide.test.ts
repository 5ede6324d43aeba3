import { Check } from 'typebox/value';
import { expect, test } from 'vitest';
import { isRefusal } from '../base/refusal.ts';
import {
  addMark,
  bringBack,
  cancel,
  close,
  fire,
  idOf,
  itemOf,
  merge,
  money,
  note,
  openAt,
  party,
  pay,
  remove,
  removeMark,
  see,
  sells,
  step,
  table12,
  tap,
  transfer,
  type,
  voids,
} from './commands.fixture.ts';
import type { Command } from './commands.ts';
import { bodies, type OrderEventType } from './events.ts';
import { tabletAfter } from './tablets.fixture.ts';

const soup = idOf('soup');
const bread = idOf('bread');
const friends = idOf('friends');
const open = [openAt(table12), sells('soup', { quantity: 2, price: 900 })];
const withFriends = [...open, openAt(null, friends), sells('bread', { order: friends })];

type Said = { type: OrderEventType; orderId?: string; body: Record<string, unknown> };
type Case = { what: string; before?: readonly Command[]; command: Command; says: readonly Said[] };

const listed = (quantity: number) => ({ lines: [{ line: soup, quantity }] });
const typedAs = (quantity: number): Said => ({ type: 'quantity-typed', body: { line: soup, quantity } });

const cases: readonly Case[] = [
  {
    what: 'opening a table says which orders were seen there',
    before: [openAt(table12), openAt(idOf('table 3'), friends)],
    command: { ...openAt(table12, idOf('second')), guests: 4 } as Command,
    says: [
      { type: 'order-opened', orderId: idOf('second'), body: { kind: 'table', table: table12, saw: [party] } },
      { type: 'guests-set', orderId: idOf('second'), body: { guests: 4, over: [] } },
    ],
  },
  {
    what: 'a take-away sits at no table and saw nobody',
    command: openAt(null, friends),
    says: [{ type: 'order-opened', body: { kind: 'take-away', table: null, saw: [] } }],
  },
  {
    what: 'guests are set',
    command: { type: 'set-guests', order: party, guests: 3 },
    says: [{ type: 'guests-set', body: { guests: 3, over: [] } }],
  },
  {
    what: 'an order moves',
    command: { type: 'move-order', order: party, table: friends },
    says: [{ type: 'table-moved', body: { table: friends, over: [] } }],
  },
  {
    what: 'a customer is named',
    command: { type: 'set-customer', order: party, customer: friends },
    says: [{ type: 'customer-set', body: { customer: friends, over: [] } }],
  },
  {
    what: 'a line is sold, frozen',
    command: sells('beer', { quantity: 3 }),
    says: [
      { type: 'line-added', body: { line: idOf('beer'), quantity: 3, item: itemOf('beer', 500, [idOf('kitchen')]) } },
    ],
  },
  { what: 'a tap', command: tap(soup, 1), says: [{ type: 'quantity-tapped', body: { line: soup, by: 1 } }] },
  { what: 'more taps down than there are', command: tap(soup, -5), says: [typedAs(0)] },
  { what: 'a + on zero is typed', before: [...open, tap(soup, -2)], command: tap(soup, 1), says: [typedAs(1)] },
  {
    what: 'a + on a removed line brings it back',
    before: [...open, remove(soup)],
    command: tap(soup, 1),
    says: [{ type: 'line-brought-back', body: { line: soup } }, typedAs(1)],
  },
  {
    what: 'a + on a fired line raises it',
    before: [...open, fire()],
    command: tap(soup, 1),
    says: [{ type: 'quantity-tapped', body: { line: soup, by: 1 } }],
  },
  { what: 'a typed quantity', command: type(soup, 7), says: [typedAs(7)] },
  {
    what: 'a quantity typed on a removed line brings it back',
    before: [...open, remove(soup)],
    command: type(soup, 2),
    says: [{ type: 'line-brought-back', body: { line: soup } }, typedAs(2)],
  },
  { what: 'a line is removed', command: remove(soup), says: [{ type: 'line-removed', body: { line: soup } }] },
  {
    what: 'a line is brought back as it was',
    before: [...open, remove(soup)],
    command: bringBack,
    says: [{ type: 'line-brought-back', body: { line: soup } }],
  },
  {
    what: 'a line that was nothing comes back as one',
    before: [...open, type(soup, 0), remove(soup)],
    command: bringBack,
    says: [{ type: 'line-brought-back', body: { line: soup } }, typedAs(1)],
  },
  { what: 'a note', command: note(soup), says: [{ type: 'note-edited', body: { line: soup, writer: 7 } }] },
  { what: 'a note on the order', command: note(null), says: [{ type: 'note-edited', body: { line: null } }] },
  { what: 'an allergy', command: addMark(soup), says: [{ type: 'allergy-added', body: { line: soup, word: 'nuts' } }] },
  {
    what: 'a chip',
    command: addMark(null, 'chip'),
    says: [{ type: 'chip-added', body: { line: null, word: 'nuts' } }],
  },
  {
    what: 'a course',
    command: { type: 'set-course', order: party, line: soup, course: friends },
    says: [{ type: 'details-changed', body: { line: soup, change: { field: 'course', value: friends }, over: [] } }],
  },
  {
    what: 'a seat',
    command: { type: 'set-seat', order: party, line: soup, seat: 2 },
    says: [{ type: 'details-changed', body: { line: soup, change: { field: 'seat', value: 2 }, over: [] } }],
  },
  {
    what: 'a line goes to another order',
    before: withFriends,
    command: transfer(friends, soup),
    says: [{ type: 'line-transferred', body: { line: soup, to: friends, over: [] } }],
  },
  {
    what: 'two orders become one',
    before: withFriends,
    command: merge(friends),
    says: [{ type: 'orders-merged', body: { into: friends, over: [] } }],
  },
  {
    what: 'everything that is not held is fired',
    before: [...open, sells('beer'), { type: 'hold', order: party, lines: [idOf('beer')], held: true }],
    command: fire(),
    says: [{ type: 'lines-fired', body: { lines: [{ line: soup, quantity: 2, stations: [idOf('kitchen')] }] } }],
  },
  {
    what: 'who names a held line fires it, and its waiting is over',
    before: [...open, { type: 'hold', order: party, lines: [soup], held: true }],
    command: { type: 'fire', order: party, lines: [soup] },
    says: [
      { type: 'lines-fired', body: {} },
      { type: 'lines-held', body: { lines: [soup], held: false } },
    ],
  },
  {
    what: 'only the difference is fired, as the sum of all that was',
    before: [...open, fire(), tap(soup, 1)],
    command: fire(),
    says: [{ type: 'lines-fired', body: { lines: [{ line: soup, quantity: 3, stations: [idOf('kitchen')] }] } }],
  },
  {
    what: 'after a void the next dish is the next number',
    before: [...open, fire(), voids(soup), tap(soup, 1)],
    command: fire(),
    says: [{ type: 'lines-fired', body: { lines: [{ line: soup, quantity: 3, stations: [idOf('kitchen')] }] } }],
  },
  {
    what: 'lines of two streams are fired in two events, each where it was born',
    before: [...withFriends, { type: 'transfer-lines', order: friends, lines: [bread], to: party }],
    command: fire(),
    says: [
      { type: 'lines-fired', orderId: party, body: {} },
      { type: 'lines-fired', orderId: friends, body: {} },
    ],
  },
  {
    what: 'a hold',
    command: { type: 'hold', order: party, lines: [soup], held: true },
    says: [{ type: 'lines-held', body: { lines: [soup], held: true } }],
  },
  {
    what: 'a sending fires what comes first and lets the rest wait',
    before: [...open, sells('beer')],
    command: { type: 'send', order: party, fire: [soup], hold: [idOf('beer')] },
    says: [
      { type: 'lines-fired', body: { lines: [{ line: soup, quantity: 2, stations: [idOf('kitchen')] }] } },
      { type: 'lines-held', body: { lines: [idOf('beer')], held: true } },
    ],
  },
  {
    what: 'a sending of which another tablet has done the first half does the second',
    before: [...open, fire(), sells('beer')],
    command: { type: 'send', order: party, fire: [soup], hold: [idOf('beer')] },
    says: [{ type: 'lines-held', body: { lines: [idOf('beer')], held: true } }],
  },
  {
    what: 'a line goes to a table that is free, as one act',
    command: {
      type: 'transfer',
      order: party,
      lines: [soup],
      parts: [],
      to: friends,
      opens: { table: idOf('table 3') },
    },
    says: [
      { type: 'order-opened', orderId: friends, body: { kind: 'table', table: idOf('table 3'), saw: [] } },
      { type: 'line-transferred', orderId: party, body: { line: soup, to: friends, over: [] } },
    ],
  },
  {
    what: 'some of a line go to another order as a line of their own, with its allergies and its note',
    before: [...withFriends, addMark(soup), { type: 'set-seat', order: party, line: soup, seat: 3 }],
    command: {
      type: 'transfer-part',
      order: party,
      line: soup,
      quantity: 1,
      as: idOf('her soup'),
      to: friends,
      note: { writer: 7, update: 'AAEC' },
    },
    says: [
      { type: 'line-parted', orderId: party, body: { line: soup, as: idOf('her soup'), quantity: 1, to: friends } },
      {
        type: 'details-changed',
        orderId: party,
        body: { line: idOf('her soup'), change: { field: 'seat', value: 3 }, over: [] },
      },
      { type: 'allergy-added', orderId: party, body: { line: idOf('her soup'), word: 'nuts' } },
      { type: 'note-edited', orderId: party, body: { line: idOf('her soup'), writer: 7, update: 'AAEC' } },
    ],
  },
  {
    what: 'what is sold otherwise is another line, with its quantity, its words and its waiting',
    before: [...open, addMark(soup), addMark(soup, 'chip'), { type: 'hold', order: party, lines: [soup], held: true }],
    command: {
      type: 'replace-line',
      order: party,
      line: soup,
      as: bread,
      item: itemOf('soup, large'),
      note: { writer: 7, update: 'AAEC' },
    },
    says: [
      { type: 'line-removed', body: { line: soup } },
      { type: 'line-added', body: { line: bread, quantity: 2, item: itemOf('soup, large') } },
      { type: 'allergy-added', body: { line: bread, word: 'nuts' } },
      { type: 'chip-added', body: { line: bread, word: 'nuts' } },
      { type: 'lines-held', body: { lines: [bread], held: true } },
      { type: 'note-edited', body: { line: bread, writer: 7 } },
    ],
  },
  {
    what: 'a display that shows a ticket',
    before: [...open, fire()],
    command: see(2),
    says: [{ type: 'lines-seen', body: { station: idOf('kitchen'), ...listed(2), changes: [] } }],
  },
  {
    what: 'a second display of the station says nothing new',
    before: [...open, fire(), see(2)],
    command: see(2),
    says: [],
  },
  {
    what: 'a display shows no more than was fired',
    before: [...open, fire()],
    command: see(9),
    says: [{ type: 'lines-seen', body: listed(2) }],
  },
  { what: 'nothing is seen before it is fired', command: see(2), says: [] },
  {
    what: 'a change that a cook has read, of a ticket that was seen before',
    before: [...open, fire(), see(2)],
    command: see(2, [idOf('a change')]),
    says: [{ type: 'lines-seen', body: { ...listed(2), changes: [idOf('a change')] } }],
  },
  {
    what: 'a change that was read is read',
    before: [...open, fire(), see(2, [idOf('a change')])],
    command: see(2, [idOf('a change')]),
    says: [],
  },
  {
    what: 'a start',
    before: [...open, fire()],
    command: step('start'),
    says: [{ type: 'lines-started', body: listed(2) }],
  },
  {
    what: 'a bump',
    before: [...open, fire()],
    command: step('ready'),
    says: [{ type: 'lines-ready', body: listed(2) }],
  },
  {
    what: 'a second bump says nothing new',
    before: [...open, fire(), step('ready')],
    command: step('ready'),
    says: [],
  },
  {
    what: 'a recall',
    before: [...open, fire(), step('ready')],
    command: step('recall'),
    says: [{ type: 'lines-recalled', body: listed(0) }],
  },
  {
    what: 'served',
    before: [...open, fire()],
    command: step('serve'),
    says: [{ type: 'lines-served', body: listed(2) }],
  },
  { what: 'nothing is ready before it is fired', command: step('ready'), says: [] },
  {
    what: 'a void lowers what is wanted, or it would be fired again',
    before: [...open, fire()],
    command: voids(soup),
    says: [{ type: 'line-voided', body: { line: soup, quantity: 1, reason: 'dropped', leaves: { quantity: 1 } } }],
  },
  {
    what: 'a second void counts on from the first',
    before: [...open, fire(), voids(soup)],
    command: voids(soup),
    says: [{ type: 'line-voided', body: { quantity: 2, leaves: { quantity: 0 } } }],
  },
  { what: 'a cancelling', command: cancel, says: [{ type: 'order-cancelled', body: { reason: 'they left' } }] },
  {
    what: 'a part payment settles nothing',
    command: money(800, 1000),
    says: [{ type: 'payment-registered', body: { amount: 800, given: 1000, change: 200, bill: 1800, settles: [] } }],
  },
  {
    what: 'a payment of the rest settles the bill as it is listed',
    before: [...open, pay('p0', 800)],
    command: money(1000, 1000),
    says: [{ type: 'payment-registered', body: { bill: 1800, settles: [{ line: soup, quantity: 2 }] } }],
  },
  {
    what: 'a card gives no change, whatever was typed as given',
    command: money(1800, 0, 'external-card'),
    says: [{ type: 'payment-registered', body: { amount: 1800, given: 1800, change: 0 } }],
  },
  {
    what: 'a closing says what the bill was',
    before: [...open, pay('p1', 1800)],
    command: close,
    says: [{ type: 'order-closed', body: { total: 1800, lines: [{ line: soup, quantity: 2 }] } }],
  },
];

test.each(cases)('$what', ({ before = open, command, says }) => {
  const answer = tabletAfter(before).tries(command);
  expect(answer).toMatchObject(says);
  expect(answer).toHaveLength(says.length);
  for (const draft of isRefusal(answer) ? [] : answer) expect(Check(bodies[draft.type], draft.body)).toBe(true);
});

test('one touch takes away a word that two people added', () => {
  const ann = tabletAfter([...open, addMark(soup), addMark(soup)]);
  const [first, second] = ann.sees(party).lines[0]?.allergies ?? [];
  const answer = ann.tries(removeMark(first?.id ?? ''));
  expect(answer).toMatchObject([{ type: 'allergy-removed', body: { line: soup, adds: [first?.id, second?.id] } }]);
});

test('who writes again names what they replace', () => {
  const ann = tabletAfter(open);
  const first = ann.does({ type: 'set-guests', order: party, guests: 2 })[0]?.event.id;
  expect(ann.tries({ type: 'set-guests', order: party, guests: 3 })).toMatchObject([{ body: { over: [first] } }]);
});

test('who types a quantity names the taps they had seen', () => {
  const ann = tabletAfter([...open, tap(soup, 1)]);
  const { incarnation, deviceSeq } = ann.written.at(-1)?.event ?? { incarnation: '', deviceSeq: 0 };
  expect(ann.tries(type(soup, 5))).toMatchObject([{ body: { seen: { [incarnation]: deviceSeq } } }]);
});

test('what was paid first goes to the kitchen after the order is closed', () => {
  const ann = tabletAfter([...open, pay('p1', 1800), close]);
  ann.does(fire());
  expect(ann.sees(party)).toMatchObject({ state: 'closed', lines: [{ fired: 2, unfired: 0 }] });
});

test('food and money are looked after when an order is over', () => {
  const ann = tabletAfter([...open, fire(), pay('p1', 1800), close]);
  for (const kind of ['start', 'ready', 'recall', 'serve'] as const) ann.does(step(kind));
  expect(ann.sees(party)).toMatchObject({ state: 'closed', lines: [{ served: 2 }] });
});
