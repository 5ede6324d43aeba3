import type { OrderId } from '../base/ids.ts';
import { allFacts, type Book, emptyBook, type OrderFacts } from '../order/book.ts';
import { evolve } from '../order/evolve.ts';
import type {
  CardDocument,
  FrameDocument,
  MetaDocument,
  OrderDocument,
  PinDocument,
  RecordDocument,
  StorageChange,
  StoredDocument,
  TapDocument,
} from './device-ports.ts';
import type { RecordRow, RecordTable } from './records.ts';
import { type Applied, applyFrame, blankReplica, factFrom, type Replica, wholeOf } from './replica.ts';
import type { Saver } from './saver.ts';
import {
  type Frame,
  type GivenBack,
  idOfGiven,
  type Offer,
  type SignIn,
  type VerdictRow,
  type WholeOrder,
} from './wire.ts';

export type Basis = Pick<Replica, 'epoch' | 'position' | 'tag' | 'multiSession' | 'checkpoints'>;

/** What a device remembers: its replica, and what only it knows. Changed in place by the core and by `Keeping`. */
export type Remembered = {
  replica: Replica;
  generation: number;
  /** The greatest generation of anything saved, finished or not: the next one is above it. */
  lastGeneration: number;
  /** Where the replica stood when the present generation was written. */
  base: Basis;
  signIns: readonly SignIn[];
  signedIn: SignIn | null;
  readonly records: Map<RecordTable, Map<string, RecordRow>>;
  /** Rows that a frame tells and whose own documents a crash has kept from being written: screens read those. */
  readonly unwritten: readonly RecordRow[];
  readonly reoffers: Map<string, GivenBack>;
  /** Orders whose day has ended while this device still has something to say about them. */
  readonly kept: Map<string, OrderFacts>;
  readonly cards: Map<string, CardDocument>;
  /** By person. */
  readonly pins: Map<string, PinDocument>;
  readonly taps: readonly TapDocument[];
  /** The greatest clock in anything remembered: new stamps come after it, whatever the wall clock says. */
  readonly clock: number;
  readonly lastTap: number;
  readonly written: Written;
  /** Keys of documents of a generation that a crash kept from being finished: gone before another one may make them count. */
  readonly leftovers: readonly string[];
};

/** The documents that make up the replica. What is out of date goes when a new generation stands. */
export type Written = {
  /** The orders as the present generation has them: what is not among these any more, or not the same, is written anew. */
  orders: Book['orders'];
  /** By order: keys of its documents, the one that counts last. Of an order that has left it says just that. */
  readonly ofOrder: Map<OrderId, string[]>;
  frames: string[];
};

type Documents = { readonly [K in StoredDocument['kind']]: Extract<StoredDocument, { kind: K }>[] };

function byKind(documents: readonly StoredDocument[]): Documents {
  const sorted: Documents = { tap: [], frame: [], order: [], record: [], card: [], reoffer: [], pin: [], meta: [] };
  for (const document of documents) (sorted[document.kind] as StoredDocument[]).push(document);
  return sorted;
}

/** Puts together what was saved. Documents of an older or unfinished generation are left over from a crash and ignored. */
export function remember(documents: readonly StoredDocument[]): Remembered {
  const saved = byKind(documents);
  const [meta] = saved.meta;
  const generation = meta?.generation ?? 0;
  const { orders, ofOrder, leftovers } = ordersAt(generation, saved.order);
  const taps = saved.tap.sort((a, b) => (a.key < b.key ? -1 : 1));
  const records = new Map<RecordTable, Map<string, RecordRow>>();
  for (const row of saved.record) remindOf(records, row);
  const base = baseOf(meta, orders);
  const kept = new Map<string, OrderFacts>();
  const unwritten = new Map<string, RecordRow>();
  const owed = new Set(
    taps.flatMap((tap) => tap.offers.flatMap((offer) => ('orderId' in offer ? [offer.orderId] : []))),
  );
  const replica = saved.frame
    .filter((document) => document.generation === generation)
    .sort((a, b) => a.upTo - b.upTo)
    .reduce((known, frame) => {
      const applied = applyFrame(known, frame, () => owed);
      for (const order of applied.kept) kept.set(order.order, order);
      for (const row of applied.rows) if (remindOf(records, row)) unwritten.set(keyOf(row), row);
      return applied.replica;
    }, base);
  return {
    replica,
    generation,
    lastGeneration: documents.reduce((last, one) => Math.max(last, 'generation' in one ? one.generation : 0), 0),
    base: basisOf(base),
    signIns: meta?.signIns ?? [],
    signedIn: meta?.signIns.find((signIn) => signIn.id === meta.signedIn) ?? null,
    records,
    unwritten: [...unwritten.values()],
    kept,
    reoffers: new Map(saved.reoffer.map(({ sealed }) => [idOfGiven(sealed), sealed])),
    cards: cardsLeft(saved.card, replica),
    pins: new Map(saved.pin.map((pin) => [pin.key, pin])),
    taps,
    clock: greatestClock(replica, taps, records),
    lastTap: Number(taps.at(-1)?.key ?? 0),
    written: { orders: base.book.orders, ofOrder, frames: saved.frame.map(({ key }) => key) },
    leftovers,
  };
}

/** Of what was refused, and not admitted after all. */
function cardsLeft(cards: readonly CardDocument[], { book }: Replica): Remembered['cards'] {
  const confirmed = new Set<string>();
  if (cards.length > 0)
    for (const order of book.orders.values()) for (const { event } of allFacts(order)) confirmed.add(event.id);
  return new Map(cards.flatMap((card) => (confirmed.has(card.key) ? [] : [[card.key, card] as const])));
}

function greatestClock({ book }: Replica, taps: readonly TapDocument[], records: Remembered['records']): number {
  let most = 0;
  const see = (clock: number): void => {
    if (clock > most) most = clock;
  };
  for (const order of book.orders.values()) for (const { clock } of allFacts(order)) see(clock);
  for (const { offers } of taps) for (const { clock } of offers) see(clock);
  // Thousands of rows of a menu: without a list for each.
  for (const rows of records.values())
    for (const { clocks } of rows.values()) for (const field in clocks) see(clocks[field] ?? 0);
  return most;
}

/** The last document of each order up to a generation, the keys of all there are, and of those that were never finished. */
function ordersAt(generation: number, documents: readonly OrderDocument[]) {
  const counts = new Map<OrderId, OrderDocument>();
  const ofOrder: Written['ofOrder'] = new Map();
  const leftovers: string[] = [];
  for (const document of documents.toSorted((a, b) => a.generation - b.generation)) {
    if (document.generation > generation) {
      leftovers.push(document.key);
      continue;
    }
    const { order } = document.whole;
    ofOrder.set(order, [...(ofOrder.get(order) ?? []), document.key]);
    counts.set(order, document);
  }
  return { orders: [...counts.values()], ofOrder, leftovers };
}

const keyOf = ({ table, id }: RecordRow): string => `${table}:${id}`;

const basisOf = ({ epoch, position, tag, multiSession, checkpoints }: Replica): Basis => ({
  epoch,
  position,
  tag,
  multiSession,
  checkpoints,
});

function baseOf(meta: MetaDocument | undefined, orders: readonly OrderDocument[]): Replica {
  if (meta === undefined) return blankReplica;
  const { epoch, position, tag, multiSession, config, checkpoints } = meta;
  const book = evolve(
    emptyBook,
    orders.flatMap(({ whole }) => whole.facts.map(factFrom)),
  );
  return { epoch, position, tag, multiSession, config, checkpoints, book };
}

/**
 * A row that was read before is not read again, however late its document comes.
 * @returns whether it was news
 */
function remindOf(records: Map<RecordTable, Map<string, RecordRow>>, row: RecordRow): boolean {
  let table = records.get(row.table);
  if (table === undefined) {
    table = new Map<string, RecordRow>();
    records.set(row.table, table);
  }
  const known = table.get(row.id)?.version ?? -1;
  if (known <= row.version) table.set(row.id, row);
  return known < row.version;
}

/** As many as a hello can name. */
export const mostSignIns = 64;

/** After so many frames the orders that they changed are written anew, and the frames go. */
export type KeepingSettings = { readonly framesInGeneration?: number };
const usualFrames = 300;

/** More entries in one document, and a crash while it is written would cost more than asking the disk twice. */
const mostJoined = 64;

/** Two frames that follow on one another are one: read at once or not at all. */
function joined({ put, drop }: StorageChange, next: FrameDocument): StorageChange | null {
  const [last, ...others] = put;
  if (last?.kind !== 'frame' || others.length + drop.length > 0) return null;
  const entries = [...last.entries, ...next.entries];
  const follows = last.generation === next.generation && last.upTo >= next.from && entries.length <= mostJoined;
  return follows ? { put: [{ ...next, from: last.from, entries }], drop } : null;
}

/** Keeps on the device what the core knows, so that a crash at any write leaves a replica of some earlier moment. */
export class Keeping {
  readonly #memory: Remembered;
  readonly #saver: Saver;
  readonly #framesInGeneration: number;
  readonly #taken = new Set<string>();

  constructor(memory: Remembered, saver: Saver, { framesInGeneration = usualFrames }: KeepingSettings) {
    this.#framesInGeneration = framesInGeneration;
    this.#memory = memory;
    this.#saver = saver;
    const leftovers = memory.leftovers.map((key) => ({ kind: 'order' as const, key }));
    this.#saver.write({ put: this.#rows(memory.unwritten), drop: leftovers });
  }

  frame(frame: Frame, { rows }: Applied, drops: StorageChange['drop']): void {
    const change = { put: [] as StoredDocument[], drop: [...drops] };
    if (frame.entries.length > 0) {
      const { from, upTo, tag, entries } = frame;
      const { generation } = this.#memory;
      const document: FrameDocument = {
        kind: 'frame',
        key: `${generation}:${String(upTo).padStart(12, '0')}`,
        generation,
        from,
        upTo,
        tag,
        entries,
      };
      const { written } = this.#memory;
      const isOthers = rows.length + drops.length === 0;
      if (isOthers && this.#saver.grow((last) => joined(last, document))) {
        written.frames[written.frames.length - 1] = document.key;
        return;
      }
      change.put.push(document, ...this.#rows(rows));
      written.frames.push(document.key);
      if (isOthers) this.#saver.writeSoon(change);
      else this.#saver.write(change);
    } else this.#saver.write(change);
    if (this.#memory.written.frames.length >= this.#framesInGeneration) this.#newGeneration([]);
  }

  snapshot({ rows }: Applied, drops: StorageChange['drop']): void {
    const known = [...this.#memory.records.values()].flatMap((table) => [...table.values()].map(keyOf));
    this.#memory.records.clear();
    const put = this.#rows(rows);
    const there = new Set(put.map(({ key }) => key));
    // A restored box may not have a row that this device has read.
    const gone = known.filter((key) => !there.has(key)).map((key) => ({ kind: 'record' as const, key }));
    this.#saver.write({ put, drop: gone });
    this.#newGeneration(drops);
  }

  signIn(signIn: SignIn): void {
    const others = this.#memory.signIns.filter(({ id }) => id !== signIn.id);
    this.#memory.signIns = [signIn, ...others].slice(0, mostSignIns);
    this.#memory.signedIn = signIn;
    this.#saver.write({ put: [this.#meta()], drop: [] });
  }

  /** `done` when it would survive a power cut. */
  pin(document: PinDocument, done: () => void): void {
    this.#memory.pins.set(document.key, document);
    this.#saver.write({ put: [document], drop: [] }, done);
  }

  /** What was approved is kept as long as its event waits here: a restored box may have to be reminded of it. */
  approval(signIn: SignIn, needed: ReadonlySet<string>): void {
    const others = this.#memory.signIns.filter(({ id, event }) => event === undefined || needed.has(id));
    this.#memory.signIns = [signIn, ...others].slice(0, mostSignIns);
    this.#saver.write({ put: [this.#meta()], drop: [] });
  }

  signOut(): void {
    this.#memory.signedIn = null;
    this.#saver.write({ put: [this.#meta()], drop: [] });
  }

  /** What the box did not admit becomes a card for a person, in the same write in which its tap may go. */
  addCards(refused: readonly { offer: Offer; verdict: VerdictRow }[], settledTaps: readonly string[]): void {
    const cards = refused.map(({ offer, verdict }): CardDocument => ({ kind: 'card', key: offer.id, offer, verdict }));
    for (const card of cards) this.#memory.cards.set(card.key, card);
    this.#saver.write({ put: cards, drop: settledTaps.map((key) => ({ kind: 'tap', key })) });
  }

  dropCard(key: string): void {
    this.#memory.cards.delete(key);
    this.#saver.write({ put: [], drop: [{ kind: 'card', key }] });
  }

  addReoffers(heard: readonly GivenBack[]): void {
    for (const sealed of heard) this.#memory.reoffers.set(idOfGiven(sealed), sealed);
    this.#saver.write({ put: heard.map((sealed) => ({ kind: 'reoffer', key: idOfGiven(sealed), sealed })), drop: [] });
  }

  /** The box has them again; they go when the feed has shown them, so that nothing blinks. */
  reoffersTaken(ids: readonly string[]): void {
    for (const id of ids) this.#taken.add(id);
  }

  /** On a new line the box may be a restored one once more. */
  forgetTaken(): void {
    this.#taken.clear();
  }

  /** @returns whether there were any */
  dropTaken(): boolean {
    if (this.#taken.size === 0) return false;
    const keys = [...this.#taken].filter((id) => this.#memory.reoffers.delete(id));
    this.#taken.clear();
    this.#saver.write({ put: [], drop: keys.map((key) => ({ kind: 'reoffer', key })) });
    return keys.length > 0;
  }

  #rows(rows: readonly RecordRow[]): RecordDocument[] {
    for (const row of rows) remindOf(this.#memory.records, row);
    return rows.map((row) => ({ kind: 'record', key: keyOf(row), ...row }));
  }

  /** First the orders that changed, then the switch to them, then what they replace goes. */
  #newGeneration(drops: StorageChange['drop']): void {
    const memory = this.#memory;
    memory.lastGeneration += 1;
    memory.generation = memory.lastGeneration;
    memory.base = basisOf(memory.replica);
    const { put, drop } = this.#changedOrders();
    const frames = memory.written.frames.splice(0).map((key) => ({ kind: 'frame' as const, key }));
    this.#saver.write({ put, drop: [] });
    this.#saver.write({ put: [this.#meta()], drop: [...drop, ...frames, ...drops] });
  }

  /** What the replica's orders are now, as far as that is not written, and what of before does not count any more. */
  #changedOrders(): { readonly put: readonly OrderDocument[]; readonly drop: StorageChange['drop'] } {
    const { written, replica, generation } = this.#memory;
    const put: OrderDocument[] = [];
    const old: string[] = [];
    const add = (whole: WholeOrder): void => {
      const key = `${generation}:${whole.order}`;
      put.push({ kind: 'order', key, generation, whole });
      old.push(...(written.ofOrder.get(whole.order) ?? []));
      written.ofOrder.set(whole.order, [key]);
    };
    for (const [id, keys] of written.ofOrder) {
      if (replica.book.orders.has(id)) continue;
      // A crash may leave a document that was to go. Until it has gone for certain, another one says that the order has left.
      if (written.orders.has(id)) add({ order: id, facts: [] });
      else if (keys.length > 1) old.push(...keys.splice(0, keys.length - 1));
      else if (written.ofOrder.delete(id)) old.push(...keys);
    }
    for (const order of replica.book.orders.values()) {
      const keys = written.ofOrder.get(order.order) ?? [];
      if (written.orders.get(order.order) !== order) add(wholeOf(order));
      else old.push(...keys.splice(0, keys.length - 1));
    }
    written.orders = replica.book.orders;
    return { put, drop: old.map((key) => ({ kind: 'order', key })) };
  }

  /** Says where the orders of this generation stand, not where the replica is: the frames after them bring it there. */
  #meta(): MetaDocument {
    const { base, replica, generation, signIns, signedIn } = this.#memory;
    return {
      kind: 'meta',
      key: 'meta',
      generation,
      ...base,
      config: replica.config,
      signIns,
      signedIn: signedIn?.id ?? null,
    };
  }
}
