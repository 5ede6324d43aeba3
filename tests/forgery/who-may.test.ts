import { deviceRoles } from '@comanda/shared/floor/floor.ts';
import { orderEventTypes } from '@comanda/shared/order/event-types.ts';
import type { OrderEventType } from '@comanda/shared/order/events.ts';
import { sampleId } from '@comanda/shared/sample/sample-id.ts';
import { staffRoles } from '@comanda/shared/staff/staff.ts';
import { recordTableNames } from '@comanda/shared/sync/records.ts';
import { describe, expect, test } from 'vitest';
import { Restaurant } from '../restaurant/restaurant.ts';
import { type Honest, serveParty } from './honest-offers.ts';
import { outcomeOf, type Person, signed, speakTo } from './speaker.ts';

// Every kind of person on every kind of device offers every kind of change, each well-formed and about things that are there:
// through the box as it is, down to its tables. Who may is said here a second time, in the words of a restaurant.

const everything = [...orderEventTypes, ...recordTableNames.map((table) => `record-changed:${table}` as const)];
type Kind = (typeof everything)[number];

const inKitchen: readonly Kind[] = ['lines-seen', 'lines-started', 'lines-ready', 'lines-recalled'];
const money: readonly Kind[] = ['payment-registered', 'order-closed'];
const notPaidFor: readonly Kind[] = ['line-voided', 'line-comped', 'discount-set'];
const onlyOwners: readonly Kind[] = [
  'record-changed:staff',
  'record-changed:settings',
  'record-changed:multi_sessions',
];

function expected(kind: Kind, role: string, device: string): string {
  const boss = role === 'manager' || role === 'owner';
  const ifMay = (may: boolean): string => (may ? 'admitted' : 'not-permitted');
  if (kind === 'number-given') return 'wrong-device';
  if (kind === 'lines-seen' && device !== 'kitchen') return 'wrong-device';
  if (inKitchen.includes(kind)) return ifMay(role === 'cook' || boss);
  if (kind === 'lines-served') return 'admitted';
  if (device === 'kitchen' || (money.includes(kind) && device === 'office')) return 'wrong-device';
  if (onlyOwners.includes(kind)) return ifMay(role === 'owner');
  if (kind === 'record-changed:customers') return ifMay(role !== 'cook');
  return ifMay(notPaidFor.includes(kind) || kind.startsWith('record-changed') ? boss : role !== 'cook');
}

/** A restaurant where a party sits, and a way to sit somebody down at a device of some kind. */
async function opened(): Promise<{
  night: Restaurant;
  honest: Honest;
  at(device: string, role: string, barred?: boolean): Person;
}> {
  const night = new Restaurant({ tablets: 1 });
  const honest = await serveParty(night, () => night.time.nowMs);
  const core = night.box.core;
  if (core === null) throw new Error('the box is down');
  return {
    night,
    honest,
    at(device, role, barred = false) {
      const id = sampleId(`${device} of the ${role} ${barred}`);
      const token = night.box.pair({
        id,
        name: `${device} ${role}`,
        role: device,
        multiSession: night.multiSessions()[0] ?? '',
      });
      if (barred) core.changeRecords([{ table: 'devices', id, fields: { paymentsBarred: true } }]);
      return { device: id, token, signIn: core.signIn(id, night.staff(role)) };
    },
  };
}

function offerAll({ night, honest }: Awaited<ReturnType<typeof opened>>, person: Person): Record<Kind, string | null> {
  const core = night.box.core;
  if (core === null) throw new Error('the box is down');
  const speaker = speakTo(core, person);
  night.time.pass(50);
  const outcomes = everything.map((kind, at) => {
    const offer = signed(honest(kind), speaker, person, at + 1, night.time.nowMs);
    const after = speaker.heard().length;
    speaker.say({ type: 'push', offers: [offer] });
    night.time.pass(5);
    const stored = night.sql<{ id: string }>('SELECT id FROM order_events WHERE id = ?', offer.id).length;
    const outcome = outcomeOf(speaker, offer, after);
    if (!kind.startsWith('record')) expect([kind, stored]).toEqual([kind, outcome === 'admitted' ? 1 : 0]);
    return [kind, outcome] as const;
  });
  return Object.fromEntries(outcomes) as Record<Kind, string | null>;
}

describe.each(staffRoles)('a %s', (role) => {
  test.each(deviceRoles)('on a %s is admitted what they may, refused everything else by its name', async (device) => {
    const restaurant = await opened();
    const outcomes = offerAll(restaurant, restaurant.at(device, role));
    expect(outcomes).toEqual(Object.fromEntries(everything.map((kind) => [kind, expected(kind, role, device)])));
  });
});

test('where payments are barred money is refused to everybody, the owner too', async () => {
  const restaurant = await opened();
  const outcomes = offerAll(restaurant, restaurant.at('till', 'owner', true));
  for (const kind of money) expect(outcomes[kind as OrderEventType]).toBe('payments-barred');
});
