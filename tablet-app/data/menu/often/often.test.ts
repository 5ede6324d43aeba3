import { emptyBook } from '@comanda/shared/order/book.ts';
import { idOf, openAt, party, sells, table12 } from '@comanda/shared/order/commands.fixture.ts';
import { evolve } from '@comanda/shared/order/evolve.ts';
import { Tablet } from '@comanda/shared/order/tablets.fixture.ts';
import { expect, test } from 'vitest';
import { inPlace, mostPins, type Pins, readPins, togglePin } from './pins.ts';
import { mostDays, mostOften, readTally, type Tally, tallied } from './tally.ts';

const here = idOf('the bar');
const nothing: Tally = { multiSession: here, days: {} };

/** An evening at table 12 on which these were taken down. */
function evening(day: string, ...dishes: string[]): Tablet {
  const ann = new Tablet(`Ann on ${day}`);
  ann.does(openAt(table12));
  for (const [at, dish] of dishes.entries()) ann.does(sells(dish, { line: `${dish} ${at}` }));
  ann.writes({ orderId: party, type: 'number-given', body: { number: 1, day } });
  return ann;
}

test('what is taken down most often comes first, over several evenings', () => {
  const first = tallied(nothing, evening('2026-11-27', 'beer', 'beer', 'soup').book);
  const both = tallied(first, evening('2026-11-28', 'steak', 'soup', 'soup').book);
  expect(mostOften(both, 2)).toEqual([idOf('soup'), idOf('beer')]);
});

test('an evening that is counted twice counts once, also when half of it has left the device', () => {
  const { book } = evening('2026-11-28', 'beer', 'beer', 'soup');
  const once = tallied(nothing, book);
  expect(tallied(once, book)).toEqual(once);
  expect(tallied(once, evening('2026-11-28', 'beer').book)).toEqual(once);
  expect(tallied(once, emptyBook)).toEqual(once);
});

test('what another group took down, and what has no number yet, does not count', () => {
  const { book, written } = evening('2026-11-28', 'beer');
  expect(tallied({ multiSession: idOf('terrace'), days: {} }, book).days).toEqual({});
  const unnumbered = evolve(
    emptyBook,
    written.filter(({ event }) => event.type !== 'number-given'),
  );
  expect(tallied(nothing, unnumbered).days).toEqual({});
});

test('no more than two weeks of evenings are kept, the latest', () => {
  let tally = nothing;
  for (let day = 1; day <= 20; day += 1)
    tally = tallied(tally, evening(`2026-11-${String(day).padStart(2, '0')}`, 'beer').book);
  expect(Object.keys(tally.days).sort().at(0)).toBe('2026-11-07');
  expect(Object.keys(tally.days)).toHaveLength(mostDays);
});

test('what was kept is read again; what cannot be read, or is of another group, is nothing', () => {
  const kept = tallied(nothing, evening('2026-11-28', 'beer').book);
  expect(readTally(JSON.stringify(kept), here)).toEqual(kept);
  for (const stored of [
    null,
    '{',
    '[]',
    '7',
    JSON.stringify({ multiSession: here, days: { today: { beer: 'many' } } }),
  ])
    expect(readTally(stored, here)).toEqual(nothing);
  expect(readTally(JSON.stringify(kept), idOf('terrace')).days).toEqual({});
});

test('each person keeps their own dishes, the oldest of too many goes, and a second touch lets one go', () => {
  let pins: Pins = {};
  for (let dish = 0; dish <= mostPins; dish += 1) pins = togglePin(pins, 'anna', `dish ${dish}`);
  pins = togglePin(pins, 'ben', 'soup');
  expect(pins.anna).toHaveLength(mostPins);
  expect(pins.anna).not.toContain('dish 0');
  expect(readPins(JSON.stringify(togglePin(pins, 'anna', 'dish 7'))).anna).not.toContain('dish 7');
  expect(pins.ben).toEqual(['soup']);
  for (const stored of [null, '{', 'null', '{"anna":[7]}']) expect(readPins(stored)).toEqual({});
});

test('nothing moves while an order is open: what is kept meanwhile comes to the end, what is let go stays', () => {
  expect(inPlace(['soup', 'beer'], ['steak', 'beer'])).toEqual(['soup', 'beer', 'steak']);
  expect(inPlace(['soup', 'beer'], [])).toEqual(['soup', 'beer']);
});
