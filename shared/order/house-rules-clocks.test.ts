import { describe, expect, test } from 'vitest';
import { type Book, emptyBook } from './book.ts';
import { cancel, close, fire, idOf, openAt, party, pay, remove, sells, tap, type, voids } from './commands.fixture.ts';
import type { Fact } from './events.ts';
import { evolve } from './evolve.ts';
import { orderView } from './order-view.ts';
import { everyoneSees, inWords, twoTablets } from './tablets.fixture.ts';

const beer = idOf('beer');
const soup = idOf('soup');
const friends = idOf('friends');

/** What cannot be taken back, as one order shows it. */
function irreversible(book: Book, order = party) {
  const view = orderView(book, order);
  return {
    number: view?.number,
    day: view?.businessDay,
    payments: view?.payments.map((payment) => payment.event.body.payment).sort(),
    paid: view?.paid,
    cancelled: view?.state === 'cancelled',
    overruled: view?.cancelOverruled?.event.id,
    lines: view?.lines
      .map(({ line, fired, voided, withKitchen, started, served, removals, allergies }) => {
        const words = allergies.map((mark) => mark.word).sort();
        return { line, fired, voided, withKitchen, started, served, removals: [...removals].sort(), words };
      })
      .sort((a, b) => (a.line < b.line ? -1 : 1)),
  };
}

type Clock = (fact: Fact, at: number) => number;

const underClocks = (facts: readonly Fact[], clock: Clock): Book =>
  evolve(
    emptyBook,
    facts.map((fact, at) => ({ ...fact, clock: clock(fact, at) })),
  );

const otherClocks: Readonly<Record<string, Clock>> = {
  'all clocks stand still': () => 1,
  'all clocks run backwards': (_, at) => 1_000_000 - at,
  'one tablet is a day ahead': (fact) => fact.clock + (fact.event.device === idOf('Ben') ? 86_400_000 * 1024 : 0),
  'clocks jump about': (_, at) => (at * 7919) % 101,
};

describe('sets and maxima: clocks have no say', () => {
  const night = twoTablets(sells('beer', { quantity: 2 }), sells('soup', { quantity: 3 }));
  const nuts = { type: 'add-mark', order: party, kind: 'allergy', line: soup, seat: null, word: 'nuts' } as const;
  const give = (number: number, seq: number): Fact => ({
    event: {
      orderId: party,
      type: 'number-given',
      body: { number, day: '2026-05-01' },
      id: idOf(`number ${number}`),
      clock: 1,
      device: idOf('box'),
      incarnation: '00000000000000b0',
      deviceSeq: seq,
      signIn: idOf('box'),
      staff: idOf('box'),
      rules: 1,
    },
    clock: 1,
  });
  night.ann.hears([give(18, 2), give(17, 1)]);
  const served = { type: 'serve', order: party, lines: [soup] } as const;
  for (const act of [nuts, fire(), voids(soup), served, pay('p1', 2000)]) night.ann.does(act);
  for (const act of [nuts, tap(soup, 1), fire(), pay('p2', 3000)]) night.ben.does(act);
  night.meet();
  const facts = [...night.everything(), give(17, 1), give(18, 2)];

  test.each(Object.entries(otherClocks))(
    'fired, voided, served, paid and numbered are the same when %s',
    (_, clock) => {
      const told = evolve(emptyBook, facts);
      expect(irreversible(underClocks(facts, clock))).toEqual(irreversible(told));
      expect(irreversible(told)).toMatchObject({ number: 17, paid: 5000 });
      expect(irreversible(told).lines).toContainEqual(
        expect.objectContaining({ line: soup, fired: 4, voided: 1, served: 3, words: ['nuts', 'nuts'] }),
      );
    },
  );

  test.each(Object.entries(otherClocks))('removed and cancelled are the same when %s', (_, clock) => {
    const other = twoTablets(sells('beer'), openAt(null, friends), sells('soup', { order: friends }));
    other.ann.does(remove(beer));
    other.ann.does(cancel);
    other.ben.does(type(beer, 4));
    other.ben.does({ type: 'cancel-order', order: friends, reason: 'they left' });
    const reclocked = underClocks(other.everything(), clock);
    for (const order of [party, friends])
      expect(irreversible(reclocked, order)).toEqual(irreversible(evolve(emptyBook, other.everything()), order));
    expect(orderView(reclocked, friends)?.state).toBe('cancelled');
    expect(orderView(reclocked, party)?.cancelOverruled).not.toBeNull();
  });

  test.each(Object.entries(otherClocks))('closed is the same when %s', (_, clock) => {
    const other = twoTablets(sells('beer'));
    other.ann.does(pay('p1', 500));
    other.ann.does(close);
    other.ben.does({ type: 'set-guests', order: party, guests: 2 });
    expect(orderView(underClocks(other.everything(), clock), party)?.state).toBe('closed');
  });

  test.each(Object.entries(otherClocks))(
    'a payment told twice under one id counts once, and the same, when %s',
    (_, clock) => {
      const other = twoTablets(sells('beer'));
      other.ann.does(pay('p1', 500));
      other.ben.does(pay('p1', 400));
      const told = orderView(evolve(emptyBook, other.everything()), party);
      expect(told?.payments).toHaveLength(1);
      expect(orderView(underClocks(other.everything(), clock), party)?.paid).toBe(told?.paid);
    },
  );
});

describe("a device's clock is wrong", () => {
  test('a quantity typed on a tablet whose clock is behind counts: nobody types a line that is not there', () => {
    const night = twoTablets();
    night.ann.clockErrorMs = 3_600_000;
    night.ann.does(sells('beer'));
    night.meet();
    night.ben.does(type(beer, 4));
    expect(inWords(everyoneSees(night))).toEqual(['4 beer']);
  });

  test("the box's reading of a clock replaces the device's own, and never the other way round", () => {
    const night = twoTablets(sells('beer'));
    night.ann.clockErrorMs = 3_600_000;
    const ahead = night.ann.does(type(beer, 3));
    const admitted = ahead.map((fact) => ({ ...fact, clock: fact.clock - 3_600_000 * 1024, position: 7 }));
    night.ben.does(type(beer, 2));
    night.ann.hears(night.ben.written);
    expect(inWords(night.ann.sees(party))).toEqual(['3 beer']);
    night.ann.hears(admitted);
    night.ann.hears(ahead);
    expect(inWords(night.ann.sees(party))).toEqual(['2 beer']);
  });
});
