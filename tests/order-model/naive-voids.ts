import type { FactOf } from '@comanda/shared/order/events.ts';
import { isHeardBefore, type NaiveBook } from './naive-facts.ts';

type Fired = { readonly from: number; readonly to: number; readonly by: string };

/** One dish after the other: each void strikes the last ones of those that were with the kitchen when everyone heard of it. */
export function naiveVoids<F extends Fired>(
  book: NaiveBook,
  firings: readonly F[],
  voids: readonly FactOf<'line-voided'>[],
  voided: number,
): (F & { readonly voided: number })[] {
  const dishes = firings.flatMap(({ from, to, by }) =>
    Array.from({ length: to - from }, (_, at) => ({ number: from + at + 1, by })),
  );
  const struck = new Set<number>();
  const strikeLast = (among: typeof dishes): void => {
    const last = among.findLast(({ number }) => !struck.has(number));
    if (last !== undefined && struck.size < voided) struck.add(last.number);
  };
  const inTurn = [...voids].sort((a, b) => (isHeardBefore(book, a, b) ? -1 : 1));
  inTurn.forEach((fact, turn) => {
    const before = Math.max(0, ...inTurn.slice(0, turn).map(({ event }) => event.body.quantity));
    const there = dishes.filter(({ by }) => {
      const sender = book.find(({ event }) => event.id === by);
      return sender !== undefined && isHeardBefore(book, sender, fact);
    });
    for (let more = before; more < fact.event.body.quantity; more += 1) strikeLast(there);
  });
  while (struck.size < voided) strikeLast(dishes);
  return firings.map((firing) => ({
    ...firing,
    voided: [...struck].filter((dish) => dish > firing.from && dish <= firing.to).length,
  }));
}
