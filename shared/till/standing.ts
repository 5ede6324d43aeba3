import type { RefusalCode } from '../base/refusal.ts';
import type { OrderView } from '../order/order-view.ts';

/** How far an order is on its way to being paid. */
export type Standing =
  | 'empty'
  | 'to-pay'
  | 'part-paid'
  /** It was paid, and then something came on it. */
  | 'late'
  | 'paid'
  /** More was taken than there is to pay. */
  | 'overpaid'
  /** The same, and closed: the guests are gone, and money is still to be given back. */
  | 'closed-overpaid'
  | 'closed'
  | 'cancelled'
  | 'merged'
  | 'unreadable';

type Verb = 'pay' | 'close';

/** Why a bill in this standing cannot be paid or closed; null: it can. */
type Answer = RefusalCode | 'nothing-to-pay' | null;

/** A life in a table: what a till offers for an order, and why not. */
export const offers = {
  empty: { pay: 'nothing-to-pay', close: null },
  'to-pay': { pay: null, close: 'not-paid' },
  'part-paid': { pay: null, close: 'not-paid' },
  late: { pay: null, close: 'not-paid' },
  paid: { pay: 'nothing-to-pay', close: null },
  overpaid: { pay: 'nothing-to-pay', close: null },
  'closed-overpaid': { pay: 'nothing-to-pay', close: 'order-over' },
  closed: { pay: 'nothing-to-pay', close: 'order-over' },
  cancelled: { pay: 'order-over', close: 'order-over' },
  merged: { pay: 'order-over', close: 'order-over' },
  unreadable: { pay: 'update-this-tablet', close: 'update-this-tablet' },
} as const satisfies Record<Standing, Record<Verb, Answer>>;

export function standingOf(view: OrderView): Standing {
  if (view.needsUpdate) return 'unreadable';
  if (view.state === 'cancelled' || view.state === 'merged') return view.state;
  if (view.balance < 0) return view.state === 'closed' ? 'closed-overpaid' : 'overpaid';
  if (view.state === 'closed') return 'closed';
  if (view.balance > 0) {
    if (view.late.size > 0) return 'late';
    return view.payments.length > 0 ? 'part-paid' : 'to-pay';
  }
  return view.payments.length > 0 || view.lines.some((line) => line.quantity > 0) ? 'paid' : 'empty';
}

/** Who stands at the till, and what the office allows. Null: this device has not heard of them yet. */
export type Cashier = {
  readonly person: { readonly mayPay: boolean; readonly barred: boolean } | null;
  readonly device: { readonly barred: boolean } | null;
  readonly multiSession: { readonly barred: boolean } | null;
};

/** Money is barred for a person, a device or a whole multi-session; the screen says which. */
export type Bar = 'nobody' | 'person-barred' | 'device-barred' | 'multi-session-barred' | 'not-permitted';

/**
 * What keeps this person from taking money here; null when nothing does. Politeness only: the box judges every payment, and
 * where this device does not know enough, it is left to the box.
 */
export function barOf({ person, device, multiSession }: Cashier): Bar | null {
  if (person === null) return 'nobody';
  if (device?.barred === true) return 'device-barred';
  if (multiSession?.barred === true) return 'multi-session-barred';
  if (person.barred) return 'person-barred';
  return person.mayPay ? null : 'not-permitted';
}

export type WhyNot = Exclude<(typeof offers)[Standing][Verb], null> | Bar;

/** Why this may not be done now; null when it may. What the order is comes before who asks. */
export const whyNot = (verb: Verb, standing: Standing, cashier: Cashier): WhyNot | null =>
  offers[standing][verb] ?? barOf(cashier);
