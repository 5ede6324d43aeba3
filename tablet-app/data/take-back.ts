import type { Command } from '@comanda/shared/order/commands.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import { canBeTakenBack } from '@comanda/shared/order/rules.ts';
import { words } from '../words.ts';

/**
 * How to take back what was written in one act, the last first. What was said of a part goes with the part; an order that was
 * opened for it is cancelled, empty as it then is, with what was said of all of it. Null where not all of it can be taken back: half of an act is worse than
 * the act.
 */
export function takingBack(events: readonly OrderEvent[]): Command[] | null {
  const parts = new Set(events.flatMap((event) => (event.type === 'line-parted' ? [event.body.as] : [])));
  const opened = new Set(events.flatMap((event) => (event.type === 'order-opened' ? [event.orderId] : [])));
  const own = events.filter(
    (event) => event.type === 'line-parted' || !(isAbout(event, parts) || isOfWhole(event, opened)),
  );
  if (!own.every(({ type }) => canBeTakenBack(type) || type === 'order-opened')) return null;
  return own
    .toReversed()
    .map(({ type, orderId: order, id }) =>
      type === 'order-opened'
        ? { type: 'cancel-order', order, reason: words.menu.cancelReasons.mistake }
        : { type: 'undo', order, event: id },
    );
}

function isAbout({ body }: OrderEvent, lines: ReadonlySet<string>): boolean {
  if ('line' in body) return body.line !== null && lines.has(body.line);
  return 'lines' in body && body.lines.every((one) => lines.has(typeof one === 'string' ? one : one.line));
}

const isOfWhole = ({ orderId, body }: OrderEvent, orders: ReadonlySet<string>): boolean =>
  orders.has(orderId) && 'line' in body && body.line === null;
