import type { RefusalCode } from '../base/refusal.ts';
import type { DeviceRole } from '../floor/floor.ts';
import type { OrderFacts } from '../order/book.ts';
import type { EventOf, OrderEventType } from '../order/events.ts';
import type { Permission } from '../staff/staff.ts';
import { permissionForTable } from './records.ts';
import type { Offer } from './wire.ts';

type Rule = {
  /** Any one of these is enough. */
  readonly permissions: readonly Permission[];
  readonly devices: readonly DeviceRole[];
  /** Money can be barred per person, per device and per multi-session as well. */
  readonly money?: true;
  /** Changes what a table has: where the multi-session wants one waiter for each, the work of who opened it. */
  readonly table?: true;
};

const service: readonly DeviceRole[] = ['tablet', 'till', 'office'];
const everywhere: readonly DeviceRole[] = ['tablet', 'till', 'office', 'kitchen'];

const editing: Rule = { permissions: ['order.edit'], devices: service, table: true };
const moving: Rule = { permissions: ['table.move'], devices: service, table: true };
const firing: Rule = { permissions: ['order.fire'], devices: service, table: true };
const cooking: Rule = { permissions: ['kitchen.work'], devices: everywhere };
const paying: Rule = { permissions: ['payment.register'], devices: ['tablet', 'till'], money: true };

/** Who may do what, and on which kind of device. Only the box itself gives numbers. */
export const ruleOf = {
  'order-opened': editing,
  'expected-set': editing,
  'guests-set': editing,
  'table-moved': moving,
  'customer-set': editing,
  'waiter-set': moving,
  // Whoever is asked for the bill says so.
  'bill-asked': { permissions: ['order.edit'], devices: service },
  'line-added': editing,
  'line-parted': editing,
  'quantity-tapped': editing,
  'quantity-typed': editing,
  'line-removed': editing,
  'line-brought-back': editing,
  'note-edited': editing,
  // Whoever hears of an allergy writes it down.
  'allergy-added': { permissions: ['order.edit'], devices: service },
  'allergy-removed': editing,
  'chip-added': editing,
  'chip-removed': editing,
  'details-changed': editing,
  'line-transferred': editing,
  'orders-merged': moving,
  'lines-fired': firing,
  'lines-held': firing,
  'lines-seen': { permissions: ['kitchen.work'], devices: ['kitchen'] },
  'lines-started': cooking,
  'lines-ready': cooking,
  'lines-recalled': cooking,
  'lines-served': { permissions: ['order.edit', 'kitchen.work'], devices: everywhere },
  'line-voided': { permissions: ['line.void'], devices: service, table: true },
  'line-comped': { permissions: ['line.comp'], devices: service, table: true },
  'discount-set': { permissions: ['discount'], devices: service, table: true },
  'order-cancelled': editing,
  'number-given': { permissions: [], devices: [] },
  'payment-registered': paying,
  'order-closed': paying,
  undone: { permissions: ['order.edit', 'kitchen.work'], devices: everywhere },
} as const satisfies Record<OrderEventType, Rule>;

export type Author = {
  readonly permissions: ReadonlySet<Permission>;
  readonly paymentsBarred: boolean;
  /** What the manager who approved this very event may do; empty without one. */
  readonly approval: ReadonlySet<Permission>;
};
export type AuthorDevice = { readonly role: DeviceRole; readonly paymentsBarred: boolean };

/** What must be looked up in the book before anyone can say who may do it. */
export type AboutWhat = {
  /** The type of the event that an `undone` names: taking back needs what doing needed. */
  readonly undoneType?: OrderEventType | undefined;
  /** It changes the order of a table that somebody else opened, and each table is to have one waiter. */
  readonly isOthersTable?: boolean;
  /** What the person may do whose row it changes. */
  readonly rights?: ReadonlySet<Permission> | null;
};

/** May this person do this on this device? Asked by the box, whose answer counts (I9). Null: yes. */
export function authorise(
  offer: Pick<Offer, 'type' | 'body'>,
  author: Author,
  device: AuthorDevice,
  { undoneType, isOthersTable = false, rights = null }: AboutWhat = {},
): RefusalCode | null {
  const rule = ruleFor(offer, undoneType);
  if (!rule.devices.includes(device.role)) return 'wrong-device';
  if (rule.money && (author.paymentsBarred || device.paymentsBarred)) return 'payments-barred';
  const may = (permission: Permission): boolean =>
    author.permissions.has(permission) || author.approval.has(permission);
  if (!rule.permissions.some(may)) return 'not-permitted';
  if (rights !== null && ![...rights].every(may)) return 'not-permitted';
  return rule.table && isOthersTable && !may('table.edit') ? 'not-your-table' : null;
}

/** The type of the event that an `undone` takes back; undefined when it is not there. */
export function undoneTypeIn(
  order: OrderFacts | undefined,
  { line, undoes }: EventOf<'undone'>['body'],
): OrderEventType | undefined {
  const facts = line === null ? order?.facts : order?.lines.get(line)?.facts;
  return facts?.find((fact) => fact.event.id === undoes)?.event.type;
}

function ruleFor(offer: Pick<Offer, 'type' | 'body'>, undoneType: OrderEventType | undefined): Rule {
  if (offer.type === 'record-changed') {
    const { table } = offer.body as { table: keyof typeof permissionForTable };
    return { permissions: [permissionForTable[table]], devices: service };
  }
  if (offer.type === 'undone' && undoneType !== undefined) return ruleOf[undoneType];
  return ruleOf[offer.type];
}
