import type { LineId } from '../base/ids.ts';
import type { LineFacts, OrderFacts } from './book.ts';
import { type Fact, type FactOf, isFact } from './events.ts';
import * as rules from './rules.ts';

/**
 * A part of a line is a line of its own, born of a `line-parted` in its parent's stream. The house rule: two part the same dish,
 * and what is there is shared out, so that a dish is neither doubled nor lost.
 */

export type Birth = FactOf<'line-added'> | FactOf<'line-parted'>;

const none: readonly never[] = Object.freeze([]);

/** Two births of one line can only come from a forger; the earliest stands so that everyone shows the same. */
export function birthOf({ line, facts }: LineFacts): Birth | null {
  let first: Birth | null = null;
  for (const fact of facts) if (isBirth(fact, line) && (first === null || rules.isEarlier(fact, first))) first = fact;
  return first;
}

const isBirth = (fact: Fact, line: LineId): fact is Birth =>
  isFact(fact, 'line-added') ||
  (isFact(fact, 'line-parted') && fact.event.body.as === line && fact.event.body.line !== line);

/** Where a line comes from in the end. Null while that is not here, and for lines that a forger made of each other. */
export function rootOf(order: OrderFacts, line: LineFacts): FactOf<'line-added'> | null {
  const walked = new Set<LineId>();
  for (let at: LineFacts | undefined = line; at !== undefined && !walked.has(at.line); ) {
    walked.add(at.line);
    const birth = birthOf(at);
    if (birth === null || isFact(birth, 'line-added')) return birth;
    at = order.lines.get(birth.event.body.line);
  }
  return null;
}

/**
 * What each part of a line that has a root got, in the order of stamps: at most what its author could have had, and never what
 * the kitchen has, under whichever line.
 * @param added what the line itself began with
 */
export const sharesOf = (order: OrderFacts, line: LineFacts, added: number): readonly Got[] =>
  sharedOut(order, line, added).shares;

/** What each part got, and how many dishes the kitchen was told of under them and beside them beyond what there was to get. */
export type SharedOut = { readonly shares: readonly Got[]; readonly doubled: number };

const nothingParted: SharedOut = Object.freeze({ shares: none, doubled: 0 });

export function sharedOut(order: OrderFacts, line: LineFacts, added: number): SharedOut {
  const parts = partsOf(order, line);
  if (parts.length === 0) return nothingParted;
  const facts = rules.standing(line.facts).filter(({ event }) => counting.has(event.type));
  const claims = parts.map((by) => claimOf(order, line, facts, added, by));
  for (const [turn, claim] of claims.entries())
    for (const earlier of claims.slice(0, turn + 1)) if (isBeside(claim, earlier)) claim.room.left -= earlier.fired;
  const shares: Got[] = [];
  let doubled = 0;
  for (const [turn, claim] of claims.entries()) {
    const { by, fired } = claim;
    const rest = claims.slice(turn).filter((one) => isBeside(one, claim));
    // A later part that is cooking has its dishes already.
    const bounds = rest.filter((one) => one === claim || one.fired > 0);
    const most = bounds.map((one) => one.room.left - kitchenBeside(one) + fired);
    const due = Math.min(by.event.body.quantity, ...most);
    const got = Math.max(0, due);
    if (fired > 0) doubled += Math.max(0, fired - due);
    for (const { room, returned } of rest) {
      room.left -= got - fired;
      if (claim.back !== null) returned.push({ got, back: claim.back });
    }
    if (claim.back === null) shares.push({ by, got });
  }
  return { shares, doubled };
}

export type Got = Pick<rules.Share, 'by' | 'got'>;

type Claim = {
  readonly by: FactOf<'line-parted'>;
  /** What took it back. It took its turn all the same, so that nothing else changes: what comes back is its parent's. */
  readonly back: Fact | null;
  /** Of what it asks for, how much is with the kitchen. */
  readonly fired: number;
  /** Is this news to whoever typed the number that the part takes from? */
  readonly counts: (fact: Fact) => boolean;
  /** What its author could have had beside the kitchen: below zero, where others were quicker. */
  readonly room: { left: number };
  readonly kitchen: readonly Fired[];
  /** What earlier parts got that were taken back later. */
  readonly returned: { readonly got: number; readonly back: Fact }[];
};

type Fired = { readonly dishes: number; readonly by: Fact };

/** How many of its parent's dishes the kitchen has that a part can no longer have: not those that came back before the firing. */
const kitchenBeside = ({ kitchen, returned }: Claim): number =>
  kitchen.reduce((most, { dishes, by }) => {
    const back = returned.reduce((sum, one) => sum + (rules.isEarlier(one.back, by) ? one.got : 0), 0);
    return Math.max(most, dishes - back);
  }, 0);

function claimOf(
  order: OrderFacts,
  { line, facts: all }: LineFacts,
  facts: readonly Fact[],
  added: number,
  by: FactOf<'line-parted'>,
): Claim {
  const typings = rules.typingsOf(facts).map((typing) => ({ ...typing, seen: rules.seenByTyping(typing.by) }));
  const aware = typings.filter(({ seen }) => rules.hasSeen(seen, by.event));
  const typed = rules.laterWins(
    added,
    typings.filter((typing) => !aware.includes(typing)),
  );
  const seen = rules.seenByTyping(typed.by);
  const counts = ({ event }: Fact): boolean => !rules.hasSeen(seen, event);
  // What came on top of a number that somebody typed who knew of the part is there once, under the line.
  const isOnTop = ({ event }: Fact): boolean => aware.some((typing) => !rules.hasSeen(typing.seen, event));
  let left = typed.value;
  for (const fact of facts)
    if (isFact(fact, 'quantity-tapped') && counts(fact) && rules.isEarlier(fact, by) && !isOnTop(fact))
      left += fact.event.body.by;
  const back = takenBackBy(all, by, order.lines.get(by.event.body.as));
  const kitchen = firedBeside(line, facts, by, counts).filter((one) => back === null || rules.isEarlier(one.by, back));
  return { by, back, fired: firedOf(order, by), counts, room: { left }, kitchen, returned: [] };
}

/** Does one part take from what the other was taken from, after it or with it? */
const isBeside = (one: Claim, other: Claim): boolean =>
  one.counts(other.by) && !(other.back !== null && rules.isEarlier(other.back, one.by));

/** Every part of a line, by stamp. */
export function partsOf({ parted, lines }: OrderFacts, { line }: LineFacts): readonly FactOf<'line-parted'>[] {
  return parted.filter(({ event: { id, body } }) => {
    if (body.line !== line) return false;
    const own = lines.get(body.as);
    return own !== undefined && birthOf(own)?.event.id === id;
  });
}

/**
 * Taking a part back counts only while nothing has come of it, and while the line it came from is there and nobody has counted
 * that anew: else dishes would be there twice, or gone.
 */
function takenBackBy(parent: readonly Fact[], part: FactOf<'line-parted'>, own: LineFacts | undefined): Fact | null {
  const undos = parent.filter((fact) => isFact(fact, 'undone') && fact.event.body.undoes === part.event.id);
  if (undos.length === 0 || own === undefined || cameOfIt(part, own)) return null;
  const typings = rules.typingsOf(rules.standing(parent)).map((typing) => rules.seenByTyping(typing.by));
  const stands = undos.find((undo) => {
    const before = rules.standing(parent.filter((fact) => rules.isEarlier(fact, undo)));
    if (rules.standingRemovals(before).length > 0) return false;
    return !typings.some((seen) => rules.hasSeen(seen, part.event) && !rules.hasSeen(seen, undo.event));
  });
  return stands ?? null;
}

/** Has somebody who knew of a part said how many of its parent there are? They would be there twice, were it taken back. */
export const isCountedAnew = ({ facts }: { readonly facts: readonly Fact[] }, part: Fact): boolean =>
  rules.typingsOf(rules.standing(facts)).some((typing) => rules.hasSeen(rules.seenByTyping(typing.by), part.event));

const counting: ReadonlySet<string> = new Set([
  'quantity-tapped',
  'quantity-typed',
  'lines-fired',
  'line-voided',
  'line-comped',
  'discount-set',
]);

/** Has anybody fired a part, said how many it is or what it costs, parted it again, or heard of an allergy since? */
export const cameOfIt = (part: FactOf<'line-parted'>, { line, facts }: LineFacts): boolean =>
  rules.standing(facts).some((fact) => {
    const { event } = fact;
    // What was copied with the part is its author's.
    if (event.type === 'allergy-added') return event.incarnation !== part.event.incarnation;
    return counting.has(event.type) || (isFact(fact, 'line-parted') && fact.event.body.line === line);
  });

/**
 * How many of a line's dishes each firing had told the kitchen, as far as it concerns a part. What was added after the part and
 * then fired does not, and once somebody who knew of the part has typed a number, that number answers for what is fired.
 */
function firedBeside(line: LineId, facts: readonly Fact[], part: Fact, counts: (fact: Fact) => boolean): Fired[] {
  const aware = rules.typingsOf(facts).find((typing) => rules.hasSeen(rules.seenByTyping(typing.by), part.event));
  return rules.claimsOf(facts, line).flatMap(({ to: fired, by }) => {
    if (aware !== undefined && rules.isEarlier(aware.by, by)) return [];
    const until = rules.isEarlier(by, part) ? part : by;
    const voided = rules.voidedQuantity(facts.filter((fact) => rules.isEarlier(fact, until)));
    const more = facts.filter((fact) => rules.isEarlier(part, fact) && rules.isEarlier(fact, by) && counts(fact));
    return [{ dishes: fired - voided - addedIn(more), by }];
  });
}

/** How many of the dishes that a part asked for the kitchen has, under the part's own line or under parts of it. */
export function firedOf(order: OrderFacts, { event }: FactOf<'line-parted'>): number {
  const line = order.lines.get(event.body.as);
  return line === undefined ? 0 : Math.min(event.body.quantity, firedUnder(order, line));
}

/** Lines that are parts of one another are renewed together, so it holds for as long as the line is the same object. */
const knownFired = new WeakMap<LineFacts, number>();

/**
 * What the kitchen has of what a line began with, under itself and under its parts: remembered, or each part of a part would be
 * gone through once per line above. What was added goes first, and once somebody has typed a number, that answers for the rest.
 */
function firedUnder(order: OrderFacts, line: LineFacts): number {
  const known = knownFired.get(line);
  if (known !== undefined) return known;
  const facts = rules.standing(line.facts);
  const [typed] = rules.typingsOf(facts);
  const parts = new Set(partsOf(order, line).map(({ event }) => event.id));
  const claims = new Map<Fact, number>(rules.claimsOf(facts, line.line).map(({ by, to }) => [by, to]));
  let [most, own, parted, added] = [0, 0, 0, 0];
  for (const fact of facts) {
    if (typed !== undefined && rules.isEarlier(typed.by, fact)) break;
    if (isFact(fact, 'line-parted') && parts.has(fact.event.id)) parted += firedOf(order, fact);
    own = Math.max(own, claims.get(fact) ?? 0);
    added += addedIn([fact]);
    most = Math.max(most, own + parted - added);
  }
  knownFired.set(line, most);
  return most;
}

/** What taps of + added; a − takes nothing from the kitchen. */
function addedIn(facts: readonly Fact[]): number {
  let added = 0;
  for (const fact of facts) if (isFact(fact, 'quantity-tapped')) added += Math.max(0, fact.event.body.by);
  return added;
}
