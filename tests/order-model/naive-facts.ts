import type { EventOf, Fact, OrderEventType } from '@comanda/shared/order/events.ts';

/**
 * The book a second time, as simple as possible: one flat list of facts, searched from end to end for every question, straight
 * from the words of the house rules. It is slow and knows nothing of the real one, so that both cannot be wrong together.
 */
export type NaiveBook = readonly Fact[];

export type Of<T extends OrderEventType> = { event: EventOf<T>; clock: number; position?: number };
type Choice<T> = { value: T; lost: { value: T; by: string }[] };

export function naiveBook(facts: readonly Fact[]): NaiveBook {
  const once = facts.filter((fact, at) => facts.findIndex((other) => other.event.id === fact.event.id) === at);
  return once.sort((a, b) => a.clock - b.clock || (a.event.id < b.event.id ? -1 : 1));
}

// ---- Finding things -------------------------------------------------------------------------------------------

/** What was found once is not searched for again: the same book is asked the same for each of its lines. */
export function remembered<T>(find: (book: NaiveBook) => T): (book: NaiveBook) => T {
  const known = new WeakMap<NaiveBook, T>();
  return (book) => {
    const found = known.get(book) ?? find(book);
    known.set(book, found);
    return found;
  };
}

const byType = remembered((book) => {
  const types = new Set(book.map(({ event }) => event.type));
  return new Map([...types].map((type) => [type, book.filter((fact) => fact.event.type === type)]));
});

export const allOf = <T extends OrderEventType>(book: NaiveBook, type: T): Of<T>[] =>
  (byType(book).get(type)?.slice() ?? []) as unknown as Of<T>[];

/** Things that happened for good: no undo reaches them. */
const forGood: ReadonlySet<string> = new Set([
  'order-opened',
  'line-added',
  'line-parted',
  'line-brought-back',
  'note-edited',
  'lines-fired',
  'lines-seen',
  'line-voided',
  'number-given',
  'payment-registered',
  'order-closed',
  'undone',
]);

/** What still counts of one type, for one line or (null) for an order. */
export function counting<T extends OrderEventType>(book: NaiveBook, type: T, line: string | null): Of<T>[] {
  const undone = allOf(book, 'undone').filter(({ event }) => event.body.line === line);
  return allOf(book, type).filter(
    ({ event }) => forGood.has(type) || !undone.some((undo) => undo.event.body.undoes === event.id),
  );
}

export const about = <T extends OrderEventType>(book: NaiveBook, type: T, line: string): Of<T>[] =>
  counting(book, type, line).filter((fact) => (fact.event.body as { line?: string | null }).line === line);

export type Listing = 'lines-fired' | 'lines-started' | 'lines-ready' | 'lines-recalled' | 'lines-served';

/** Events that name several lines with quantities, read for one of them. */
export const amounts = <T extends Listing>(book: NaiveBook, type: T, line: string) =>
  counting(book, type, line).flatMap((fact) =>
    fact.event.body.lines.filter((one) => one.line === line).map((one) => ({ fact, quantity: one.quantity })),
  );

export const ofOrder = <T extends OrderEventType>(book: NaiveBook, type: T, order: string): Of<T>[] =>
  counting(book, type, null).filter(({ event }) => event.orderId === order);

type Heard = { event: { id: string }; position?: number };

/** What the box admitted first was heard first; what it has not admitted comes last, by the clocks. */
export function isHeardBefore(book: NaiveBook, a: Heard, b: Heard): boolean {
  const [first, second] = [a, b].map((fact) => fact.position ?? Number.MAX_SAFE_INTEGER) as [number, number];
  if (first !== second) return first < second;
  const [here, there] = [a, b].map(({ event }) => book.findIndex((fact) => fact.event.id === event.id));
  return Number(here) < Number(there);
}

// ---- Later wins -----------------------------------------------------------------------------------------------

type Written<T> = { value: T; over: readonly string[]; id: string };

/** The list is in the order of the clocks. */
export function chosen<T>(first: T, writes: readonly Written<T>[]): Choice<T> {
  const last = writes.at(-1);
  if (last === undefined) return { value: first, lost: [] };
  const disagreeing = writes.filter((write) => write.id !== last.id && write.value !== last.value);
  const lost = disagreeing.filter((write) => writes.every((other) => !other.over.includes(write.id)));
  return { value: last.value, lost: lost.map(({ value, id }) => ({ value, by: id })) };
}
