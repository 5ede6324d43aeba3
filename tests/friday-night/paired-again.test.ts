import { deviceTokens } from '@comanda/server/store/devices.ts';
import { sealOf } from '@comanda/server/store/seal.ts';
import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';
import type { Tablet } from '../restaurant/tablet.ts';

type Night = ReturnType<typeof openRestaurant>;

/** A tablet that is cut off with a dish on its disk, and a backup of the box from before the tablet was paired. */
function evening() {
  const night = openRestaurant({ tablets: 1 });
  const beforeBen = night.box.backup();
  const ben = night.addTablet();
  night.settle();
  const order = ben.open(night.table('1'));
  night.settle();
  night.cut(2);
  ben.add(order, night.plainProducts()[0] ?? '');
  night.settle();
  return { night, anna: night.tablet(1), ben, order, beforeBen };
}

/** What `comanda pair --device` and the code do at the box, and the app with the token: it starts again over the same disk. */
function pairAgain(night: Night, tablet: Tablet): void {
  const { id, name, multiSession } = tablet.identity;
  const fields = { name, role: 'tablet', multiSession, paymentsBarred: false, revoked: false, archived: false };
  night.box.core?.changeRecords([{ table: 'devices', id, fields }]);
  const token = 'a new token, as long as tokens are';
  const { database } = night.box.disk;
  deviceTokens(database).register(id, sealOf(database).tokenHash(token), night.time.nowMs);
  Object.assign(tablet, { identity: { ...tablet.identity, token } });
  tablet.restart();
  night.settle();
}

test('a tablet that was taken out of service while it was away brings its dish, once, if it is paired again before it comes back', () => {
  const { night, anna, ben, order } = evening();
  night.box.core?.changeRecords([{ table: 'devices', id: ben.identity.id, fields: { revoked: true } }]);
  ben.restart();
  night.settle();
  expect(ben.core.unsent).toBe(1);
  pairAgain(night, ben);
  night.mend(2);
  night.settle();
  expect(ben.core).toMatchObject({ halted: null, unsent: 0, cards: [] });
  expect(ben.core.connection()).toMatchObject({ state: 'live', pending: 0 });
  expect(anna.lines(order)).toHaveLength(1);
  expect(night.sql("SELECT 1 FROM order_events WHERE type = 'line-added'")).toHaveLength(1);
});

test('a box from before a tablet was paired does not know it: paired again, it brings its dish and what the box forgot', () => {
  const { night, anna, ben, order, beforeBen } = evening();
  anna.kill();
  anna.disk.wipe();
  night.box.restore(beforeBen);
  night.mend(2);
  night.startBox();
  night.settle();
  expect(ben.core.halted).toBe('unauthorised');
  anna.restart();
  night.settle();
  pairAgain(night, ben);
  expect(ben.core).toMatchObject({ halted: null, unsent: 0, cards: [] });
  for (const tablet of [anna, ben]) expect(tablet.lines(order)).toHaveLength(1);
});
