import type { Down, Up } from '@comanda/shared/sync/wire.ts';
import { expect } from 'vitest';
import { onEveryLine, onSimulatedCable } from './on-every-line.ts';
import { saysInstead } from './says-instead.ts';

/** Leaves out the beginning of the first push that has one. */
function withoutBeginning(): (message: Up) => Up {
  let isDone = false;
  return (message) => {
    if (isDone || message.type !== 'push' || message.offers.length < 2) return message;
    isDone = true;
    return { ...message, offers: message.offers.slice(1) };
  };
}

onEveryLine((story) => {
  story('a push that lost its beginning ends the line, and everything comes in its turn', async ({ open }) => {
    const night = await open({ tablets: 2 });
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const order = anna.open(night.tables()[0] ?? '');
    const line = anna.add(order, night.plainProducts()[0] ?? '');
    await night.settle();
    await saysInstead(night, 1, withoutBeginning());
    night.cut(1);
    await night.settle();
    for (const by of [1, 2, 4]) anna.do({ type: 'tap-quantity', order, line, by });
    night.mend(1);
    await night.settle();
    expect(anna.core.connection()).toMatchObject({ state: 'live', pending: 0 });
    for (const tablet of [anna, ben]) expect(tablet.line(order, line).quantity).toBe(8);
  });

  story('a frame that begins after what was read is not read: what lies between comes first', async ({ open }) => {
    const night = await open({ tablets: 2 });
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const order = anna.open(night.tables()[0] ?? '');
    let isLost = false;
    const arrives = (message: Down): boolean => {
      if (isLost || message.type !== 'frame' || message.entries.length === 0) return true;
      isLost = true;
      return false;
    };
    await night.settle();
    ben.wrapLinks = (links) => ({
      connect: (kind, events) =>
        links.connect(kind, { ...events, received: (message) => arrives(message) && events.received(message) }),
    });
    ben.core.wake();
    await night.settle();
    const [beer = '', wine = ''] = night.plainProducts();
    anna.add(order, beer);
    await night.until(() => expect(isLost).toBe(true));
    anna.add(order, wine);
    await night.settle();
    expect(ben.lines(order)).toHaveLength(2);
    expect(ben.core.connection().state).toBe('live');
  });
});

onSimulatedCable('it waits for what never comes', (story) => {
  story('a tablet that still owes what was tapped while it was cut off does not look live', async ({ open }) => {
    const night = await open({ tablets: 1 });
    const anna = night.tablet(1);
    night.cut(1);
    anna.open(night.tables()[0] ?? '');
    const { pending } = anna.core.connection();
    expect(pending).toBeGreaterThan(0);
    anna.wrapLinks = (links) => ({
      connect: (kind, events) => {
        const link = links.connect(kind, events);
        return { ...link, send: (message) => message.type !== 'push' && link.send(message) };
      },
    });
    night.mend(1);
    night.settle();
    expect(anna.core.connection()).toMatchObject({ state: 'catching-up', pending });
  });
});
