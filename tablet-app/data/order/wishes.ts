import { hlcToMs } from '@comanda/shared/base/clock.ts';
import type { Book } from '@comanda/shared/order/book.ts';
import { allFacts } from '@comanda/shared/order/book.ts';

const mostWishes = 8;

/** Words that people here have put on lines lately, the latest first: they are likely to be asked for again. */
export function recentWishes(book: Book): string[] {
  const latest = new Map<string, number>();
  for (const order of book.orders.values())
    for (const { event, clock } of allFacts(order))
      if (event.type === 'chip-added')
        latest.set(event.body.word, Math.max(latest.get(event.body.word) ?? 0, hlcToMs(clock)));
  return [...latest]
    .sort(([, a], [, b]) => b - a)
    .map(([word]) => word)
    .slice(0, mostWishes);
}
