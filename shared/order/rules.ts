import { compareStamps } from '../base/clock.ts';
import { type EventOf, type Fact, type FactOf, isFact, type OrderEventType, type Seen } from './events.ts';

/**
 * The house rules: what stands when devices meet again. Each is a function of a set of facts, so the order of arrival
 * cannot matter. Two families: *sets and maxima* for what cannot be taken back (fired, voided, paid, numbered, closed), in
 * which clocks have no say; *later wins* for the rest, which keeps the loser so that it can be shown.
 */

export const stampOf = (fact: Fact): { clock: number; id: string } => ({ clock: fact.clock, id: fact.event.id });
const byStamp = (a: Fact, b: Fact): number => a.clock - b.clock || compareStamps(stampOf(a), stampOf(b));

/** Most lists of most lines are empty, and a busy evening has very many: all of them are this one. */
const none: readonly never[] = Object.freeze([]);

/** Undo is an event of its own; what it names no longer counts. Undoing an undo is doing it again, as a new event. */
export function standing(facts: readonly Fact[]): readonly Fact[] {
  if (!has(facts, 'undone')) return facts;
  const undone = new Set<string>();
  for (const fact of facts) if (isFact(fact, 'undone')) undone.add(fact.event.body.undoes);
  return facts.filter((fact) => !(undone.has(fact.event.id) && undoable.has(fact.event.type)));
}

/** Fired, voided, paid, numbered and closed are not here: they are taken back by other acts, with reasons. */
export const undoable: ReadonlySet<OrderEventType> = new Set([
  'expected-set',
  'guests-set',
  'table-moved',
  'customer-set',
  'waiter-set',
  'bill-asked',
  'quantity-tapped',
  'quantity-typed',
  'line-removed',
  'allergy-added',
  'allergy-removed',
  'chip-added',
  'chip-removed',
  'details-changed',
  'line-transferred',
  'orders-merged',
  'lines-held',
  'lines-started',
  'lines-ready',
  'lines-recalled',
  'lines-served',
  'order-cancelled',
  'line-comped',
  'discount-set',
] as const);

/** What a person may take back by an event: also a part, as long as nothing has come of it (`parts.ts`). */
export const canBeTakenBack = (type: OrderEventType): boolean => undoable.has(type) || type === 'line-parted';

export const has = (facts: readonly Fact[], type: OrderEventType): boolean =>
  facts.some(({ event }) => event.type === type);

/** A value that one person sets and another may set too. */
export type Field<T> = {
  readonly value: T;
  /** The fact that set it; null while nobody has. */
  readonly by: Fact | null;
  /** Values set by people who had not seen the winner, and that nobody has replaced knowingly: to be shown. */
  readonly lost: readonly { readonly value: T; readonly by: Fact }[];
  /** The events that nobody has replaced knowingly: what the next writer puts into `over`. */
  readonly heads: readonly string[];
};

/** What one parting of a line got of what it asked for: see `parts.ts`. */
export type Share = {
  readonly by: FactOf<'line-parted'>;
  readonly got: number;
  /** How many of those were free when they left: see `free.ts`. */
  readonly free: number;
};

export type Write<T> = { readonly value: T; readonly over: readonly string[]; readonly by: Fact };

const unset = <T>(value: T): Field<T> => ({ value, by: null, lost: none, heads: none });
/** What nobody has said anything of is most fields of most lines: all of them are these two. */
const [unsetNull, unsetFalse] = [Object.freeze(unset(null)), Object.freeze(unset(false))];

/** Later wins. A loser is shown until somebody who had seen it chooses again. */
export function laterWins<T>(
  initial: T,
  writes: readonly Write<T>[],
  same: (a: T, b: T) => boolean = Object.is,
): Field<T> {
  const only = writes[0];
  if (only === undefined)
    return (initial === null ? unsetNull : initial === false ? unsetFalse : unset(initial)) as Field<T>;
  if (writes.length === 1) return { value: only.value, by: only.by, lost: none, heads: [only.by.event.id] };
  const ordered = [...writes].sort((a, b) => byStamp(a.by, b.by));
  const winner = ordered.at(-1) as Write<T>;
  const replaced = new Set(ordered.flatMap((write) => write.over));
  const open = ordered.filter((write) => write !== winner && !replaced.has(write.by.event.id));
  return {
    value: winner.value,
    by: winner.by,
    lost: open.filter((write) => !same(write.value, winner.value)).map(({ value, by }) => ({ value, by })),
    heads: [...open.map((write) => write.by.event.id), winner.by.event.id],
  };
}

/** Picks the facts of one type and says what each writes. */
export function writesOf<T extends OrderEventType, V>(
  facts: readonly Fact[],
  type: T,
  read: (event: EventOf<T>) => { value: V; over: readonly string[] } | null,
): readonly Write<V>[] {
  if (!has(facts, type)) return none;
  const writes: Write<V>[] = [];
  for (const fact of facts) {
    if (fact.event.type !== type) continue;
    const write = read(fact.event as EventOf<T>);
    if (write !== null) writes.push({ ...write, by: fact });
  }
  return writes;
}

/**
 * I5: the last typed number plus the taps its author had not seen, without what parted from it since, never below zero. What
 * was added counts until somebody types, whatever the clocks say: nobody types a line that is not there.
 */
export function wantedQuantity(
  added: number,
  facts: readonly Fact[],
  shares: readonly Pick<Share, 'by' | 'got'>[] = none,
): Field<number> {
  const typed = laterWins(added, typingsOf(facts));
  if (shares.length === 0 && !has(facts, 'quantity-tapped')) return typed;
  const seen = seenByTyping(typed.by);
  let quantity = typed.value;
  for (const { by, got } of shares) if (!hasSeen(seen, by.event)) quantity -= got;
  for (const fact of facts) {
    if (!isFact(fact, 'quantity-tapped')) continue;
    if (!hasSeen(seen, fact.event)) quantity += fact.event.body.by;
  }
  return quantity === typed.value ? typed : { ...typed, value: Math.max(0, quantity) };
}

/** Every number that somebody typed, by stamp: a void may type what it leaves. */
export function typingsOf(facts: readonly Fact[]): readonly Write<number>[] {
  const typings = writesOf(facts, 'quantity-typed', ({ body }) => ({ value: body.quantity, over: body.over }));
  const voids = writesOf(
    facts,
    'line-voided',
    ({ body }) => body.leaves && { value: body.leaves.quantity, over: body.leaves.over },
  );
  return voids.length === 0 ? typings : [...typings, ...voids].sort((a, b) => byStamp(a.by, b.by));
}

export function seenByTyping(fact: Fact | null): Seen {
  if (fact === null) return {};
  if (isFact(fact, 'line-voided')) return fact.event.body.leaves?.seen ?? {};
  return isFact(fact, 'quantity-typed') ? fact.event.body.seen : {};
}

export const hasSeen = (seen: Seen, event: { incarnation: string; deviceSeq: number }): boolean =>
  event.deviceSeq <= (seen[event.incarnation] ?? 0);

/** What an author has seen of these facts, to be written into their event. */
export function seenOf(facts: readonly Fact[]): Seen {
  const seen: Record<string, number> = {};
  for (const { event } of facts) seen[event.incarnation] = Math.max(seen[event.incarnation] ?? 0, event.deviceSeq);
  return seen;
}

/** Sets: a removal stands until somebody who saw it brings the line back. No clock. */
export function standingRemovals(facts: readonly Fact[]): readonly FactOf<'line-removed'>[] {
  if (!has(facts, 'line-removed')) return none;
  const answered = new Set<string>();
  for (const fact of facts)
    if (isFact(fact, 'line-brought-back')) for (const removal of fact.event.body.removals) answered.add(removal);
  return facts.filter((fact) => isFact(fact, 'line-removed')).filter((fact) => !answered.has(fact.event.id));
}

type Cumulative = 'lines-fired' | 'lines-started' | 'lines-served';

/** Maxima: quantities are cumulative, so saying it twice, or from two tablets, is saying it once. No clock. */
export function greatest(facts: readonly Fact[], line: string, type: Cumulative): number {
  let most = 0;
  for (const { event } of facts) {
    if (event.type !== type) continue;
    for (const one of event.body.lines) if (one.line === line) most = Math.max(most, one.quantity);
  }
  return most;
}

/** Maxima: two managers who void the same dish void it once. No clock. */
export function voidedQuantity(facts: readonly Fact[]): number {
  let most = 0;
  for (const fact of facts) if (isFact(fact, 'line-voided')) most = Math.max(most, fact.event.body.quantity);
  return most;
}

/** Kitchen bump here, recall there: the later by clock. */
export function readyQuantity(facts: readonly Fact[], line: string): number {
  let latest: Fact | null = null;
  let quantity = 0;
  for (const fact of facts) {
    const { event } = fact;
    if (event.type !== 'lines-ready' && event.type !== 'lines-recalled') continue;
    if (latest !== null && byStamp(fact, latest) < 0) continue;
    latest = fact;
    quantity = event.body.lines.findLast((one) => one.line === line)?.quantity ?? quantity;
  }
  return quantity;
}

/** Notes merge by themselves (Yjs); here only their updates are kept, all of them. */
export const noteUpdates = (facts: readonly Fact[]): readonly string[] =>
  has(facts, 'note-edited')
    ? facts.filter((fact) => isFact(fact, 'note-edited')).map((fact) => fact.event.body.update)
    : none;

export type Mark = { readonly id: string; readonly word: string; readonly seat: number | null; readonly by: Fact };

/** Add/remove sets in which an add survives a remove that had not seen it: an allergy is never lost to a race. */
export function marks(facts: readonly Fact[], kind: 'allergy' | 'chip'): readonly Mark[] {
  const [adds, removes] =
    kind === 'allergy' ? (['allergy-added', 'allergy-removed'] as const) : (['chip-added', 'chip-removed'] as const);
  if (!has(facts, adds)) return none;
  const gone = new Set<string>();
  for (const { event } of facts) if (event.type === removes) for (const id of event.body.adds) gone.add(id);
  const stay: Mark[] = [];
  for (const fact of facts) {
    const { event } = fact;
    if (event.type !== adds || gone.has(event.id)) continue;
    stay.push({ id: event.id, word: event.body.word, seat: event.body.seat, by: fact });
  }
  return stay.sort((a, b) => byStamp(a.by, b.by));
}

/** Dishes that a firing counted as well, while the kitchen was cooking them under other lines by then: see `cooking.ts`. */
export type Twice = {
  /** It claimed the dishes of its line after `from`, up to `to`; those elsewhere have the lowest numbers of these. */
  readonly from: number;
  readonly to: number;
  readonly dishes: number;
  /** Where they are being cooked, the latest first. */
  readonly under: readonly string[];
  readonly by: FactOf<'lines-fired'>;
};

/** How many of the first so many dishes that firings of a line named are cooked there. */
export const cookedUpTo = (twice: readonly Twice[], number: number): number =>
  twice.reduce((left, { from, dishes }) => left - Math.min(dishes, Math.max(0, number - from)), number);

/** A part of a line that one event sent to the kitchen: the dishes after `from`, up to `to`. */
export type Firing = {
  readonly from: number;
  readonly to: number;
  readonly stations: readonly string[];
  readonly by: Fact;
};

/**
 * Each dish is sent by the first event that reached it, so it is on one ticket once. First is what the box admitted first,
 * so a ticket that the kitchen has seen is never torn up by an event that arrives later, whatever its clock says; what is
 * not admitted yet comes after, by stamp. What is cooked under another line already is on no ticket here: it takes the lowest
 * of the numbers that its firing named, so that whoever bumps what was sent has named them all.
 */
export function firings(facts: readonly Fact[], line: string, twice: readonly Twice[] = none): readonly Firing[] {
  if (!has(facts, 'lines-fired')) return none;
  const sent: Firing[] = [];
  for (const { stations, by, from, to } of claimsOf(facts, line)) {
    const known = twice.find((one) => one.by.event.id === by.event.id && one.to === to)?.dishes ?? 0;
    if (known < to - from) sent.push({ from: from + known, to, stations, by });
  }
  return sent;
}

export type FiringClaim = Firing & { readonly by: FactOf<'lines-fired'> };

/** What each firing of a line was the first to name, in the order in which they count. */
export function claimsOf(facts: readonly Fact[], line: string): readonly FiringClaim[] {
  const fires: { quantity: number; stations: readonly string[]; by: FactOf<'lines-fired'> }[] = [];
  for (const fact of facts) {
    if (!isFact(fact, 'lines-fired')) continue;
    for (const one of fact.event.body.lines)
      if (one.line === line) fires.push({ quantity: one.quantity, stations: one.stations, by: fact });
  }
  fires.sort((a, b) => byAdmission(a.by, b.by) || a.quantity - b.quantity);
  const claims: FiringClaim[] = [];
  for (const fire of fires) {
    const from = claims.at(-1)?.to ?? 0;
    if (fire.quantity > from) claims.push({ from, to: fire.quantity, stations: fire.stations, by: fire.by });
  }
  return claims;
}

/** What one firing sent, and how many of these dishes are void: the last ones. */
export type Sent = Firing & { readonly voided: number };

/**
 * Dishes that are void are the last ones of what had been fired when everyone heard of it. What is fired afterwards is to be
 * cooked: whoever wants the same dish again after a mistake gets it.
 * @param voided how many there are together
 */
export function withVoids(firings: readonly Firing[], facts: readonly Fact[], voided: number): readonly Sent[] {
  const gone = firings.map(() => 0);
  let left = voided;
  const takeBack = (count: number, isMeant: (firing: Firing) => boolean): void => {
    let due = count;
    for (let at = firings.length - 1; at >= 0; at -= 1) {
      const firing = firings[at] as Firing;
      if (!isMeant(firing)) continue;
      const already = gone[at] as number;
      const some = Math.min(due, firing.to - firing.from - already);
      gone[at] = already + some;
      due -= some;
      left -= some;
    }
  };
  if (voided > 0) {
    let named = 0;
    for (const fact of facts.filter((one) => isFact(one, 'line-voided')).sort(byAdmission)) {
      takeBack(Math.min(left, Math.max(0, fact.event.body.quantity - named)), ({ by }) => byAdmission(by, fact) < 0);
      named = Math.max(named, fact.event.body.quantity);
    }
    // Of a firing that the box heard of later, or not yet.
    takeBack(left, () => true);
  }
  return firings.map((firing, at) => ({ ...firing, voided: gone[at] as number }));
}

/** How many of the first so many dishes of a line are not void. */
export const keptUpTo = (firings: readonly Sent[], number: number): number =>
  firings.reduce((sum, { from, to, voided }) => sum + Math.max(0, Math.min(number, to - voided) - from), 0);

/** The dishes after `from`, up to `to`, as the first display showed them at a station. Null: at any screen, as unrouted. */
export type Seeing = {
  readonly station: string | null;
  readonly from: number;
  readonly to: number;
  readonly by: Fact;
};

/** Sets, as with firings: a dish is seen at a station by the first display that showed it; another one says nothing new. */
export function seeings(facts: readonly Fact[], line: string, fired: number): readonly Seeing[] {
  if (!has(facts, 'lines-seen')) return none;
  const shown: { station: string | null; quantity: number; by: Fact }[] = [];
  for (const fact of facts) {
    if (!isFact(fact, 'lines-seen')) continue;
    const { station, lines } = fact.event.body;
    for (const one of lines) if (one.line === line) shown.push({ station, quantity: one.quantity, by: fact });
  }
  shown.sort((a, b) => byAdmission(a.by, b.by) || a.quantity - b.quantity);
  const seen: Seeing[] = [];
  for (const { station, quantity, by } of shown) {
    const from = seenAt(seen, station);
    const to = Math.min(quantity, fired);
    if (to > from) seen.push({ station, from, to, by });
  }
  return seen;
}

/** The changes that cooks of a station have read, by the ids of their events. */
export function changesRead(facts: readonly Fact[], station: string | null): ReadonlySet<string> {
  const read = new Set<string>();
  for (const fact of facts)
    if (isFact(fact, 'lines-seen') && fact.event.body.station === station)
      for (const change of fact.event.body.changes) read.add(change);
  return read;
}

/** How many dishes of a line a station has seen. */
export const seenAt = (seen: readonly Seeing[], station: string | null): number =>
  seen.findLast((one) => one.station === station)?.to ?? 0;

/** As everyone heard of it: what is not admitted yet comes last. */
export function byAdmission(a: Fact, b: Fact): number {
  const [first, second] = [a.position ?? Infinity, b.position ?? Infinity];
  return first === second ? byStamp(a, b) : first - second;
}

export const isEarlier = (a: Fact, b: Fact): boolean => byStamp(a, b) < 0;
