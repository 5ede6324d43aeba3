import { type Permission, permissionsOf, type Staff } from '../staff/staff.ts';
import type { RecordChange } from './wire.ts';

/**
 * What the person of a row may do, before the change and after it: nobody makes, changes or becomes somebody who may more than
 * they may themselves. Null: the row is no person's.
 */
export function rightsIn(
  { table, fields }: RecordChange['body'],
  known: Pick<Staff, 'role' | 'granted'> | undefined,
): ReadonlySet<Permission> | null {
  if (table !== 'staff') return null;
  const { role = 'cook', granted = [] } = { ...known, ...fields } as Partial<Staff>;
  const before = known === undefined ? [] : permissionsOf(known);
  return new Set([...before, ...permissionsOf({ role, granted })]);
}
