import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { dishesTaken } from '@comanda/shared/order/taken.ts';
import { expect, test } from 'vitest';
import { openRestaurant, type Restaurant } from '../restaurant/restaurant.ts';
import { Seeded } from '../restaurant/seeded.ts';
import type { Tablet } from '../restaurant/tablet.ts';

// Whatever three tablets in two rooms do, what is left and what the orders have taken is what there was.

const began = 500;
const acts = 120;

/** Something that somebody may think of; most of it can be done. */
function thoughtOf(night: Restaurant, tablet: Tablet, random: Seeded, fish: string): Command | null {
  const orders = [...tablet.core.book.orders.keys()];
  const order = random.pick(orders);
  const to = random.pick(orders);
  const lines = order === undefined ? [] : (tablet.looksAt(order)?.lines ?? []);
  const one = random.pick(lines);
  if (order === undefined || to === undefined || random.chance(0.1)) {
    const table = random.pick(night.tables()) ?? null;
    const { multiSession } = tablet.identity;
    return { type: 'open-order', order: tablet.newId(), kind: 'table', table, multiSession, guests: 2 };
  }
  if (one === undefined || random.chance(0.2)) {
    const item = sell(tablet.menu(), fish);
    if (isRefusal(item)) return null;
    const quantity = 1 + random.below(3);
    return { type: 'add-line', order, line: tablet.newId(), item, quantity, course: null, seat: null };
  }
  const { line } = one;
  const fact = random.pick(one.facts);
  return (
    random.pick<Command>([
      { type: 'tap-quantity', order, line, by: random.chance(0.5) ? 1 : -1 },
      { type: 'type-quantity', order, line, quantity: 1 + random.below(6) },
      { type: 'remove-line', order, line },
      { type: 'bring-back-line', order, line },
      { type: 'transfer-lines', order, lines: [line], to },
      { type: 'transfer-part', order, line, quantity: 1 + random.below(2), as: tablet.newId(), to },
      { type: 'merge-order', order, into: to },
      { type: 'move-order', order, table: random.pick(night.tables()) ?? null },
      { type: 'fire', order, lines: [line] },
      { type: 'start', order, lines: [line] },
      { type: 'void-line', order, line, quantity: 1, reason: 'dropped' },
      { type: 'cancel-order', order, reason: 'they left' },
      { type: 'undo', order, event: fact?.event.id ?? '' },
    ]) ?? null
  );
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('on evening %i of many', (seed) => {
  const night = openRestaurant({ tablets: 2, seed });
  night.addTablet('tablet', undefined, night.multiSessions()[1]);
  night.settle();
  const random = new Seeded(seed);
  const [fish = ''] = night.plainProducts();
  night.tablet(1).core.changeRecord('products', fish, { left: began });
  night.settle();
  const done = new Set<string>();
  for (let act = 0; act < acts; act += 1) {
    const number = 1 + random.below(night.tablets.length);
    const command = thoughtOf(night, night.tablet(number), random, fish);
    if (command !== null && !isRefusal(night.tablet(number).core.act(command))) done.add(command.type);
    if (random.chance(0.1)) night.cut(number);
    if (random.chance(0.1)) night.mend(number);
    night.time.pass(random.below(400));
  }
  for (const number of [1, 2, 3]) night.mend(number);
  night.settle();
  const book = night.box.core?.life.book;
  let taken = 0;
  for (const id of book?.orders.keys() ?? []) {
    const view = book === undefined ? null : orderView(book, id);
    if (view !== null) taken += dishesTaken(view).get(fish) ?? 0;
  }
  expect(done.size).toBeGreaterThan(9);
  expect(taken).toBeGreaterThan(0);
  for (const { core } of night.tablets) expect(core.left.get(fish)).toBe(began - taken);
});
