import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';

test('the box was away for a while: soon after its return every tablet is on a WebSocket again', () => {
  const night = openRestaurant({ tablets: 8 });
  for (let evening = 0; evening < 4; evening += 1) {
    night.killBox();
    night.settle(3_000 + evening * 1_500);
    night.startBox();
    night.settle(15_000);
    const kinds = night.tablets.map((tablet) => tablet.core.connection().kind);
    expect(kinds).toEqual(night.tablets.map(() => 'web-socket'));
  }
});

test('a network lets no WebSocket through: the tablet stays on long-poll, and live', () => {
  const night = openRestaurant({ tablets: 1 });
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
