import { expect } from 'vitest';
import { onSimulatedCable } from './on-every-line.ts';

onSimulatedCable('it is about which line a tablet chooses, and in how many seconds', (story) => {
  story(
    'the box was away for a while: soon after its return every tablet is on a WebSocket again',
    async ({ open }) => {
      const night = await open({ tablets: 8 });
      for (let evening = 0; evening < 4; evening += 1) {
        night.killBox();
        night.settle(3_000 + evening * 1_500);
        night.startBox();
        night.settle(15_000);
        const kinds = night.tablets.map((tablet) => tablet.core.connection().kind);
        expect(kinds).toEqual(night.tablets.map(() => 'web-socket'));
      }
    },
  );

  story('a network lets no WebSocket through: the tablet stays on long-poll, and live', async ({ open }) => {
    const night = await open({ tablets: 1 });
    const { core, cable } = night.tablet(1);
    cable.refusesSockets = true;
    cable.snap();
    for (let look = 0; look < 6; look += 1) {
      night.settle(10_000);
      expect(core.connection()).toMatchObject({ kind: 'long-poll', state: 'live' });
    }
    cable.refusesSockets = false;
    night.settle(35_000);
    expect(core.connection()).toMatchObject({ kind: 'web-socket', state: 'live' });
  });

  story('a new line opens and nobody answers on it: three seconds later the tablet tries another', async ({ open }) => {
    const night = await open({ tablets: 1 });
    const tablet = night.tablet(1);
    let lines = 0;
    tablet.wrapLinks = (links) => ({
      connect(kind, events) {
        lines += 1;
        const isDeaf = lines === 1;
        return links.connect(kind, { ...events, received: (message) => isDeaf || events.received(message) });
      },
    });
    tablet.core.wake();
    night.settle(2_500);
    expect(lines).toBe(1);
    night.settle(1_500);
    expect(lines).toBe(2);
    expect(tablet.core.connection().state).toBe('live');
  });
});
