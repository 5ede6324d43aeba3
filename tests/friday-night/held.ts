import { allFacts, type Book } from '@comanda/shared/order/book.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import { remember } from '@comanda/shared/sync/keeping.ts';
import type { Offer } from '@comanda/shared/sync/wire.ts';
import type { Hand } from './hand.ts';

/** What a device has on its disk and has not let go of since, though the disk may not know that yet. */
export function heldBy({ tablet }: Hand): Set<string> {
  const { replica, reoffers, taps } = remember(tablet.disk.saved());
  const offers = taps.flatMap((tap) => tap.offers);
  const saved = new Set([...reoffers.keys(), ...offers.map(({ id }) => id), ...factIds(replica.book)]);
  if (!tablet.isAlive || !tablet.core.isReady) return saved;
  const { core } = tablet;
  const known = new Set(factIds(core.book));
  const waits = (offer: Offer): boolean => core.markOf({ event: offer, clock: offer.clock } as Fact) !== 'safe';
  for (const offer of offers) if (waits(offer)) known.add(offer.id);
  return new Set([...saved].filter((id) => known.has(id)));
}

const factIds = (book: Book): string[] =>
  [...book.orders.values()].flatMap((order) => allFacts(order).map(({ event }) => event.id));
