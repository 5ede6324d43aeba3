import { hlcToMs, latestAt } from '@comanda/shared/base/clock.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import type { Offer } from '@comanda/shared/sync/wire.ts';
import { expect } from 'vitest';
import type { Restaurant } from '../restaurant/restaurant.ts';
import { type Open, onSimulatedCable } from './on-every-line.ts';
import { saysInstead } from './says-instead.ts';

const hourMs = 3_600_000;

/** Anna's order with one line, and somebody with a tablet of the house whose words are changed on their way. */
async function evening(open: Open<Restaurant>) {
  const night = await open({ tablets: 2 });
  const [anna, thief] = [night.tablet(1), night.tablet(2)];
  const [beer = ''] = night.plainProducts();
  const order = anna.open(night.tables()[0] ?? '');
  const line = anna.add(order, beer);
  await night.settle();
  const says = (forged: (offer: OrderEvent) => object): Promise<void> =>
    saysInstead(night, 2, (message) => {
      if (message.type !== 'push') return message;
      const offers = message.offers.map((offer) => ({ ...offer, ...forged(offer as OrderEvent) }) as Offer);
      return { ...message, offers };
    });
  const codes = (): string[] => thief.core.cards.map(({ verdict }) => verdict.code);
  return { night, anna, thief, beer, order, line, says, codes };
}

onSimulatedCable('it is about what the box lets in, by whatever line it came', (story) => {
  story('a sign-in is worth nothing on another device', async ({ open }) => {
    const { night, anna, thief, order, line, says, codes } = await evening(open);
    const { id: signIn, staff } = anna.core.signedIn ?? {};
    await says(() => ({ signIn, staff }));
    thief.do({ type: 'tap-quantity', order, line, by: 1 });
    night.settle();
    expect(anna.line(order, line).quantity).toBe(1);
    expect(codes()).toEqual(['not-your-sign-in']);
  });

  story('a sign-in that has ended is worth nothing, whoever is signed in now', async ({ open }) => {
    const { night, anna, thief, order, line, says, codes } = await evening(open);
    const { id: signIn = '', staff = '' } = thief.core.signedIn ?? {};
    night.settle(17 * hourMs);
    for (const { core, identity } of [anna, thief])
      core.signIn(night.box.core?.signIn(identity.id, core.signedIn?.staff ?? '') as never);
    await says(() => ({ signIn, staff }));
    thief.do({ type: 'tap-quantity', order, line, by: 1 });
    night.settle();
    expect(anna.line(order, line).quantity).toBe(1);
    expect(codes()).toEqual(['sign-in-expired']);
  });

  story('a clock that runs a day ahead wins nothing: the box dates the event itself', async ({ open }) => {
    const { night, anna, thief, order, says, codes } = await evening(open);
    const clock = latestAt(night.time.nowMs + 24 * hourMs);
    await says(() => ({ clock }));
    thief.do({ type: 'set-guests', order, guests: 9 });
    night.settle();
    expect(codes()).toEqual([]);
    expect(anna.view(order).guests.value).toBe(9);
    expect(hlcToMs(night.box.core?.life.clock ?? 0)).toBeLessThan(night.time.nowMs + 60_000);
    expect(hlcToMs(anna.view(order).guests.by?.clock ?? 0)).toBeLessThan(night.time.nowMs + 60_000);
  });

  story('nothing is said about a line that is not there', async ({ open }) => {
    const { night, thief, order, line, says, codes } = await evening(open);
    const nowhere = thief.newId();
    await says(({ body }) => ({ body: { ...body, line: nowhere } }));
    thief.do({ type: 'tap-quantity', order, line, by: 1 });
    night.settle();
    expect(codes()).toEqual(['no-such-line']);
    expect(night.sql(`SELECT 1 FROM order_events WHERE type = 'quantity-tapped'`)).toEqual([]);
  });

  story('a line that is there is not added a second time as something else', async ({ open }) => {
    const { night, anna, thief, beer, order, line, says, codes } = await evening(open);
    await says(({ body }) => ({ body: { ...body, line } }));
    thief.add(order, beer, 7);
    night.settle();
    expect(codes()).toEqual(['reused-id']);
    expect(anna.lines(order)).toHaveLength(1);
    expect(anna.line(order, line).quantity).toBe(1);
  });

  story('a number that was used already is not used for something else', async ({ open }) => {
    const { night, anna, thief, order, line, says } = await evening(open);
    thief.do({ type: 'tap-quantity', order, line, by: 1 });
    night.settle();
    const forged = thief.newId();
    await says(() => ({ id: forged, deviceSeq: 1 }));
    thief.do({ type: 'tap-quantity', order, line, by: 5 });
    night.settle();
    expect(anna.line(order, line).quantity).toBe(2);
    expect(night.sql('SELECT 1 FROM order_events WHERE id = ?', forged)).toEqual([]);
    expect(thief.core.connection().pending).toBe(1);
  });

  story('bytes that are no edit of a note do not become one', async ({ open }) => {
    const { night, anna, thief, order, line, says, codes } = await evening(open);
    await says(() => ({ type: 'note-edited', body: { line, writer: 7, update: 'AAECAwQFBgcICQ==' } }));
    thief.do({ type: 'tap-quantity', order, line, by: 1 });
    night.settle();
    expect(codes()).toEqual(['note-refused']);
    expect(anna.line(order, line).noteUpdates).toEqual([]);
  });
});
