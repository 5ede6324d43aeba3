import { type Cents, cents, sum, times } from '@comanda/shared/money/cents.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';

/** How many dishes of each line. */
export type Dishes = ReadonlyMap<string, number>;

/** What one guest pays for, and what that comes to. */
export type GuestsDishes = { readonly dishes: Dishes; readonly amount: Cents };

/** The lines of which somebody still has to pay, with how many. */
export const stillToPay = (
  view: OrderView,
  paid: Dishes,
): readonly { readonly line: LineView; readonly left: number }[] =>
  view.lines
    .map((line) => ({ line, left: line.quantity - (paid.get(line.line) ?? 0) }))
    .filter(({ line, left }) => left > 0 && !line.removed);

/** What these dishes come to; never more than is left to pay. */
export function priceOf(view: OrderView, dishes: Dishes): Cents {
  const each = view.lines.map(({ line, item }) => times(cents(item.unitPrice), dishes.get(line) ?? 0));
  return cents(Math.max(0, Math.min(view.balance, sum(each))));
}

export function together(some: Dishes, more: Dishes): Dishes {
  const both = new Map(some);
  for (const [line, count] of more) both.set(line, count + (both.get(line) ?? 0));
  return both;
}
