import type { Incarnation, Position } from '../base/ids.ts';
import { type Book, emptyBook } from '../order/book.ts';
import type { Fact } from '../order/events.ts';
import { evolve } from '../order/evolve.ts';
import { type Audiences, audienceOfOrder } from './audiences.ts';
import type { BoxStore, SealedFact } from './box-ports.ts';
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
  /** How far each incarnation has come that was asked for since the start; the store knows the others. */
  readonly have: ReadonlyMap<Incarnation, { readonly device: string; readonly have: number }>;
};

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
  return { epoch, head, tag, clock, book, records, audiences, businessDay, lastNumber, have: new Map() };
}
