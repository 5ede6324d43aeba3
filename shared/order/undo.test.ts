import { describe, expect, test } from 'vitest';
import {
  addMark,
  amountOff,
  cancel,
  comps,
  fire,
  fullPrice,
  idOf,
  merge,
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
} from './commands.fixture.ts';
import type { Command } from './commands.ts';
import { type Tablet, tabletAfter } from './tablets.fixture.ts';

const soup = idOf('soup');
const friends = idOf('friends');
const open = [openAt(table12), sells('soup', { quantity: 2, price: 900 })];
const withFriends = [...open, openAt(null, friends), sells('bread', { order: friends })];

describe('undo', () => {
  const undoables: readonly { command: Command; before?: readonly Command[] }[] = [
    { command: { type: 'set-guests', order: party, guests: 5 } },
    { command: { type: 'move-order', order: party, table: friends } },
    { command: { type: 'set-customer', order: party, customer: friends } },
    { command: tap(soup, 3) },
    { command: type(soup, 9) },
    { command: remove(soup) },
    { command: addMark(soup) },
    { command: addMark(null, 'chip') },
    { command: { type: 'set-seat', order: party, line: soup, seat: 3 } },
    { command: transfer(friends, soup) },
    { command: merge(friends) },
    { command: { type: 'transfer-part', order: party, line: soup, quantity: 1, as: idOf('her soup'), to: friends } },
    { command: { type: 'hold', order: party, lines: [soup, idOf('beer')], held: true } },
    { command: step('start'), before: [fire()] },
    { command: step('ready'), before: [fire()] },
    { command: step('serve'), before: [fire()] },
    { command: cancel },
    { command: comps(soup) },
    { command: percentOff(soup, 10) },
    { command: amountOff(null, 200) },
    { command: fullPrice(null), before: [percentOff(null, 10)] },
  ];
  const shown = (ann: Tablet) => {
    const { lines, merge: _, ...view } = ann.sees(party);
    return { ...view, lines: lines.map(({ facts: __, ...line }) => line) };
  };

  test.each(undoables)('of $command.type leaves the order as it was', ({ command, before = [] }) => {
    const ann = tabletAfter([...withFriends, sells('beer'), ...before]);
    const was = shown(ann);
    const event = ann.does(command)[0]?.event.id ?? '';
    expect(shown(ann)).not.toEqual(was);
    ann.does(undo(event));
    expect(shown(ann)).toEqual(was);
    expect(ann.tries(undo(event))).toEqual({ refused: 'nothing-to-undo' });
  });

  test('reaches a line that has moved on since', () => {
    const ann = tabletAfter(withFriends);
    const seat = ann.does({ type: 'set-seat', order: party, line: soup, seat: 3 })[0]?.event.id ?? '';
    ann.does(transfer(friends, soup));
    ann.does(undo(seat));
    expect(ann.sees(friends).lines.find((line) => line.line === soup)?.seat.value).toBeNull();
  });

  test('of a removal of an allergy brings it back', () => {
    const ann = tabletAfter([...open, addMark(soup)]);
    const mark = ann.sees(party).lines[0]?.allergies[0]?.id ?? '';
    const removal = ann.does(removeMark(mark))[0]?.event.id ?? '';
    expect(ann.sees(party).lines[0]?.allergies).toEqual([]);
    ann.does(undo(removal));
    expect(ann.sees(party).lines[0]?.allergies).toHaveLength(1);
  });

  test.each([sells('beer'), fire(), pay('p1', 100), note(null)])('of $type is refused', (command) => {
    const ann = tabletAfter(open);
    const event = ann.does(command)[0]?.event.id ?? '';
    expect(ann.tries(undo(event))).toEqual({ refused: 'cannot-undo' });
  });

  test.each([pay('p1', 100), fire()])('of $type changes nothing, even when a device says it happened', (command) => {
    const ann = tabletAfter(open);
    const event = ann.does(command)[0]?.event.id ?? '';
    const was = ann.sees(party);
    for (const line of [null, soup]) ann.writes({ orderId: party, type: 'undone', body: { undoes: event, line } });
    const { paid, lines } = ann.sees(party);
    expect([paid, lines[0]?.fired]).toEqual([was.paid, was.lines[0]?.fired]);
  });
});
