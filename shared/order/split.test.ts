import { describe, expect, test } from 'vitest';
import { isRefusal } from '../base/refusal.ts';
import {
  addMark,
  comps,
  fire,
  idOf,
  itemOf,
  openAt,
  party,
  percentOff,
  sells,
  table12,
  tap,
} from './commands.fixture.ts';
import type { Command, Split } from './commands.ts';
import { inWords, type Tablet, tabletAfter } from './tablets.fixture.ts';
import { accidentalTwins } from './twins.ts';

const [beer, soup] = [idOf('beer'), idOf('soup')];
const [b, c] = [idOf('bill B'), idOf('bill C')];
const five = [openAt(table12), sells('beer', { quantity: 5 }), sells('soup', { price: 900 })];

const part = (quantity: number, as: string, line = beer) => ({ line, quantity, as: idOf(as) });
const split = (...into: readonly Split[]): Command => ({ type: 'split-order', order: party, into });
const bill = (to: string, lines: readonly string[], ...parts: Split['parts']): Split => ({ to, lines, parts });
const bills = (ann: Tablet) => [party, b, c].map((order) => inWords(ann.sees(order)));

describe('one party on several bills', () => {
  test('a line gives parts to two others, each with its own table, and nobody takes them for one party entered twice', () => {
    const ann = tabletAfter(five);
    ann.does(split(bill(b, [soup], part(2, 'to B')), bill(c, [], part(1, 'to C'))));
    expect(bills(ann)).toEqual([['2 beer'], ['1 soup', '2 beer'], ['1 beer']]);
    expect([b, c].map((order) => ann.sees(order).table.value)).toEqual([table12, table12]);
    expect([party, b, c].map((order) => ann.sees(order).total)).toEqual([1000, 1900, 500]);
    expect([party, b, c].flatMap((order) => accidentalTwins(ann.book, order))).toEqual([]);
  });

  test('what the guests must not eat, what they wish and what is noted of the table is on each bill', () => {
    const ann = tabletAfter([...five, addMark(null), addMark(null)]);
    ann.does({ type: 'add-mark', order: party, kind: 'chip', line: null, seat: 2, word: 'no onion' });
    ann.does(split({ ...bill(b, [soup]), note: { writer: 9, update: 'AAEC' } }, bill(c, [], part(1, 'to C'))));
    for (const order of [b, c])
      expect(ann.sees(order)).toMatchObject({
        allergies: [{ word: 'nuts', seat: null }],
        chips: [{ word: 'no onion', seat: 2 }],
      });
    expect([b, c].map((order) => ann.sees(order).notes)).toEqual([
      [{ order: b, updates: ['AAEC'] }],
      [{ order: c, updates: [] }],
    ]);
  });

  test('what would make somebody ill who leaves for another table is known there', () => {
    const ann = tabletAfter([...five, addMark(null)]);
    ann.does({ type: 'transfer', order: party, lines: [soup], parts: [], to: b, opens: { table: null } });
    expect(ann.sees(b).allergies).toMatchObject([{ word: 'nuts' }]);
  });

  test('at the table of another party it is known of the dishes that come there, and of those whom it concerns', () => {
    const ann = tabletAfter([...five, openAt(null, b), addMark(null), addMark(soup)]);
    ann.does({ type: 'add-mark', order: party, kind: 'allergy', line: null, seat: 2, word: 'milk' });
    ann.does({ type: 'set-seat', order: party, line: beer, seat: 1 });
    ann.does({ type: 'transfer', order: party, lines: [soup], parts: [part(2, 'to B')], to: b });
    const of = (line: string) =>
      ann
        .sees(b)
        .lines.find((one) => one.line === line)
        ?.allergies.map(({ word }) => word);
    expect([ann.sees(b).allergies, of(soup), of(idOf('to B'))]).toEqual([[], ['nuts', 'milk'], ['nuts']]);
  });

  test('the waiter of the table serves all of its bills, whoever splits it', () => {
    const ann = tabletAfter(five);
    ann.does({ type: 'split-order', order: party, waiter: idOf('Ben'), into: [bill(b, [soup])] });
    expect([party, b].map((order) => ann.sees(order).waiter.value)).toEqual([idOf('Ann'), idOf('Ben')]);
  });

  test('what is left of a line after its parts can go as well, also when the kitchen has some', () => {
    const ann = tabletAfter([...five, fire(), tap(beer, 2)]);
    ann.does(split(bill(b, [], part(2, 'to B')), bill(c, [beer])));
    expect(bills(ann)).toEqual([['1 soup, fired'], ['2 beer'], ['5 beer, fired']]);
  });

  test('what is taken back, the last first, is one order again', () => {
    const ann = tabletAfter(five);
    const before = inWords(ann.sees(party));
    const facts = ann.does(split(bill(b, [], part(2, 'to B')), bill(c, [beer, soup])));
    for (const { event } of facts.toReversed())
      ann.does(
        event.type === 'order-opened'
          ? { type: 'cancel-order', order: event.orderId, reason: 'by mistake' }
          : { type: 'undo', order: event.orderId, event: event.id },
      );
    expect(inWords(ann.sees(party))).toEqual(before);
    expect([b, c].map((order) => ann.sees(order).state)).toEqual(['cancelled', 'cancelled']);
  });

  test.each([
    [
      'more than are there go to two',
      split(bill(b, [], part(3, 'to B')), bill(c, [], part(3, 'to C'))),
      'kitchen-has-it',
    ],
    ['nothing is left for who gets the line', split(bill(b, [], part(5, 'to B')), bill(c, [beer])), 'bad-quantity'],
    ['one line goes to two', split(bill(b, [beer]), bill(c, [beer])), 'same-order'],
    ['nothing goes', split(), 'no-such-line'],
    ['a bill is empty', split(bill(b, [soup]), bill(c, [])), 'no-such-line'],
    ['a bill is there already', split(bill(party, [soup])), 'order-exists'],
  ])('it is refused when %s, and nothing of it happens', (_, command, code) => {
    const ann = tabletAfter(five);
    expect(ann.tries(command)).toEqual({ refused: code });
  });
});

describe('a round once more', () => {
  const again = (line: string, quantity = 2): Command => ({
    type: 'repeat-lines',
    order: party,
    lines: [{ line, as: idOf('again'), item: itemOf('beer', 550), quantity, note: { writer: 7, update: 'AAEC' } }],
  });

  test('comes as it is sold now, with what was said of it, and is not with the kitchen', () => {
    const held: Command = { type: 'hold', order: party, lines: [beer], held: true };
    const ann = tabletAfter([...five, addMark(beer), addMark(beer, 'chip'), held, fire()]);
    ann.does({ type: 'set-seat', order: party, line: beer, seat: 3 });
    ann.does(again(beer));
    const line = ann.sees(party).lines.find((one) => one.line === idOf('again'));
    expect(line).toMatchObject({ quantity: 2, fired: 0, held: false, seat: { value: 3 }, item: { unitPrice: 550 } });
    expect(line?.allergies.map(({ word }) => word)).toEqual(['nuts']);
    expect(line?.chips.map(({ word }) => word)).toEqual(['nuts']);
    expect(line?.noteUpdates).toEqual(['AAEC']);
  });

  test('costs what it costs: what was taken off or given free was for the dishes of then', () => {
    const ann = tabletAfter([...five, fire(), percentOff(beer, 50), comps(beer)]);
    ann.does(again(beer));
    expect(ann.sees(party).lines.find((one) => one.line === idOf('again'))).toMatchObject({
      off: 0,
      comped: 0,
      amount: 1100,
    });
  });

  test.each([
    ['of what is not here', again(idOf('wine')), 'no-such-line'],
    ['of none', again(beer, 0), 'bad-quantity'],
    ['of nothing', { type: 'repeat-lines', order: party, lines: [] } as Command, 'no-such-line'],
  ])('%s is refused', (_, command, code) => {
    const answer = tabletAfter(five).tries(command);
    expect(isRefusal(answer) && answer.refused).toBe(code);
  });
});
