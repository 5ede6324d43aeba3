import type { Present } from '@comanda/shared/sync/wire.ts';
import { expect } from 'vitest';
import * as version1 from '../contracts/devices-of-old/version-1.mjs';
import * as version2 from '../contracts/devices-of-old/version-2.mjs';
import type { Restaurant } from '../restaurant/restaurant.ts';
import type { Tablet } from '../restaurant/tablet.ts';
import { onEveryLine, onSimulatedCable } from './on-every-line.ts';

onEveryLine((story) => {
  story('a colleague sees who is at the table, at which line, and how many are being added', async ({ open }) => {
    const night = await open({ tablets: 2 });
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const order = anna.open(night.tables()[0] ?? '');
    const line = anna.add(order, night.plainProducts()[0] ?? '');
    await night.settle();
    const types = () => night.sql<{ type: string }>('SELECT type FROM order_events').map(({ type }) => type);
    const written = types();
    const [device, staff] = [ben.identity.id, ben.core.signedIn?.staff];
    ben.core.lookAt(order, { line, adding: 0 });
    await night.until(() => expect(anna.core.present).toEqual([{ device, order, line, staff }]));
    ben.core.lookAt(order, { line: null, adding: 2 });
    await night.until(() => expect(anna.core.present).toEqual([{ device, order, adding: 2, staff }]));
    // The line breaks, and nobody has to say it again.
    night.cut(2);
    await night.until(() => expect(anna.core.present).toEqual([]));
    expect(ben.core.present).toEqual([]);
    night.mend(2);
    await night.until(() => expect(anna.core.present).toEqual([{ device, order, adding: 2, staff }]));
    ben.core.lookAt(null);
    await night.until(() => expect(anna.core.present).toEqual([]));
    expect(types()).toEqual(written);
  });
});

async function beside(night: Restaurant, program?: typeof version1 | typeof version2) {
  const anna = night.tablet(1);
  const ben = night.addTablet('tablet', undefined, undefined, program);
  const order = anna.open(night.tables()[0] ?? '');
  const line = anna.add(order, night.plainProducts()[0] ?? '');
  night.settle();
  return { anna, ben, order, line };
}

const seenBy = (tablet: Tablet): readonly Present[] => tablet.core.present;

onSimulatedCable('silence and pauses are counted to the millisecond', (story) => {
  story(
    'what others do fades with the box: after three silent seconds nobody is said to be there',
    async ({ open }) => {
      const night = await open({ tablets: 1 });
      const { anna, ben, order } = await beside(night);
      ben.core.lookAt(order, { line: null, adding: 1 });
      night.settle(1_000);
      expect(seenBy(anna)).toHaveLength(1);
      anna.cable.downCut = true;
      night.settle(900);
      expect(anna.core.connection().state).toBe('live');
      expect(seenBy(anna)).toHaveLength(1);
      night.settle(2_600);
      expect(anna.core.connection().state).toBe('slow');
      expect(seenBy(anna)).toEqual([]);
    },
  );

  story('a tablet that was put down with a dish half chosen stops adding after a minute', async ({ open }) => {
    const night = await open({ tablets: 1 });
    const { anna, ben, order } = await beside(night);
    ben.core.lookAt(order, { line: null, adding: 3 });
    night.settle(50_000);
    expect(seenBy(anna)).toMatchObject([{ adding: 3 }]);
    night.settle(12_000);
    expect(seenBy(anna)).toMatchObject([{ order }]);
    expect(seenBy(anna)[0]).not.toHaveProperty('adding');
  });

  story('however fast somebody changes their mind, few words travel, and the last one counts', async ({ open }) => {
    const night = await open({ tablets: 1 });
    const { anna, ben, order, line } = await beside(night);
    let [said, told] = [0, 0];
    ben.wrapLinks = (links) => ({
      connect: (kind, events) => {
        const link = links.connect(kind, events);
        return {
          ...link,
          send: (message) => {
            if (message.type === 'presence') said += 1;
            link.send(message);
          },
        };
      },
    });
    ben.core.wake();
    night.settle();
    anna.cable.hears = ({ type }) => {
      if (type === 'present') told += 1;
    };
    for (let at = 1; at <= 200; at += 1) {
      ben.core.lookAt(order, { line: at % 2 === 0 ? line : null, adding: at });
      night.settle(10);
    }
    night.settle(1_000);
    expect(said).toBeLessThanOrEqual(10);
    expect(told).toBeLessThanOrEqual(12);
    expect(seenBy(anna)).toMatchObject([{ order, line, adding: 200 }]);
  });

  story(
    'a device that shouts is told of no oftener than any other, and under no name but its own',
    async ({ open }) => {
      const night = await open({ tablets: 1 });
      const { anna, ben, order } = await beside(night);
      let told = 0;
      anna.cable.hears = ({ type }) => {
        if (type === 'present') told += 1;
      };
      let shout: (message: object) => void = () => {};
      ben.wrapLinks = (links) => ({
        connect: (kind, events) => {
          const link = links.connect(kind, events);
          shout = (message) => link.send(message as Parameters<typeof link.send>[0]);
          return link;
        },
      });
      ben.core.wake();
      night.settle();
      told = 0;
      const signIn = anna.core.signedIn?.id;
      for (let at = 0; at < 500; at += 1) shout({ type: 'presence', order, adding: 1 + (at % 9), signIn });
      night.settle(1_000);
      expect(told).toBeLessThanOrEqual(6);
      expect(seenBy(anna)).toEqual([{ device: ben.identity.id, order, adding: 5 }]);
    },
  );

  for (const [version, program] of [
    [1, version1],
    [2, version2],
  ] as const)
    story(`a tablet of version ${version} is seen where it is, and does not mind what others say`, async ({ open }) => {
      const night = await open({ tablets: 1 });
      const { anna, ben, order, line } = await beside(night, program);
      anna.core.lookAt(order, { line, adding: 2 });
      ben.core.lookAt(order);
      night.settle();
      expect(seenBy(anna)).toContainEqual({ device: ben.identity.id, order });
      expect(seenBy(ben)).toMatchObject([{ order }, { order }]);
      ben.do({ type: 'tap-quantity', order, line, by: 1 });
      night.settle();
      expect(anna.line(order, line).quantity).toBe(2);
      for (const tablet of [anna, ben]) expect(tablet.core.connection()).toMatchObject({ state: 'live', pending: 0 });
    });
});
