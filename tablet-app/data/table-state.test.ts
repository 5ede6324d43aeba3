import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { type Patience, usualPatience } from '@comanda/shared/floor/patience.ts';
import { cents } from '@comanda/shared/money/cents.ts';
import { fire, idOf, openAt, party, sells, step, table12, tap } from '@comanda/shared/order/commands.fixture.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { Tablet, tabletAfter } from '@comanda/shared/order/tablets.fixture.ts';
import { expect, test } from 'vitest';
import { type Around, tableState } from './table-state.ts';

const minuteMs = 60_000;
const nobody = { isOpenSomewhere: false, isOnTheWay: false, unseenSinceMs: null, patience: usualPatience };

const now = (tablet: Tablet): number => hlcToMs(tablet.written.at(-1)?.clock ?? 0);

const looks = (tablet: Tablet, laterMin = 0, around: Partial<Around> = {}) =>
  tableState(tablet.sees(party), { ...nobody, nowMs: now(tablet) + laterMin * minuteMs, ...around });

const seated = [openAt(table12)];
const holds: Command = { type: 'hold', order: party, lines: [idOf('soup')], held: true };
const ordered = [...seated, sells('soup')];
const held = [...ordered, holds];
const fired = [...ordered, fire()];
const ready = [...fired, step('start'), step('ready')];
const served = [...ready, step('serve')];
const pays = (amount: number): Command => ({
  type: 'register-payment',
  order: party,
  payment: idOf(`pays ${amount}`),
  tender: 'cash',
  amount: cents(amount),
  given: cents(amount),
});

const asks: Command = { type: 'ask-bill', order: party, asked: true };

test.each<[string, Command[], string, string]>([
  ['nobody has ordered', seated, 'seated', 'No order yet'],
  ['the kitchen cooks', fired, 'sent', 'In the kitchen'],
  ['food is on the pass', ready, 'ready', 'Food is ready'],
  ['all is served', served, 'seated', 'Served'],
  ['a part is paid', [...served, pays(200)], 'bill', 'Partly paid'],
  ['all is paid', [...served, pays(500)], 'bill', 'Paid – close it'],
  ['they ask for the bill', [...served, asks], 'bill', 'Bill asked'],
  ['they ask while a dish cooks', [...fired, asks], 'bill', 'Bill asked'],
  ['they ask and a dish is on the pass', [...ready, asks], 'ready', 'Food is ready'],
  ['they asked and ordered more', [...served, asks, sells('coffee')], 'needs-you', '1 not sent'],
  ['they asked and paid a part', [...served, asks, pays(200)], 'bill', 'Partly paid'],
])('a table where %s', (_, commands, look, text) => {
  expect(looks(tabletAfter(commands))).toMatchObject({ look, text });
});

test('what was fired and has not reached the box is not in the kitchen', () => {
  const waits = { waiting: 'on-the-way', look: 'seated', text: 'Waits for the box' };
  expect(looks(tabletAfter(fired), 1, { isOnTheWay: true })).toMatchObject(waits);
  expect(looks(tabletAfter(ready), 1, { isOnTheWay: true })).toMatchObject({ waiting: 'ready' });
});

test.each<[string, Command[], number]>([
  ['who have not ordered', seated, 8],
  ['whose food cooks', fired, 25],
  ['whose food gets cold', ready, 3],
  ['who have paid and sit on', [...served, pays(500)], 10],
])('guests %s need somebody when it takes too long', (_, commands, minutes) => {
  const ann = tabletAfter(commands);
  expect(looks(ann, minutes - 0.1).look).not.toBe('needs-you');
  expect(looks(ann, minutes + 0.1).look).toBe('needs-you');
});

test.each<[string, Command[], Partial<Patience>, number]>([
  ['who have not ordered', seated, { seated: 2 }, 2],
  ['whose food cooks', fired, { sent: 40 }, 40],
  ['whose course is held', held, { held: 5 }, 5],
  ['whose food gets cold', ready, { ready: 1 }, 1],
  ['who have paid and sit on', [...served, pays(500)], { bill: 30 }, 30],
  ['who have paid a part', [...served, pays(200)], { bill: 30 }, 30],
  ['who wait for the bill', [...served, asks], { bill: 1 }, 1],
])('the owner says when guests %s need somebody', (_, commands, set, minutes) => {
  const ann = tabletAfter(commands);
  const patience = { ...usualPatience, ...set };
  expect(looks(ann, minutes - 0.1, { patience }).look).not.toBe('needs-you');
  expect(looks(ann, minutes + 0.1, { patience }).look).toBe('needs-you');
});

test('where the owner wants no warning of it, a course may be held all evening', () => {
  const patience = { ...usualPatience, held: 0 };
  expect(looks(tabletAfter(held), 200, { patience })).toMatchObject({ look: 'seated', waiting: 'held' });
});

test('a held course calls when nothing has been sent or served for twenty minutes, also while the kitchen cooks', () => {
  const wall = { nowMs: 1_000_000 };
  const ann = new Tablet('Ann', wall);
  const seen = () => tableState(ann.sees(party), { ...nobody, isOpenSomewhere: true, nowMs: wall.nowMs + 1 });
  const passes = (minutes: number): void => {
    wall.nowMs += minutes * minuteMs;
  };
  for (const command of [...ordered, sells('pie'), { ...holds, lines: [idOf('pie')] }]) ann.does(command);
  passes(19);
  ann.does({ type: 'fire', order: party, lines: [idOf('soup')] });
  passes(19);
  expect(seen()).toMatchObject({ look: 'sent', waiting: 'kitchen' });
  passes(1);
  expect(seen()).toMatchObject({ look: 'needs-you', waiting: 'held-long', text: 'Fire the course' });
  for (const kind of ['start', 'ready', 'serve'] as const) ann.does(step(kind));
  const servedMs = now(ann);
  expect(seen()).toMatchObject({ look: 'seated', waiting: 'held', sinceMs: servedMs });
  passes(20);
  expect(seen()).toMatchObject({ look: 'needs-you', waiting: 'held-long', sinceMs: servedMs });
  // Wanting more of it does not make the guests wait less.
  ann.does(tap(idOf('pie'), 1));
  expect(seen()).toMatchObject({ waiting: 'held-long', sinceMs: servedMs });
  ann.does({ type: 'fire', order: party, lines: [idOf('pie')] });
  expect(seen()).toMatchObject({ look: 'sent', waiting: 'kitchen' });
});

test('guests who eat are left alone', () => {
  expect(looks(tabletAfter(served), 90)).toMatchObject({ look: 'seated', waiting: 'served' });
});

test('what was ordered and not sent needs somebody as soon as nobody has the order open any more', () => {
  const ann = tabletAfter(ordered);
  expect(looks(ann, 0, { isOpenSomewhere: true })).toMatchObject({ look: 'seated', text: '1 not sent' });
  expect(looks(ann)).toMatchObject({ look: 'needs-you', text: '1 not sent' });
});

test('a firing that the kitchen has not seen comes before food that is ready', () => {
  const ann = tabletAfter([...ready, sells('pie'), fire()]);
  const unseenSinceMs = now(ann);
  expect(looks(ann, 1, { unseenSinceMs })).toMatchObject({
    look: 'needs-you',
    waiting: 'unseen',
    sinceMs: unseenSinceMs,
  });
  expect(looks(ann)).toMatchObject({ look: 'ready' });
});

test('the minutes of a table begin with what has waited longest', () => {
  const ann = tabletAfter(fired);
  const firstMs = now(ann);
  ann.does(sells('pie'));
  ann.does(fire());
  expect(looks(ann).sinceMs).toBe(firstMs);
});

test('one more of what was fired is not sent since that tap, not since the line was written', () => {
  const ann = tabletAfter(fired);
  ann.does(tap(idOf('soup'), 1));
  expect(looks(ann)).toMatchObject({ waiting: 'unsent', sinceMs: now(ann) });
});

test('who waits for the bill for ten minutes needs somebody, counted from the asking', () => {
  const ann = tabletAfter([...served, asks]);
  expect(looks(ann, 9.9)).toMatchObject({ look: 'bill', waiting: 'bill-asked' });
  expect(looks(ann, 10)).toMatchObject({ look: 'needs-you', text: 'Bill asked' });
});
