import { type Cents, cents, minus, noCents, sum } from './cents.ts';

/** A share in hundredths of a percent: 1000 is 10 %. */
export type Percent = number;

export const wholePercent = 10_000;

/**
 * A share of an amount, rounded half up to a whole cent, as cash rounds (commercial rounding, DIN 1333): half a cent is the
 * guest's. A price below zero, as of a bottle that is given back, is not reduced.
 * @param percent from 0 to `wholePercent`
 */
export function shareOf(amount: Cents, percent: Percent): Cents {
  if (amount <= 0) return noCents;
  // Whole parts first, so that no product grows beyond what is exact.
  const whole = Math.floor(amount / wholePercent) * percent;
  return cents(whole + Math.floor((2 * (amount % wholePercent) * percent + wholePercent) / (2 * wholePercent)));
}

/**
 * An amount spread over others in proportion, so that the shares add up to it and none is greater than what it is taken from:
 * each gets its whole cents, and the cents left over go to the largest remainders (Hamilton's method), of equal ones to the first.
 * What is zero or less bears nothing.
 * @param amount from zero to the sum of what is above zero in `over`
 */
export function spread(amount: Cents, over: readonly Cents[]): readonly Cents[] {
  const weights = over.map((one) => BigInt(Math.max(0, one)));
  const whole = weights.reduce((all, one) => all + one, 0n);
  if (amount <= 0 || whole === 0n) return over.map(() => noCents);
  // The products are beyond what a number holds exactly.
  const exact = weights.map((weight) => weight * BigInt(amount));
  const shares = exact.map((one) => cents(Number(one / whole)));
  const left = minus(amount, sum(shares));
  const byRemainder = exact
    .map((one, at) => ({ at, remainder: one % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1));
  const more = new Set(byRemainder.slice(0, left).map(({ at }) => at));
  return shares.map((share, at) => cents(share + (more.has(at) ? 1 : 0)));
}
