import { about, allOf, chosen, type NaiveBook, type Of, ofOrder } from './naive-facts.ts';

/** What is given free and taken off, in the naive book: dish by dish and cent by cent. */

type Discount = NonNullable<Of<'discount-set'>['event']['body']['discount']>;
type Write = { value: string; over: readonly string[]; id: string };

const placeOf = (book: NaiveBook, id: string): number => book.findIndex((fact) => fact.event.id === id);

/** As if nothing had been said after this, but for what was taken back. */
export const asOf = (book: NaiveBook, id: string): NaiveBook => {
  const place = placeOf(book, id);
  return book.filter(({ event }, at) => at < place || event.type === 'undone');
};

/** Every dish of a line that somebody said was free, by its number. */
export function naiveFree(book: NaiveBook, line: string, inherited: number): ReadonlySet<number> {
  const free = new Set(Array.from({ length: inherited }, (_, at) => at + 1));
  for (const { event } of about(book, 'line-comped', line))
    for (let dish = 1; dish <= event.body.quantity; dish++) free.add(event.body.after + dish);
  return free;
}

const partingOf = (book: NaiveBook, line: string, part: string) =>
  allOf(book, 'line-parted').find(({ event }) => event.id === part && event.body.as === line);

/** The ids of what was said of a line, and before it left of what it came from. */
export function naiveSaid(
  book: NaiveBook,
  type: 'line-comped' | 'discount-set',
  line: string,
  partOf: (line: string) => string | null,
): string[] {
  const own = about(book, type, line).map(({ event }) => event.id);
  const part = partOf(line);
  const parent = part === null ? undefined : partingOf(book, line, part)?.event.body.line;
  if (part === null || parent === undefined) return own;
  const above = naiveSaid(book, type, parent, partOf).filter((id) => placeOf(book, id) < placeOf(book, part));
  return [...above, ...own];
}

const writes = (book: NaiveBook, ids: readonly string[]): Write[] =>
  allOf(book, 'discount-set')
    .filter(({ event }) => ids.includes(event.id))
    .map(({ event }) => ({ value: JSON.stringify(event.body.discount), over: event.body.over, id: event.id }));

export const naiveDiscount = (book: NaiveBook, ids: readonly string[]) => chosen('null', writes(book, ids));

export function naiveOff(discount: Discount | null, worth: number): number {
  if (discount === null || worth <= 0) return 0;
  return 'percent' in discount ? Math.round((worth * discount.percent) / 10_000) : Math.min(discount.amount, worth);
}

type Priced = { readonly line: string; readonly amount: number; readonly sentTo: { readonly value: string } };

/**
 * @param paths for each order that is now this one: itself and where it went, with the merges that led there
 */
export function naiveDiscounts(
  book: NaiveBook,
  paths: readonly { readonly from: string; readonly steps: readonly { into: string; by: string }[] }[],
  lines: readonly Priced[],
) {
  const choices = paths.map(({ from, steps }) => {
    const own = ofOrder(book, 'discount-set', from).filter(({ event }) => event.body.line === null);
    const later = steps.flatMap(({ into }, at) => {
      const merged = Math.max(...steps.slice(0, at + 1).map(({ by }) => placeOf(book, by)));
      const there = ofOrder(book, 'discount-set', into).filter(({ event }) => event.body.line === null);
      return there.filter(({ event }) => placeOf(book, event.id) > merged);
    });
    const ids = [...own, ...later].map(({ event }) => event.id);
    const winner = writes(book, ids).at(-1)?.id ?? null;
    return { from, winner, ...naiveDiscount(book, ids) };
  });
  const standing = [...new Set(choices.flatMap(({ winner, value }) => (value === 'null' ? [] : (winner ?? []))))];
  const winners = choices.map(({ winner }) => winner);
  const lost = new Map(choices.flatMap((choice) => choice.lost.map((one) => [one.by, one.value] as const)));
  return {
    standing: standing
      .sort((a, b) => placeOf(book, a) - placeOf(book, b))
      .map((by) => {
        const orders = choices.filter(({ winner }) => winner === by);
        const covered = lines.filter(({ sentTo }) => orders.some(({ from }) => from === sentTo.value));
        const worth = covered.reduce((sum, { amount }) => sum + amount, 0);
        const off = naiveOff(JSON.parse(orders[0]?.value ?? 'null'), worth);
        return { by, off, shares: centByCent(off, covered) };
      }),
    lost: [...lost].filter(([by]) => !winners.includes(by)).sort(),
  };
}

/** Each cent goes to whoever has had the least of what is theirs. */
function centByCent(amount: number, lines: readonly Priced[]): [string, number][] {
  const whole = lines.reduce((sum, line) => sum + line.amount, 0);
  const had = lines.map(() => 0);
  for (let cent = 0; cent < amount; cent++) {
    const lacks = lines.map((line, at) => line.amount * amount - (had[at] ?? 0) * whole);
    const next = lacks.indexOf(Math.max(...lacks));
    had[next] = (had[next] ?? 0) + 1;
  }
  return lines.map(({ line }, at) => [line, had[at] ?? 0]);
}
