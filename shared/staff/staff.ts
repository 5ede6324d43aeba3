import Type, { type Static } from 'typebox';
import { Id } from '../base/ids.ts';

/** What a person may do. The box checks them on every event; hiding a button is only politeness. */
export const permissions = [
  'order.edit',
  'order.fire',
  'kitchen.work',
  'line.void',
  'line.comp',
  'discount',
  'price.edit',
  'payment.register',
  'refund',
  'drawer.open',
  'table.move',
  'table.edit',
  'menu.edit',
  'staff.edit',
  'customer.edit',
  'report.read',
  'device.pair',
  'multisession.edit',
] as const;
export type Permission = (typeof permissions)[number];
export const Permission = Type.Enum(permissions);

export const staffRoles = ['waiter', 'cook', 'cashier', 'manager', 'owner'] as const;
export type StaffRole = (typeof staffRoles)[number];

const waiter = ['order.edit', 'order.fire', 'table.move', 'payment.register', 'customer.edit'] as const;
const manager = [
  ...waiter,
  'kitchen.work',
  'line.void',
  'line.comp',
  'discount',
  'price.edit',
  'refund',
  'drawer.open',
  'table.edit',
  'menu.edit',
  'report.read',
  'device.pair',
] as const;

export const permissionsOfRole = {
  waiter,
  cook: ['kitchen.work'],
  cashier: [...waiter, 'drawer.open'],
  manager,
  owner: permissions,
} as const satisfies Record<StaffRole, readonly Permission[]>;

export const languages = ['en', 'sv', 'es'] as const;
export type Language = (typeof languages)[number];

/** A person as every device may see them: never their PIN. */
export const Staff = Type.Object({
  id: Id,
  name: Type.String({ minLength: 1, maxLength: 60 }),
  initials: Type.String({ minLength: 1, maxLength: 4 }),
  /** `#rrggbb`, the colour of their badge. */
  colour: Type.String({ pattern: '^#[0-9a-f]{6}$' }),
  role: Type.Enum(staffRoles),
  /** Granted beyond the role. */
  granted: Type.Array(Permission, { maxItems: 40 }),
  paymentsBarred: Type.Boolean(),
  /** What screens speak to them; null: whatever the device speaks. */
  language: Type.Union([Type.Enum(languages), Type.Null()]),
  archived: Type.Boolean(),
});
export type Staff = Static<typeof Staff>;

const remembered = new WeakMap<object, ReadonlySet<Permission>>();

/** Asked for every event, of people who seldom change. */
export function permissionsOf(person: Pick<Staff, 'role' | 'granted'>): ReadonlySet<Permission> {
  const known = remembered.get(person) ?? new Set<Permission>([...permissionsOfRole[person.role], ...person.granted]);
  remembered.set(person, known);
  return known;
}
