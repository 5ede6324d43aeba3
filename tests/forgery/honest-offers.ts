import { uuidV7 } from '@comanda/shared/base/ids.ts';
import { editNote } from '@comanda/shared/notes/note-text.ts';
import type { OrderEventType } from '@comanda/shared/order/events.ts';
import type { RecordTable } from '@comanda/shared/sync/records.ts';
import type { Stage } from '../restaurant/stage.ts';

/** What an offer says, before anybody puts their name to it. */
export type Said = {
  readonly type: string;
  readonly orderId?: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** Every kind of offer, such that nothing is wrong with what it says. Made anew each time: some things can be said once. */
export type Honest = (type: OrderEventType | `record-changed:${RecordTable}`) => Said;

let made = 0;
/** An id like any other, of this moment. */
export function freshId(nowMs: number): string {
  made += 1;
  return uuidV7(
    nowMs,
    Uint8Array.from([1, 2, 3, 4, 5, 6, made >> 24, made >> 16, made >> 8, made].map((byte) => byte & 255)),
  );
}

/**
 * Serves a party on the first tablet, which is in the owner's hands, and gives what may be said about it.
 * @param nowMs the box's clock
 */
export async function serveParty(night: Stage, nowMs: () => number): Promise<Honest> {
  const owner = night.tablet(1);
  const [table = '', other = ''] = night.tables();
  const [order, elsewhere] = [owner.open(table), owner.open(other)];
  const [line, moved] = [
    owner.add(order, night.plainProducts()[0] ?? '', 9),
    owner.add(order, night.plainProducts()[1] ?? ''),
  ];
  const [added] = owner.do({ type: 'add-mark', order, kind: 'allergy', line: null, seat: null, word: 'nuts' });
  const [chip] = owner.do({ type: 'add-mark', order, kind: 'chip', line: null, seat: null, word: 'birthday' });
  const [removed] = owner.do({ type: 'remove-line', order, line: moved });
  const [guests] = owner.do({ type: 'set-guests', order, guests: 4 });
  owner.do({ type: 'fire', order, lines: [line] });
  await night.settle();
  const { item } = owner.line(order, line);
  const id = () => freshId(nowMs());
  const lines = [{ line, quantity: 1 }];
  const body = {
    'order-opened': () => ({ kind: 'table', table, multiSession: night.multiSessions()[0], saw: [] }),
    'guests-set': () => ({ guests: 3, over: [] }),
    'table-moved': () => ({ table: other, over: [] }),
    'customer-set': () => ({ customer: null, over: [] }),
    'waiter-set': () => ({ staff: night.staff('waiter'), over: [] }),
    'expected-set': () => ({ atMs: 1, guests: 2, over: [] }),
    'bill-asked': () => ({ asked: true, over: [] }),
    'line-added': () => ({ line: id(), item, quantity: 1, course: null, seat: null }),
    'quantity-tapped': () => ({ line, by: 1 }),
    'quantity-typed': () => ({ line, quantity: 9, seen: {}, over: [] }),
    'line-removed': () => ({ line: moved }),
    'line-brought-back': () => ({ line: moved, removals: [removed?.id] }),
    'note-edited': () => {
      made += 1;
      return { line, writer: made, update: editNote([], 'x', made)?.update };
    },
    'allergy-added': () => ({ line: null, seat: null, word: 'milk' }),
    'allergy-removed': () => ({ line: null, adds: [added?.id] }),
    'chip-added': () => ({ line: null, seat: null, word: 'late' }),
    'chip-removed': () => ({ line: null, adds: [chip?.id] }),
    'details-changed': () => ({ line, change: { field: 'seat', value: 2 }, over: [] }),
    'line-transferred': () => ({ line: moved, to: elsewhere, over: [] }),
    'line-parted': () => ({ line, as: id(), quantity: 1, to: elsewhere }),
    'orders-merged': () => ({ into: order, over: [] }),
    'lines-fired': () => ({ lines: [{ line, quantity: 2, stations: item.stations }] }),
    'lines-held': () => ({ lines: [line], held: false }),
    'lines-seen': () => ({ station: null, lines, changes: [] }),
    'lines-started': () => ({ lines }),
    'lines-ready': () => ({ lines }),
    'lines-recalled': () => ({ lines }),
    'lines-served': () => ({ lines }),
    'line-voided': () => ({ line, quantity: 1, reason: 'burnt', leaves: null }),
    'line-comped': () => ({ line, after: 0, quantity: 1, reason: 'late' }),
    'discount-set': () => ({ line, discount: { percent: 1000, reason: 'a regular' }, over: [] }),
    'order-cancelled': () => ({ reason: 'left', seen: {} }),
    'number-given': () => ({ number: 1, day: '2026-01-01' }),
    'payment-registered': () => ({
      payment: id(),
      tender: 'cash',
      amount: 100,
      given: 100,
      change: 0,
      bill: 100,
      settles: [],
    }),
    'order-closed': () => ({ total: 0, lines: [] }),
    undone: () => ({ undoes: guests?.id, line: null }),
  } as const satisfies Record<OrderEventType, () => object>;
  const ownStream: Partial<Record<string, () => string>> = { 'order-opened': id, 'orders-merged': () => elsewhere };
  return (type) => {
    const [, table] = type.split(':');
    if (table !== undefined) return { type: 'record-changed', body: sameRow(night, table as RecordTable) };
    const order_ = ownStream[type]?.() ?? order;
    return { type, orderId: order_, body: body[type as OrderEventType]() as Said['body'] };
  };
}

/** A row as it is: to say so changes nothing, and needs the same permission. */
function sameRow(night: Stage, table: RecordTable): Said['body'] {
  const [row] = night.box.core?.life.records.tables.get(table)?.values() ?? [];
  if (row === undefined) throw new Error(`there is nothing in ${table}`);
  const [field = ''] = Object.keys(row.fields).filter((one) => one !== 'id');
  return { table, row: row.id, fields: { [field]: row.fields[field] } };
}
