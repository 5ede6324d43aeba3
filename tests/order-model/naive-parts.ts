import { about, allOf, amounts, isHeardBefore, type NaiveBook, type Of } from './naive-facts.ts';

/** Parts of lines in the naive book: who began with how many, and what is left when several take of the same. */

export type Parting = Of<'line-parted'>;
type Birth = Of<'line-added'> | Parting;
type Seen = Readonly<Record<string, number>>;

/** What a line begins with; null for one that never began, or was taken back. */
export type Beginning = {
  readonly birth: Birth;
  readonly root: Of<'line-added'>;
  readonly first: number;
  readonly to: string;
  readonly partOf: { readonly by: string; readonly got: number } | null;
};

/** Every line that was ever born, in the order in which they were. */
export function naiveBirths(book: NaiveBook): string[] {
  const lines = book.flatMap(({ event }) =>
    event.type === 'line-added' ? [event.body.line] : event.type === 'line-parted' ? [event.body.as] : [],
  );
  return [...new Set(lines)];
}

const isParting = (birth: Birth): birth is Parting => birth.event.type === 'line-parted';

export function naiveBeginning(book: NaiveBook, line: string): Beginning | null {
  const births: Birth[] = [
    ...about(book, 'line-added', line),
    ...allOf(book, 'line-parted').filter(({ event }) => event.body.as === line),
  ];
  const birth = births.sort((a, b) => placeOf(book, a) - placeOf(book, b))[0];
  if (birth === undefined) return null;
  const { event } = birth;
  if (!isParting(birth)) {
    return { birth, root: birth, first: birth.event.body.quantity, to: event.orderId, partOf: null };
  }
  const parent = naiveBeginning(book, birth.event.body.line);
  const share = naiveShares(book, birth.event.body.line).find(({ by }) => by === event.id);
  if (parent === null || share === undefined) return null;
  return { birth, root: parent.root, first: share.got, to: birth.event.body.to, partOf: share };
}

export const placeOf = (book: NaiveBook, { event }: { event: { id: string } }): number =>
  book.findIndex((fact) => fact.event.id === event.id);

export const knew = (seen: Seen, { event }: { event: { incarnation: string; deviceSeq: number } }): boolean =>
  (seen[event.incarnation] ?? 0) >= event.deviceSeq;

/** Everything that says in numbers how many there are, the earliest first. */
export function naiveTypings(book: NaiveBook, line: string) {
  return [
    ...about(book, 'quantity-typed', line).map((fact) => ({ fact, ...fact.event.body })),
    ...about(book, 'line-voided', line).flatMap((fact) =>
      fact.event.body.leaves === null ? [] : [{ fact, ...fact.event.body.leaves }],
    ),
  ].sort((a, b) => placeOf(book, a.fact) - placeOf(book, b.fact));
}

/** What the author of a part could have had, were there no other parts, and which facts count beside it. */
function reach(book: NaiveBook, line: string, first: number, part: Parting) {
  const place = placeOf(book, part);
  const number = naiveTypings(book, line).findLast(({ seen }) => !knew(seen, part));
  const isNews = (fact: Of<'quantity-tapped'> | Parting): boolean =>
    !knew(number?.seen ?? {}, fact) && backAt(book, fact) > place;
  const aware = naiveTypings(book, line).filter(({ seen }) => knew(seen, part));
  const taps = about(book, 'quantity-tapped', line).filter(isNews);
  const room = taps.filter((tap) => aware.every(({ seen }) => knew(seen, tap)));
  const tapped = (some: typeof taps, from: number, to: number, least: number): number =>
    sum(
      some
        .filter((tap) => placeOf(book, tap) > from && placeOf(book, tap) < to)
        .map(({ event }) => Math.max(least, event.body.by)),
    );
  const counted = naiveTypings(book, line).find(({ seen }) => knew(seen, part));
  const answered = counted === undefined ? book.length : placeOf(book, counted.fact);
  const kitchen = firstNamings(book, line).flatMap(({ fact, quantity }) => {
    const fired = placeOf(book, fact);
    if (fired > answered || fired > backAt(book, part)) return [];
    const voids = about(book, 'line-voided', line).filter((one) => placeOf(book, one) < Math.max(fired, place));
    const voided = Math.max(0, ...voids.map(({ event }) => event.body.quantity));
    return [{ fired, dishes: quantity - voided - tapped(taps, place, fired, 0) }];
  });
  return { most: (number?.quantity ?? first) + tapped(room, -1, place, -Infinity), kitchen, isNews };
}

/** Each part in its turn takes what nobody else has: not the kitchen, not an earlier part, not a later one that is cooking. */
export function naiveShares(
  book: NaiveBook,
  line: string,
  first = naiveBeginning(book, line)?.first,
): { by: string; got: number }[] {
  if (first === undefined) return [];
  const taken = naiveTakings(book, line, first);
  return taken
    .filter(({ part }) => backAt(book, part) === Infinity)
    .map(({ part, got }) => ({ by: part.event.id, got }));
}

/** What every part took in its turn, those that were taken back later too. */
export function naiveTakings(
  book: NaiveBook,
  line: string,
  first: number,
): { part: Parting; got: number; due: number }[] {
  const parts = about(book, 'line-parted', line);
  const [got, due]: [number[], number[]] = [[], []];
  parts.forEach((part, turn) => {
    const bounds = parts.flatMap((other, place) => {
      const { most, kitchen, isNews } = reach(book, line, first, other);
      const matters = place === turn || (place > turn && isNews(part) && cookingOf(book, other) > 0);
      const taken = got.filter((_, at) => isNews(parts[at] as Parting));
      const cooking = parts.slice(turn + 1, place + 1).filter(isNews);
      const hot = kitchen.map(({ fired, dishes }) => {
        const back = got.filter((_, at) => isNews(parts[at] as Parting) && backAt(book, parts[at] as Parting) < fired);
        return dishes - sum(back);
      });
      const others = sum([...taken, ...cooking.map((one) => cookingOf(book, one)), Math.max(0, ...hot)]);
      return matters ? [most - others] : [];
    });
    due.push(Math.min(part.event.body.quantity, ...bounds));
    got.push(Math.max(0, due[turn] ?? 0));
  });
  return parts.map((part, at) => ({ part, got: got[at] ?? 0, due: due[at] ?? 0 }));
}

/** The firings that were the first to name some dish of a line. */
function firstNamings(book: NaiveBook, line: string) {
  const all = amounts(book, 'lines-fired', line);
  return all.filter(({ fact, quantity }) =>
    all.every((other) => other.quantity < quantity || !isHeardBefore(book, other.fact, fact)),
  );
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/**
 * What of the dishes asked for is in the kitchen: at some moment it had so many of the line and of its parts, beyond what was
 * added by then. Nothing after a typed number, which stands for itself.
 */
export function cookingOf(book: NaiveBook, { event }: Parting): number {
  const line = event.body.as;
  const typed = naiveTypings(book, line)[0];
  const until = typed === undefined ? book.length : placeOf(book, typed.fact);
  const taps = about(book, 'quantity-tapped', line).map((tap) => [placeOf(book, tap), Math.max(0, tap.event.body.by)]);
  const parts = about(book, 'line-parted', line).map((part) => [placeOf(book, part), cookingOf(book, part)]);
  const fired = firstNamings(book, line).map(({ fact, quantity }) => [placeOf(book, fact), quantity]);
  const places = [...parts, ...fired].map(([place]) => place as number).filter((place) => place < until);
  const moments = places.map((moment) => {
    const by = (things: number[][]) =>
      things.flatMap(([place, count]) => (Number(place) <= moment ? [count ?? 0] : []));
    return Math.max(0, ...by(fired)) + sum(by(parts)) - sum(by(taps));
  });
  return Math.min(event.body.quantity, Math.max(0, ...moments));
}

/** Where in the book a parting was taken back; never, or too late: Infinity. */
function backAt(book: NaiveBook, part: Of<'quantity-tapped'> | Parting): number {
  if (part.event.type !== 'line-parted') return Infinity;
  const { id, incarnation, body } = part.event;
  const { as, line } = body;
  const touched =
    about(book, 'quantity-tapped', as).length > 0 ||
    naiveTypings(book, as).length > 0 ||
    about(book, 'line-parted', as).length > 0 ||
    about(book, 'line-voided', as).length > 0 ||
    about(book, 'line-comped', as).length > 0 ||
    about(book, 'discount-set', as).length > 0 ||
    amounts(book, 'lines-fired', as).length > 0 ||
    about(book, 'allergy-added', as).some(({ event }) => event.incarnation !== incarnation);
  const places = about(book, 'undone', line).flatMap((undo) => {
    const place = placeOf(book, undo);
    const until = book.slice(0, place);
    const answers = about(until, 'line-brought-back', line).flatMap(({ event }) => event.body.removals);
    const isRemoved = about(until, 'line-removed', line).some(({ event }) => !answers.includes(event.id));
    const recounted = naiveTypings(book, line).some(({ seen }) => knew(seen, part) && !knew(seen, undo));
    return undo.event.body.undoes !== id || isRemoved || recounted ? [] : [place];
  });
  return touched ? Infinity : Math.min(...places);
}
