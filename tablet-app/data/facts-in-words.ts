import type { Bodies, OrderEvent } from '@comanda/shared/order/events.ts';
import type { Offer } from '@comanda/shared/sync/wire.ts';
import { words } from '../words.ts';

/** How to call what an event names by id. */
export type Wording = {
  lineName(line: string): string | null;
  /** What a part got of what was asked for; null while it is not there. */
  gotOf(part: string): number | null;
  table(id: string | null): string;
  order(id: string): string;
  money(amount: number): string;
};

/** What somebody did, without who: `added 2 × Burrata`; seen from an order, where one is named. */
export function inWords(event: Offer, wording: Wording, from?: string): string {
  return event.type === 'record-changed' ? words.facts['record-changed'] : eventInWords(event, wording, from);
}

function eventInWords(event: OrderEvent, wording: Wording, from?: string): string {
  const said = words.facts;
  const name = (line: string): string => wording.lineName(line) ?? said.someLine;
  const names = (lines: readonly string[]): string => lines.map(name).join(', ');
  switch (event.type) {
    case 'guests-set':
      return said[event.type](event.body.guests);
    case 'table-moved':
      return said[event.type](wording.table(event.body.table));
    case 'line-added':
      return said[event.type](event.body.quantity, event.body.item.name);
    case 'quantity-tapped':
      return said[event.type](event.body.by > 0 ? `+${event.body.by}` : `−${-event.body.by}`, name(event.body.line));
    case 'quantity-typed':
      return said[event.type](event.body.quantity, name(event.body.line));
    case 'line-removed':
    case 'line-brought-back':
      return said[event.type](name(event.body.line));
    case 'allergy-added':
    case 'chip-added':
      return said[event.type](event.body.word);
    case 'details-changed':
      return detailInWords(event.body.change);
    case 'line-transferred':
      if (event.body.to === from) return said.transferredIn(name(event.body.line));
      return said[event.type](name(event.body.line), wording.order(event.body.to));
    case 'line-parted':
      return partedInWords(event.body, wording, from);
    case 'orders-merged':
      if (event.body.into === from) return said.mergedIn(wording.order(event.orderId));
      return said[event.type](wording.order(event.body.into));
    case 'lines-held':
      return said[event.body.held ? 'lines-held' : 'lines-released'](names(event.body.lines));
    case 'lines-fired':
    case 'lines-seen':
    case 'lines-started':
    case 'lines-ready':
    case 'lines-recalled':
    case 'lines-served':
      return said[event.type](names(event.body.lines.map(({ line }) => line)));
    case 'line-voided':
      return said[event.type](name(event.body.line), event.body.reason);
    case 'order-cancelled':
      return said[event.type](event.body.reason);
    case 'number-given':
      return said[event.type](event.body.number);
    case 'payment-registered':
      return said[event.type](wording.money(event.body.amount), words.pay.tenders[event.body.tender]);
    case 'order-opened':
    case 'customer-set':
    case 'note-edited':
    case 'allergy-removed':
    case 'chip-removed':
    case 'order-closed':
    case 'undone':
      return said[event.type];
  }
}

function detailInWords(change: Bodies['details-changed']['change']): string {
  const said = words.facts['details-changed'];
  if (change.field === 'course') return said.course;
  return said.seat(change.value === null ? words.order.shared : words.order.seat(change.value));
}

/** `moved 2 × Burrata to T4`; where others had been quicker: `…, 1 was left`. */
function partedInWords({ line, as, quantity, to }: Bodies['line-parted'], wording: Wording, from?: string): string {
  const said = words.facts;
  const name = wording.lineName(line) ?? said.someLine;
  const moved = to === from ? said.partedHere(quantity, name) : said['line-parted'](quantity, name, wording.order(to));
  const got = wording.gotOf(as) ?? quantity;
  return got < quantity ? said.partedLess(moved, got) : moved;
}
