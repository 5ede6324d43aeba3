import { type Cents, cents, minus, noCents, plus, sum } from '../money/cents.ts';
import { type TaxRate, taxInside } from '../money/tax.ts';
import type { Discount } from '../order/discounts.ts';
import type { FactOf } from '../order/events.ts';
import { type LineView, servedOf } from '../order/line-view.ts';
import type { OrderDiscount } from '../order/order-discounts.ts';
import type { OrderView } from '../order/order-view.ts';

/** The same dish, sold the same way, as one row: who added which of it is in its lines. */
export type BillRow = {
  readonly key: string;
  readonly name: string;
  /** What was chosen with it, the priced choices already in `unitPrice`. */
  readonly modifiers: LineView['item']['modifiers'];
  readonly quantity: number;
  readonly unitPrice: Cents;
  /** How many of them are given free, and what a discount takes off each of the others. */
  readonly comped: number;
  readonly off: Cents;
  readonly discount: Discount | null;
  /** As the menu has it, before anything was given. */
  readonly full: Cents;
  readonly amount: Cents;
  readonly lines: readonly LineView[];
};

/** What is inside the prices, at one rate. `gross` of all rates is the total, to the cent. */
export type BillTax = { readonly rate: TaxRate; readonly gross: Cents; readonly net: Cents; readonly tax: Cents };

export type Payment = FactOf<'payment-registered'>;

/** Why more was paid than there is to pay. */
export type Overpaid = {
  readonly amount: Cents;
  /** Each of these cleared the bill as its author saw it: two tills that could not see each other. Empty: something was taken off. */
  readonly clearedBy: readonly Payment[];
};

/** What a party owes and what it has given, as anybody reads it who holds the same facts. */
export type Bill = {
  /** Oldest first. What came after the money is apart, in `late`. */
  readonly rows: readonly BillRow[];
  readonly late: readonly BillRow[];
  /** By rate, lowest first. */
  readonly taxes: readonly BillTax[];
  /** What the rows come to. */
  readonly subtotal: Cents;
  /** On the whole order: the sum of the rows without them is the total. */
  readonly discounts: readonly OrderDiscount[];
  readonly total: Cents;
  readonly payments: readonly Payment[];
  readonly paid: Cents;
  /** What is left to pay, never below zero. */
  readonly due: Cents;
  readonly overpaid: Overpaid | null;
  /** Dishes that are charged but were not sent to the kitchen, and that it has made but nobody has served. */
  readonly unfired: number;
  readonly unserved: number;
};

/** I7: subtotal − discounts = total, and total + overpaid = paid + due, in whole cents. */
export function billOf(view: OrderView): Bill {
  const charged = view.lines.filter((line) => line.quantity > 0);
  return {
    rows: rowsOf(charged.filter((line) => !view.late.has(line.line))),
    late: rowsOf(charged.filter((line) => view.late.has(line.line))),
    taxes: taxesOf(charged, view.discounts.standing),
    subtotal: view.subtotal,
    discounts: view.discounts.standing,
    total: view.total,
    payments: view.payments,
    paid: view.paid,
    due: view.balance > 0 ? view.balance : noCents,
    overpaid: view.balance < 0 ? { amount: cents(-view.balance), clearedBy: clearedBy(view.payments) } : null,
    unfired: charged.reduce((count, line) => count + line.unfired, 0),
    unserved: charged.reduce((count, line) => count + line.withKitchen - servedOf(line), 0),
  };
}

function rowsOf(lines: readonly LineView[]): BillRow[] {
  const rows = new Map<string, BillRow>();
  for (const line of lines) {
    const { item } = line;
    const key = keyOf(line);
    const known = rows.get(key);
    rows.set(key, {
      key,
      name: item.name,
      modifiers: item.modifiers,
      quantity: (known?.quantity ?? 0) + line.quantity,
      unitPrice: cents(item.unitPrice),
      comped: (known?.comped ?? 0) + line.comped,
      off: line.off,
      discount: line.discount.value,
      full: plus(known?.full ?? noCents, line.full),
      amount: plus(known?.amount ?? noCents, line.amount),
      lines: [...(known?.lines ?? []), line],
    });
  }
  return [...rows.values()];
}

/** One row only for what a guest would call the same: same name, choices, price and discount, and the same tax. */
function keyOf({ item, discount }: LineView): string {
  const chosen = item.modifiers.map(({ option, price }) => `${option} ${price}`).sort();
  return JSON.stringify([item.product, item.name, item.unitPrice, item.taxRate, discount.value, ...chosen]);
}

/** What a discount on the whole order takes is taken from each rate, as far as its lines bear of it. */
function taxesOf(lines: readonly LineView[], discounts: readonly OrderDiscount[]): BillTax[] {
  const grossOf = new Map<TaxRate, Cents>();
  for (const { line, item, amount } of lines) {
    const borne = sum(discounts.map(({ shares }) => shares.get(line) ?? noCents));
    grossOf.set(item.taxRate, plus(grossOf.get(item.taxRate) ?? noCents, minus(amount, borne)));
  }
  return [...grossOf]
    .sort(([a], [b]) => a - b)
    .map(([rate, gross]) => {
      const tax = taxInside(gross, rate);
      return { rate, gross, net: minus(gross, tax), tax };
    });
}

function clearedBy(payments: readonly Payment[]): readonly Payment[] {
  const cleared = payments.filter(({ event }) => event.body.settles.length > 0);
  return cleared.length > 1 ? cleared : [];
}

export const taxTotal = (bill: Bill): Cents => sum(bill.taxes.map(({ tax }) => tax));
