import { type Cents, cents, minus, noCents, sum } from '@comanda/shared/money/cents.ts';
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
    .map((line) => ({ line, left: line.quantity - line.comped - (paid.get(line.line) ?? 0) }))
    .filter(({ line, left }) => left > 0 && !line.removed);

/**
 * What these dishes come to, with all that is taken off them; never more than is left to pay.
 * @param paid what others have paid for: the shares of all guests add up to the bill
 */
export function priceOf(view: OrderView, dishes: Dishes, paid: Dishes): Cents {
  const each = view.lines.map((line) => {
    const before = paid.get(line.line) ?? 0;
    const worth = worthOf(view, line);
    const upTo = (count: number): Cents => firstOf(line, worth, count);
    return minus(upTo(before + (dishes.get(line.line) ?? 0)), upTo(before));
  });
  return cents(Math.max(0, Math.min(view.balance, sum(each))));
}

/** What a line adds to the bill, less what it bears of a discount on the whole order. */
const worthOf = ({ discounts }: OrderView, { line, amount }: LineView): Cents =>
  minus(amount, sum(discounts.standing.map(({ shares }) => shares.get(line) ?? noCents)));

/** What the first so many dishes of a line come to. Those that are free are its last, as where a line is parted. */
function firstOf({ quantity, comped }: LineView, worth: Cents, count: number): Cents {
  const charged = quantity - comped;
  return charged <= 0 ? noCents : cents(Math.round((worth * Math.min(count, charged)) / charged));
}

export function together(some: Dishes, more: Dishes): Dishes {
  const both = new Map(some);
  for (const [line, count] of more) both.set(line, count + (both.get(line) ?? 0));
  return both;
}
