import type { TObject } from 'typebox';
import { Device, Floor, MultiSession, Table } from '../floor/floor.ts';
import { Category, Course, ModifierGroup, Product, Station } from '../menu/menu.ts';
import { Customer } from '../staff/customer.ts';
import { type Permission, Staff } from '../staff/staff.ts';
import { Setting } from './settings.ts';

/** Apart from their schemas, which a device need not carry: what is in a row the box checks. */
export const recordTableNames = [
  'floors',
  'tables',
  'multi_sessions',
  'devices',
  'categories',
  'stations',
  'courses',
  'modifier_groups',
  'products',
  'staff',
  'customers',
  'settings',
] as const;
export type RecordTable = (typeof recordTableNames)[number];

/** The tables of records: rows with a version, last writer field by field, decided by the box. Archived, never deleted. */
export const recordTables = {
  floors: Floor,
  tables: Table,
  multi_sessions: MultiSession,
  devices: Device,
  categories: Category,
  stations: Station,
  courses: Course,
  modifier_groups: ModifierGroup,
  products: Product,
  staff: Staff,
  customers: Customer,
  settings: Setting,
} as const satisfies Record<RecordTable, TObject>;

/** Who may change a row of the table from a device. */
export const permissionForTable = {
  floors: 'table.edit',
  tables: 'table.edit',
  multi_sessions: 'multisession.edit',
  devices: 'device.pair',
  categories: 'menu.edit',
  stations: 'menu.edit',
  courses: 'menu.edit',
  modifier_groups: 'menu.edit',
  products: 'menu.edit',
  staff: 'staff.edit',
  customers: 'customer.edit',
  settings: 'staff.edit',
} as const satisfies Record<RecordTable, Permission>;

/** Tables whose change makes a new menu version. */
export const menuTables: ReadonlySet<RecordTable> = new Set(['categories', 'modifier_groups', 'products']);

/**
 * A row as it travels: its fields, and the clock of each field's last writer. `version` rises with each change. `mac` is the box's
 * seal on the rest, which devices keep, so that a restored box knows its own row again.
 */
export type RecordRow = {
  readonly table: RecordTable;
  readonly id: string;
  readonly version: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly clocks: Readonly<Record<string, number>>;
  readonly mac?: string;
};
