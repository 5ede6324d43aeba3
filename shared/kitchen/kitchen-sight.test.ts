import { expect, test } from 'vitest';
import { fire, idOf, itemOf, openAt, party, see, sells, step, table12, voids } from '../order/commands.fixture.ts';
import type { Command } from '../order/commands.ts';
import { type Tablet, tabletAfter } from '../order/tablets.fixture.ts';
import { kitchenSights, unseenAlarmMs, unseenTooLong } from './kitchen-sight.ts';

const fired = [openAt(table12), sells('soup'), fire()];
const sights = (tablet: Tablet) => kitchenSights(tablet.book, tablet.sees(party));
const late = (tablet: Tablet, afterMs: number, device = 'Ann') => {
  const [{ firedMs } = { firedMs: 0 }] = sights(tablet);
  return unseenTooLong(tablet.book, { device: idOf(device), nowMs: firedMs + afterMs });
};

test('what was fired waits from the tap until a display of the station has it', () => {
  const ann = tabletAfter(fired);
  const [before] = sights(ann);
  expect(before).toMatchObject({ seenMs: null, waitingSinceMs: before?.firedMs, unseenBy: [idOf('kitchen')] });
  ann.does(see(1));
  const [after] = sights(ann);
  expect(after).toMatchObject({ waitingSinceMs: null, unseenBy: [], lines: [idOf('soup')] });
  expect(after?.seenMs).toBeGreaterThan(after?.firedMs ?? Infinity);
});

test('twenty seconds later whoever fired it is told, and nobody else', () => {
  const ann = tabletAfter(fired);
  expect(late(ann, unseenAlarmMs - 1)).toEqual([]);
  expect(late(ann, unseenAlarmMs)).toMatchObject([{ order: party, lines: [idOf('soup')] }]);
  expect(late(ann, unseenAlarmMs, 'Ben')).toEqual([]);
  ann.does(see(1));
  expect(late(ann, unseenAlarmMs)).toEqual([]);
});

test.each<[string, Command]>([
  ['somebody cooks it', step('start')],
  ['it was bumped on paper’s word', step('ready')],
  ['it was taken back', voids(idOf('soup'))],
])('nobody is alarmed when %s', (_, command) => {
  const ann = tabletAfter([...fired, command]);
  expect(sights(ann)).toMatchObject([{ seenMs: null, waitingSinceMs: null }]);
  expect(late(ann, unseenAlarmMs)).toEqual([]);
});

test('a firing for two stations waits for the slower one', () => {
  const beer: Command = {
    type: 'add-line',
    order: party,
    line: idOf('beer'),
    item: itemOf('beer', 700, [idOf('bar')]),
    quantity: 1,
    course: null,
    seat: null,
  };
  const ann = tabletAfter([openAt(table12), sells('soup'), beer, fire(), see(1)]);
  expect(sights(ann)).toMatchObject([{ seenMs: null, unseenBy: [idOf('bar')] }]);
  const upTo = { [idOf('beer')]: 1 };
  ann.does({ type: 'see', order: party, lines: [idOf('beer')], upTo, station: idOf('bar'), changes: [] });
  expect(sights(ann)).toMatchObject([{ waitingSinceMs: null, unseenBy: [] }]);
});
