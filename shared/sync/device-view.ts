import { allFacts, type Book, emptyBook } from '../order/book.ts';
import type { Fact } from '../order/events.ts';
import { draftOf, evolve } from '../order/evolve.ts';
import type { Remembered } from './keeping.ts';
import type { Outbox } from './outbox.ts';

/** The orders as a device sees them: what is confirmed, what it heard before a restore, and its own taps on top. */
export class DeviceView {
  readonly #memory: Remembered;
  readonly #outbox: Outbox;
  #book: Book | null = null;

  constructor(memory: Remembered, outbox: Outbox) {
    this.#memory = memory;
    this.#outbox = outbox;
  }

  get book(): Book {
    if (this.#book === null) {
      const { replica, kept, reoffers } = this.#memory;
      const heard = [...reoffers.values()].flatMap((given) =>
        'row' in given ? [] : [{ event: given.event, clock: given.admittedClock ?? given.event.clock } as Fact],
      );
      const aside = [...kept.values()].flatMap(allFacts);
      this.#book = evolve(evolve(replica.book, [...aside, ...heard]), this.#outbox.facts());
    }
    return this.#book;
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
