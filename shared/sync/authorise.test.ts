import { describe, expect, test } from 'vitest';
import { type DeviceRole, deviceRoles } from '../floor/floor.ts';
import { orderEventTypes } from '../order/event-types.ts';
import type { OrderEventType } from '../order/events.ts';
import { permissionsOf, type StaffRole, staffRoles } from '../staff/staff.ts';
import { type Author, authorise } from './authorise.ts';
import { recordTableNames } from './records.ts';
import { rightsIn } from './rights-of-row.ts';

const author = (role: StaffRole, more: Partial<Author> = {}): Author => ({
  permissions: permissionsOf({ role, granted: [] }),
  paymentsBarred: false,
  approval: new Set(),
  ...more,
});
const device = (role: DeviceRole, paymentsBarred = false) => ({ role, paymentsBarred });
const offer = (type: OrderEventType) => ({ type, body: {} as never });

const cook: OrderEventType[] = ['lines-seen', 'lines-started', 'lines-ready', 'lines-recalled'];
const boxOnly: OrderEventType[] = ['number-given'];
const ofManagers = ['line.void', 'line.comp', 'discount'] as const;
const managers: OrderEventType[] = ['line-voided', 'line-comped', 'discount-set'];
const money: OrderEventType[] = ['payment-registered', 'order-closed'];
const either: OrderEventType[] = ['lines-served', 'undone'];

/** The same table a second time, in the words of a restaurant, so that a slip in the first one shows. */
function expected(type: OrderEventType, role: StaffRole, where: DeviceRole): string | null {
  if (boxOnly.includes(type)) return 'wrong-device';
  const boss = role === 'manager' || role === 'owner';
  if (type === 'lines-seen' && where !== 'kitchen') return 'wrong-device';
  if (cook.includes(type)) return role === 'cook' || boss ? null : 'not-permitted';
  if (either.includes(type)) return null;
  if (where === 'kitchen') return 'wrong-device';
  if (money.includes(type)) return where === 'office' ? 'wrong-device' : role === 'cook' ? 'not-permitted' : null;
  if (managers.includes(type)) return boss ? null : 'not-permitted';
  return role === 'cook' ? 'not-permitted' : null;
}

describe.each(orderEventTypes)('%s', (type) => {
  test('is allowed to exactly the people and the devices that should do it', () => {
    for (const role of staffRoles) {
      for (const where of deviceRoles) {
        expect([role, where, authorise(offer(type), author(role), device(where))]).toEqual([
          role,
          where,
          expected(type, role, where),
        ]);
      }
    }
  });
});

describe('payments barred', () => {
  test.each(money)('%s is refused to a person who is barred, whoever they are', (type) => {
    for (const role of staffRoles) {
      if (role === 'cook') continue;
      expect(authorise(offer(type), author(role, { paymentsBarred: true }), device('till'))).toBe('payments-barred');
    }
  });

  test.each(money)('%s is refused on a device that is barred, even to the owner', (type) => {
    expect(authorise(offer(type), author('owner'), device('tablet', true))).toBe('payments-barred');
  });

  test('everything else stays as it is for who is barred', () => {
    for (const type of orderEventTypes.filter((one) => !money.includes(one))) {
      const barred = authorise(offer(type), author('waiter', { paymentsBarred: true }), device('tablet', true));
      expect([type, barred]).toEqual([type, authorise(offer(type), author('waiter'), device('tablet'))]);
    }
  });
});

test.each(managers)("a manager's approval lets a waiter say %s, on a device where that is done", (type) => {
  const approved = author('waiter', { approval: permissionsOf({ role: 'manager', granted: [] }) });
  expect(authorise(offer(type), approved, device('tablet'))).toBeNull();
  expect(authorise(offer(type), approved, device('kitchen'))).toBe('wrong-device');
});

test('a void, a dish given free and a discount are three permissions: none stands for another', () => {
  const allowed = ofManagers.map((permission) => {
    const waiter = author('waiter', { permissions: permissionsOf({ role: 'waiter', granted: [permission] }) });
    return managers.filter((type) => authorise(offer(type), waiter, device('till')) === null);
  });
  expect(allowed).toEqual([['line-voided'], ['line-comped'], ['discount-set']]);
});

test('taking back needs what doing needed', () => {
  expect(authorise(offer('undone'), author('cook'), device('kitchen'), { undoneType: 'lines-ready' })).toBeNull();
  expect(authorise(offer('undone'), author('cook'), device('kitchen'), { undoneType: 'table-moved' })).toBe(
    'wrong-device',
  );
  expect(authorise(offer('undone'), author('waiter'), device('tablet'), { undoneType: 'lines-ready' })).toBe(
    'not-permitted',
  );
});

test("where each table has one waiter, another waiter's is left alone; managers, payments, food and allergies are not held up", () => {
  const free: OrderEventType[] = [...cook, ...money, 'allergy-added', 'bill-asked', 'lines-served'];
  const elsewhere: OrderEventType[] = [...boxOnly, 'undone', 'lines-seen'];
  for (const type of orderEventTypes.filter((one) => !elsewhere.includes(one))) {
    const about = { isOthersTable: true };
    const waiter = author('waiter', { permissions: permissionsOf({ role: 'waiter', granted: [...ofManagers] }) });
    const expectedHere = free.includes(type) ? expected(type, 'waiter', 'tablet') : 'not-your-table';
    expect([type, authorise(offer(type), waiter, device('tablet'), about)]).toEqual([type, expectedHere]);
    for (const boss of ['manager', 'owner'] as const)
      expect([type, authorise(offer(type), author(boss), device('tablet'), about)]).toEqual([type, null]);
    const approved = { ...waiter, approval: permissionsOf({ role: 'manager', granted: [] }) };
    expect([type, authorise(offer(type), approved, device('tablet'), about)]).toEqual([type, null]);
  }
  const undoing = { undoneType: 'line-removed', isOthersTable: true } as const;
  expect(authorise(offer('undone'), author('waiter'), device('tablet'), undoing)).toBe('not-your-table');
});

test.each(recordTableNames)('rows of %s are changed only by who may, and never on a kitchen display', (table) => {
  const change = { type: 'record-changed' as const, body: { table, row: '', fields: {} } };
  for (const role of staffRoles) {
    expect(authorise(change, author(role), device('kitchen'))).toBe('wrong-device');
    const may =
      role === 'owner' ||
      (role === 'manager' && !['multi_sessions', 'staff', 'settings'].includes(table)) ||
      (table === 'customers' && role !== 'cook');
    expect([role, authorise(change, author(role), device('office'))]).toEqual([role, may ? null : 'not-permitted']);
  }
});

test('whoever looks after people makes nobody, themselves included, who may more than they do', () => {
  const manager = author('manager', { permissions: permissionsOf({ role: 'manager', granted: ['staff.edit'] }) });
  const may = (known: Parameters<typeof rightsIn>[1], fields: Record<string, unknown>, by: Author = manager) => {
    const body = { table: 'staff' as const, row: '', fields };
    return authorise({ type: 'record-changed', body }, by, device('office'), { rights: rightsIn(body, known) });
  };
  const [waiter, self, owner] = [
    { role: 'waiter', granted: [] },
    { role: 'manager', granted: ['staff.edit'] },
    { role: 'owner', granted: [] },
  ] as const satisfies Parameters<typeof rightsIn>[1][];
  for (const role of ['waiter', 'cook', 'cashier', 'manager']) expect(may(undefined, { role, granted: [] })).toBeNull();
  expect(may(waiter, { granted: ['line.void'], archived: true })).toBeNull();
  expect(may(self, { name: 'Matteo' })).toBeNull();
  for (const [known, fields] of [
    [undefined, { role: 'owner', granted: [] }],
    [waiter, { role: 'owner' }],
    [waiter, { granted: ['multisession.edit'] }],
    [self, { role: 'owner' }],
    [self, { granted: ['staff.edit', 'multisession.edit'] }],
    [owner, { archived: true }],
    [owner, { role: 'waiter' }],
  ] as const)
    expect([fields, may(known, fields)]).toEqual([fields, 'not-permitted']);
  expect(may(waiter, { role: 'owner' }, author('owner'))).toBeNull();
});
