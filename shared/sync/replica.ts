import type { Position } from '../base/ids.ts';
import { allFacts, type Book, emptyBook, type OrderFacts, without } from '../order/book.ts';
import type { Fact } from '../order/events.ts';
import { evolve } from '../order/evolve.ts';
import { epochOf } from './tags.ts';
import type { DeviceConfig, Entry, Frame, RecordRow, Sealed, SealedFact, Snapshot, WholeOrder } from './wire.ts';

/** A position with its tag: what a replica can show to prove where it has been. */
export type Checkpoint = readonly [Position, string];

/** What a device knows from the box, as a value: everything that is confirmed, and how far that is. */
export type Replica = {
  /** The life of the box that the tag speaks of. */
  readonly epoch: number;
  readonly position: Position;
  readonly tag: string | null;
  readonly multiSession: string | null;
  readonly config: DeviceConfig | null;
  readonly book: Book;
  /** Newest first. */
  readonly checkpoints: readonly Checkpoint[];
};

export const blankReplica: Replica = {
  epoch: 0,
  position: 0,
  tag: null,
  multiSession: null,
  config: null,
  book: emptyBook,
  checkpoints: [],
};

export const factFrom = ({ at, event, admittedClock, mac }: SealedFact): Fact =>
  ({ event, clock: admittedClock ?? event.clock, position: at, mac }) as Fact;

/** What a frame changes: the replica after it, the rows it brought, the facts that are new here, and orders put aside. */
export type Applied = {
  readonly replica: Replica;
  readonly rows: readonly RecordRow[];
  readonly facts: readonly Fact[];
  readonly kept: readonly OrderFacts[];
  /** Whether orders may have gone: then what is shown is put together anew. */
  readonly removes: boolean;
};

/**
 * Applies what is new in a frame. The caller has checked that nothing lies between (`from` ≤ position); entries that were
 * read before are passed over, so a frame may come twice.
 * @param keep orders to put aside when their day ends: this device has something to say about them yet
 */
export function applyFrame(
  replica: Replica,
  frame: Pick<Frame, 'upTo' | 'tag' | 'entries'>,
  keep: () => ReadonlySet<string>,
): Applied {
  if (frame.upTo <= replica.position) return { replica, rows: [], facts: [], kept: [], removes: false };
  const rows: RecordRow[] = [];
  const facts: Fact[] = [];
  const kept: OrderFacts[] = [];
  let { book } = replica;
  let run: Fact[] = [];
  let removes = false;
  const fold = (): void => {
    book = evolve(book, run);
    facts.push(...run);
    run = [];
  };
  for (const entry of frame.entries) {
    if (entry.at <= replica.position) continue;
    if (entry.kind === 'event') run.push(factFrom(entry));
    else if (entry.kind === 'record') rows.push(entry.row);
    else {
      fold();
      if (entry.kind === 'day-closed') {
        const owed = keep();
        kept.push(...entry.leave.filter((id) => owed.has(id)).flatMap((id) => book.orders.get(id) ?? []));
      }
      removes = true;
      book = without(book, entry.leave);
      if (entry.kind === 'scope') run = factsEntering(entry);
    }
  }
  fold();
  return { replica: moved({ ...replica, book }, frame.upTo, frame.tag), rows, facts, kept, removes };
}

const factsEntering = (entry: Extract<Entry, { kind: 'scope' }>): Fact[] =>
  entry.enter.flatMap((whole) => whole.facts.map(factFrom));

const moved = (replica: Replica, position: Position, tag: string): Replica => ({
  ...replica,
  epoch: epochOf(tag),
  position,
  tag,
  checkpoints: thinned([[position, tag], ...replica.checkpoints]),
});

/** Recent ones all, older ones ever sparser: enough to find common ground after a restore of any age. */
function thinned(checkpoints: readonly Checkpoint[]): readonly Checkpoint[] {
  if (checkpoints.length <= 64) return checkpoints;
  return checkpoints.filter((_, at) => at < 16 || at % 2 === 0);
}

/** The replica that a whole snapshot makes. What the device itself has to say is not in it and stays. */
export function fromSnapshot(parts: readonly Snapshot[], config: DeviceConfig): Applied {
  const last = parts.at(-1) as Snapshot;
  const facts = parts.flatMap((part) => part.orders).flatMap((whole) => whole.facts.map(factFrom));
  const replica: Replica = {
    epoch: epochOf(last.tag),
    position: last.position,
    tag: last.tag,
    multiSession: config.multiSession,
    config,
    book: evolve(emptyBook, facts),
    checkpoints: [[last.position, last.tag]],
  };
  return { replica, rows: parts.flatMap((part) => part.records), facts, kept: [], removes: true };
}

/** What this replica heard from the box above a position: after a restore the box may have forgotten it. */
export function heardAbove(book: Book, position: Position): Sealed[] {
  const heard: Fact[] = [];
  for (const order of book.orders.values())
    for (const fact of allFacts(order)) if ((fact.position ?? 0) > position) heard.push(fact);
  heard.sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  return heard.flatMap(({ event, clock, mac }) =>
    mac === undefined ? [] : [{ event, admittedClock: clock === event.clock ? null : clock, mac }],
  );
}

/** An order as it is kept on the device: every confirmed fact with the box's seal. */
export function wholeOf(order: OrderFacts): WholeOrder {
  const facts = allFacts(order).flatMap(({ event, clock, position, mac }): SealedFact[] =>
    position === undefined || mac === undefined
      ? []
      : [{ at: position, event, admittedClock: clock === event.clock ? null : clock, mac }],
  );
  return { order: order.order, facts: facts.sort((a, b) => a.at - b.at) };
}
