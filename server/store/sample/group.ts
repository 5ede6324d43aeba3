import { createHash } from 'node:crypto';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import type { AdmittedEvent, Group, RecordWrite, StoredVerdict } from '@comanda/shared/sync/box-ports.ts';
import type { LineRow, OrderRow } from '@comanda/shared/sync/projection.ts';
import type { RecordRow, RecordTable } from '@comanda/shared/sync/records.ts';

/** What a commit is made of, with small defaults, for tests of the store. */

/** The same name gives the same id. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `01900000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`;
}

export const wallMs = Date.UTC(2026, 2, 6, 19);
export const hall = idOf('hall');
export const terrace = idOf('terrace');
export const incarnation = '00000000000000aa';

export const groupOf = (group: Partial<Group> & { readonly from: number }): Group => ({
  upTo: group.from + 1,
  tag: tagOf(group.upTo ?? group.from + 1),
  epoch: 1,
  wallMs,
  events: [],
  records: [],
  leftWords: [],
  scopes: [],
  dayClosed: null,
  returned: [],
  verdicts: [],
  incarnations: [],
  signIns: [],
  projections: [],
  lastNumber: null,
  ...group,
});

export const tagOf = (position: number): string => position.toString(16).padStart(8, '0');

/** Somebody changes the number of guests: the smallest thing that can happen to an order. */
export function eventAt(at: number, order: string, change: Partial<AdmittedEvent> = {}): AdmittedEvent {
  const event: OrderEvent = {
    id: idOf(`event${at}`),
    orderId: order,
    type: 'guests-set',
    body: { guests: at % 9, over: [] },
    clock: wallMs * 1024 + at,
    device: idOf('tablet'),
    incarnation,
    deviceSeq: at,
    signIn: idOf('signin'),
    staff: idOf('anna'),
    rules: 1,
  };
  return {
    at,
    event,
    json: JSON.stringify(event),
    admittedClock: null,
    mac: '0'.repeat(32),
    audience: [hall],
    reoffered: false,
    ...change,
  };
}

export const admitted = ({ at, event, json }: AdmittedEvent): StoredVerdict => ({
  id: event.id,
  incarnation: event.incarnation,
  deviceSeq: event.deviceSeq,
  device: event.device,
  verdict: 'admitted',
  code: null,
  position: at,
  json,
});

export const lineRow = (line: string, order: string, change: Partial<LineRow> = {}): LineRow => ({
  line,
  onOrder: order,
  product: idOf('soup'),
  name: 'Soup',
  unitPrice: 9500,
  taxRate: 1200,
  modifiers: [{ group: idOf('bread'), option: idOf('rye'), name: 'Rye', price: 500 }],
  quantity: 1,
  wanted: 1,
  fired: 0,
  voided: 0,
  comped: 0,
  off: 0,
  started: 0,
  ready: 0,
  served: 0,
  removed: false,
  course: null,
  seat: 2,
  note: 'no nuts',
  allergies: ['nuts'],
  chips: [],
  ...change,
});

export const orderRow = (order: string, change: Partial<OrderRow> = {}): OrderRow => ({
  order,
  number: 1,
  businessDay: '2026-03-06',
  state: 'open',
  expectedMs: null,
  kind: 'table',
  table: idOf('table'),
  multiSession: hall,
  guests: 2,
  customer: null,
  waiter: null,
  mergedInto: null,
  discount: 0,
  total: 9500,
  paid: 0,
  balance: 9500,
  openedClock: wallMs * 1024,
  lines: [],
  ...change,
});

export function recordAt(at: number, table: RecordTable, fields: Record<string, unknown>, version = 1): RecordWrite {
  const clocks = Object.fromEntries(Object.keys(fields).map((field) => [field, wallMs * 1024 + at]));
  const row: RecordRow = { table, id: String(fields.id), version, fields, clocks };
  return { at, row, mac: 'f'.repeat(32) };
}

/** One group with one event, as a busy box commits it. */
export const tapAt = (at: number, order: string, change: Partial<AdmittedEvent> = {}): Group => {
  const event = eventAt(at, order, change);
  return groupOf({ from: at - 1, events: [event], verdicts: [admitted(event)], projections: [orderRow(order)] });
};
