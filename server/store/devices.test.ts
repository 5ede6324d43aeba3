import { describe, expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { deviceTokens } from './devices.ts';
import { groupOf, idOf, recordAt } from './sample/group.ts';
import { places } from './sample/places.ts';
import { sampleFields } from './sample/records.ts';

const tablet = idOf('tablet');

describe.each(places)('devices $place', ({ pathOf }) => {
  const paired = () => {
    const { database, store } = openRestaurant(pathOf());
    store.commit(groupOf({ from: 0, records: [recordAt(1, 'devices', sampleFields.devices)] }));
    const devices = deviceTokens(database);
    devices.register(tablet, 'first-hash', 1_000);
    return { store, devices };
  };

  test('a paired device is known by the hash of its token', () => {
    const { store } = paired();
    expect(store.deviceByTokenHash('first-hash')).toEqual({
      device: tablet,
      name: 'iPad 1',
      role: 'tablet',
      multiSession: idOf('hall'),
      paymentsBarred: true,
      tokenHash: 'first-hash',
      revoked: false,
    });
    expect(store.deviceByTokenHash('unheard')).toBeNull();
  });

  test('a revoked device is still known, as revoked; so is one whose record says so', () => {
    const { store, devices } = paired();
    devices.revoke(tablet, 2_000);
    expect(store.deviceByTokenHash('first-hash')).toMatchObject({ device: tablet, revoked: true });
    devices.register(tablet, 'second-hash', 3_000);
    expect(store.deviceByTokenHash('second-hash')?.revoked).toBe(false);
    store.commit(
      groupOf({ from: 1, records: [recordAt(2, 'devices', { ...sampleFields.devices, revoked: true }, 2)] }),
    );
    expect(store.deviceByTokenHash('second-hash')?.revoked).toBe(true);
  });

  test('pairing again ends the earlier token', () => {
    const { store, devices } = paired();
    devices.register(tablet, 'second-hash', 2_000);
    expect(store.deviceByTokenHash('first-hash')?.revoked).toBe(true);
    expect(store.deviceByTokenHash('second-hash')?.revoked).toBe(false);
    expect(devices.list()).toMatchObject([{ device: tablet, givenMs: 2_000, revoked: false }]);
  });

  test('the list says when each device was last seen', () => {
    const { devices } = paired();
    expect(devices.list()).toMatchObject([{ device: tablet, name: 'iPad 1', lastSeenMs: null, revoked: false }]);
    devices.seen(new Map([[tablet, 5_000]]));
    devices.revoke(tablet, 6_000);
    expect(devices.list()).toMatchObject([{ device: tablet, lastSeenMs: 5_000, revoked: true }]);
  });
});
