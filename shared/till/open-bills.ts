import { type Cents, cents, sum } from '../money/cents.ts';
import type { OrderView } from '../order/order-view.ts';
import { type Standing, standingOf } from './standing.ts';

/** An order as it stands in the till's list. */
export type OpenBill = {
  readonly view: OrderView;
  readonly standing: Standing;
  /** What the guests and the waiters call it: the table's number, or null for take-away. */
  readonly table: string | null;
};

export const filters = ['to-pay', 'paid', 'refund', 'all'] as const;
export type Filter = (typeof filters)[number];

/** Where a bill is found. One that needs an update is to be paid, somewhere else. */
const filterOf = {
  empty: 'all',
  'to-pay': 'to-pay',
  'part-paid': 'to-pay',
  late: 'to-pay',
  paid: 'paid',
  overpaid: 'refund',
  'closed-overpaid': 'refund',
  closed: null,
  cancelled: null,
  merged: null,
  unreadable: 'to-pay',
} as const satisfies Record<Standing, Filter | null>;

/** Every bill that somebody still has to do something about, by table and then by age. A closed one with money to give back is. */
export function openBills(orders: Iterable<OrderView>, tableOf: (id: string) => string): OpenBill[] {
  const bills: OpenBill[] = [];
  for (const view of orders) {
    const standing = standingOf(view);
    const table = view.table.value;
    if (view.state === 'open' || standing === 'closed-overpaid')
      bills.push({ view, standing, table: table === null ? null : tableOf(table) });
  }
  return bills.sort(byPlace);
}

const byPlace = (a: OpenBill, b: OpenBill): number =>
  Number(a.table === null) - Number(b.table === null) ||
  (a.table ?? '').localeCompare(b.table ?? '', 'en', { numeric: true }) ||
  a.view.opened.clock - b.view.opened.clock;

export const inFilter = (bill: OpenBill, filter: Filter): boolean =>
  filter === 'all' || filterOf[bill.standing] === filter;

/** By the number of the table, or of the order with or without its `#`. */
export function matches({ table, view }: OpenBill, search: string): boolean {
  const wanted = plain(search).replace(/^#/, '');
  if (wanted === '') return true;
  return plain(table ?? '').startsWith(wanted) || String(view.number ?? '').startsWith(wanted);
}

/** What `12` Enter opens: the table of exactly that number, else the order of that number, else the only one that fits. */
export function jumpTo(bills: readonly OpenBill[], search: string): OpenBill | null {
  const wanted = plain(search);
  const number = wanted.replace(/^#/, '');
  if (number === '') return null;
  const atTable = wanted === number ? bills.find(({ table }) => plain(table ?? '') === wanted) : undefined;
  const numbered = bills.find(({ view }) => String(view.number ?? '') === number);
  const fitting = bills.filter((bill) => matches(bill, search));
  return atTable ?? numbered ?? (fitting.length === 1 ? (fitting[0] ?? null) : null);
}

const plain = (text: string): string => text.trim().toLowerCase();

/** Unpaid in sight: how many bills, and how much. */
export function unpaid(bills: readonly OpenBill[]): { readonly count: number; readonly amount: Cents } {
  const owed = bills.filter(({ view }) => view.balance > 0);
  return { count: owed.length, amount: sum(owed.map(({ view }) => cents(view.balance))) };
}
