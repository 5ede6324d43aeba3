import type { Bodies, EventOf, OrderEvent } from '@comanda/shared/order/events.ts';
import type { Offer } from '@comanda/shared/sync/wire.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { offInWords } from '@comanda/shared/ui/giving/in-words.ts';
import { inOurWords } from '@comanda/shared/ui/known-words.ts';
import { words } from '../words.ts';
import { words as toCome } from './expected/words.ts';
import { words as serving } from './serving/words.ts';

/** How to call what an event names by id. */
export type Wording = {
  lineName(line: string): string | null;
  /** What a part got of what was asked for; null while it is not there. */
  gotOf(part: string): number | null;
  table(id: string | null): string;
  person(id: string): string;
  order(id: string): string;
  money(amount: number): string;
  readonly currency: string;
};

/** What somebody did, without who: `added 2 × Burrata`; seen from an order, where one is named. */
export function inWords(event: Offer, wording: Wording, from?: string): string {
  if (event.type === 'record-changed') return words.facts['record-changed'];
  if (event.type === 'order-opened') return openingInWords(event.body);
  if (event.type === 'expected-set') return toCome.changed(event.body.guests, timeOfDay(event.body.atMs));
  return eventInWords(event, wording, from);
}

/** What opens an order, and what is said of a party before it comes, has words of its own. */
type Told = Exclude<OrderEvent, EventOf<'order-opened'> | EventOf<'expected-set'>>;

function eventInWords(event: Told, wording: Wording, from?: string): string {
  const said = words.facts;
  const name = (line: string): string => wording.lineName(line) ?? said.someLine;
  switch (event.type) {
    case 'guests-set':
      return said[event.type](event.body.guests);
    case 'table-moved':
      return said[event.type](wording.table(event.body.table));
    case 'waiter-set':
      return waiterInWords(event, wording);
    case 'bill-asked':
      return serving.facts[event.body.asked ? 'billAsked' : 'billNotAsked'];
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
      return said[event.type](inOurWords(event.body.word));
    case 'details-changed':
      return detailInWords(event.body.change);
    case 'line-transferred':
      return transferredInWords(event.body, wording, from);
    case 'line-parted':
      return partedInWords(event.body, wording, from);
    case 'orders-merged':
      return mergedInWords(event, wording, from);
    case 'lines-held':
      return said[event.body.held ? 'lines-held' : 'lines-released'](event.body.lines.map(name).join(', '));
    case 'lines-fired':
    case 'lines-seen':
    case 'lines-started':
    case 'lines-ready':
    case 'lines-recalled':
    case 'lines-served':
      return said[event.type](event.body.lines.map(({ line }) => name(line)).join(', '));
    case 'line-voided':
      return said[event.type](name(event.body.line), event.body.reason);
    case 'line-comped':
      return said[event.type](event.body.quantity, name(event.body.line), event.body.reason);
    case 'discount-set':
      return discountInWords(event.body, wording);
    case 'order-cancelled':
      return said[event.type](event.body.reason);
    case 'number-given':
      return said[event.type](event.body.number);
    case 'payment-registered':
      return said[event.type](wording.money(event.body.amount), words.pay.tenders[event.body.tender]);
    case 'customer-set':
    case 'note-edited':
    case 'allergy-removed':
    case 'chip-removed':
    case 'order-closed':
    case 'undone':
      return said[event.type];
  }
}

const openingInWords = ({ expected }: Bodies['order-opened']): string =>
  expected === undefined ? words.facts['order-opened'] : toCome.noted(expected.guests, timeOfDay(expected.atMs));

/** Whoever takes a table for themselves takes it over; for somebody else, they hand it over. */
const waiterInWords = ({ staff, body }: Pick<EventOf<'waiter-set'>, 'staff' | 'body'>, wording: Wording): string =>
  staff === body.staff ? serving.facts.tookOver : serving.facts.handedOver(wording.person(body.staff));

/** `took 10 % off Burrata: a regular`; with an amount off each, and without a line off everything. */
function discountInWords({ line, discount }: Bodies['discount-set'], wording: Wording): string {
  const said = words.facts;
  const name = line === null ? null : (wording.lineName(line) ?? said.someLine);
  if (discount === null) return name === null ? said.fullPrice : said.fullPriceOf(name);
  const off = offInWords(discount, wording.currency);
  if (name === null) return said.discounted(off, discount.reason);
  return said['discount-set']('percent' in discount ? off : said.each(off), name, discount.reason);
}

const mergedInWords = ({ orderId, body }: EventOf<'orders-merged'>, wording: Wording, from?: string): string =>
  body.into === from
    ? words.facts.mergedIn(wording.order(orderId))
    : words.facts['orders-merged'](wording.order(body.into));

/** `moved Burrata to T4`; seen from there, `moved Burrata here`. */
function transferredInWords({ line, to }: Bodies['line-transferred'], wording: Wording, from?: string): string {
  const name = wording.lineName(line) ?? words.facts.someLine;
  return to === from ? words.facts.transferredIn(name) : words.facts['line-transferred'](name, wording.order(to));
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
