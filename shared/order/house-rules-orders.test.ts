import { describe, expect, test } from 'vitest';
import { sell } from '../menu/sell.ts';
import {
  cancel,
  close,
  fire,
  idOf,
  itemOf,
  openAt,
  party,
  pay,
  sells,
  table12,
  tap,
  voids,
} from './commands.fixture.ts';
import type { Command } from './commands.ts';
import { everyoneSees, inWords, twoTablets } from './tablets.fixture.ts';
import { accidentalTwins } from './twins.ts';

const beer = idOf('beer');
const soup = idOf('soup');
const friends = idOf('friends');

describe('orders', () => {
  test('two devices open the same free table: both stand, marked as one party entered twice', () => {
    const night = twoTablets();
    const table = idOf('table 7');
    night.ann.does(openAt(table, idOf("Ann's")));
    night.ben.does(openAt(table, idOf("Ben's")));
    night.meet();
    for (const book of night.replicas()) {
      expect(accidentalTwins(book, idOf("Ann's"))).toEqual([idOf("Ben's")]);
      expect(accidentalTwins(book, idOf("Ben's"))).toEqual([idOf("Ann's")]);
    }
    night.ann.does({ type: 'merge-order', order: idOf("Ben's"), into: idOf("Ann's") });
    expect(everyoneSees(night, idOf("Ben's")).state).toBe('merged');
    expect(accidentalTwins(night.ann.book, idOf("Ann's"))).toEqual([]);
  });

  test('a second party at a table on purpose is no accident: its author saw the first', () => {
    const night = twoTablets();
    night.ben.does(openAt(table12, friends));
    expect(everyoneSees(night, friends).opened.event.body.saw).toEqual([party]);
    expect(accidentalTwins(night.ann.book, friends)).toEqual([]);
    expect(accidentalTwins(night.ann.book, party)).toEqual([]);
  });

  test('two move it apart: whoever says that it stays where it is now has answered the other', () => {
    const night = twoTablets();
    night.ann.does({ type: 'move-order', order: party, table: idOf('table 7') });
    night.ben.does({ type: 'move-order', order: party, table: idOf('table 8') });
    const { table } = everyoneSees(night, party);
    expect(table.lost).toHaveLength(1);
    night.ann.does({ type: 'move-order', order: party, table: table.value });
    expect(everyoneSees(night, party).table).toMatchObject({ value: table.value, lost: [] });
    expect(night.ben.tries({ type: 'move-order', order: party, table: table.value })).toEqual({
      refused: 'same-order',
    });
  });

  const overruling: readonly { what: string; there: readonly Command[]; here?: readonly Command[] }[] = [
    { what: 'added to', there: [sells('soup')] },
    { what: 'tapped on', there: [tap(beer, 1)] },
    { what: 'fired', there: [fire()] },
    { what: 'paid', there: [pay('p1', 500)] },
    {
      what: 'given a line of another order',
      there: [{ type: 'transfer-lines', order: friends, lines: [soup], to: party }],
    },
    { what: 'merged into', there: [{ type: 'merge-order', order: friends, into: party }] },
    { what: 'merged away', there: [{ type: 'merge-order', order: party, into: friends }] },
    { what: 'paid and closed', there: [pay('p1', 500), close] },
  ];
  test.each(overruling)('order cancelled here, $what there: the order lives, the cancelling is shown', ({ there }) => {
    const night = twoTablets(openAt(null, friends), sells('soup', { order: friends }), sells('beer'));
    night.ann.does(cancel);
    expect(night.ann.sees(party).state).toBe('cancelled');
    for (const command of there) night.ben.does(command);
    const view = everyoneSees(night);
    expect(view.state).not.toBe('cancelled');
    expect(view.cancelOverruled?.event.id).toBe(night.ann.written.at(-1)?.event.id);
    const sold = [...view.lines, ...everyoneSees(night, friends).lines].map((line) => line.item.name);
    expect(sold.filter((name) => name === 'beer')).toEqual(['beer']);
  });

  test('order cancelled by someone who had seen everything: it is cancelled', () => {
    const night = twoTablets(sells('beer'), openAt(null, friends), sells('soup', { order: friends }));
    night.ben.does({ type: 'merge-order', order: friends, into: party });
    night.meet();
    night.ann.does(cancel);
    night.ben.does({ type: 'set-guests', order: party, guests: 4 });
    expect(everyoneSees(night)).toMatchObject({ state: 'cancelled', cancelOverruled: null });
  });

  test('order cancelled after a void that is still on its way: the food keeps it alive until the void is here', () => {
    const night = twoTablets(sells('beer'), fire());
    const voided = night.ann.does(voids(idOf('beer')));
    night.ben.hears(night.ann.does(cancel));
    expect(night.ben.sees(party).state).toBe('open');
    night.ben.hears(voided);
    expect(everyoneSees(night).state).toBe('cancelled');
  });

  test('order paid here, line added there: the line stays, marked late, and the order shows what is left to pay', () => {
    const night = twoTablets(sells('beer'));
    const [payment] = night.ann.does(pay('p1', 500));
    night.ann.does(close);
    night.ben.does(sells('soup', { price: 900 }));
    const view = everyoneSees(night);
    expect(inWords(view)).toEqual(['1 beer', '1 soup']);
    expect(view).toMatchObject({ state: 'open', total: 1400, paid: 500, balance: 900 });
    expect([...view.late]).toEqual([soup]);
    expect(payment?.event.body).toMatchObject({ bill: 500, settles: [{ line: beer, quantity: 1 }] });
  });

  test('order closed here, a free glass of water added there: it is not hidden on a closed order', () => {
    const night = twoTablets(sells('beer'));
    night.ann.does(pay('p1', 500));
    night.ann.does(close);
    night.ben.does(sells('water', { price: 0 }));
    expect(everyoneSees(night)).toMatchObject({ state: 'open', balance: 0, late: new Set([idOf('water')]) });
    night.ann.does(close);
    expect(everyoneSees(night)).toMatchObject({ state: 'closed', late: new Set() });
  });

  test('an empty order closed here, line added there: the line is late', () => {
    const night = twoTablets();
    night.ann.does(close);
    night.ben.does(sells('beer'));
    expect(everyoneSees(night)).toMatchObject({ state: 'open', balance: 500, late: new Set([beer]) });
  });

  test('a closed order merged into an open one does not close it', () => {
    const night = twoTablets(sells('beer'), openAt(null, friends));
    night.ann.does(pay('p1', 500));
    night.ann.does(close);
    night.ben.does({ type: 'merge-order', order: party, into: friends });
    expect(everyoneSees(night, friends)).toMatchObject({ state: 'open', total: 500, paid: 500, balance: 0 });
  });

  test('paid on two tills that could not see each other: both payments stand, a refund is due', () => {
    const night = twoTablets(sells('beer'));
    night.ann.does(pay('p1', 500));
    night.ben.does(pay('p2', 500));
    const view = everyoneSees(night);
    expect(view.payments).toHaveLength(2);
    expect(view).toMatchObject({ total: 500, paid: 1000, balance: -500 });
  });

  test('one payment told by two tills is one payment', () => {
    const night = twoTablets(sells('beer'));
    night.ann.does(pay('p1', 500));
    night.ben.does(pay('p1', 500));
    const view = everyoneSees(night);
    expect(view.payments).toHaveLength(1);
    expect(view).toMatchObject({ total: 500, paid: 500, balance: 0 });
  });

  test('void here, payment there: the payment stands, the void is shown, a refund is due', () => {
    const night = twoTablets(sells('soup', { price: 900 }), fire());
    night.ann.does(voids(soup));
    night.ben.does(pay('p1', 900));
    const view = everyoneSees(night);
    expect(view).toMatchObject({ total: 0, paid: 900, balance: -900 });
    expect(view.lines[0]).toMatchObject({ quantity: 0, voided: 1 });
  });

  test('line moved to friends here, the bill paid there: money and food are each counted once', () => {
    const night = twoTablets(sells('beer'), openAt(null, friends));
    night.ann.does({ type: 'transfer-lines', order: party, lines: [beer], to: friends });
    night.ben.does(pay('p1', 500));
    expect(everyoneSees(night)).toMatchObject({ total: 0, paid: 500, balance: -500 });
    expect(everyoneSees(night, friends)).toMatchObject({ total: 500, paid: 0, balance: 500 });
  });

  test('table archived with an order on it: the order stays at that table, never at another', () => {
    const night = twoTablets(sells('beer'));
    expect(everyoneSees(night).table.value).toBe(table12);
  });

  test('product archived while a waiter was offline: what was sold before stays sold, at its price', () => {
    const night = twoTablets(sells('beer', { price: 650 }));
    const emptyMenu = { version: 2, products: new Map(), categories: new Map(), modifierGroups: new Map() };
    expect(sell(emptyMenu, itemOf('beer').product)).toEqual({ refused: 'no-such-product' });
    expect(everyoneSees(night).lines[0]).toMatchObject({ item: { name: 'beer', menuVersion: 1 }, amount: 650 });
  });
});

describe('parties that are to come', () => {
  const nilsson = idOf('Nilsson');
  const expecting = (order = nilsson, table = table12): Command => ({
    ...(openAt(table, order) as Extract<Command, { type: 'open-order' }>),
    expected: { atMs: 1_800_000, guests: 4 },
  });
  const state = (night: ReturnType<typeof twoTablets>, order = nilsson) => everyoneSees(night, order).state;

  test('who is expected is not there: neither a twin of who sits at the table nor one of those on the way', () => {
    const night = twoTablets();
    night.ann.does(expecting());
    night.ben.does(openAt(table12, friends));
    night.ben.does(expecting(idOf('Berg')));
    expect(state(night)).toBe('expected');
    expect(state(night, friends)).toBe('open');
    for (const order of [nilsson, idOf('Berg'), friends])
      expect(accidentalTwins(night.ann.book, order).filter((one) => one !== party)).toEqual([]);
  });

  const beginnings: readonly { what: string; does: Command }[] = [
    { what: 'how many they are', does: { type: 'set-guests', order: nilsson, guests: 3 } },
    { what: 'a dish', does: sells('soup', { order: nilsson }) },
    { what: 'a party that joins them', does: { type: 'merge-order', order: party, into: nilsson } },
  ];
  test.each(beginnings)('$what begins their order', ({ does }) => {
    const night = twoTablets();
    night.ann.does(expecting());
    night.meet();
    night.ben.does(does);
    expect(state(night)).toBe('open');
  });

  test('whoever seats them serves them, of two the first, until somebody takes them over', () => {
    const night = twoTablets();
    night.ann.does(expecting());
    night.meet();
    night.ben.does({ type: 'set-guests', order: nilsson, guests: 3 });
    night.ann.does({ type: 'set-guests', order: nilsson, guests: 4 });
    const [first] = everyoneSees(night, nilsson).guests.lost;
    expect(everyoneSees(night, nilsson).waiter).toMatchObject({ value: first?.by.event.staff, by: null });
    night.ann.does({ type: 'set-waiter', order: nilsson, staff: idOf('Carla') });
    expect(everyoneSees(night, nilsson).waiter.value).toBe(idOf('Carla'));
  });

  test('whoever takes down a dish first need not say how many they are: as many as had called', () => {
    const night = twoTablets();
    night.ann.does(expecting());
    night.ann.does(sells('soup', { order: nilsson }));
    expect(everyoneSees(night, nilsson).guests).toMatchObject({ value: 4, by: null });
  });

  test('said too early, taken back: they are expected again; a dish that was sent elsewhere leaves them there', () => {
    const night = twoTablets();
    night.ann.does(expecting());
    const [seated] = night.ann.does({ type: 'set-guests', order: nilsson, guests: 3 });
    night.ann.does({ type: 'undo', order: nilsson, event: seated?.event.id ?? '' });
    expect(state(night)).toBe('expected');
    night.ann.does(sells('soup', { order: nilsson }));
    night.ann.does({ type: 'transfer-lines', order: nilsson, lines: [soup], to: party });
    expect(state(night)).toBe('open');
  });

  test('taken for lost here, seated there: they are there; their evening counts from then', () => {
    const night = twoTablets();
    night.ann.does(expecting());
    night.meet();
    night.ann.does({ type: 'cancel-order', order: nilsson, reason: 'did not come' });
    const [seated] = night.ben.does({ type: 'set-guests', order: nilsson, guests: 4 });
    const view = everyoneSees(night, nilsson);
    expect(view.state).toBe('open');
    expect(view.cancelOverruled).not.toBeNull();
    expect(view.begun.event.id).toBe(seated?.event.id);
    night.ann.does({ type: 'cancel-order', order: nilsson, reason: 'they left' });
    expect(state(night)).toBe('cancelled');
  });

  test('they may be moved, and not come: what was noted meanwhile by somebody cut off changes nothing about that', () => {
    const night = twoTablets();
    night.ann.does(expecting());
    night.meet();
    night.ben.does({ type: 'move-order', order: nilsson, table: idOf('table 7') });
    night.ann.does({ type: 'cancel-order', order: nilsson, reason: 'did not come' });
    expect(everyoneSees(night, nilsson)).toMatchObject({ state: 'cancelled', table: { value: idOf('table 7') } });
  });

  const again = (atMs: number, guests: number): Command => ({ type: 'expect-at', order: nilsson, atMs, guests });

  test('they call again, here and there: the later word counts, and the other is shown until somebody chooses', () => {
    const night = twoTablets();
    night.ann.does(expecting());
    night.meet();
    night.ben.does(again(2_400_000, 4));
    const [last] = night.ann.does(again(3_000_000, 6));
    const view = everyoneSees(night, nilsson);
    expect(view.expected).toMatchObject({ value: { atMs: 3_000_000, guests: 6 }, by: last });
    expect(view.expected.lost.map(({ value }) => value)).toEqual([{ atMs: 2_400_000, guests: 4 }]);
    expect(view.guests).toMatchObject({ value: 6, by: null });
    expect(view.state).toBe('expected');
    night.ben.does(again(2_400_000, 4));
    expect(everyoneSees(night, nilsson).expected).toMatchObject({ value: { atMs: 2_400_000, guests: 4 }, lost: [] });
  });

  test('taken for lost here, called again there: they are coming', () => {
    const night = twoTablets();
    night.ann.does(expecting());
    night.meet();
    night.ann.does({ type: 'cancel-order', order: nilsson, reason: 'did not come' });
    night.ben.does(again(2_400_000, 4));
    expect(everyoneSees(night, nilsson)).toMatchObject({ state: 'expected', expected: { value: { atMs: 2_400_000 } } });
  });

  test('of a party of whom somebody said how many are there, a call says nothing; till then as many as called last', () => {
    const night = twoTablets();
    night.ann.does(expecting());
    night.meet();
    night.ann.does({ type: 'set-guests', order: nilsson, guests: 3 });
    night.ben.does(again(2_400_000, 9));
    expect(everyoneSees(night, nilsson)).toMatchObject({ state: 'open', guests: { value: 3, lost: [] } });
    night.ann.does(expecting(idOf('Berg')));
    night.meet();
    night.ann.does(sells('soup', { order: idOf('Berg') }));
    night.ben.does({ ...again(2_400_000, 6), order: idOf('Berg') } as Command);
    expect(everyoneSees(night, idOf('Berg'))).toMatchObject({ state: 'open', guests: { value: 6, by: null } });
  });
});
