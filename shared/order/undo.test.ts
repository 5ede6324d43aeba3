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
import { everyoneSees, type Tablet, tabletAfter, twoTablets } from './tablets.fixture.ts';

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

  const paid = (order = party, owed = 1800): Command[] => [
    pay(`for ${order}`, owed, order),
    { type: 'close-order', order },
  ];
  const changes: readonly { command: Command; after: readonly Command[] }[] = [
    { command: tap(soup, 3), after: paid(party, 4500) },
    { command: tap(soup, -1), after: paid(party, 900) },
    { command: type(soup, 3), after: paid(party, 2700) },
    { command: remove(soup), after: paid(party, 500) },
    { command: comps(soup), after: paid(party, 900) },
    { command: percentOff(soup, 50), after: paid(party, 900) },
    { command: percentOff(null, 50), after: paid(party, 900) },
    { command: { type: 'set-seat', order: party, line: soup, seat: 3 }, after: paid() },
    { command: { type: 'set-guests', order: party, guests: 5 }, after: paid() },
    { command: { type: 'hold', order: party, lines: [soup], held: true }, after: paid() },
  ];

  test.each(changes)('of $command.type is refused once its order is paid and closed', ({ command, after }) => {
    const before = command.type === 'remove-line' ? [sells('bread')] : [];
    const ann = tabletAfter([...open, ...before]);
    const event = ann.does(command)[0]?.event.id ?? '';
    for (const one of after) ann.does(one);
    expect(ann.sees(party).state).toBe('closed');
    expect(ann.tries(undo(event))).toEqual({ refused: 'order-over' });
  });

  test('asks the order that a line is on now, not the one it was born in', () => {
    const ann = tabletAfter([...withFriends, sells('beer')]);
    const more = ann.does(tap(soup, 1))[0]?.event.id ?? '';
    const moved = ann.does(transfer(friends, soup))[0]?.event.id ?? '';
    for (const one of paid(friends, 3200)) ann.does(one);
    expect(ann.sees(party).state).toBe('open');
    for (const event of [more, moved]) expect(ann.tries(undo(event))).toEqual({ refused: 'order-over' });
  });

  test('takes no dish back to an order that has been paid meanwhile', () => {
    const ann = tabletAfter([...withFriends, sells('beer')]);
    const moved = ann.does(transfer(friends, soup))[0]?.event.id ?? '';
    for (const one of paid(party, 500)) ann.does(one);
    expect(ann.tries(undo(moved))).toEqual({ refused: 'order-over' });
  });

  test('parts no orders that were paid for as one, and parts those that were not', () => {
    const ann = tabletAfter(withFriends);
    const joined = ann.does(merge(friends))[0]?.event.id ?? '';
    const more = ann.does({ type: 'tap-quantity', order: friends, line: soup, by: 1 })[0]?.event.id ?? '';
    ann.does(undo(more));
    const parted = ann.does(undo(joined));
    expect(parted).toHaveLength(1);
    const again = ann.does(merge(friends))[0]?.event.id ?? '';
    for (const one of paid(friends, 2300)) ann.does(one);
    expect(ann.tries(undo(again))).toEqual({ refused: 'order-over' });
  });

  test.each(['start', 'ready', 'serve'] as const)('of %s is for the kitchen, whoever has paid', (kind) => {
    const ann = tabletAfter([...open, fire(), step(kind), ...paid()]);
    const fact = ann.sees(party).lines[0]?.facts.at(-1);
    ann.does(undo(fact?.event.id ?? ''));
    expect(ann.sees(party)).toMatchObject({ state: 'closed', lines: [{ started: 0, ready: 0, served: 0 }] });
  });

  test('that was made without knowing of the payment counts, and shows what is to pay', () => {
    const night = twoTablets(...open.slice(1), tap(soup, -1));
    const less = night.ann.sees(party).lines[0]?.facts.at(-1)?.event.id ?? '';
    night.ben.does(undo(less));
    for (const one of paid(party, 900)) night.ann.does(one);
    expect(everyoneSees(night)).toMatchObject({ state: 'open', total: 1800, paid: 900, balance: 900 });
  });
});
