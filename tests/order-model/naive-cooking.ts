import type { Fact } from '@comanda/shared/order/events.ts';
import { about, amounts, isHeardBefore, type NaiveBook, type Of } from './naive-facts.ts';
import {
  cookingOf,
  knew,
  naiveBeginning,
  naiveBirths,
  naiveShares,
  naiveTakings,
  naiveTypings,
  sum,
} from './naive-parts.ts';

/**
 * One dish is cooked once, a second time: the night is told again as the kitchen heard of it. Of each firing as few dishes are
 * struck as make the kitchen have no more than it would have had without it of dishes that are there once.
 */

/** What one firing was the first to name: the dishes of a line after `from`, up to `to`. */
type Naming = {
  readonly line: string;
  readonly from: number;
  readonly to: number;
  readonly fact: Of<'lines-fired'>;
  /** Which of the lines of its firing. */
  readonly place: number;
};
type Struck = Pick<Naming, 'line' | 'from' | 'to'> & {
  readonly by: string;
  readonly dishes: number;
  readonly under: readonly string[];
};

/** The book without what was struck, and what that was. */
export type Retold = { readonly book: NaiveBook; readonly struck: readonly Struck[] };

const told = new WeakMap<NaiveBook, Retold>();

export function retold(book: NaiveBook): Retold {
  const known = told.get(book) ?? retell(book);
  told.set(book, known);
  return known;
}

function retell(book: NaiveBook): Retold {
  const roots = new Map(naiveBirths(book).map((line) => [line, rootOf(book, line)]));
  const namings = [...roots.keys()].flatMap((line) => namingsOf(book, line));
  namings.sort((a, b) => {
    if (a.fact.event.id === b.fact.event.id) return a.place - b.place;
    return isHeardBefore(book, a.fact, b.fact) ? -1 : 1;
  });
  const struck: Struck[] = [];
  namings.forEach((naming, turn) => {
    const others = namings.slice(0, turn).filter(({ line }) => roots.get(line) === roots.get(naming.line));
    const under = [...new Set(others.map(({ line }) => line).reverse())].filter((line) => line !== naming.line);
    if (roots.get(naming.line) === null || under.length === 0) return;
    const fired = [...others.map(({ line }) => line), naming.line];
    const family = [...roots.keys()].filter((line) => roots.get(line) === roots.get(naming.line));
    const dishes = leastStruck(heardBy(book, naming, fired), struck, naming, family);
    if (dishes > 0) {
      const { line, from, to, fact } = naming;
      struck.push({ line, from, to, by: fact.event.id, dishes, under });
    }
  });
  return { book: rewritten(book, struck), struck };
}

function rootOf(book: NaiveBook, line: string, steps = book.length): string | null {
  const births = book.filter(
    ({ event }) =>
      (event.type === 'line-added' && event.body.line === line) ||
      (event.type === 'line-parted' && event.body.as === line),
  );
  const event = births[0]?.event;
  if (event === undefined || steps < 0) return null;
  return event.type === 'line-parted' ? rootOf(book, event.body.line, steps - 1) : line;
}

function namingsOf(book: NaiveBook, line: string): Naming[] {
  const firings = amounts(book, 'lines-fired', line);
  firings.sort((a, b) => (isHeardBefore(book, a.fact, b.fact) ? -1 : 1));
  return firings.flatMap(({ fact, quantity: to }, turn) => {
    const from = Math.max(0, ...firings.slice(0, turn).map(({ quantity }) => quantity));
    const place = fact.event.body.lines.findIndex((one) => one.line === line);
    return to > from ? [{ line, from, to, fact, place }] : [];
  });
}

/** The book as it stood when a firing came, with that firing up to this line; of partings also those whose part was fired. */
function heardBy(book: NaiveBook, { fact: firing, place }: Naming, fired: readonly string[]): NaiveBook {
  return book.flatMap((fact): Fact[] => {
    const { event } = fact;
    if (event.id === firing.event.id && event.type === 'lines-fired') {
      return [{ ...fact, event: { ...event, body: { lines: event.body.lines.slice(0, place + 1) } } } as Fact];
    }
    const isBirth = event.type === 'line-added' || (event.type === 'line-parted' && fired.includes(event.body.as));
    return isBirth || isHeardBefore(book, fact, firing) ? [fact] : [];
  });
}

function leastStruck(heard: NaiveBook, struck: readonly Struck[], naming: Naming, family: readonly string[]): number {
  const { line, from, to, fact } = naming;
  const size = to - from;
  const striking = (dishes: number): NaiveBook =>
    rewritten(heard, [...struck, { line, from, to, by: fact.event.id, dishes, under: [] }]);
  const before = striking(size);
  const tooMuch = (book: NaiveBook): boolean => family.some((one) => doubledOf(book, one) > doubledOf(before, one));
  let dishes = 0;
  while (dishes < size && tooMuch(striking(dishes))) dishes += 1;
  const others = family.filter((one) => one !== line).map((one) => inKitchen(before, one));
  return Math.min(sum(others), Math.max(dishes, overTyped(before, naming)));
}

/** Of what parts asked for, how much the kitchen has that they could not get. */
function doubledOf(book: NaiveBook, line: string): number {
  const takings = naiveTakings(book, line, askedFor(book, line));
  const cooking = takings.map(({ part, due }) => ({ due, dishes: cookingOf(book, part) }));
  return sum(cooking.map(({ due, dishes }) => (dishes > 0 ? Math.max(0, dishes - due) : 0)));
}

function askedFor(book: NaiveBook, line: string): number {
  const birth = book.find(
    ({ event }) =>
      (event.type === 'line-added' && event.body.line === line) ||
      (event.type === 'line-parted' && event.body.as === line),
  );
  return (birth?.event.body as { quantity?: number } | undefined)?.quantity ?? 0;
}

function inKitchen(book: NaiveBook, line: string): number {
  const fired = Math.max(0, ...amounts(book, 'lines-fired', line).map(({ quantity }) => quantity));
  const voided = Math.max(0, ...about(book, 'line-voided', line).map(({ event }) => event.body.quantity));
  return Math.max(0, fired - voided);
}

/** What is above a typed number is struck, as far as it cooks under the parts that its author knew, or was never got. */
function overTyped(book: NaiveBook, { line, from, to }: Naming): number {
  const number = naiveTypings(book, line).at(-1);
  if (number === undefined) return 0;
  const isNews = (fact: Parameters<typeof knew>[1]): boolean => !knew(number.seen, fact);
  const taps = about(book, 'quantity-tapped', line).filter(isNews);
  const parts = about(book, 'line-parted', line);
  const shares = naiveShares(book, line);
  const gone = parts.filter(isNews).map(({ event }) => shares.find(({ by }) => by === event.id)?.got ?? 0);
  const wanted = Math.max(0, number.quantity + sum(taps.map(({ event }) => event.body.by)) - sum(gone));
  const above = to - from - Math.max(0, wanted - inKitchen(book, line));
  const missing = askedFor(book, line) - (naiveBeginning(book, line)?.first ?? 0);
  const known = parts.filter((part) => !isNews(part)).map((part) => cookingOf(book, part));
  return Math.min(above, missing + sum(known));
}

/** Whoever reads it finds nothing of what was struck, and no void of it. */
function rewritten(book: NaiveBook, struck: readonly Struck[]): NaiveBook {
  const left = (line: string, number: number): number => {
    const own = struck.filter((one) => one.line === line && one.from < number);
    return number - sum(own.map(({ from, dishes }) => Math.min(dishes, number - from)));
  };
  return book.map((fact): Fact => {
    const { event } = fact;
    if (event.type === 'lines-fired') {
      const lines = event.body.lines.map((one) => ({ ...one, quantity: left(one.line, one.quantity) }));
      return { ...fact, event: { ...event, body: { lines } } } as Fact;
    }
    if (event.type !== 'line-voided' || !struck.some(({ line }) => line === event.body.line)) return fact;
    const { line, quantity } = event.body;
    const heard = amounts(book, 'lines-fired', line).filter((one) => isHeardBefore(book, one.fact, fact));
    const cooked = left(line, Math.max(0, ...heard.map((one) => one.quantity)));
    return { ...fact, event: { ...event, body: { ...event.body, quantity: Math.min(quantity, cooked) } } } as Fact;
  });
}
