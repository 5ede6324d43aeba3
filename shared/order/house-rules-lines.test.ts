import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { fire, idOf, openAt, party, remove, see, sells, tap, type, voids } from './commands.fixture.ts';
import type { Command } from './commands.ts';
import type { Fact } from './events.ts';
import type { OrderView } from './order-view.ts';
import { everyoneSees, inWords, twoTablets } from './tablets.fixture.ts';

const beer = idOf('beer');
const soup = idOf('soup');
const friends = idOf('friends');

describe('lines', () => {
  test('two waiters add lines to one table: all lines stay', () => {
    const night = twoTablets();
    night.ann.does(sells('beer'));
    night.ben.does(sells('soup'));
    expect(inWords(everyoneSees(night))).toEqual(['1 beer', '1 soup']);
  });

  test('two waiters sell the same dish: it is there twice', () => {
    const night = twoTablets();
    night.ann.does(sells('beer', { line: "Ann's beer" }));
    night.ben.does(sells('beer', { line: "Ben's beer" }));
    expect(inWords(everyoneSees(night))).toEqual(['1 beer', '1 beer']);
  });

  test('two waiters tap + on the same line: both taps count', () => {
    const night = twoTablets(sells('beer'));
    night.ann.does(tap(beer, 1));
    night.ben.does(tap(beer, 1));
    expect(inWords(everyoneSees(night))).toEqual(['3 beer']);
  });

  test('taps below zero stop at zero, and the next + counts from there', () => {
    const night = twoTablets(sells('beer'));
    night.ann.does(tap(beer, -1));
    night.ben.does(tap(beer, -1));
    const view = everyoneSees(night);
    expect(inWords(view)).toEqual(['0 beer']);
    expect(view.lines.map(({ wanted }) => wanted.value)).toEqual([0]);
    night.ben.does(tap(beer, 1));
    expect(inWords(everyoneSees(night))).toEqual(['1 beer']);
  });

  test('one types a quantity while another taps +: the typed number, plus the tap its author had not seen', () => {
    const night = twoTablets(sells('beer'));
    night.ann.does(tap(beer, 1));
    night.meet();
    night.ann.does(type(beer, 5));
    night.ben.does(tap(beer, 1));
    expect(inWords(everyoneSees(night))).toEqual(['6 beer']);
  });

  test('removed here, changed there, not yet fired: stays removed, and one tap brings it back with the change', () => {
    const night = twoTablets(sells('beer'));
    night.ann.does(remove(beer));
    night.ben.does(tap(beer, 2));
    const [line] = everyoneSees(night).lines;
    expect(line).toMatchObject({ quantity: 0, removed: true, amount: 0 });
    expect(line?.facts.map((fact) => fact.event.type)).toContain('quantity-tapped');
    night.ann.does({ type: 'bring-back-line', order: party, line: beer });
    expect(inWords(everyoneSees(night))).toEqual(['3 beer']);
  });

  test('sets: a removal that nobody answered stands, also when another one was answered', () => {
    const night = twoTablets(sells('beer'));
    night.ann.does(remove(beer));
    night.ann.does({ type: 'bring-back-line', order: party, line: beer });
    night.ben.does(remove(beer));
    expect(inWords(everyoneSees(night))).toEqual(['0 beer, removed']);
  });

  test('an allergy survives a removal that had not seen it', () => {
    const night = twoTablets(sells('soup'));
    const nuts = (): Command => ({
      type: 'add-mark',
      order: party,
      kind: 'allergy',
      line: soup,
      seat: null,
      word: 'nuts',
    });
    const [first] = night.ann.does(nuts());
    night.meet();
    const mark = first?.event.id ?? '';
    night.ann.does({ type: 'remove-mark', order: party, kind: 'allergy', line: soup, mark });
    night.ben.does(nuts());
    expect(everyoneSees(night).lines[0]?.allergies.map((allergy) => allergy.word)).toEqual(['nuts']);
  });

  test('two edit the same note: both texts merge', () => {
    const night = twoTablets(sells('soup'));
    const note = (client: number, text: string): string => {
      const doc = new Y.Doc();
      doc.clientID = client;
      doc.getText('note').insert(0, text);
      return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
    };
    const edit = (writer: number, text: string): Command => ({
      type: 'edit-note',
      order: party,
      line: soup,
      writer,
      update: note(writer, text),
    });
    night.ann.does(edit(1, 'no nuts '));
    night.ben.does(edit(2, 'extra bread '));
    const merged = new Y.Doc();
    for (const update of everyoneSees(night).lines[0]?.noteUpdates ?? [])
      Y.applyUpdate(merged, Buffer.from(update, 'base64'));
    expect(merged.getText('note').toString()).toBe('no nuts extra bread ');
  });
});

describe('later wins, the other is kept and shown', () => {
  const rows: readonly {
    what: string;
    set: (value: 2 | 3) => Command;
    read: (view: OrderView) => { value: unknown; lost: readonly { value: unknown }[] } | undefined;
    value: (value: 2 | 3) => unknown;
  }[] = [
    { what: 'quantities', set: (n) => type(beer, n), read: (view) => view.lines[0]?.wanted, value: (n) => n },
    {
      what: 'numbers of guests',
      set: (n) => ({ type: 'set-guests', order: party, guests: n }),
      read: (view) => view.guests,
      value: (n) => n,
    },
    {
      what: 'courses',
      set: (n) => ({ type: 'set-course', order: party, line: beer, course: idOf(`course ${n}`) }),
      read: (view) => view.lines[0]?.course,
      value: (n) => idOf(`course ${n}`),
    },
    {
      what: 'seats',
      set: (n) => ({ type: 'set-seat', order: party, line: beer, seat: n }),
      read: (view) => view.lines[0]?.seat,
      value: (n) => n,
    },
    {
      what: 'customers',
      set: (n) => ({ type: 'set-customer', order: party, customer: idOf(`customer ${n}`) }),
      read: (view) => view.customer,
      value: (n) => idOf(`customer ${n}`),
    },
    {
      what: 'tables to move to',
      set: (n) => ({ type: 'move-order', order: party, table: idOf(`table ${n}`) }),
      read: (view) => view.table,
      value: (n) => idOf(`table ${n}`),
    },
    {
      what: 'orders to send a line to',
      set: (n) => ({ type: 'transfer-lines', order: party, lines: [beer], to: idOf(`order ${n}`) }),
      read: (view) => view.lines[0]?.sentTo,
      value: (n) => idOf(`order ${n}`),
    },
    {
      what: 'orders to merge into',
      set: (n) => ({ type: 'merge-order', order: party, into: idOf(`order ${n}`) }),
      read: (view) => view.merge,
      value: (n) => idOf(`order ${n}`),
    },
  ];
  const before = [sells('beer'), openAt(null, idOf('order 2')), openAt(null, idOf('order 3'))];

  test.each(rows)('two set different $what: the later, and the earlier is shown', ({ what, set, read, value }) => {
    const night = twoTablets(...before);
    night.ben.does(set(3));
    night.ann.does(set(2));
    const seenOn = what === 'orders to send a line to' ? idOf('order 2') : party;
    const field = read(everyoneSees(night, seenOn));
    expect(field?.value).toBe(value(2));
    expect(field?.lost.map((lost) => lost.value)).toEqual([value(3)]);
  });

  test('a correction is no conflict: who had seen the other number replaces it, and nothing is shown', () => {
    const night = twoTablets(sells('beer'));
    night.ben.does(type(beer, 3));
    night.meet();
    night.ann.does(type(beer, 2));
    expect(everyoneSees(night).lines[0]?.wanted).toMatchObject({ value: 2, lost: [] });
  });

  test('choosing again ends the conflict', () => {
    const night = twoTablets(sells('beer'));
    night.ben.does(type(beer, 3));
    night.ann.does(type(beer, 2));
    night.meet();
    night.ben.does(type(beer, 3));
    expect(everyoneSees(night).lines[0]?.wanted).toMatchObject({ value: 3, lost: [] });
  });

  test('kitchen bump here, recall there: the later', () => {
    const night = twoTablets(sells('soup'), fire());
    night.ann.does({ type: 'ready', order: party, lines: [soup] });
    night.meet();
    night.ann.does({ type: 'recall', order: party, lines: [soup] });
    expect(everyoneSees(night).lines[0]?.ready).toBe(0);
    night.ben.does({ type: 'ready', order: party, lines: [soup] });
    expect(inWords(everyoneSees(night))).toEqual(['1 soup, ready']);
  });

  test('merged into each other: the earlier merge is cut, every line is on one order', () => {
    const night = twoTablets(sells('beer'), openAt(null, friends), sells('soup', { order: friends }));
    night.ann.does({ type: 'merge-order', order: party, into: friends });
    night.ben.does({ type: 'merge-order', order: friends, into: party });
    expect(inWords(everyoneSees(night))).toEqual(['1 beer', '1 soup']);
    expect(everyoneSees(night, friends)).toMatchObject({ state: 'merged', mergedInto: party, lines: [], total: 0 });
  });
});

describe('what the kitchen has', () => {
  test('removed here, fired there: the kitchen has it, so it stays, and a void needs a reason', () => {
    const night = twoTablets(sells('soup', { quantity: 2 }));
    night.ann.does(remove(soup));
    night.ben.does(fire());
    expect(inWords(everyoneSees(night))).toEqual(['2 soup, fired']);
    expect(night.ann.tries(remove(soup))).toEqual({ refused: 'kitchen-has-it' });
    night.ann.does(voids(soup, 2));
    expect(inWords(everyoneSees(night))).toEqual(['0 soup, removed']);
  });

  test('removed here, fired there: a + counts from what is shown', () => {
    const night = twoTablets(sells('soup', { quantity: 2 }));
    night.ann.does(remove(soup));
    night.ben.does(fire());
    night.meet();
    night.ann.does(tap(soup, 1));
    expect(everyoneSees(night).lines[0]).toMatchObject({ quantity: 3, fired: 2, unfired: 1, removed: false });
  });

  test('two displays of a station show one ticket: it is seen once, by the first, and a clock that is slow changes nothing', () => {
    const night = twoTablets(sells('soup', { quantity: 2 }), fire());
    const [first] = night.ann.does(see(2));
    night.ben.clockErrorMs = -60_000;
    const [second] = night.ben.does(see(2));
    night.meet();
    const admitted = [first, second].map((fact, at) => ({ ...fact, position: at + 1 }) as Fact);
    const seen = [night.ann, night.ben].map((display) => {
      display.hears(admitted);
      return display.sees(party).lines[0]?.seen;
    });
    const byAnn = [{ station: idOf('kitchen'), from: 0, to: 2, by: { event: { id: first?.event.id } } }];
    expect(seen).toMatchObject([byAnn, byAnn]);
  });

  test('lowered here, fired there: wanted 1, kitchen has 3', () => {
    const night = twoTablets(sells('soup', { quantity: 3 }));
    night.ann.does(type(soup, 1));
    night.ben.does(fire());
    expect(everyoneSees(night).lines[0]).toMatchObject({ quantity: 3, wanted: { value: 1 }, withKitchen: 3 });
  });

  test('both fire the same course: fired once, and the history shows the second', () => {
    const night = twoTablets(sells('soup', { quantity: 2 }));
    night.ann.does(fire());
    night.ben.does(fire());
    const [line] = everyoneSees(night).lines;
    expect(line).toMatchObject({ fired: 2, withKitchen: 2, unfired: 0 });
    expect(line?.firings).toMatchObject([{ from: 0, to: 2, by: night.ann.written.at(-1) }]);
    expect(line?.facts.filter((fact) => fact.event.type === 'lines-fired')).toHaveLength(2);
  });

  test('both fire, one after a +: the second sends only the difference', () => {
    const night = twoTablets(sells('soup', { quantity: 2 }));
    night.ann.does(fire());
    night.ben.does(tap(soup, 1));
    night.ben.does(fire());
    const [line] = everyoneSees(night).lines;
    expect(line?.firings.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [2, 3],
    ]);
  });

  test('a firing that reaches the box late takes nothing from tickets that hang already, whatever its clock says', () => {
    const night = twoTablets(sells('soup', { quantity: 2 }));
    const late = night.ann.does(fire());
    night.ben.does(tap(soup, 1));
    const first = night.ben.does(fire());
    night.ann.hears(first.map((fact) => ({ ...fact, position: 10 })));
    night.ann.hears(late.map((fact) => ({ ...fact, position: 11 })));
    const firings = night.ann.sees(party).lines[0]?.firings;
    expect(firings?.map(({ from, to, by }) => [from, to, by.event.id])).toEqual([[0, 3, first[0]?.event.id]]);
  });

  test('two void the same dish: it is voided once', () => {
    const night = twoTablets(sells('soup', { quantity: 2 }), fire());
    night.ann.does(voids(soup));
    night.ben.does(voids(soup));
    expect(everyoneSees(night).lines[0]).toMatchObject({ voided: 1, quantity: 1, unfired: 0 });
  });

  test('maxima: a void that arrives before its firing waits for it', () => {
    const night = twoTablets(sells('soup', { quantity: 2 }));
    const fired = night.ann.does(fire());
    night.ben.hears(night.ann.does(voids(soup)));
    expect(night.ben.sees(party).lines[0]).toMatchObject({ fired: 0, voided: 0, withKitchen: 0 });
    night.ben.hears(fired);
    expect(night.ben.sees(party).lines[0]).toMatchObject({ fired: 2, voided: 1, withKitchen: 1 });
  });

  test('station changed after firing: the ticket stays where it was sent', () => {
    const night = twoTablets(sells('soup'), fire());
    expect(everyoneSees(night).lines[0]?.firings[0]?.stations).toEqual([idOf('kitchen')]);
  });
});
