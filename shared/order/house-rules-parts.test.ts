import { describe, expect, test } from 'vitest';
import { emptyBook } from './book.ts';
import {
  addMark,
  fire,
  idOf,
  openAt,
  party,
  pay,
  remove,
  sells,
  tap,
  transfer,
  type,
  undo,
  voids,
} from './commands.fixture.ts';
import type { Command } from './commands.ts';
import type { Fact } from './events.ts';
import { evolve } from './evolve.ts';
import type { LineView } from './line-view.ts';
import { type OrderView, orderView } from './order-view.ts';
import { everyoneSees, inWords, Tablet, twoTablets } from './tablets.fixture.ts';

const soup = idOf('soup');
const friends = idOf('friends');
const others = idOf('others');
const threeSoups = [openAt(null, friends), openAt(null, others), sells('soup', { quantity: 3 })];

const parts = (as: string, quantity = 2, to = friends, line = soup, order = party): Command => ({
  type: 'transfer-part',
  order,
  line,
  quantity,
  as: idOf(as),
  to,
});

type Night = ReturnType<typeof twoTablets>;

/** What stands at the three parties, once everyone has heard everything. */
const everywhere = (night: Night): string[][] => [party, friends, others].map((id) => inWords(everyoneSees(night, id)));

/** Ann, Ben and Carl have seen so many soups at one of three parties, and then nobody sees anybody. */
function threeTablets(quantity: number) {
  const night = twoTablets(openAt(null, friends), openAt(null, others), sells('soup', { quantity }));
  const carl = new Tablet('Carl', night.wall);
  carl.hears(night.everything());
  /** What stands at the three parties, once everyone has heard everything, in any order. */
  const atEnd = (): string[][] => {
    const facts = [...night.everything(), ...carl.written];
    const [said, reversed] = [facts, facts.toReversed()].map((heard) => {
      const book = evolve(emptyBook, heard);
      return [party, friends, others].map((id) => inWords(orderView(book, id) as OrderView));
    });
    expect(reversed).toEqual(said);
    return said as string[][];
  };
  return { night, carl, atEnd };
}

const partOf = (line: LineView | undefined) =>
  line?.partOf && { asked: line.partOf.by.event.body.quantity, got: line.partOf.got };

const undoOf = (facts: readonly Fact[]): Command =>
  undo(facts.find(({ event }) => event.type === 'line-parted')?.event.id ?? '');

describe('two part the same dish: what is there is shared out', () => {
  test('two of three here, two of three there: three in all, and who came later is told', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(parts('hers'));
    night.ben.does(parts('his', 2, others));
    expect(everywhere(night)).toEqual([['0 soup'], ['2 soup'], ['1 soup']]);
    expect(partOf(everyoneSees(night, others).lines[0])).toEqual({ asked: 2, got: 1 });
    expect(everyoneSees(night).lines[0]?.parts.map(({ got }) => got)).toEqual([2, 1]);
  });

  test('whoever has seen the first part takes of what is left', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(parts('hers'));
    night.meet();
    expect(night.ben.tries(parts('his', 2, others))).toEqual({ refused: 'kitchen-has-it' });
    night.ben.does(parts('his', 1, others));
    expect(everywhere(night)).toEqual([['0 soup'], ['2 soup'], ['1 soup']]);
  });

  test('one types how many there are, another parts some of them: the number is shared out', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(parts('hers'));
    night.ben.does(type(soup, 4));
    expect(everywhere(night)).toEqual([['2 soup'], ['2 soup'], []]);
  });

  test('what is typed, added or fired by who has seen the part is its parent’s alone', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(parts('hers'));
    night.meet();
    night.ben.does(tap(soup, 2));
    night.ben.does(fire());
    night.ben.does(type(soup, 9));
    night.ben.does(fire());
    expect(everywhere(night)).toEqual([['9 soup, fired'], ['2 soup'], []]);
  });

  test('fired here, parted there: the kitchen has all of it, and the part gets nothing, not even of what is added later', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(parts('hers'));
    night.ben.does(fire());
    expect(everywhere(night)).toEqual([['3 soup, fired'], ['0 soup'], []]);
    night.ann.does(tap(soup, 2));
    night.ann.does(voids(soup));
    expect(everywhere(night)).toEqual([['4 soup'], ['0 soup'], []]);
  });

  test('parted here and there, one part cooked: the kitchen’s dishes come first, whoever was earlier', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(parts('hers'));
    night.ben.does(parts('his', 2, others));
    night.ben.does(fire(others));
    expect(everywhere(night)).toEqual([['0 soup'], ['1 soup'], ['2 soup, fired']]);
  });

  test('a − tapped there on what was moved away here: it counts when the dishes come back', () => {
    const night = twoTablets(...threeSoups);
    const parted = night.ann.does(parts('hers', 3));
    night.ben.does(tap(soup, -1));
    expect(everywhere(night)).toEqual([['0 soup'], ['3 soup'], []]);
    night.ann.does(undoOf(parted));
    expect(everywhere(night)).toEqual([['2 soup'], [], []]);
  });

  test('a + that comes on top of a typed number is there once, not also with a part that was short of it', () => {
    const { night, carl, atEnd } = threeTablets(3);
    carl.does(tap(soup, 1));
    night.ann.does(parts('hers', 3));
    night.ben.does(parts('his', 1, others));
    night.meet();
    night.ann.does(type(soup, 1));
    expect(atEnd()).toEqual([['2 soup'], ['3 soup'], ['0 soup']]);
  });

  test('lowered and fired here, parted and fired there, fired by a third: no more are cooked than were sold', () => {
    const { night, carl, atEnd } = threeTablets(4);
    night.ben.does(tap(soup, -2));
    night.ben.does(fire());
    night.ann.does(parts('hers', 3));
    night.ann.does(fire(friends));
    carl.does(fire());
    expect(atEnd()).toEqual([['3 soup, fired'], ['1 soup, fired'], []]);
  });

  test('removed here, parted there: the part stays, it was moved away', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(remove(soup));
    night.ben.does(parts('his'));
    expect(everywhere(night)).toEqual([['0 soup, removed'], ['2 soup'], []]);
    night.ann.does({ type: 'bring-back-line', order: party, line: soup });
    expect(everywhere(night)).toEqual([['1 soup'], ['2 soup'], []]);
  });

  test('a part moves on, and parts again', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(parts('hers'));
    night.ann.does({ ...transfer(others, idOf('hers')), order: friends });
    night.ben.does({ type: 'set-guests', order: party, guests: 2 });
    night.meet();
    night.ben.does(parts('its part', 1, party, idOf('hers'), others));
    expect(everywhere(night)).toEqual([['1 soup', '1 soup'], [], ['1 soup']]);
  });

  test('it comes with the course, the seat, the waiting and the warnings that its dish had by then', () => {
    const [course, later] = [idOf('starters'), idOf('mains')];
    const seat = (value: number): Command => ({ type: 'set-seat', order: party, line: soup, seat: value });
    const night = twoTablets(
      ...threeSoups,
      { type: 'set-course', order: party, line: soup, course },
      seat(3),
      addMark(soup),
      { type: 'hold', order: party, lines: [soup], held: true },
    );
    night.ann.does(parts('hers'));
    night.ann.does(seat(4));
    night.ann.does({ type: 'set-course', order: party, line: soup, course: later });
    expect(everyoneSees(night, friends).lines[0]).toMatchObject({
      course: { value: course },
      seat: { value: 3 },
      held: true,
      allergies: [{ word: 'nuts' }],
      item: { name: 'soup' },
    });
  });

  test('cancelled there, parted to it here: the order lives', () => {
    const night = twoTablets(...threeSoups);
    night.ben.does({ type: 'cancel-order', order: friends, reason: 'they left' });
    night.ann.does(parts('hers'));
    expect(everyoneSees(night, friends).state).toBe('open');
  });
});

describe('a part is taken back', () => {
  test('and the dishes are where they were', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(undoOf(night.ann.does(parts('hers'))));
    expect(everywhere(night)).toEqual([['3 soup'], [], []]);
    night.ben.does(parts('his', 3));
    expect(everywhere(night)).toEqual([['0 soup'], ['3 soup'], []]);
  });

  const tooLate: readonly { what: string; does: (ben: Tablet) => void; sees: string[][] }[] = [
    { what: 'fired', does: (ben) => ben.does(fire(friends)), sees: [['1 soup'], ['2 soup, fired'], []] },
    {
      what: 'added to',
      does: (ben) => ben.does({ type: 'tap-quantity', order: friends, line: idOf('hers'), by: 1 }),
      sees: [['1 soup'], ['3 soup'], []],
    },
    {
      what: 'parted again',
      does: (ben) => ben.does(parts('its part', 1, others, idOf('hers'), friends)),
      sees: [['1 soup'], ['1 soup'], ['1 soup']],
    },
    {
      what: 'followed by a new number at its parent',
      does: (ben) => ben.does(type(soup, 5)),
      sees: [['5 soup'], ['2 soup'], []],
    },
    {
      what: 'followed by the removal of its parent',
      does: (ben) => ben.does(remove(soup)),
      sees: [['0 soup, removed'], ['2 soup'], []],
    },
    {
      what: 'warned of',
      does: (ben) =>
        ben.does({ type: 'add-mark', order: friends, kind: 'allergy', line: idOf('hers'), seat: null, word: 'milk' }),
      sees: [['1 soup'], ['2 soup'], []],
    },
  ];

  test.each(tooLate)('but not while it was $what: it stays', ({ does, sees }) => {
    const night = twoTablets(...threeSoups);
    const parted = night.ann.does(parts('hers'));
    night.meet();
    does(night.ben);
    night.ann.does(undoOf(parted));
    expect(everywhere(night)).toEqual(sees);
    expect(night.ben.tries(undoOf(parted))).toHaveProperty('refused');
  });

  test('but not from an order that is paid and closed', () => {
    const night = twoTablets(...threeSoups);
    const parted = night.ann.does(parts('hers'));
    const { balance } = night.ann.sees(friends);
    night.ann.does(pay('friends pay', balance, friends));
    night.ann.does({ type: 'close-order', order: friends });
    expect(night.ann.tries(undoOf(parted))).toEqual({ refused: 'order-over' });
  });

  test('two had shared it out: only what came back changes', () => {
    const night = twoTablets(...threeSoups);
    const parted = night.ann.does(parts('hers'));
    night.ben.does(parts('his', 2, others));
    night.meet();
    night.ben.does(undoOf(parted));
    expect(everywhere(night)).toEqual([['2 soup'], [], ['1 soup']]);
  });
});

describe('a forger', () => {
  test('who gives a line a second birth doubles nothing', () => {
    const night = twoTablets(...threeSoups);
    night.ann.does(parts('hers'));
    const again = { line: soup, as: idOf('hers'), quantity: 3, to: others };
    night.ben.writes({ orderId: party, type: 'line-parted', body: again });
    expect(everywhere(night)).toEqual([['1 soup'], ['2 soup'], []]);
  });

  test('who parts a line from itself, or two from each other, makes nothing', () => {
    const night = twoTablets(...threeSoups);
    for (const [line, as] of [
      [soup, soup],
      [idOf('egg'), idOf('hen')],
      [idOf('hen'), idOf('egg')],
    ] as const)
      night.ben.writes({ orderId: party, type: 'line-parted', body: { line, as, quantity: 2, to: friends } });
    expect(everywhere(night)).toEqual([['3 soup'], [], []]);
  });

  test('who takes a part back in the name of another line takes nothing', () => {
    const night = twoTablets(...threeSoups);
    const parted = night.ann.does(parts('hers'));
    const undoes = parted[0]?.event.id ?? '';
    for (const line of [idOf('hers'), null])
      night.ben.writes({ orderId: party, type: 'undone', body: { undoes, line } });
    expect(everywhere(night)).toEqual([['1 soup'], ['2 soup'], []]);
  });
});
