import { expect, test } from 'vitest';
import { permissions, permissionsOf, permissionsOfRole, staffRoles } from './staff.ts';

test('an owner may do everything', () => {
  expect([...permissionsOf({ role: 'owner', granted: [] })].sort()).toEqual([...permissions].sort());
});

test('nobody but the owner may change staff or what devices share', () => {
  for (const role of staffRoles.filter((one) => one !== 'owner')) {
    expect(permissionsOfRole[role]).not.toContain('staff.edit');
    expect(permissionsOfRole[role]).not.toContain('multisession.edit');
  }
});

test('a waiter may neither void, give away, discount, refund nor change prices', () => {
  const may = permissionsOf({ role: 'waiter', granted: [] });
  for (const permission of ['line.void', 'line.comp', 'discount', 'refund', 'price.edit'] as const)
    expect(may.has(permission)).toBe(false);
});

test('a manager may do what a waiter may, and approve a void', () => {
  const may = permissionsOf({ role: 'manager', granted: [] });
  for (const permission of [...permissionsOfRole.waiter, 'line.void' as const]) expect(may.has(permission)).toBe(true);
});

test('a cook works in the kitchen and touches no money', () => {
  expect([...permissionsOf({ role: 'cook', granted: [] })]).toEqual(['kitchen.work']);
});

test('what is granted comes on top of the role', () => {
  const may = permissionsOf({ role: 'cook', granted: ['line.void'] });
  expect([...may].sort()).toEqual(['kitchen.work', 'line.void']);
});
