import { describe, expect, test } from 'vitest';
import { emptyBook } from '../order/book.ts';
import {
  fire,
  idOf,
  merge,
  openAt,
  party,
  remove,
  sells,
  step,
  table12,
  tap,
  type,
  undo,
} from '../order/commands.fixture.ts';
import type { Command } from '../order/commands.ts';
import { mostReckoned } from '../order/cooking.ts';
import type { Fact } from '../order/events.ts';
import { evolve } from '../order/evolve.ts';
import { orderView } from '../order/order-view.ts';
import { inWords, Tablet } from '../order/tablets.fixture.ts';
import { ticketsOf } from './tickets.ts';

const beer = idOf('beer');
const friends = idOf('friends');
const others = idOf('others');
const table5 = idOf('table 5');

const parts = (as: string, quantity = 2, to = friends, from: { line?: string; order?: string } = {}): Command => ({
  type: 'transfer-part',
  order: from.order ?? party,
  line: from.line ?? beer,
  quantity,
  as: idOf(as),
  to,
});
const voidOf = (line: string, order: string, quantity = 1): Command => ({
  type: 'void-line',
  order,
  line,
  quantity,
  reason: 'dropped',
});

/** Two tablets that know of four beers at table 12, and a box that each of them reaches when it may. */
class Night {
  readonly wall = { nowMs: 1_000_000 };
  readonly ann = new Tablet('Ann', this.wall);
  readonly ben = new Tablet('Ben', this.wall);
  readonly feed: Fact[] = [];
  readonly #sent = new Map<Tablet, number>();

  constructor(...more: readonly Command[]) {
    const before = [openAt(table12), openAt(table5, friends), openAt(null, others), sells('beer', { quantity: 4 })];
    for (const command of [...before, ...more]) this.ann.does(command);
    this.meets(this.ann, this.ben);
  }

  /** One after the other sends what it has written; then both read what the box has. */
  meets(...inTurn: readonly Tablet[]): void {
    for (const tablet of inTurn) this.sends(tablet);
    for (const tablet of [this.ann, this.ben]) tablet.hears(this.feed);
  }

  sends(tablet: Tablet): void {
    for (const fact of tablet.written.slice(this.#sent.get(tablet) ?? 0))
      this.feed.push({ ...fact, position: this.feed.length + 1 });
    this.#sent.set(tablet, tablet.written.length);
  }

  /** What stands at the three parties, for both and for who heard it in another order, in portions, and twice. */
  get everywhere(): string[][] {
    const backwards = this.feed.toReversed().reduce((book, fact) => evolve(book, [fact]), emptyBook);
    const books = [this.ann.book, this.ben.book, backwards, evolve(this.ann.book, this.feed)];
    const sights = books.map((book) =>
      [party, friends, others].map((order) => {
        const view = orderView(book, order);
        return view === null ? [] : inWords(view);
      }),
    );
    for (const sight of sights) expect(sight).toEqual(sights[0]);
    return sights[0] ?? [];
  }

  /** What is on the tickets: `2 beer for 5`. */
  get tickets(): string[] {
    const places = new Map<string | null, string>([
      [table12, '12'],
      [table5, '5'],
    ]);
    const tickets = ticketsOf(this.ann.book);
    return tickets
      .flatMap(({ lines, table }) =>
        lines.map(
          ({ quantity, voided, state }) =>
            `${quantity}${'v'.repeat(voided)} for ${places.get(table) ?? 'them'} ${state}`,
        ),
      )
      .sort();
  }
}

describe('the same beers are fired under a line and under a part of it: they are cooked once', () => {
  const bothFire = (): Night => {
    const night = new Night();
    night.ann.does(parts('hers'));
    night.ann.does(fire(friends));
    night.ben.does(fire());
    return night;
  };

  test('the part came first: the line cooks what is left, and who fired it learns where the others are', () => {
    const night = bothFire();
    night.meets(night.ann, night.ben);
    expect(night.everywhere).toEqual([['2 beer, fired'], ['2 beer, fired'], []]);
    expect(night.tickets).toEqual(['2 for 12 new', '2 for 5 new']);
    const [line] = night.ben.sees(party).lines;
    expect(line).toMatchObject({ told: 4, withKitchen: 2, unfired: 0 });
    expect(line?.twice).toMatchObject([{ dishes: 2, under: [idOf('hers')] }]);
  });

  test('the line came first: it has all of them, and the part has nothing to cook', () => {
    const night = bothFire();
    night.meets(night.ben, night.ann);
    expect(night.everywhere).toEqual([['4 beer, fired'], ['0 beer'], []]);
    expect(night.tickets).toEqual(['4 for 12 new']);
    expect(night.ann.sees(friends).lines[0]?.twice).toMatchObject([{ dishes: 2, under: [beer] }]);
  });

  test('until the box has spoken each shows what it knows, and what the box has shown a cook stays', () => {
    const night = bothFire();
    expect(night.ben.sees(party).lines[0]).toMatchObject({ withKitchen: 4 });
    night.sends(night.ann);
    night.ben.hears(night.feed);
    expect(night.ben.sees(party).lines[0]).toMatchObject({ withKitchen: 2 });
    night.ann.does({ ...step('start'), order: friends, lines: [idOf('hers')] } as Command);
    night.meets(night.ben, night.ann);
    expect(night.tickets).toEqual(['2 for 12 new', '2 for 5 cooking']);
  });

  test('clocks have no say: not even when the later one to reach the box was long the earlier', () => {
    const night = new Night();
    night.ann.clockErrorMs = 3_600_000;
    night.ann.does(parts('hers'));
    night.ann.does(fire(friends));
    night.ben.does(fire());
    night.meets(night.ann, night.ben);
    expect(night.tickets).toEqual(['2 for 12 new', '2 for 5 new']);
  });

  test.each([
    ['the part came first', ['ann', 'ben'], [['2 beer'], ['2 beer, fired'], ['0 beer']]],
    ['the part of it came first', ['ben', 'ann'], [['2 beer'], ['1 beer, fired'], ['1 beer, fired']]],
  ] as const)('a part and a part of that part: %s', (_, order, sees) => {
    const night = new Night();
    night.ann.does(parts('hers'));
    night.meets(night.ann);
    night.ann.does(fire(friends));
    night.ben.does(parts('its part', 1, others, { line: idOf('hers'), order: friends }));
    night.ben.does(fire(others));
    night.meets(...order.map((name) => night[name]));
    expect(night.everywhere).toEqual(sees);
  });

  test('two parts of what one of them could have: the other cooks what is left, and nobody else pays for it', () => {
    const night = new Night();
    night.ann.does(parts('hers', 3));
    night.ben.does(parts('his', 3, others));
    night.ann.does(fire(friends));
    night.ben.does(fire(others));
    night.meets(night.ben, night.ann);
    expect(night.everywhere).toEqual([['0 beer'], ['1 beer, fired'], ['3 beer, fired']]);
  });

  test('both tables become one party: still once', () => {
    const night = bothFire();
    night.ben.does(merge(friends));
    night.meets(night.ann, night.ben);
    expect(night.everywhere).toEqual([[], ['2 beer, fired', '2 beer, fired'], []]);
  });
});

describe('what happens besides takes no beer from anybody', () => {
  const halfMoved = (...more: readonly Command[]): Night => {
    const night = new Night(...more);
    night.ann.does(parts('hers'));
    night.ann.does(fire(friends));
    return night;
  };

  test('what was added after the part is cooked, by who fires it and by who has not heard of the part', () => {
    const night = halfMoved();
    night.meets(night.ann);
    night.ben.does(tap(beer, 2));
    night.ben.does(fire());
    night.meets(night.ben);
    expect(night.everywhere).toEqual([['4 beer, fired'], ['2 beer, fired'], []]);
  });

  test('lowered here, fired there: the kitchen has it, as ever', () => {
    const night = halfMoved();
    night.meets(night.ann);
    night.ann.does(tap(beer, -1));
    night.ben.does(fire());
    night.meets(night.ann, night.ben);
    expect(night.everywhere).toEqual([['2 beer, fired'], ['2 beer, fired'], []]);
  });

  test('removed here, fired there by who had not heard of the part: what is not cooking yet is cooked', () => {
    const night = halfMoved();
    night.ann.does(remove(beer));
    night.ben.does(fire());
    night.meets(night.ann, night.ben);
    expect(night.everywhere).toEqual([['2 beer, fired'], ['2 beer, fired'], []]);
  });

  test('a number typed by who knew of the part does not hide what the kitchen has of it', () => {
    const night = halfMoved();
    night.ann.does(type(beer, 1));
    night.ben.does(fire());
    night.meets(night.ann, night.ben);
    expect(night.everywhere).toEqual([['2 beer, fired'], ['2 beer, fired'], []]);
  });

  test('a beer that fell under the part is poured again for it, and not for the other', () => {
    const night = halfMoved();
    night.meets(night.ann);
    night.ann.does(voidOf(idOf('hers'), friends));
    night.ann.does({ type: 'tap-quantity', order: friends, line: idOf('hers'), by: 1 });
    night.ann.does(fire(friends));
    night.ben.does(fire());
    night.meets(night.ann, night.ben);
    expect(night.everywhere).toEqual([['2 beer, fired'], ['2 beer, fired'], []]);
    expect(night.tickets).toEqual(['1 for 5 new', '1v for 5 new', '2 for 12 new']);
  });

  test('voided as one’s own what the kitchen had under another line: nothing is thrown away, and more can be fired', () => {
    const night = halfMoved();
    night.ben.does(fire());
    night.ann.does(voidOf(idOf('hers'), friends));
    night.meets(night.ben, night.ann);
    expect(night.tickets).toEqual(['4 for 12 new']);
    expect(night.ann.sees(friends).lines[0]).toMatchObject({ voided: 0, unfired: 1 });
    night.ann.does(fire(friends));
    night.meets(night.ann);
    expect(night.tickets).toEqual(['1 for 5 new', '4 for 12 new']);
  });

  test('what is fired next is numbered after what was told, and bumped and served with it', () => {
    const night = halfMoved();
    night.ben.does(fire());
    night.meets(night.ann, night.ben);
    night.ben.does(tap(beer, 1));
    night.ben.does(fire());
    night.meets(night.ben);
    expect(night.tickets).toEqual(['1 for 12 new', '2 for 12 new', '2 for 5 new']);
    for (const doing of ['start', 'ready', 'serve'] as const) night.ben.does(step(doing, beer));
    night.meets(night.ben);
    expect(night.everywhere).toEqual([['3 beer, served'], ['2 beer, fired'], []]);
  });

  test('a part that was fired while all of it was cooking elsewhere cannot be taken back', () => {
    const night = new Night();
    const parted = night.ann.does(parts('hers'));
    night.ann.does(fire(friends));
    night.ben.does(fire());
    night.meets(night.ben, night.ann);
    expect(night.ben.tries(undo(parted[0]?.event.id ?? ''))).toHaveProperty('refused');
    night.ann.writes({ orderId: party, type: 'undone', body: { undoes: parted[0]?.event.id ?? '', line: beer } });
    night.meets(night.ann);
    expect(night.everywhere).toEqual([['4 beer, fired'], ['0 beer'], []]);
  });
});

describe('a forger who wants to be reckoned with without end is believed instead', () => {
  const partOf = (number: number): string => idOf(`part ${number}`);
  const firesUpTo = (tablet: Tablet, line: string, quantity: number) =>
    tablet.writes({ orderId: party, type: 'lines-fired', body: { lines: [{ line, quantity, stations: [] }] } });
  const has = (night: Night, line: string): number | undefined =>
    [party, friends].flatMap((order) => night.ann.sees(order).lines).find((one) => one.line === line)?.withKitchen;

  test.each([
    ['no more than there may be', mostReckoned.parts, 2],
    ['one more', mostReckoned.parts + 1, 4],
  ])('parts: %s', (_, count, cooked) => {
    const night = new Night();
    for (let number = 0; number < count; number += 1)
      night.ann.writes({
        orderId: party,
        type: 'line-parted',
        body: { line: beer, as: partOf(number), quantity: 2, to: friends },
      });
    night.meets(night.ann);
    firesUpTo(night.ann, partOf(0), 2);
    firesUpTo(night.ben, beer, 4);
    night.meets(night.ann, night.ben);
    expect(has(night, partOf(0))).toBe(2);
    expect(has(night, beer)).toBe(cooked);
  });

  test.each([
    ['fewer than there may be', mostReckoned.facts - 20, 2],
    ['more', mostReckoned.facts, 4],
  ])('changes: %s', (_, count, cooked) => {
    const night = new Night();
    night.ann.does(parts('hers'));
    night.ann.does(fire(friends));
    for (let number = 0; number < count; number += 1)
      night.ann.writes({ orderId: party, type: 'quantity-tapped', body: { line: beer, by: -1 } });
    firesUpTo(night.ben, beer, 4);
    night.meets(night.ann, night.ben);
    expect(has(night, beer)).toBe(cooked);
  });

  test.each([
    ['no more than there may be', mostReckoned.firings, 2],
    ['one more', mostReckoned.firings + 1, 3],
  ])('firings: %s', (_, count, cooked) => {
    const night = new Night();
    night.ann.does(parts('hers'));
    night.ann.does(fire(friends));
    for (let number = 1; number <= count; number += 1) firesUpTo(night.ben, beer, number);
    night.meets(night.ann, night.ben);
    expect(has(night, beer)).toBe(cooked);
  });
});
