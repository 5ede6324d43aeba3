import type { AdmittedEvent } from '@comanda/shared/sync/box-ports.ts';
import type { SealedFact, WholeOrder } from '@comanda/shared/sync/wire.ts';
import type { Writer } from '../open.ts';
import { readText } from '../read-text.ts';

export type EventRow = {
  readonly at: number;
  readonly json: string;
  readonly admittedClock: number | null;
  readonly mac: string;
};

export const selectEvents = 'SELECT position AS at, json, admitted_clock AS admittedClock, mac FROM order_events';

/** The events themselves: written once, read as whole orders. */
export function eventRows(database: Writer) {
  const insert = database.prepare(
    `INSERT INTO order_events (position, id, order_id, type, device, incarnation, device_seq, sign_in, approval, clock,
      admitted_clock, rules, reoffered, mac, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const ofOrder = database.prepare<[string], EventRow>(`${selectEvents} WHERE order_id = ? ORDER BY position`);
  const onDevices = database.prepare<[], string>('SELECT order_id FROM orders_on_devices').pluck();
  const hold = database.prepare('INSERT INTO orders_on_devices (order_id) VALUES (?) ON CONFLICT DO NOTHING');
  const release = database.prepare('DELETE FROM orders_on_devices WHERE order_id = ?');

  const wholeOrder = (order: string): WholeOrder | null => {
    const facts = ofOrder.all(order).map(factIn);
    return facts.length === 0 ? null : { order, facts };
  };

  return {
    add({ at, event, json, admittedClock, mac, reoffered }: AdmittedEvent): void {
      insert.run(
        at,
        event.id,
        event.orderId,
        event.type,
        event.device,
        event.incarnation,
        event.deviceSeq,
        event.signIn,
        event.approval ?? null,
        event.clock,
        admittedClock,
        event.rules,
        reoffered ? 1 : 0,
        mac,
        json,
      );
    },
    hold(order: string): void {
      hold.run(order);
    },
    release(order: string): void {
      release.run(order);
    },
    wholeOrder,
    /** Oldest first fact first. */
    ordersOnDevices(): WholeOrder[] {
      return onDevices
        .all()
        .map(wholeOrder)
        .filter((order) => order !== null)
        .sort((a, b) => firstPosition(a) - firstPosition(b));
    },
  };
}

export const factIn = ({ at, json, admittedClock, mac }: EventRow): SealedFact => ({
  at,
  event: readText(json, `The event at position ${at}`),
  admittedClock,
  mac,
});

const firstPosition = (order: WholeOrder): number => order.facts[0]?.at ?? 0;
