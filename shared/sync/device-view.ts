import { allFacts, type Book, emptyBook } from '../order/book.ts';
import type { Fact } from '../order/events.ts';
import { draftOf, evolve } from '../order/evolve.ts';
import { ordersTouched } from '../order/merges.ts';
import type { Remembered } from './keeping.ts';
import { countedIn, type Left, leftAfter } from './left.ts';
import { factsIn, type Outbox } from './outbox.ts';
import type { RecordRow } from './records.ts';

/** The orders as a device sees them: what is confirmed, what it heard before a restore, and its own taps on top. */
export class DeviceView {
  readonly #memory: Remembered;
  readonly #outbox: Outbox;
  #book: Book | null = null;
  #left: ReadonlyMap<string, number> = new Map();

  constructor(memory: Remembered, outbox: Outbox) {
    this.#memory = memory;
    this.#outbox = outbox;
  }

  get book(): Book {
    if (this.#book === null) {
      this.#book = evolve(this.#withoutOwn(), this.#outbox.facts());
    }
    return this.#book;
  }

  #withoutOwn(): Book {
    const { replica, kept, reoffers } = this.#memory;
    const heard = [...reoffers.values()].flatMap((given) =>
      'row' in given ? [] : [{ event: given.event, clock: given.admittedClock ?? given.event.clock } as Fact],
    );
    const aside = [...kept.values()].flatMap(allFacts);
    return evolve(replica.book, [...aside, ...heard]);
  }

  /**
   * How many are left of the products that somebody counts: as the box has it, less what it has not counted yet of what was
   * tapped here. The same map as before, when all is as before.
   * @param products with this device's own changes
   */
  left(products: ReadonlyMap<string, RecordRow>): ReadonlyMap<string, number> {
    const counted = countedIn(products);
    const own = this.#outbox.orders();
    const left = counted.length === 0 || own.size === 0 ? counted : this.#leftAfterOwn(counted, products, own);
    const now = new Map(left.map((one) => [one.product, Math.max(0, one.left)]));
    const isSame = now.size === this.#left.size && [...now].every(([id, dishes]) => this.#left.get(id) === dishes);
    if (!isSame) this.#left = now;
    return this.#left;
  }

  #leftAfterOwn(counted: readonly Left[], products: ReadonlyMap<string, RecordRow>, own: ReadonlySet<string>) {
    const offers = this.#outbox.offers();
    const said = new Map<string, number>();
    for (const [before, { type, body, clock }] of offers.entries())
      if (type === 'record-changed' && products.get(body.row)?.clocks.left === clock) said.set(body.row, before);
    const books = new Map<number, Book>();
    const beforeOwn = (count: number): Book => {
      const book = books.get(count) ?? evolve(this.#withoutOwn(), factsIn(offers.slice(0, count)));
      books.set(count, book);
      return book;
    };
    return leftAfter(counted, {
      before: (product) => beforeOwn(said.get(product) ?? 0),
      after: this.book,
      orders: ordersTouched(this.book, own, [...own]),
    });
  }

  /** Something may have gone: it is put together anew. */
  changed(): void {
    this.#book = null;
  }

  tapped(facts: readonly Fact[]): void {
    if (this.#book !== null) this.#book = evolve(this.#book, facts);
  }

  /** A confirmed fact takes the place of the same one unconfirmed, so that what is shown need not be put together anew. */
  grew(facts: readonly Fact[]): void {
    const { replica, kept, reoffers } = this.#memory;
    const nothingOnTop = this.#outbox.size + kept.size + reoffers.size === 0;
    if (nothingOnTop) this.#book = replica.book;
    else if (this.#book !== null)
      this.#book = kept.size + reoffers.size > 0 ? evolve(this.#book, facts) : this.#over(facts);
  }

  /** Orders that this device has nothing of its own to say about are the replica's: they need not be folded twice. */
  #over(facts: readonly Fact[]): Book {
    const { orders } = this.#memory.replica.book;
    const own = this.#outbox.orders();
    const draft = draftOf(this.#book ?? emptyBook);
    for (const fact of facts) {
      const id = fact.event.orderId;
      const confirmed = own.has(id) ? undefined : orders.get(id);
      if (confirmed === undefined) draft.add(fact);
      else if (draft.order(id) !== confirmed) draft.take(confirmed);
    }
    return draft.finish();
  }
}
