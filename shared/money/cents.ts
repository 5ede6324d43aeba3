import Type from 'typebox';

declare const unit: unique symbol;

/** A whole number of the smallest coin: 1250 is €12.50. Never a fraction, never a float. */
export type Cents = number & { readonly [unit]: 'cents' };

/**
 * ±10 million in a currency with hundredths: above any price or payment, and so small that a thousand of each of five thousand
 * lines still add up exactly.
 */
export const largestCents = 1_000_000_000;

export const Cents = Type.Unsafe<Cents>(Type.Integer({ minimum: -largestCents, maximum: largestCents }));
/** Money that changes hands. */
export const PositiveCents = Type.Unsafe<Cents>(Type.Integer({ minimum: 0, maximum: largestCents }));
/** A sum that somebody saw: told on, never added up. */
export const TotalCents = Type.Unsafe<Cents>(
  Type.Integer({ minimum: -largestCents * 10_000, maximum: largestCents * 10_000 }),
);

/** @throws RangeError for a fraction or a number too large to be exact: a bug, never something a person typed. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of cents: ${amount}`);
  return amount as Cents;
}

export const noCents = 0 as Cents;

export const plus = (a: Cents, b: Cents): Cents => cents(a + b);
export const minus = (a: Cents, b: Cents): Cents => cents(a - b);
export const times = (amount: Cents, quantity: number): Cents => cents(amount * quantity);
export const sum = (amounts: Iterable<Cents>): Cents => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
};
