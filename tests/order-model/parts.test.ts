import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { emptyBook } from '@comanda/shared/order/book.ts';
import { idOf, openAt, sells } from '@comanda/shared/order/commands.fixture.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { type Fact, isFact } from '@comanda/shared/order/events.ts';
import { evolve } from '@comanda/shared/order/evolve.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { hasSeen, laterWins, seenByTyping, standing, typingsOf } from '@comanda/shared/order/rules.ts';
import { Tablet } from '@comanda/shared/order/tablets.fixture.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookOf, shuffled, viewsOf } from './evening.ts';
import { naiveOrder } from './naive-book.ts';
import { naiveBook } from './naive-facts.ts';
import { plainOrder } from './plain-order.ts';

/** Seeds that never change, the last three of them for once having failed: put a failing one beside the others. */
const pinned = [1, 20_260_501, 171_819_068, 889_430_591, 823_769_841];
const fresh = Number(process.env.SEED ?? process.hrtime.bigint() % 1_000_000_000n);
const seeds = [...pinned, fresh];

/**
 * More for whoever looks for something rare (`SEED=31 RUNS=6000`): one evening in some ten thousand still shows what is not done
 * when three tablets that do not see each other part, take back, type and fire one dish (README).
 */
const runsOf = (seed: number): number => Number(process.env.RUNS ?? (seed === fresh ? 40 : 300));

type Step = { readonly who: number; readonly what: number; readonly a: number; readonly b: number };
type Act = Command['type'] | 'hear';

const small = fc.nat({ max: 997 });
const steps = fc.array(fc.record<Step>({ who: small, what: small, a: small, b: small }), {
  maxLength: 30,
  size: 'max',
});
const parties = [0, 1, 2].map((number) => idOf(`party ${number}`));
const soups = 4;

const at = <T>(items: readonly T[], pick: number): T => items[pick % items.length] as T;

/**
 * Three tablets that have seen four soups at one of three parties. From then on each reaches the box only now and then: it sends
 * what it has written, and reads what others have sent.
 */
class Evening {
  readonly wall = { nowMs: 1_000_000 };
  readonly tablets = [0, 1, 2].map((number) => new Tablet(`tablet ${number}`, this.wall));
  /** What the box has admitted, in that order. */
  readonly feed: Fact[] = [];
  readonly #sent = new Map<Tablet, number>();

  constructor() {
    const [first] = this.tablets;
    for (const party of parties) first?.does(openAt(null, party));
    first?.does(sells('soup', { order: at(parties, 0), quantity: soups, price: 100 }));
    this.meet();
  }

  get facts(): readonly Fact[] {
    return this.feed;
  }

  meet(): void {
    for (const tablet of this.tablets) this.#sends(tablet);
    for (const tablet of this.tablets) tablet.hears(this.feed);
  }

  #sends(tablet: Tablet): void {
    for (const fact of tablet.written.slice(this.#sent.get(tablet) ?? 0))
      this.feed.push({ ...fact, position: this.feed.length + 1 });
    this.#sent.set(tablet, tablet.written.length);
  }

  plays({ who, what, a, b }: Step, acts: readonly Act[]): void {
    const tablet = at(this.tablets, who);
    const act = at(acts, what);
    if (act === 'hear') {
      this.#sends(tablet);
      tablet.hears(this.feed);
      return;
    }
    const command = commandOf(tablet, act, a, b);
    const answer = command === null ? null : tablet.tries(command);
    if (answer !== null && !isRefusal(answer)) for (const draft of answer) tablet.writes(draft);
  }
}

const linesOf = (tablet: Tablet): LineView[] => viewsOf(tablet.book).flatMap((view) => view?.lines ?? []);

function commandOf(tablet: Tablet, act: Command['type'], a: number, b: number): Command | null {
  const views = viewsOf(tablet.book).flatMap((view) => (view === null || view.lines.length === 0 ? [] : [view]));
  const view = at(views, a);
  const { line } = at(view.lines, b);
  const { order } = view;
  switch (act) {
    case 'transfer-part': {
      const as = idOf(`${tablet.name} parts ${tablet.written.length}`);
      return { type: act, order, line, quantity: 1 + (a % 3), as, to: at(parties, a + b) };
    }
    case 'tap-quantity':
      return { type: act, order, line, by: a % 3 === 0 ? -1 : 1 };
    case 'type-quantity':
      return { type: act, order, line, quantity: a % 5 };
    case 'fire':
      return { type: act, order, lines: b % 2 === 0 ? 'all' : [line] };
    case 'void-line':
      return { type: act, order, line, quantity: 1, reason: 'dropped' };
    case 'remove-line':
    case 'bring-back-line':
      return { type: act, order, line };
    case 'transfer-lines':
      return { type: act, order, lines: [line], to: at(parties, a + b) };
    case 'merge-order':
      return { type: act, order, into: at(parties, a + b) };
    case 'undo': {
      const own = tablet.written.findLast(({ event }) => event.type === 'line-parted');
      return own === undefined ? null : { type: act, order, event: own.event.id };
    }
    default:
      return null;
  }
}

function always(
  seed: number,
  acts: readonly Act[],
  holds: (evening: Evening, after: Step) => void,
  runs = runsOf(seed),
): void {
  const played = fc.property(steps, fc.record<Step>({ who: small, what: small, a: small, b: small }), (plan, after) => {
    const evening = new Evening();
    for (const step of plan) evening.plays(step, acts);
    holds(evening, after);
  });
  fc.assert(played, { seed, numRuns: runs, endOnFailure: false });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const quantities = (tablet: Tablet): Map<string, number> =>
  new Map(linesOf(tablet).map((line) => [line.line, line.quantity]));

/**
 * How many of a part's dishes its line owes to a − that was tapped while they were away, where no more was left to take: it
 * counts when they come back (I5).
 */
function owedOn(lines: readonly LineView[], parted: { readonly line: string; readonly as: string }): number {
  const [parent, part] = [parted.line, parted.as].map((id) => lines.find(({ line }) => line === id));
  if (parent === undefined || part === undefined) throw new Error('what is taken back was there');
  const first = parent.partOf?.got ?? soups;
  const facts = standing(parent.facts);
  const typed = laterWins(first, typingsOf(facts));
  const isNews = ({ event }: Fact): boolean => !hasSeen(seenByTyping(typed.by), event);
  const taps = facts.filter(isNews).map(({ event }) => (event.type === 'quantity-tapped' ? event.body.by : 0));
  const gone = parent.parts.filter(({ by }) => isNews(by)).map(({ got }) => got);
  const left = typed.value + sum(taps) - sum(gone);
  return Math.min(part.quantity, Math.max(0, parent.withKitchen - left));
}

/**
 * Somebody typed how many there are of a part, and had not seen that some of it was parted once more: then a soup of that second part
 * may be taken for one that is being cooked under the first line, and every screen says so (`twice`).
 */
function isTypedOverAPartOfAPart(facts: readonly Fact[]): boolean {
  const parted = facts.flatMap((fact) => (isFact(fact, 'line-parted') ? [fact] : []));
  const parts = new Set(parted.map(({ event }) => event.body.as));
  const typed = facts.flatMap((fact) =>
    isFact(fact, 'quantity-typed') && parts.has(fact.event.body.line) ? [fact] : [],
  );
  return typed.some((one) =>
    parted.some(({ event }) => event.body.line === one.event.body.line && !hasSeen(seenByTyping(one), event)),
  );
}

const moving = ['hear', 'transfer-part', 'transfer-part', 'transfer-lines', 'merge-order', 'undo'] as const;

const anything: readonly Act[] = [
  ...moving,
  ...(['tap-quantity', 'type-quantity', 'fire', 'void-line', 'remove-line', 'bring-back-line'] as const),
];

describe.each(seeds)('soups that are parted by three tablets, seed %i', (seed) => {
  test('however they are parted, moved, merged and taken back: as many soups as were sold, and their price', () => {
    always(seed, moving, (evening) => {
      evening.meet();
      for (const { book } of [...evening.tablets, { book: bookOf(shuffled(evening.facts, seed)) }]) {
        const views = viewsOf(book).flatMap((view) => view ?? []);
        expect(sum(views.flatMap(({ lines }) => lines.map(({ quantity }) => quantity)))).toBe(soups);
        expect(sum(views.map(({ total }) => total))).toBe(soups * 100);
      }
    });
  });

  test('whoever taps too: what was sold and added, less what was taken away where it still was', () => {
    always(seed, [...moving, 'tap-quantity'], (evening) => {
      evening.meet();
      const taps = evening.facts.flatMap(({ event }) => (event.type === 'quantity-tapped' ? [event.body.by] : []));
      // A + on a line that shows nothing is typed.
      const typed = evening.facts.flatMap(({ event }) =>
        event.type === 'quantity-typed' ? [event.body.quantity] : [],
      );
      const there = sum([...quantities(at(evening.tablets, 0)).values()]);
      if (typed.length === 0) expect(there).toBeGreaterThanOrEqual(soups + sum(taps));
      if (taps.every((by) => by > 0) && typed.length === 0) expect(there).toBe(soups + sum(taps));
      expect(there).toBeLessThanOrEqual(soups + sum(taps.filter((by) => by > 0)) + sum(typed));
    });
  });

  test('whoever fires too: each soup is cooked once, under one of its lines, and as many are on the bills as were sold', () => {
    always(seed, [...moving, 'fire', 'fire'], (evening) => {
      evening.meet();
      const lines = linesOf(at(evening.tablets, 0));
      expect(sum(lines.map(({ quantity }) => quantity))).toBe(soups);
      expect(sum(lines.map(({ wanted }) => wanted.value))).toBe(soups);
      expect(lines.filter(({ wanted, withKitchen }) => wanted.value < withKitchen)).toEqual([]);
    });
  });

  test('whoever fires and adds: as many as were sold and added', () => {
    always(seed, [...moving, 'fire', 'fire', 'tap-quantity'], (evening) => {
      evening.meet();
      const taps = evening.facts.flatMap(({ event }) => (event.type === 'quantity-tapped' ? [event.body.by] : []));
      const typed = evening.facts.some(({ event }) => event.type === 'quantity-typed');
      const there = sum([...quantities(at(evening.tablets, 0)).values()]);
      const added = sum(taps.filter((by) => by > 0));
      if (!typed) expect(there).toBeLessThanOrEqual(soups + added);
      if (!typed && taps.every((by) => by > 0)) expect(there).toBe(soups + added);
    });
  });

  test('what is shown as not fired is cooked when somebody who sees it fires it, all of it, or every screen says where it is being cooked', () => {
    always(seed, [...anything, 'fire', 'fire'], (evening) => {
      evening.meet();
      const tablet = at(evening.tablets, 0);
      const before = linesOf(tablet);
      for (const { order } of viewsOf(tablet.book).flatMap((view) => view ?? [])) {
        const answer = tablet.tries({ type: 'fire', order, lines: 'all' });
        if (!isRefusal(answer)) for (const draft of answer) tablet.writes(draft);
      }
      evening.meet();
      const after = new Map(linesOf(tablet).map((line) => [line.line, line]));
      const mayBeElsewhere = isTypedOverAPartOfAPart(evening.facts);
      for (const { line, removed, quantity, withKitchen, twice } of before) {
        const now = after.get(line);
        const saidElsewhere = sum(now?.twice.slice(twice.length).map(({ dishes }) => dishes) ?? []);
        const cooked = (now?.withKitchen ?? 0) + (mayBeElsewhere ? saidElsewhere : 0);
        expect([line, cooked]).toEqual([line, removed ? withKitchen : quantity]);
      }
    });
  });

  test('what the box admits later takes no soup from a cook, and gives none to another', () => {
    always(seed, [...anything, 'fire', 'fire'], (evening) => {
      evening.meet();
      let book = emptyBook;
      const cooked = new Map<string, string>();
      for (const fact of evening.facts) {
        book = evolve(book, [fact]);
        for (const line of viewsOf(book).flatMap((view) => view?.lines ?? []))
          for (const { from, to, by } of line.firings) {
            const known = cooked.get(`${line.line} ${by.event.id}`);
            if (known === undefined && by.event.id !== fact.event.id) expect(by.event.id).toBe(fact.event.id);
            if (known !== undefined) expect(`${from} ${to}`).toBe(known);
            cooked.set(`${line.line} ${by.event.id}`, `${from} ${to}`);
          }
      }
      const now = linesOf(at(evening.tablets, 0)).flatMap(({ line, firings }) =>
        firings.map(({ from, to, by }) => [`${line} ${by.event.id}`, `${from} ${to}`]),
      );
      expect(new Map(now as [string, string][])).toEqual(cooked);
    });
  });

  test('the book agrees with a naive one, when the box has spoken and while some of it is on its way', () => {
    always(
      seed,
      [...anything, 'fire', 'fire', 'fire'],
      (evening, { a }) => {
        evening.meet();
        const half = evening.facts.map((fact, number): Fact => {
          const { position: _, ...unsent } = fact;
          return (number * 7 + a) % 3 === 0 ? (unsent as Fact) : fact;
        });
        for (const facts of [evening.facts, half, half.filter((_, number) => number % 5 !== 4)]) {
          const naive = naiveBook(facts);
          const book = bookOf(facts);
          for (const order of book.orders.keys()) {
            const view = orderView(book, order);
            expect(view === null ? null : plainOrder(view)).toEqual(naiveOrder(naive, order));
          }
        }
      },
      runsOf(seed) / 5,
    );
  });

  test('what somebody does who has seen everything changes nothing else', () => {
    const once = anything.filter((act) => act !== 'hear');
    always(seed, anything, (evening, after) => {
      evening.meet();
      const tablet = at(evening.tablets, after.who);
      const lines = linesOf(tablet);
      const before = quantities(tablet);
      const count = tablet.written.length;
      evening.plays(after, once);
      const written = tablet.written.slice(count).map(({ event }) => event);
      const touched = new Set(
        written.flatMap((event) => {
          if (event.type === 'line-parted') return [event.body.line, event.body.as];
          return 'line' in event.body && event.body.line !== null ? [event.body.line] : [];
        }),
      );
      const undone = written.flatMap((event) => (event.type === 'undone' ? [event.body.undoes] : []));
      let owed = 0;
      for (const { event } of evening.facts) {
        if (event.type !== 'line-parted' || !undone.includes(event.id)) continue;
        touched.add(event.body.as).add(event.body.line);
        owed += owedOn(lines, event.body);
      }
      const now = quantities(tablet);
      for (const [line, quantity] of before) if (!touched.has(line)) expect(now.get(line)).toBe(quantity);
      const change = sum([...now.values()]) - sum([...before.values()]);
      if (written.some(({ type }) => type === 'line-parted' || type === 'lines-fired')) expect(change).toBe(0);
      if (written.some(({ type }) => type === 'undone')) expect(change).toBe(0 - owed);
      const [tap] = written.length === 1 ? written : [];
      if (tap?.type === 'quantity-tapped') expect(change).toBe(tap.body.by);
    });
  });
});
