import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import { cents } from '@comanda/shared/money/cents.ts';
import { editNote } from '@comanda/shared/notes/note-text.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import { isOver, type OrderView } from '@comanda/shared/order/order-view.ts';
import { today } from '../restaurant/program.ts';
import type { Seeded } from '../restaurant/seeded.ts';
import type { Tablet } from '../restaurant/tablet.ts';

export type Trade = 'waiter' | 'cook' | 'cashier';

/** What a person at a device sees and could touch. */
export type Sight = {
  readonly tablet: Tablet;
  readonly random: Seeded;
  readonly tables: readonly string[];
  readonly products: readonly string[];
  readonly courses: readonly string[];
  /** Some nights dishes are parted; those that were pinned before stay as they were. */
  readonly movesParts: boolean;
  /** And some nights dishes are given free and discounts are set. */
  readonly gives: boolean;
  /** The last things this person did. */
  readonly own: readonly string[];
};

type Idea = (sight: Sight, order: OrderView, line: LineView | undefined) => Command | null;

/** What an older program has no words for nobody asks of it. */
const isOfToday = ({ program }: Tablet): boolean => program === today;

const words = ['nuts', 'milk', 'gluten', 'no onions', 'rush', 'birthday'];

function opening({ tablet, random, tables }: Sight): Extract<Command, { type: 'open-order' }> {
  const atTable = random.chance(0.9);
  const opened = {
    type: 'open-order',
    order: tablet.newId(),
    kind: atTable ? 'table' : 'take-away',
    table: atTable ? (random.pick(tables) ?? null) : null,
    multiSession: tablet.core.replica.config?.multiSession ?? tablet.identity.multiSession,
    guests: random.chance(0.7) ? 1 + random.below(8) : null,
  } as const;
  // By the id, so that nights that are pinned go on as they did.
  const isToCome = opened.guests === null && atTable && isOfToday(tablet) && /[0-7]$/.test(opened.order);
  return isToCome ? { ...opened, expected: { atMs: Math.floor(tablet.core.boxNowMs()), guests: 4 } } : opened;
}

function addingTo(
  { tablet, random, products, courses }: Sight,
  order: string,
): Extract<Command, { type: 'add-line' }> | null {
  const item = sell(tablet.menu(), random.pick(products) ?? '');
  if (isRefusal(item)) return null;
  const course = random.chance(0.5) ? (random.pick(courses) ?? null) : null;
  const seat = random.chance(0.3) ? 1 + random.below(4) : null;
  return { type: 'add-line', order, line: tablet.newId(), item, quantity: 1 + random.below(3), course, seat };
}

const adding: Idea = (sight, { order }) => addingTo(sight, order);

const onLine =
  (make: (sight: Sight, order: string, line: LineView) => Command | null): Idea =>
  (sight, { order }, line) =>
    line === undefined ? null : make(sight, order, line);

const note: Idea = ({ tablet, random }, view, line) => {
  const onLineToo = line !== undefined && random.chance(0.6);
  const updates = onLineToo ? line.noteUpdates : (view.notes.find((one) => one.order === view.order)?.updates ?? []);
  const writer = tablet.core.newWriter();
  const edit = editNote(updates, `${random.pick(words)} ${random.below(99)}`, writer);
  if (edit === null) return null;
  return { type: 'edit-note', order: view.order, line: onLineToo ? line.line : null, writer, update: edit.update };
};

const mark: Idea = ({ random }, view, line) => {
  const holder = line !== undefined && random.chance(0.6) ? line : null;
  const kind = random.chance(0.5) ? 'allergy' : 'chip';
  const target = { order: view.order, kind, line: holder?.line ?? null } as const;
  const known = random.pick(kind === 'allergy' ? (holder ?? view).allergies : (holder ?? view).chips);
  return known !== undefined && random.chance(0.4)
    ? { type: 'remove-mark', ...target, mark: known.id }
    : { type: 'add-mark', ...target, seat: random.chance(0.7) ? null : 1, word: random.pick(words) ?? 'nuts' };
};

const otherOrder = ({ tablet, random }: Sight, order: string): string | undefined =>
  random.pick(openOrders(tablet).filter((view) => view.order !== order))?.order;

const money: Idea = ({ tablet, random }, { order, balance }) => {
  if (balance <= 0) return { type: 'close-order', order };
  const amount = cents(random.chance(0.3) ? Math.ceil(balance / 2) : balance);
  const tender = random.chance(0.5) ? 'cash' : 'external-card';
  return {
    type: 'register-payment',
    order,
    payment: tablet.newId(),
    tender,
    amount,
    given: cents(amount + random.below(500)),
  };
};

const fire: Idea = ({ random }, { order }, line) => ({
  type: 'fire',
  order,
  lines: random.chance(0.6) || line === undefined ? 'all' : [line.line],
});

const step = (type: 'start' | 'ready' | 'recall' | 'serve'): Idea =>
  onLine((_, order, line) => (line.fired > 0 ? { type, order, lines: [line.line] } : null));

/** The display shows what was fired; now and then a cook reads what was changed since. */
const see: Idea = onLine(({ random }, order, line) => {
  const [firing] = line.firings;
  if (firing === undefined) return null;
  const changes = random.chance(0.3) ? line.facts.slice(-2).map(({ event }) => event.id) : [];
  const station = random.pick(firing.stations) ?? null;
  return { type: 'see', order, lines: [line.line], upTo: { [line.line]: line.fired }, station, changes };
});

const service: readonly (readonly [number, Idea])[] = [
  [24, adding],
  [
    12,
    onLine(({ random }, order, line) => ({
      type: 'tap-quantity',
      order,
      line: line.line,
      by: random.chance(0.7) ? 1 : -1,
    })),
  ],
  [
    5,
    onLine(({ random }, order, line) => ({ type: 'type-quantity', order, line: line.line, quantity: random.below(6) })),
  ],
  [4, onLine((_, order, line) => ({ type: 'remove-line', order, line: line.line }))],
  [
    3,
    onLine((_, order, { line, removals }) => (removals.length > 0 ? { type: 'bring-back-line', order, line } : null)),
  ],
  [4, note],
  [5, mark],
  [
    3,
    onLine(({ random, courses }, order, line) => ({
      type: 'set-course',
      order,
      line: line.line,
      course: random.pick(courses) ?? null,
    })),
  ],
  [2, onLine(({ random }, order, line) => ({ type: 'set-seat', order, line: line.line, seat: 1 + random.below(4) }))],
  [3, ({ random }, { order }) => ({ type: 'set-guests', order, guests: random.below(9) })],
  [3, ({ random, tables }, { order }) => ({ type: 'move-order', order, table: random.pick(tables) ?? null })],
  [
    3,
    (sight, { order }, line) => {
      const to = otherOrder(sight, order);
      return to === undefined || line === undefined ? null : { type: 'transfer-lines', order, lines: [line.line], to };
    },
  ],
  [
    2,
    (sight, { order }) => {
      const into = otherOrder(sight, order);
      return into === undefined ? null : { type: 'merge-order', order, into };
    },
  ],
  [10, fire],
  [2, onLine(({ random }, order, line) => ({ type: 'hold', order, lines: [line.line], held: random.chance(0.6) }))],
  [4, step('serve')],
  [
    2,
    onLine((_, order, line) =>
      line.withKitchen > 0 ? { type: 'void-line', order, line: line.line, quantity: 1, reason: 'dropped' } : null,
    ),
  ],
  [1, (_, { order }) => ({ type: 'cancel-order', order, reason: 'they left' })],
  [6, money],
  [
    4,
    ({ random, own }, { order }) => {
      const event = random.pick(own);
      return event === undefined ? null : { type: 'undo', order, event };
    },
  ],
];

const kitchen: readonly (readonly [number, Idea])[] = [
  [8, see],
  [10, step('start')],
  [10, step('ready')],
  [3, step('recall')],
  [3, step('serve')],
];

/** Of the dishes that are there for it, now and then all. */
const parting: Idea = (sight, { order, lines }) => {
  const line = sight.random.pick(lines.filter(({ unfired }) => unfired > 0));
  const to = otherOrder(sight, order);
  if (line === undefined || to === undefined) return null;
  const as = sight.tablet.newId();
  return { type: 'transfer-part', order, line: line.line, quantity: 1 + sight.random.below(line.unfired), as, to };
};

const handing: Idea = ({ tablet, random }, { order }) => {
  const staff = random.pick([...tablet.core.records('staff').keys()]);
  return staff === undefined || !isOfToday(tablet) ? null : { type: 'set-waiter', order, staff };
};

/** Who is to come calls again; who sits there asks for the bill. */
const asking: Idea = ({ tablet, random }, { order, state }) => {
  if (!isOfToday(tablet)) return null;
  if (state === 'expected')
    return {
      type: 'expect-at',
      order,
      atMs: Math.floor(tablet.core.boxNowMs()) + random.below(7_200_000),
      guests: 1 + random.below(8),
    };
  return { type: 'ask-bill', order, asked: random.chance(0.8) };
};

const newer: typeof service = [
  [12, parting],
  [3, handing],
  [3, asking],
];

/** Now and then more than there is, which nobody may. */
const givingFree: Idea = onLine(({ random }, order, line) =>
  line.quantity === 0
    ? null
    : { type: 'comp-line', order, line: line.line, quantity: 1 + random.below(line.quantity), reason: 'too late' },
);

/** A share that leaves halves of a cent, an amount, or the full price again: off a line, or off everything. */
const reducing: Idea = ({ random }, { order }, line) => {
  const on = line !== undefined && random.chance(0.6) ? line.line : null;
  const luck = random.next();
  const reason = random.pick(words) ?? 'rush';
  if (luck < 0.2) return { type: 'set-discount', order, line: on, discount: null };
  const discount =
    luck < 0.6 ? { percent: 1 + random.below(10_000), reason } : { amount: 1 + random.below(9_999), reason };
  return { type: 'set-discount', order, line: on, discount };
};

const till: readonly (readonly [number, Idea])[] = [[20, money], ...service];
const ideas: Record<Trade, readonly (readonly [number, Idea])[]> = { waiter: service, cook: kitchen, cashier: till };

/** Something that nobody in this trade may do: a cook sells, a waiter bumps a ticket. Who insists goes on with what they began. */
export function somethingForbidden(sight: Sight, trade: Trade, insists: boolean): readonly Command[] {
  if (trade === 'cook' && insists) return sellingAndCooking(sight);
  const command = oneForbidden(sight, trade);
  return command === null ? [] : [command];
}

/** Cooking is a cook's, so it is refused for no other reason than that what is cooked was. */
function sellingAndCooking(sight: Sight): readonly Command[] {
  const opened = opening(sight);
  const { order } = opened;
  const added = addingTo(sight, order);
  if (added === null) return [opened];
  return [opened, added, { type: 'fire', order, lines: [added.line] }, { type: 'start', order, lines: [added.line] }];
}

function oneForbidden(sight: Sight, trade: Trade): Command | null {
  const order = sight.random.pick(openOrders(sight.tablet));
  const line = sight.random.pick(order?.lines.filter((one) => one.fired > 0) ?? []);
  if (order === undefined) return trade === 'cook' ? opening(sight) : null;
  if (trade === 'cook') return adding(sight, order, line);
  return line === undefined
    ? null
    : { type: sight.random.chance(0.5) ? 'start' : 'ready', order: order.order, lines: [line.line] };
}

export function openOrders(tablet: Tablet): OrderView[] {
  const views: OrderView[] = [];
  for (const id of tablet.core.book.orders.keys()) {
    const view = tablet.looksAt(id);
    if (view !== null && !isOver(view)) views.push(view);
  }
  return views;
}

/** Everything that was refused on a device, also what hangs on another refusal. */
export const cardKeys = (tablet: Tablet): string[] =>
  tablet.core.cards.flatMap((card) => [card, ...card.depends]).map(({ key }) => key);

/** What comes to a person's mind, going by what the device in their hands shows them. */
export function nextIdea(sight: Sight, trade: Trade): Command | null {
  const { random, tablet } = sight;
  const open = openOrders(tablet);
  if (trade !== 'cook' && (open.length === 0 || random.chance(open.length < 7 ? 0.12 : 0.01))) return opening(sight);
  const order = random.pick(open);
  if (order === undefined) return null;
  const from: (readonly [number, Idea])[] = [...ideas[trade]];
  if (trade !== 'cook' && sight.movesParts) from.push(...newer);
  if (trade !== 'cook' && sight.gives) from.push([12, givingFree], [12, reducing]);
  let ticket = random.below(from.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, idea] of from) {
    ticket -= weight;
    if (ticket < 0) return idea(sight, order, random.pick(order.lines));
  }
  return null;
}
