import { describe, expect, test } from 'vitest';
import type { RefusalCode } from '../base/refusal.ts';
import {
  addMark,
  amountOff,
  bringBack,
  cancel,
  close,
  comps,
  fire,
  fullPrice,
  idOf,
  itemOf,
  merge,
  money,
  note,
  openAt,
  party,
  pay,
  percentOff,
  remove,
  removeMark,
  sells,
  step,
  table12,
  tap,
  transfer,
  type,
  undo,
  voids,
} from './commands.fixture.ts';
import type { Command } from './commands.ts';
import type { DraftEvent } from './events.ts';
import { tabletAfter } from './tablets.fixture.ts';

const soup = idOf('soup');
const bread = idOf('bread');
const friends = idOf('friends');
const open = [openAt(table12), sells('soup', { quantity: 2, price: 900 })];
const closed = [...open, pay('p1', 1800), close];
const withFriends = [...open, openAt(null, friends), sells('bread', { order: friends })];

const unreadable = { orderId: party, type: 'table-danced', body: {} } as unknown as DraftEvent;

const refused: readonly { code: RefusalCode; when: string; before?: readonly Command[]; command: Command }[] = [
  { code: 'order-exists', when: 'an order is opened twice', command: openAt(table12) },
  { code: 'no-such-order', when: 'the order is not here', command: { type: 'close-order', order: friends } },
  { code: 'order-over', when: 'the order is cancelled', before: [...open, cancel], command: tap(soup, 1) },
  { code: 'order-over', when: 'the order is closed', before: [...open, pay('p1', 1800), close], command: tap(soup, 1) },
  { code: 'order-over', when: 'the order is merged', before: [...withFriends, merge(friends)], command: sells('beer') },
  { code: 'bad-quantity', when: 'a thousand guests come', command: { type: 'set-guests', order: party, guests: 1000 } },
  {
    code: 'same-order',
    when: 'an order moves to its table',
    command: { type: 'move-order', order: party, table: table12 },
  },
  {
    code: 'nothing-to-fire',
    when: 'all that is to be sent is with the kitchen',
    before: [...open, fire()],
    command: { type: 'send', order: party, fire: [soup], hold: [soup] },
  },
  {
    code: 'order-exists',
    when: 'lines go to a new order that is there',
    before: withFriends,
    command: { type: 'transfer', order: party, lines: [soup], parts: [], to: friends, opens: { table: null } },
  },
  {
    code: 'no-such-line',
    when: 'no line goes to a new order',
    command: { type: 'transfer', order: party, lines: [], parts: [], to: friends, opens: { table: null } },
  },
  {
    code: 'kitchen-has-it',
    when: 'a part that is cooking is moved',
    before: [...withFriends, fire(), tap(soup, 1)],
    command: { type: 'transfer-part', order: party, line: soup, quantity: 2, as: bread, to: friends },
  },
  {
    code: 'bad-quantity',
    when: 'half a dish is moved',
    before: withFriends,
    command: { type: 'transfer-part', order: party, line: soup, quantity: 0.5, as: bread, to: friends },
  },
  {
    code: 'kitchen-has-it',
    when: 'a fired dish is sold otherwise',
    before: [...open, fire()],
    command: { type: 'replace-line', order: party, line: soup, as: bread, item: itemOf('soup'), note: null },
  },
  { code: 'bad-quantity', when: 'none are sold', command: sells('beer', { quantity: 0 }) },
  { code: 'bad-quantity', when: 'half a beer is sold', command: sells('beer', { quantity: 0.5 }) },
  { code: 'no-such-line', when: 'an unknown line is tapped', command: tap(bread, 1) },
  { code: 'bad-quantity', when: 'a tap is nothing', command: tap(soup, 0) },
  { code: 'bad-quantity', when: 'taps lead beyond 999', before: [...open, type(soup, 999)], command: tap(soup, 1) },
  {
    code: 'line-removed',
    when: 'a removed line is tapped down',
    before: [...open, remove(soup)],
    command: tap(soup, -1),
  },
  { code: 'line-removed', when: 'zero is tapped down', before: [...open, type(soup, 0)], command: tap(soup, -1) },
  { code: 'kitchen-has-it', when: 'a fired line is tapped down', before: [...open, fire()], command: tap(soup, -1) },
  { code: 'bad-quantity', when: 'minus one is typed', command: type(soup, -1) },
  { code: 'kitchen-has-it', when: 'a fired line is typed lower', before: [...open, fire()], command: type(soup, 1) },
  { code: 'kitchen-has-it', when: 'a fired line is removed', before: [...open, fire()], command: remove(soup) },
  { code: 'line-removed', when: 'a line is removed twice', before: [...open, remove(soup)], command: remove(soup) },
  { code: 'nothing-to-undo', when: 'a line that is there is brought back', command: bringBack },
  { code: 'no-such-line', when: 'a note is for a line that is not here', command: note(bread) },
  { code: 'no-such-line', when: 'an allergy is for a line that is not here', command: addMark(bread) },
  { code: 'nothing-to-undo', when: 'an allergy that is not there is taken away', command: removeMark(friends) },
  {
    code: 'no-such-line',
    when: 'an allergy is taken from a line that is not here',
    command: removeMark(friends, bread),
  },
  { code: 'same-order', when: 'a line goes where it is', command: transfer(party, soup) },
  { code: 'no-such-order', when: 'a line goes to an order that is not here', command: transfer(friends, soup) },
  { code: 'no-such-line', when: 'no line goes anywhere', before: withFriends, command: transfer(friends) },
  { code: 'no-such-line', when: 'a line of others goes', before: withFriends, command: transfer(friends, bread) },
  {
    code: 'order-over',
    when: 'a line goes to an order that is over',
    before: [...withFriends, { type: 'cancel-order', order: friends, reason: 'left' }],
    command: transfer(friends, soup),
  },
  { code: 'same-order', when: 'an order is merged with itself', command: merge(party) },
  { code: 'no-such-order', when: 'an order is merged into one that is not here', command: merge(friends) },
  {
    code: 'order-over',
    when: 'an order is merged into one that is over',
    before: [...withFriends, { type: 'cancel-order', order: friends, reason: 'left' }],
    command: merge(friends),
  },
  { code: 'nothing-to-fire', when: 'everything is with the kitchen', before: [...open, fire()], command: fire() },
  { code: 'nothing-to-fire', when: 'the only line is removed', before: [...open, remove(soup)], command: fire() },
  { code: 'no-such-line', when: 'an unknown line is bumped', command: step('ready', bread) },
  { code: 'no-such-line', when: 'nothing is held', command: { type: 'hold', order: party, lines: [], held: true } },
  { code: 'nothing-to-void', when: 'the kitchen does not have it', command: voids(soup) },
  { code: 'nothing-to-void', when: 'the kitchen has fewer', before: [...open, fire()], command: voids(soup, 3) },
  { code: 'no-such-line', when: 'an unknown line is voided', command: voids(bread) },
  { code: 'nothing-to-comp', when: 'more is given free than there is', command: comps(soup, 3) },
  { code: 'nothing-to-comp', when: 'none is given free', command: comps(soup, 0) },
  {
    code: 'nothing-to-comp',
    when: 'all is given free twice',
    before: [...open, comps(soup, 2)],
    command: comps(soup),
  },
  { code: 'no-such-line', when: 'an unknown line is given free', command: comps(bread) },
  { code: 'order-over', when: 'a closed order gets a discount', before: closed, command: percentOff(null, 10) },
  { code: 'bad-discount', when: 'more than 100 % is taken off', command: percentOff(soup, 101) },
  { code: 'bad-discount', when: 'more than 100 % is taken off an order', command: percentOff(null, 101) },
  { code: 'bad-discount', when: 'nothing is taken off', command: percentOff(soup, 0) },
  { code: 'bad-discount', when: 'a dish has more taken off than it costs', command: amountOff(soup, 901) },
  { code: 'bad-discount', when: 'an order has more taken off than it costs', command: amountOff(null, 1801) },
  { code: 'bad-discount', when: 'half a cent is taken off', command: amountOff(null, 0.5) },
  { code: 'no-such-line', when: 'an unknown line gets a discount', command: percentOff(bread, 10) },
  {
    code: 'line-removed',
    when: 'a removed line gets a discount',
    before: [...open, remove(soup)],
    command: percentOff(soup, 10),
  },
  { code: 'nothing-to-undo', when: 'a line without a discount loses it', command: fullPrice(soup) },
  { code: 'nothing-to-undo', when: 'an order without a discount loses it', command: fullPrice(null) },
  { code: 'has-kitchen-lines', when: 'a fired order is cancelled', before: [...open, fire()], command: cancel },
  { code: 'has-payments', when: 'a paid order is cancelled', before: [...open, pay('p1', 1)], command: cancel },
  { code: 'more-than-owed', when: 'nothing is paid', command: money(0, 0) },
  { code: 'more-than-owed', when: 'more is paid than owed', command: money(1801, 1801) },
  { code: 'too-little-given', when: 'less is given than paid', command: money(1800, 1700) },
  { code: 'not-paid', when: 'an unpaid order is closed', command: close },
  { code: 'nothing-to-undo', when: 'an unknown event is undone', command: undo(friends) },
  {
    code: 'not-here-yet',
    when: 'the order of a party that is to come is closed',
    before: [{ ...openAt(table12, friends), expected: { atMs: 1, guests: 2 } } as Command],
    command: { type: 'close-order', order: friends },
  },
  {
    code: 'here-already',
    when: 'a party that sits there is to come later',
    command: { type: 'expect-at', order: party, atMs: 1, guests: 2 },
  },
  {
    code: 'bad-quantity',
    when: 'fewer than nobody are to come',
    before: [{ ...openAt(table12, friends), expected: { atMs: 1, guests: 2 } } as Command],
    command: { type: 'expect-at', order: friends, atMs: 1, guests: -1 },
  },
];

test.each(refused)('$code when $when', ({ code, before = open, command }) => {
  expect(tabletAfter(before).tries(command)).toEqual({ refused: code });
});

describe('an order with something that this tablet cannot read', () => {
  test.each([fire(), money(1800, 1800), close])('neither fires nor settles: $type', (command) => {
    const ann = tabletAfter(open);
    ann.writes(unreadable);
    expect(ann.sees(party).needsUpdate).toBe(true);
    expect(ann.tries(command)).toEqual({ refused: 'update-this-tablet' });
  });

  test('still takes lines and taps', () => {
    const ann = tabletAfter(open);
    ann.writes(unreadable);
    ann.does(sells('beer'));
    ann.does(tap(soup, 1));
    expect(ann.sees(party).lines.map((line) => line.quantity)).toEqual([3, 1]);
  });

  test('holds back the order that its lines were sent to, and the one it was merged into', () => {
    for (const command of [transfer(friends, soup), merge(friends)]) {
      const ann = tabletAfter(withFriends);
      ann.writes(unreadable);
      ann.does(command);
      expect(ann.tries({ type: 'fire', order: friends, lines: 'all' })).toEqual({ refused: 'update-this-tablet' });
    }
  });
});
