import type { LineId } from '../base/ids.ts';
import type { LineFacts, OrderFacts } from './book.ts';
import { type Fact, isFact, type OrderEventType } from './events.ts';
import { Memo } from './memo.ts';
import { birthOf, firedOf, partsOf, rootOf, sharedOut } from './parts.ts';
import * as rules from './rules.ts';

/**
 * One dish is cooked once, under whichever line of its family: a line and everything that was parted from it.
 *
 * 1. A firing claims the dishes of its line up to the number it names, above what firings before it named. Before: as the box
 *    admitted them; what it has not admitted yet comes after, by stamp.
 * 2. It is judged by what was known before it, once. Nothing that comes later takes a dish from a cook or gives one back.
 * 3. It adds what it claims, except what would then be with the kitchen twice: more, under a line and under its parts together,
 *    than was there to be shared out among them (`parts.ts`), at every level above and below. So whoever fired first has it.
 * 4. Where somebody typed a number in knowledge of a part, it adds nothing above that number for what its parts are cooking.
 * 5. What it does not add is at most what other lines of the family are cooking: what was only lowered or removed meanwhile is
 *    cooked, as ever. A void ends a cooking; recalls, moves and merges of orders neither end nor begin one.
 * 6. A part that was fired cannot be taken back, also when all of it was being cooked elsewhere: it got nothing then.
 */
export type Cooking = {
  /** The lines that are tied by parts, as if nobody had ever fired what was being cooked. */
  readonly order: OrderFacts;
  readonly twice: ReadonlyMap<LineId, readonly rules.Twice[]>;
};

/** Beyond this only a forger gets: then each firing is taken as it was told, and nobody else has to wait for the reckoning. */
export const mostReckoned = { parts: 12, facts: 300, firings: 24 } as const;

export function cookingOf(order: OrderFacts): Cooking | null {
  if (order.parted.length === 0) return null;
  const known = order.cookingMemo.made<Cooking | null>();
  return known === undefined ? order.cookingMemo.keep(makeCooking(order)) : known;
}

function makeCooking(order: OrderFacts): Cooking | null {
  const lines = tiedLines(order).map((line) => ({ ...line, facts: line.facts.filter(isReckoned) }));
  if (lines.filter(wasFired).length < 2) return null;
  const twice = new Map<LineId, rules.Twice[]>();
  for (const family of familiesOf(order, lines)) reckon(order, family, twice);
  return twice.size === 0 ? null : { order: { ...order, lines: asCooked(lines, twice) }, twice };
}

const wasFired = ({ facts }: LineFacts): boolean => facts.some(({ event }) => event.type === 'lines-fired');

function tiedLines(order: OrderFacts): LineFacts[] {
  const ids = new Set(order.parted.flatMap(({ event }) => [event.body.line, event.body.as]));
  return [...ids].flatMap((id) => order.lines.get(id) ?? []);
}

function familiesOf(order: OrderFacts, lines: readonly LineFacts[]): readonly LineFacts[][] {
  const families = new Map<LineId, LineFacts[]>();
  for (const line of lines) {
    const root = rootOf(order, line)?.event.body.line;
    if (root === undefined) continue;
    const family = families.get(root);
    if (family === undefined) families.set(root, [line]);
    else family.push(line);
  }
  return [...families.values()];
}

/** What says how many there are, where, and what of it was fired. */
const isReckoned = ({ event }: Fact): boolean => reckoned.has(event.type);
const reckoned: ReadonlySet<OrderEventType> = new Set([
  'line-added',
  'line-parted',
  'quantity-tapped',
  'quantity-typed',
  'line-removed',
  'line-brought-back',
  'allergy-added',
  'lines-fired',
  'line-voided',
  // They say nothing of that, but a part of which they are said is not taken back.
  'line-comped',
  'discount-set',
  'undone',
] as const);

type Claim = rules.FiringClaim & { readonly line: LineId };
type TwiceOf = Map<LineId, rules.Twice[]>;

/** Goes through the firings of a family, and notes what each of them counted as well. */
function reckon(order: OrderFacts, family: readonly LineFacts[], twice: TwiceOf): void {
  const claims = family.flatMap(({ line, facts }) => rules.claimsOf(facts, line).map((claim) => ({ ...claim, line })));
  claims.sort((a, b) => rules.byAdmission(a.by, b.by) || placeIn(a) - placeIn(b));
  const cooking = new Set<LineId>();
  let firings = 0;
  for (const claim of claims) {
    if (cooking.size > (cooking.has(claim.line) ? 1 : 0)) {
      firings += 1;
      const known = knownThen(order, family, claim, cooking);
      if (firings > mostReckoned.firings || !isWithinReason(known)) return;
      const dishes = countedTwice({ ...known, twice }, claim);
      if (dishes > 0) note(twice, { ...claim, dishes, under: [...cooking].filter((line) => line !== claim.line) });
    }
    cooking.delete(claim.line);
    cooking.add(claim.line);
  }
}

const placeIn = ({ by, line }: Pick<Claim, 'by' | 'line'>): number =>
  by.event.body.lines.findIndex((one) => one.line === line);

type Known = { readonly order: OrderFacts; readonly known: readonly LineFacts[] };

/** A birth counts for whatever was fired, whenever it came: without it there was nothing to fire. */
function knownThen(order: OrderFacts, family: readonly LineFacts[], claim: Claim, fired: ReadonlySet<LineId>): Known {
  const lines = new Set(family.map(({ line }) => line));
  const isKnown = (fact: Fact): boolean => {
    if (isFact(fact, 'line-added') || rules.byAdmission(fact, claim.by) < 0) return true;
    return isFact(fact, 'line-parted') && (fact.event.body.as === claim.line || fired.has(fact.event.body.as));
  };
  const isClaim = ({ event }: Fact): boolean => event.id === claim.by.event.id;
  return {
    order: { ...order, parted: order.parted.filter((fact) => lines.has(fact.event.body.as) && isKnown(fact)) },
    known: family.map((line) => ({
      ...line,
      facts: line.facts.flatMap((fact) => (isClaim(fact) ? namedUpTo(claim) : isKnown(fact) ? fact : [])),
    })),
  };
}

/** Of one firing, what it names first counts first. */
function namedUpTo({ by, line, to, stations }: Claim): Fact {
  const lines = by.event.body.lines
    .slice(0, placeIn({ by, line }))
    .concat({ line, quantity: to, stations: [...stations] });
  return { ...by, event: { ...by.event, body: { lines } } };
}

const isWithinReason = ({ order, known }: Known): boolean =>
  order.parted.length <= mostReckoned.parts &&
  known.reduce((sum, { facts }) => sum + facts.length, 0) <= mostReckoned.facts;

function note(
  twice: TwiceOf,
  { line, from, to, by, dishes, under }: Claim & Pick<rules.Twice, 'dishes' | 'under'>,
): void {
  const one: rules.Twice = { from, to, dishes, under: [...under].reverse(), by };
  twice.set(line, [...(twice.get(line) ?? []), one]);
}

type Then = { readonly order: OrderFacts; readonly known: readonly LineFacts[]; readonly twice: TwiceOf };

function countedTwice(then: Then, claim: Claim): number {
  const size = claim.to - claim.from;
  const without = ifTwice(then, claim, size);
  const dishes = leastTwice(then, claim, { without, least: aboveNumber(without, claim) });
  if (dishes === 0) return 0;
  const others = [...without.lines.values()].filter(({ line }) => line !== claim.line);
  return Math.min(
    dishes,
    others.reduce((sum, line) => sum + withKitchen(line), 0),
  );
}

/** As few as make the kitchen have no dish twice that it would not have twice without the claim. */
function leastTwice(then: Then, claim: Claim, { without, least }: { without: OrderFacts; least: number }): number {
  const size = claim.to - claim.from;
  let before: readonly number[] | null = null;
  const excessWith = (dishes: number): number => {
    const after = doubledIn(ifTwice(then, claim, dishes));
    if (after.every((doubled) => doubled === 0)) return 0;
    before ??= doubledIn(without);
    const known = before;
    return Math.max(0, ...after.map((doubled, at) => doubled - (known[at] ?? 0)));
  };
  let [tooFew, dishes] = [least - 1, least];
  for (let excess = 1; dishes < size; dishes = Math.min(size, dishes + excess)) {
    excess = excessWith(dishes);
    if (excess === 0) break;
    tooFew = dishes;
  }
  // What is excess under one line may be so under another for the same dish: then that was a step too far.
  while (dishes - tooFew > 1) {
    const fewer = Math.floor((dishes + tooFew) / 2);
    if (excessWith(fewer) === 0) dishes = fewer;
    else tooFew = fewer;
  }
  return dishes;
}

/** What was known by a claim, were so many of its dishes being cooked elsewhere. */
function ifTwice({ order, known, twice }: Then, { line, from, to, by }: Claim, dishes: number): OrderFacts {
  const own = [...(twice.get(line) ?? []), { from, to, dishes, under: [], by }];
  return { ...order, lines: asCooked(known, new Map(twice).set(line, own)) };
}

/** Line by line, how many dishes are with the kitchen under it and its parts beyond those that there were. */
const doubledIn = (order: OrderFacts): number[] =>
  [...order.lines.values()].map((line) => sharedOut(order, line, askedFor(line)).doubled);

function askedFor(line: LineFacts): number {
  const birth = birthOf(line);
  return birth === null ? 0 : birth.event.body.quantity;
}

/** How many a line began with: of a part, what it got. */
function begunWith(order: OrderFacts, line: LineFacts): number {
  const birth = birthOf(line);
  if (birth === null || isFact(birth, 'line-added')) return askedFor(line);
  const parent = order.lines.get(birth.event.body.line);
  if (parent === undefined) return 0;
  const { shares } = sharedOut(order, parent, begunWith(order, parent));
  return shares.find(({ by }) => by.event.id === birth.event.id)?.got ?? 0;
}

/** Of what a claim names above a number that somebody typed, how much is cooked under parts, or where a part was taken from. */
function aboveNumber(order: OrderFacts, claim: Claim): number {
  const line = order.lines.get(claim.line) as LineFacts;
  const facts = rules.standing(line.facts);
  const typed = rules.typingsOf(facts).at(-1);
  if (typed === undefined) return 0;
  const begun = begunWith(order, line);
  const wanted = rules.wantedQuantity(begun, facts, sharedOut(order, line, begun).shares);
  const above = claim.to - claim.from - Math.max(0, wanted.value - withKitchen(line));
  const seen = rules.seenByTyping(typed.by);
  const known = partsOf(order, line).filter(({ event }) => rules.hasSeen(seen, event));
  return Math.min(
    above,
    known.reduce((sum, part) => sum + firedOf(order, part), askedFor(line) - begun),
  );
}

function withKitchen({ line, facts }: LineFacts): number {
  const fired = rules.greatest(facts, line, 'lines-fired');
  return fired - Math.min(fired, rules.voidedQuantity(facts));
}

/** Lines as if nobody had fired what was being cooked elsewhere, or voided it. */
function asCooked(lines: readonly LineFacts[], twice: ReadonlyMap<LineId, readonly rules.Twice[]>) {
  return new Map(
    lines.map((line) => [line.line, { line: line.line, facts: cookedFacts(line, twice), memo: new Memo() }]),
  );
}

function cookedFacts({ line, facts }: LineFacts, twice: ReadonlyMap<LineId, readonly rules.Twice[]>): readonly Fact[] {
  const own = twice.get(line);
  if (own === undefined) return facts;
  const claims = rules.claimsOf(facts, line);
  return facts.map((fact): Fact => {
    if (isFact(fact, 'lines-fired')) {
      const lines = fact.event.body.lines.map((one) =>
        one.line === line ? { ...one, quantity: rules.cookedUpTo(own, one.quantity) } : one,
      );
      return { ...fact, event: { ...fact.event, body: { lines } } };
    }
    if (!isFact(fact, 'line-voided')) return fact;
    const fired = claims.findLast(({ by }) => rules.byAdmission(by, fact) < 0)?.to ?? 0;
    const quantity = Math.min(fact.event.body.quantity, rules.cookedUpTo(own, fired));
    return { ...fact, event: { ...fact.event, body: { ...fact.event.body, quantity } } };
  });
}
