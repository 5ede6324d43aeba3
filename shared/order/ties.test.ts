import { expect, test } from 'vitest';
import { emptyBook } from './book.ts';
import { idOf, itemOf, openAt } from './commands.fixture.ts';
import { evolve } from './evolve.ts';
import { orderView } from './order-view.ts';
import { Tablet } from './tablets.fixture.ts';

/** So many orders, each of which has given a dish to the next one, and the last one to the first: each has to do with each. */
function circleOf(count: number): Tablet {
  const tablet = new Tablet('Ann', { nowMs: 1_000_000 });
  const order = (at: number): string => idOf(`order ${at % count}`);
  for (let at = 0; at < count; at += 1) {
    tablet.does(openAt(null, order(at)));
    const item = itemOf(`dish ${at}`, 500);
    tablet.does({
      type: 'add-line',
      order: order(at),
      line: idOf(`line ${at}`),
      item,
      quantity: 1,
      course: null,
      seat: null,
    });
  }
  for (let at = 0; at < count; at += 1)
    tablet.does({ type: 'transfer-lines', order: order(at), lines: [idOf(`line ${at}`)], to: order(at + 1) });
  return tablet;
}

/** The least of several looks at all orders of a book that nobody has looked at yet. */
function lookMs({ written }: Tablet): number {
  const looks = Array.from({ length: 5 }, () => {
    const book = evolve(emptyBook, written);
    const beganMs = performance.now();
    for (const id of book.orders.keys()) expect(orderView(book, id)?.lines).toHaveLength(1);
    return performance.now() - beganMs;
  });
  return Math.min(...looks);
}

test('sixteen times as many orders that have given to each other take some sixteen times as long to look at', () => {
  const [few, many] = [circleOf(50), circleOf(800)];
  lookMs(few);
  // What else the machine does makes one of them look worse, never all three.
  const ratios = [1, 2, 3].map(() => lookMs(many) / lookMs(few));
  expect(Math.min(...ratios), ratios.join(', ')).toBeLessThan(50);
});
