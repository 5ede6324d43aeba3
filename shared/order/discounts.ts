import { type Cents, cents, noCents } from '../money/cents.ts';
import { shareOf } from '../money/reduce.ts';
import type { Bodies, Fact } from './events.ts';
import * as rules from './rules.ts';

/** So many hundredths of a percent, or an amount in minor units: off each dish of a line, or off an order as a whole. */
export type Discount = NonNullable<Bodies['discount-set']['discount']>;
export type DiscountWrite = rules.Write<Discount | null>;

const same = (a: Discount | null, b: Discount | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Later wins; null takes a discount off. */
export const discountField = (writes: readonly DiscountWrite[]): rules.Field<Discount | null> =>
  rules.laterWins<Discount | null>(null, writes, same);

export const discountWrites = (facts: readonly Fact[]): readonly DiscountWrite[] =>
  rules.writesOf(facts, 'discount-set', ({ body }) => ({ value: body.discount, over: body.over }));

/**
 * What a discount takes off this. Of a line it is asked for one dish and then counted: so what the guest reads is a price in whole
 * cents, and parting, moving or splitting the line neither loses nor makes a cent.
 */
export function offOf(discount: Discount | null, worth: Cents): Cents {
  if (discount === null || worth <= 0) return noCents;
  return 'percent' in discount ? shareOf(worth, discount.percent) : cents(Math.min(discount.amount, worth));
}
