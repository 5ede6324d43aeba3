import type { AdmittedEvent, BoxStore, Group, KnownDevice, StoredVerdict } from '../../sync/box-ports.ts';
import type { OrderRow } from '../../sync/projection.ts';
import type { RecordRow, SealedFact, SignIn, WholeOrder } from '../../sync/wire.ts';

/** One entry of the feed; `audience` null is everyone. */
type Entry = { readonly at: number; readonly audience: readonly string[] | null; readonly json: string };
type GroupEnd = { readonly upTo: number; readonly tag: string };

/** What a box writes, in memory and gone with it. Only what the port asks for: nobody queries it, and its menu never changes. */
class BoxShelf {
  readonly orders = new Map<string, SealedFact[]>();
  readonly records = new Map<string, RecordRow>();
  readonly signIns = new Map<string, SignIn>();
  readonly verdicts = new Map<string, StoredVerdict>();
  readonly incarnations = new Map<string, { readonly device: string; readonly have: number }>();
  readonly projections = new Map<string, OrderRow>();
  readonly feed: Entry[] = [];
  readonly ends: GroupEnd[];
  epoch = 1;
  day = '';
  lastNumber = 0;

  constructor(firstTag: string) {
    this.ends = [{ upTo: 0, tag: firstTag }];
  }

  get head(): GroupEnd {
    return this.ends.at(-1) as GroupEnd;
  }

  write(group: Group): void {
    if (group.upTo > this.head.upTo) this.ends.push({ upTo: group.upTo, tag: group.tag });
    this.epoch = Math.max(this.epoch, group.epoch);
    for (const event of group.events) this.#add(event);
    for (const { at, row, mac } of group.records) {
      this.records.set(keyOf(row.table, row.id), row);
      this.#tell(at, null, JSON.stringify({ at, kind: 'record', row: { ...row, mac } }));
    }
    for (const { at, multiSession, json } of group.scopes) this.#tell(at, [multiSession], json);
    if (group.dayClosed !== null) this.#tell(group.dayClosed.at, null, group.dayClosed.json);
    for (const verdict of group.verdicts) this.verdicts.set(verdict.id, verdict);
    for (const { incarnation, ...known } of group.incarnations) this.incarnations.set(incarnation, known);
    for (const signIn of group.signIns) this.signIns.set(signIn.id, signIn);
    for (const order of group.projections) this.projections.set(order.order, order);
    if (group.lastNumber !== null) [this.day, this.lastNumber] = [group.lastNumber.day, group.lastNumber.number];
  }

  #add({ at, event, admittedClock, mac, audience }: AdmittedEvent): void {
    const facts = this.orders.get(event.orderId) ?? [];
    facts.push({ at, event, admittedClock, mac });
    this.orders.set(event.orderId, facts);
    this.#tell(at, audience, JSON.stringify({ at, kind: 'event', event, admittedClock, mac }));
  }

  #tell(at: number, audience: readonly string[] | null, json: string): void {
    this.feed.push({ at, audience, json });
  }
}

const keyOf = (table: string, id: string): string => `${table} ${id}`;

/**
 * A store of a box without a disk, for a box that nobody relies on.
 * @param devices the only devices that its box will ever know, by the hash of their token
 */
export function boxInMemory(firstTag: string, devices: ReadonlyMap<string, KnownDevice>): BoxStore {
  const shelf = new BoxShelf(firstTag);
  const wholeOrder = (order: string): WholeOrder | null => {
    const facts = shelf.orders.get(order);
    return facts === undefined ? null : { order, facts: [...facts] };
  };
  return {
    load: () => ({
      epoch: shelf.epoch,
      head: shelf.head.upTo,
      tag: shelf.head.tag,
      clock: 0,
      orders: [...shelf.orders.keys()].flatMap((order) => wholeOrder(order) ?? []),
      records: [...shelf.records.values()],
      // Nobody restores it.
      leftWords: [],
      businessDay: shelf.day,
      lastNumber: shelf.lastNumber,
    }),
    commit: (group) => shelf.write(group),
    deviceByTokenHash: (hash) => devices.get(hash) ?? null,
    deviceOfIncarnation: (incarnation) => shelf.incarnations.get(incarnation) ?? null,
    signIn: (id) => shelf.signIns.get(id) ?? null,
    verdict: (id) => shelf.verdicts.get(id) ?? null,
    setAsideOf: () => 0,
    wholeOrder,
    tiedTo: (order) =>
      [...shelf.projections.values()].flatMap((one) =>
        one.order !== order && (one.mergedInto === order || one.lines.some(({ onOrder }) => onOrder === order))
          ? one.order
          : [],
      ),
    tagAt: (position) => shelf.ends.find(({ upTo }) => upTo === position)?.tag ?? null,
    oldestPosition: () => 0,
    feedAfter(multiSession, position) {
      const entries = shelf.feed
        .filter(({ at, audience }) => at > position && (audience === null || audience.includes(multiSession)))
        .sort((a, b) => a.at - b.at);
      return { ...shelf.head, entries: entries.map(({ json }) => json) };
    },
    rowAt: (table, id) => shelf.records.get(keyOf(table, id))?.fields ?? null,
  };
}
