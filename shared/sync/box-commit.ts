import { type Book, without } from '../order/book.ts';
import { withEntries } from '../order/layered-map.ts';
import { ordersReaching, ordersTouched } from '../order/merges.ts';
import { type Audiences, audienceOfOrder, leavingAtDayEnd } from './audiences.ts';
import type { BoxGroup, GroupEvent } from './box-group.ts';
import { leftByNow } from './box-left.ts';
import { type BoxLife, remembering } from './box-life.ts';
import type { AdmittedEvent, BoxStore, Group, ScopeChange } from './box-ports.ts';
import { planOf } from './box-records.ts';
import { cutOrders } from './cut.ts';
import { projectOrder } from './project.ts';
import type { WholeOrder } from './wire.ts';

/** One entry of the feed, as the text that frames repeat. `audience` null: everyone. */
export type FeedEntry = { readonly at: number; readonly audience: readonly string[] | null; readonly json: string };

/** A group ready to be committed, the life to adopt after it, and what to send then. */
export type PreparedCommit = { readonly group: Group; readonly next: BoxLife; readonly entries: readonly FeedEntry[] };

export type DayEnd = { readonly day: string; readonly nextDay: string };

export function prepareCommit(
  draft: BoxGroup,
  store: BoxStore,
  newTag: () => string,
  dayEnd: DayEnd | null,
): PreparedCommit {
  const { life } = draft;
  const folded = draft.draft.finish();
  const touched = touchedBy(folded, draft.events);
  for (const { product, left } of leftByNow(draft, folded, touched)) draft.countLeft(product, left);
  const audiences = audiencesAfter(draft, folded);
  const entering = scopeTexts(draft, store, audiences);
  const events = draft.events.map(
    (event): AdmittedEvent => ({ ...event, audience: audienceOf(draft, audiences, event) }),
  );
  const day = dayEnd === null ? null : endDay(draft, folded, dayEnd);
  const book = day === null ? folded : without(folded, day.left);
  // A group without entries ends where the last one did, and so keeps its tag.
  const tag = draft.head > life.head ? newTag() : life.tag;
  const group: Group = {
    from: life.head,
    upTo: draft.head,
    tag,
    epoch: draft.epoch,
    wallMs: draft.nowMs,
    events,
    records: draft.recordWrites,
    leftWords: [...draft.leftWords].map(([product, epoch]) => ({ product, epoch })),
    scopes: entering,
    dayClosed: day,
    returned: [...draft.returned.keys()],
    verdicts: draft.verdicts,
    incarnations: [...draft.have].map(([incarnation, { device, have }]) => ({ incarnation, device, have })),
    signIns: [...draft.signIns.values()],
    projections: [...touched].flatMap((id) => projectOrder(folded, id) ?? []),
    lastNumber: { day: dayEnd?.nextDay ?? life.businessDay, number: dayEnd === null ? draft.lastNumber : 0 },
  };
  const next: BoxLife = {
    ...life,
    epoch: draft.epoch,
    head: draft.head,
    tag,
    clock: draft.clock,
    book,
    records: draft.records,
    audiences: day === null ? audiences : withoutKeys(audiences, day.left),
    businessDay: dayEnd?.nextDay ?? life.businessDay,
    lastNumber: group.lastNumber?.number ?? 0,
    have: remembering(life.have, draft.have),
    leftWords: draft.leftWords.size === 0 ? life.leftWords : new Map([...life.leftWords, ...draft.leftWords]),
  };
  return { group, next, entries: feedEntries(group) };
}

/** An event goes to those who held its order whole before it; for a new order, to those who see it now. */
function audienceOf(draft: BoxGroup, audiences: Audiences, { event }: GroupEvent): readonly string[] {
  return draft.life.audiences.get(event.orderId) ?? audiences.get(event.orderId) ?? [];
}

/** Also an opening: a restored box may hear of those that gave to an order before it hears of that order. */
const movesOrders = new Set([
  'order-opened',
  'table-moved',
  'line-transferred',
  'line-parted',
  'orders-merged',
  'undone',
]);

/** Which orders can this group bring into other sight? `all` when the plan changed, and when a restored box hears of what it lost. */
function movedBy(draft: BoxGroup, book: Book): 'all' | readonly string[] {
  const planChanged = draft.recordWrites.some(({ row }) => row.table === 'tables' || row.table === 'multi_sessions');
  if (planChanged || draft.events.some(({ reoffered }) => reoffered)) return 'all';
  const moved = draft.events.filter(({ event }) => movesOrders.has(event.type));
  return [...ordersReaching(book, ordersOf(moved))];
}

const ordersOf = (events: readonly GroupEvent[]): string[] => [...new Set(events.map(({ event }) => event.orderId))];

function audiencesAfter(draft: BoxGroup, book: Book): Audiences {
  const moved = movedBy(draft, book);
  const fresh = moved === 'all' ? [...book.orders.keys()] : [...new Set([...moved, ...newOrders(draft)])];
  if (fresh.length === 0) return draft.life.audiences;
  const plan = planOf(draft.records);
  return withEntries(
    draft.life.audiences,
    fresh.map((id) => [id, audienceOfOrder(book, plan, id)]),
  );
}

const newOrders = (draft: BoxGroup): string[] => [
  ...new Set([...draft.returned.keys(), ...ordersOf(draft.events)].filter((id) => !draft.life.audiences.has(id))),
];

type Scope = { enter: WholeOrder[]; leave: string[] };
type ScopeEntry = { readonly enter: readonly WholeOrder[]; readonly leave: readonly string[] };

/** The `scope` entries: late orders come back before their news, moved ones enter and leave after it. */
function scopeTexts(draft: BoxGroup, store: BoxStore, audiences: Audiences): ScopeChange[] {
  const changes: ScopeChange[] = [];
  for (const [id, parts] of draft.returned) {
    for (const multiSession of audiences.get(id) ?? [])
      for (const { at, enter } of parts) changes.push(scopeChange(at, multiSession, { enter, leave: [] }));
  }
  if (audiences === draft.life.audiences) return changes;
  const moves = new Map<string, Scope>();
  const scopeOf = (multiSession: string): Scope => {
    const scope = moves.get(multiSession) ?? { enter: [], leave: [] };
    moves.set(multiSession, scope);
    return scope;
  };
  for (const [id, before] of draft.life.audiences) {
    const after = audiences.get(id) ?? [];
    if (after === before) continue;
    for (const one of after) if (!before.includes(one)) scopeOf(one).enter.push(wholeWithNews(draft, store, id));
    for (const one of before) if (!after.includes(one)) scopeOf(one).leave.push(id);
  }
  if (moves.size === 0) return changes;
  const positions = [draft.nextPosition()];
  for (const [multiSession, { enter, leave }] of moves) {
    const [first = [], ...others] = cutOrders(enter);
    changes.push(scopeChange(positions[0] as number, multiSession, { enter: first, leave }));
    for (const [nth, part] of others.entries()) {
      positions[nth + 1] ??= draft.nextPosition();
      changes.push(scopeChange(positions[nth + 1] as number, multiSession, { enter: part, leave: [] }));
    }
  }
  return changes;
}

const scopeChange = (at: number, multiSession: string, scope: ScopeEntry): ScopeChange => ({
  at,
  multiSession,
  json: JSON.stringify({ at, kind: 'scope', ...scope }),
});

function wholeWithNews(draft: BoxGroup, store: BoxStore, order: string): WholeOrder {
  const before = store.wholeOrder(order)?.facts ?? [];
  const news = draft.events.filter(({ event }) => event.orderId === order);
  return {
    order,
    facts: [...before, ...news.map(({ at, event, admittedClock, mac }) => ({ at, event, admittedClock, mac }))],
  };
}

function endDay(draft: BoxGroup, book: Book, { day }: DayEnd): NonNullable<Group['dayClosed']> {
  const left = leavingAtDayEnd(book);
  const at = draft.nextPosition();
  return { at, day, left, json: JSON.stringify({ at, kind: 'day-closed', day, leave: left }) };
}

function withoutKeys(audiences: Audiences, left: readonly string[]): Audiences {
  const kept = new Map(audiences);
  for (const id of left) kept.delete(id);
  return kept;
}

const changesMerges = new Set(['orders-merged', 'undone']);

/** Whose rows the group can have changed. */
function touchedBy(book: Book, events: readonly GroupEvent[]): ReadonlySet<string> {
  const merged = events.filter(({ event }) => changesMerges.has(event.type));
  return ordersTouched(book, ordersOf(events), ordersOf(merged));
}

function feedEntries(group: Group): FeedEntry[] {
  const entries: FeedEntry[] = [];
  for (const { at, json, admittedClock, mac, audience } of group.events) {
    entries.push({
      at,
      audience,
      json: `{"at":${at},"kind":"event","event":${json},"admittedClock":${admittedClock},"mac":"${mac}"}`,
    });
  }
  for (const { at, row, mac } of group.records)
    entries.push({ at, audience: null, json: JSON.stringify({ at, kind: 'record', row: { ...row, mac } }) });
  for (const { at, multiSession, json } of group.scopes) entries.push({ at, audience: [multiSession], json });
  if (group.dayClosed !== null) entries.push({ at: group.dayClosed.at, audience: null, json: group.dayClosed.json });
  return entries.sort((a, b) => a.at - b.at);
}
