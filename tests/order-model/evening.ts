import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { cents } from '@comanda/shared/money/cents.ts';
import { type Book, emptyBook } from '@comanda/shared/order/book.ts';
import { idOf, itemOf } from '@comanda/shared/order/commands.fixture.ts';
import type { Command, CommandOf } from '@comanda/shared/order/commands.ts';
import type { DraftEvent, Fact } from '@comanda/shared/order/events.ts';
import { evolve } from '@comanda/shared/order/evolve.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import { type OrderView, orderView } from '@comanda/shared/order/order-view.ts';
import { Tablet } from '@comanda/shared/order/tablets.fixture.ts';
import fc from 'fast-check';

/** One thing that happens in an evening, as numbers: what they mean depends on what the tablet sees, so that they shrink well. */
export type Step = { readonly who: number; readonly what: number; readonly a: number; readonly b: number };

/** Everything that was written, as the box would have admitted it. */
export type Evening = { readonly facts: readonly Fact[] };

const small = fc.noBias(fc.nat({ max: 997 }));
const step = fc.record<Step>({ who: small, what: small, a: small, b: small });

type Plan = {
  readonly tablets: number;
  readonly steps: readonly Step[];
  /** What the box made of it: nothing yet, or positions for all or for some. */
  readonly admitted: 'none' | 'some' | 'all';
  /** Clocks that have nothing to do with the order of things. */
  readonly wild: boolean;
  readonly shuffle: number;
};

export const evenings = (steps: number): fc.Arbitrary<Evening> =>
  fc
    .record<Plan>({
      tablets: fc.integer({ min: 2, max: 4 }),
      steps: fc.array(step, { minLength: 12, maxLength: steps, size: 'max' }),
      admitted: fc.constantFrom('none', 'some', 'all'),
      wild: fc.boolean(),
      shuffle: small,
    })
    .map((plan) => ({ facts: played(plan) }));

/** As many as one seed has: what is asked of its evenings is asked of the same ones, and to play one takes longer than to ask. */
const mostKept = 250;
const kept = new Map<string, readonly Fact[]>();

function played(plan: Plan): readonly Fact[] {
  const name = JSON.stringify(plan);
  const facts = kept.get(name) ?? admitted(play(plan.tablets, plan.steps), plan);
  if (kept.size >= mostKept) kept.clear();
  kept.set(name, facts);
  return facts;
}

function admitted(written: readonly Fact[], plan: Plan): readonly Fact[] {
  const places = shuffled(
    written.map((_, at) => at + 1),
    plan.shuffle,
  );
  return written.map((fact, at): Fact => {
    const clock = plan.wild ? (fact.clock * 31 + at * plan.shuffle) % 97 : fact.clock;
    const isAdmitted = plan.admitted === 'all' || (plan.admitted === 'some' && at % 3 !== 0);
    return isAdmitted ? { ...fact, clock, position: places[at] ?? 0 } : { ...fact, clock };
  });
}

/** Seeded, so that a failing evening comes back. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const deck = [...items];
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  for (let left = deck.length - 1; left > 0; left--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const pick = Math.floor((state / 2 ** 32) * (left + 1));
    [deck[left], deck[pick]] = [deck[pick] as T, deck[left] as T];
  }
  return deck;
}

const wall0 = 1_000_000;
const tables = ['table 1', 'table 2', 'table 3'].map(idOf);
const at = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(1, items.length)];

/** Two parties sit down before the tablets lose sight of each other; from then on each hears the others only now and then. */
function play(count: number, steps: readonly Step[]): readonly Fact[] {
  const wall = { nowMs: wall0 };
  const tablets = Array.from({ length: count }, (_, number) => new Tablet(`tablet ${number}`, wall));
  const heard = new Map<string, number>();
  const first = tablets[0] as Tablet;
  for (const number of [0, 1]) {
    first.does(opening(idOf(`party ${number}`), tables[number] ?? null, 2));
    for (const dish of [0, 1]) first.does(adding(idOf(`party ${number}`), `dish ${number} ${dish}`, dish));
  }
  for (const tablet of tablets.slice(1)) hear(tablet, first, Number.MAX_SAFE_INTEGER, heard);
  for (const [index, { who, what, a, b }] of steps.entries()) {
    const tablet = at(tablets, who) as Tablet;
    const kind = what % 54;
    if (kind < 6) hear(tablet, at(tablets, a) as Tablet, 1 + (b % 12), heard);
    else if (kind === 6) tablet.clockErrorMs = (a - 500) * 60_000;
    else act(tablet, index, kind, a, b);
  }
  return tablets.flatMap((tablet) => tablet.written);
}

/** A device's events reach others in the order in which it wrote them. */
function hear(tablet: Tablet, other: Tablet, events: number, heard: Map<string, number>): void {
  if (tablet === other) return;
  const known = heard.get(`${tablet.name} ${other.name}`) ?? 0;
  const next = other.written.slice(known, known + events);
  heard.set(`${tablet.name} ${other.name}`, known + next.length);
  tablet.hears(next);
}

const opening = (order: string, table: string | null, guests: number | null): Command => ({
  type: 'open-order',
  order,
  kind: table === null ? 'take-away' : 'table',
  table,
  multiSession: idOf('the bar'),
  guests,
  // Of those of whom nobody says how many they are, every other party is to come.
  ...(guests === null && table !== null && /[0-7]$/.test(order) && { expected: { atMs: 1_000_000, guests: 3 } }),
});

const adding = (order: string, line: string, a: number): Command => ({
  type: 'add-line',
  order,
  line: idOf(line),
  item: itemOf(line, (a % 5) * 250, a % 3 === 0 ? [] : [idOf(`station ${a % 3}`)]),
  quantity: 1 + (a % 4),
  course: a % 2 === 0 ? null : idOf(`course ${a % 3}`),
  seat: a % 3 === 0 ? null : 1 + (a % 3),
});

function act(tablet: Tablet, index: number, kind: number, a: number, b: number): void {
  const order = at([...tablet.book.orders.keys()], b);
  const view = order === undefined ? null : orderView(tablet.book, order);
  if (kind === 7 || view === null) {
    tablet.does(
      opening(idOf(`opened at step ${index}`), a % 4 === 3 ? null : (at(tables, a) ?? null), a % 2 ? null : a),
    );
    return;
  }
  if (kind === 8) {
    // The box numbers an order; a restored box may number it again. And once in a while a newer device dances.
    if (a % 20 === 0) tablet.writes({ orderId: view.order, type: 'table-danced', body: {} } as unknown as DraftEvent);
    else if (a % 4 === 0)
      tablet.writes({
        orderId: view.order,
        type: 'number-given',
        body: { number: 1 + (a % 50), day: `2026-05-0${1 + (b % 2)}` },
      });
    return;
  }
  const command = commandFor(tablet, view, kind, a, b) ?? adding(view.order, `sold at step ${index}`, a);
  const answer = tablet.tries(command);
  if (!isRefusal(answer)) for (const draft of answer) tablet.writes(draft);
}

function commandFor(tablet: Tablet, view: OrderView, kind: number, a: number, b: number): Command | null {
  const line = at(view.lines, a);
  const { order } = view;
  if (line === undefined) return kind % 2 === 0 ? orderCommand(tablet, view, kind, a, b) : null;
  const lines = a % 3 === 0 ? view.lines.map((one) => one.line) : [line.line];
  switch (kind) {
    case 9:
    case 10:
      return { type: 'tap-quantity', order, line: line.line, by: (b % 5) - 2 || 1 };
    case 11:
      return { type: 'type-quantity', order, line: line.line, quantity: b % 6 };
    case 12:
      return { type: 'remove-line', order, line: line.line };
    case 13:
      return { type: 'bring-back-line', order, line: line.line };
    case 14:
      return { type: 'set-course', order, line: line.line, course: b % 4 ? idOf(`course ${b % 4}`) : null };
    case 15:
      return { type: 'set-seat', order, line: line.line, seat: b % 4 || null };
    case 16:
    case 17:
      return { type: 'transfer-lines', order, lines, to: at([...tablet.book.orders.keys()], b + a) ?? order };
    case 18:
    case 19:
      return { type: 'fire', order, lines: b % 2 ? 'all' : lines };
    case 20:
      return { type: 'hold', order, lines, held: b % 2 === 0 };
    case 21:
      return { type: 'start', order, lines };
    case 22:
      return { type: 'ready', order, lines };
    case 23:
      return { type: 'recall', order, lines };
    case 24:
      return { type: 'serve', order, lines };
    case 25:
      return { type: 'void-line', order, line: line.line, quantity: 1 + (b % 2), reason: 'dropped' };
    case 39: {
      const upTo = Object.fromEntries(view.lines.map((one) => [one.line, Math.max(0, one.fired - (b % 2))]));
      const station = line.item.stations[0] ?? null;
      const changes = line.facts.slice(-(b % 3)).map(({ event }) => event.id);
      return { type: 'see', order, lines, upTo, station, changes: b % 2 ? [] : changes };
    }
    case 40: {
      const rest = view.lines.map((one) => one.line).filter((one) => !lines.includes(one));
      return { type: 'send', order, fire: lines, hold: rest };
    }
    case 41:
    case 42:
    case 43:
    case 44:
    case 45:
    case 46:
      return severalAtOnce(tablet, view, line, kind, { a, b, lines });
    case 47: {
      const own = tablet.written.findLast(({ event }) => event.type === 'line-parted');
      return own === undefined ? null : { type: 'undo', order, event: own.event.id };
    }
    case 50:
    case 51:
      return { type: 'comp-line', order, line: line.line, quantity: 1 + (b % 3), reason: 'too late' };
    case 52:
    case 53:
      return { type: 'set-discount', order, line: a % 3 === 0 ? null : line.line, discount: discounts(b) };
    case 26:
      return mark(view, line, a, b);
    default:
      return orderCommand(tablet, view, kind, a, b);
  }
}

/** Percentages that leave halves of a cent, amounts, and now and then the full price again. */
function discounts(b: number): CommandOf<'set-discount'>['discount'] {
  if (b % 7 === 0) return null;
  return b % 2
    ? { percent: 33 * (1 + (b % 300)), reason: `reason ${b % 3}` }
    : { amount: 1 + (b % 400), reason: 'regular' };
}

type Picks = { readonly a: number; readonly b: number; readonly lines: readonly string[] };

/** Acts of several events; the ids that they make are new. */
function severalAtOnce(tablet: Tablet, { order }: OrderView, view: LineView, kind: number, picks: Picks): Command {
  const { line } = view;
  const fresh = idOf(`${tablet.name} makes ${tablet.written.length}`);
  const other = at([...tablet.book.orders.keys()], picks.b + picks.a) ?? order;
  if (kind === 41 && picks.b % 3 === 0) {
    const [half, rest] = [idOf(`${fresh} half`), idOf(`${fresh} rest`)];
    const parts = [{ line, quantity: 1, as: idOf(`${fresh} part`) }];
    return {
      type: 'split-order',
      order,
      into: [
        { to: half, lines: [], parts },
        { to: rest, lines: picks.lines, parts: [] },
      ],
    };
  }
  if (kind === 41) {
    const table = picks.a % 3 === 0 ? null : (at(tables, picks.a) ?? null);
    return { type: 'transfer', order, lines: picks.lines, parts: [], to: fresh, opens: { table } };
  }
  if (kind !== 43) return { type: 'transfer-part', order, line, quantity: 1 + (picks.b % 3), as: fresh, to: other };
  const note = picks.b % 2 ? null : { writer: 1 + picks.a, update: `note${1000 + picks.b}` };
  return { type: 'replace-line', order, line, as: fresh, item: itemOf(`dish ${picks.b % 3}`, 750), note };
}

function mark(view: OrderView, line: LineView | null, a: number, b: number): Command {
  const kind = a % 2 ? 'allergy' : 'chip';
  const target = { order: view.order, kind, line: line?.line ?? null } as const;
  const there = kind === 'allergy' ? (line ?? view).allergies : (line ?? view).chips;
  const known = at(there, b);
  return b % 3 === 0 && known !== undefined
    ? { type: 'remove-mark', ...target, mark: known.id }
    : { type: 'add-mark', ...target, seat: b % 2 ? null : 1, word: ['nuts', 'milk'][b % 2] ?? 'nuts' };
}

/** A party calls again. */
const again = (order: string, b: number): Command => ({
  type: 'expect-at',
  order,
  atMs: 1_000_000 + b * 1000,
  guests: 1 + (b % 9),
});

function orderCommand(tablet: Tablet, view: OrderView, kind: number, a: number, b: number): Command | null {
  const { order } = view;
  const line = b % 2 ? null : (at(view.lines, a) ?? null);
  switch (kind) {
    case 27:
      return { type: 'set-guests', order, guests: b % 9 };
    case 28:
      return { type: 'move-order', order, table: b % 4 === 3 ? null : (at(tables, b) ?? null) };
    case 48:
      if (view.state === 'expected' && b % 3 > 0) return again(order, b);
      return { type: 'set-waiter', order, staff: idOf(`waiter ${b % 3}`) };
    case 49:
      return { type: 'ask-bill', order, asked: b % 4 > 0 };
    case 29:
      return { type: 'set-customer', order, customer: b % 3 ? idOf(`customer ${b % 3}`) : null };
    case 30:
    case 31:
      return { type: 'merge-order', order, into: at([...tablet.book.orders.keys()], a) ?? order };
    case 32:
      return a % 3 === 0 ? { type: 'cancel-order', order, reason: 'they left' } : mark(view, null, a, b);
    case 33:
      return { type: 'edit-note', order, line: line?.line ?? null, writer: 1 + a, update: `note${1000 + b}` };
    case 34:
    case 35: {
      const amount = cents(b % 2 ? Math.ceil(view.balance / 2) : view.balance);
      const payment = idOf(`${tablet.name} takes ${tablet.written.length}`);
      return {
        type: 'register-payment',
        order,
        payment,
        tender: a % 2 ? 'cash' : 'external-card',
        amount,
        given: amount,
      };
    }
    case 36:
      return { type: 'close-order', order };
    case 37:
    case 38: {
      const own = tablet.written.at(-1 - (a % Math.min(6, tablet.written.length)));
      return own === undefined ? null : { type: 'undo', order, event: own.event.id };
    }
    default:
      return null;
  }
}

/** All orders that a replica holds. */
export const viewsOf = (book: Book): (OrderView | null)[] =>
  [...book.orders.keys()].sort().map((order) => orderView(book, order));

export const bookOf = (facts: readonly Fact[]): Book => evolve(emptyBook, facts);
