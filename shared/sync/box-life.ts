import type { Incarnation, Position } from '../base/ids.ts';
import { type Book, emptyBook } from '../order/book.ts';
import type { Fact } from '../order/events.ts';
import { evolve } from '../order/evolve.ts';
import { type Audiences, audienceOfOrder } from './audiences.ts';
import type { BoxStore, LeftWord, SealedFact } from './box-ports.ts';
import { type BoxRecords, planOf, recordsOf } from './box-records.ts';
import type { WholeOrder } from './wire.ts';

/** The sender of what the box itself says. */
export const boxDevice = '00000000-0000-7000-8000-000000000000';

/** Everything the box knows in memory: a value. A group makes a new one, which is adopted only after its commit. */
export type BoxLife = {
  readonly epoch: number;
  readonly head: Position;
  readonly tag: string;
  readonly clock: number;
  readonly book: Book;
  readonly records: BoxRecords;
  readonly audiences: Audiences;
  readonly businessDay: string;
  readonly lastNumber: number;
  /** How far the incarnations have come that spoke last; the store knows the others. */
  readonly have: ReadonlyMap<Incarnation, { readonly device: string; readonly have: number }>;
  /** Of each product that somebody counts, whence the number is. */
  readonly leftWords: ReadonlyMap<string, LeftWord['epoch']>;
};

/** As many runs of devices as may be speaking at once. */
export const runsInMemory = 300;

/** With those that spoke just now, and without those that have been silent longest: a device that restarts all day is no leak. */
export function remembering(have: BoxLife['have'], news: BoxLife['have']): BoxLife['have'] {
  if (news.size === 0) return have;
  const all = new Map(have);
  for (const [incarnation, known] of news) {
    all.delete(incarnation);
    all.set(incarnation, known);
  }
  for (const silent of all.keys()) {
    if (all.size <= runsInMemory) break;
    all.delete(silent);
  }
  return all;
}

export const factOf = ({ at, event, admittedClock }: SealedFact): Fact =>
  ({ event, clock: admittedClock ?? event.clock, position: at }) as Fact;

export const factsOf = (whole: WholeOrder): Fact[] => whole.facts.map(factOf);

export function lifeFrom(store: BoxStore, firstDay: () => string): BoxLife {
  const loaded = store.load();
  const records = recordsOf(loaded.records);
  const book = evolve(emptyBook, loaded.orders.flatMap(factsOf));
  const plan = planOf(records);
  const audiences = new Map([...book.orders.keys()].map((id) => [id, audienceOfOrder(book, plan, id)]));
  const { epoch, head, tag, clock, lastNumber } = loaded;
  const businessDay = loaded.businessDay === '' ? firstDay() : loaded.businessDay;
  return {
    epoch,
    head,
    tag,
    clock,
    book,
    records,
    audiences,
    businessDay,
    lastNumber,
    have: new Map(),
    leftWords: new Map(loaded.leftWords.map(({ product, epoch }) => [product, epoch])),
  };
}
