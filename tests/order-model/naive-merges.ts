import { type NaiveBook, ofOrder } from './naive-facts.ts';

/** Where an order is in the naive book, when it was joined to others. */

export const mergeOf = (book: NaiveBook, order: string) => ofOrder(book, 'orders-merged', order).at(-1);

/** Walks from merge to merge; when it comes round in a circle, the earliest merge of the circle did not happen. */
export function endOfMerges(book: NaiveBook, from: string): string {
  const walked = [from];
  for (let steps = 0; steps <= book.length; steps++) {
    const here = walked.at(-1) as string;
    const next = mergeOf(book, here)?.event.body.into;
    if (next === undefined || next === here) return here;
    if (walked.includes(next)) {
      const circle = walked.slice(walked.indexOf(next));
      const earliest = book.find(({ event }) => circle.some((order) => mergeOf(book, order)?.event.id === event.id));
      return earliest?.event.orderId ?? here;
    }
    walked.push(next);
  }
  throw new Error('walked further than there are merges');
}

/** The merges by which an order came to where it is now. */
export function pathOf(book: NaiveBook, from: string, end: string) {
  const steps: { into: string; by: string }[] = [];
  for (let at = from; at !== end; ) {
    const merge = mergeOf(book, at);
    if (merge === undefined) break;
    at = merge.event.body.into;
    steps.push({ into: at, by: merge.event.id });
  }
  return { from, steps };
}
