import { chosen, type NaiveBook, type Of, ofOrder } from './naive-facts.ts';

/** That they are there, or have called again, outweighs that somebody, who had not heard of it, took them for lost. */
export const seatings = (book: NaiveBook, { event }: Of<'order-opened'>): Of<'guests-set' | 'expected-set'>[] =>
  event.body.expected === undefined
    ? []
    : [...ofOrder(book, 'guests-set', event.orderId), ...ofOrder(book, 'expected-set', event.orderId)];

/** What begins the order of a party that was to come, the first first. */
function beginnings(book: NaiveBook, order: string): NaiveBook {
  const seated = ofOrder(book, 'guests-set', order).map(({ event }) => event.id);
  return book.filter(
    ({ event }) => (event.type === 'line-added' && event.orderId === order) || seated.includes(event.id),
  );
}

/** @param shows something on the order says by itself that they are there */
export const hasBegun = (book: NaiveBook, { event }: Of<'order-opened'>, shows: boolean): boolean =>
  event.body.expected === undefined || shows || beginnings(book, event.orderId).length > 0;

/** When they sat down: as it was opened, or as it was begun. */
export const naiveBegun = (book: NaiveBook, { event }: Of<'order-opened'>): string =>
  (event.body.expected === undefined ? undefined : beginnings(book, event.orderId)[0]?.event.id) ?? event.id;

/** Whoever opened it; of a party that was expected, whoever began it. */
export const naiveServer = (book: NaiveBook, { event }: Of<'order-opened'>): string =>
  (event.body.expected === undefined ? undefined : beginnings(book, event.orderId)[0]?.event.staff) ?? event.staff;

/** As it was noted, or as they called again; nothing of a party that just came. */
export function naiveExpected(book: NaiveBook, { event }: Of<'order-opened'>) {
  const noted = event.body.expected;
  const again = noted === undefined ? [] : ofOrder(book, 'expected-set', event.orderId);
  type Expected = { atMs: number; guests: number } | null;
  const text = ({ atMs, guests }: { atMs: number; guests: number }): string => JSON.stringify({ atMs, guests });
  const { value, lost } = chosen<string>(
    noted === undefined ? 'null' : text(noted),
    again.map(({ event: { id, body } }) => ({ value: text(body), over: body.over, id })),
  );
  return {
    value: JSON.parse(value) as Expected,
    lost: lost.map((one) => ({ value: JSON.parse(one.value) as Expected, by: one.by })),
  };
}
