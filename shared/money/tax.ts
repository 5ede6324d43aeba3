import Type from 'typebox';
import { type Cents, cents } from './cents.ts';

/** A tax rate in hundredths of a percent: 1200 is 12 %. */
export type TaxRate = number;

export const TaxRate = Type.Integer({ minimum: 0, maximum: 10_000 });

/**
 * The tax inside a price that includes it, rounded half away from zero to a whole cent.
 * The rounding is done once per rate on the sum, never per line, so that the parts add up to what is printed.
 */
export function taxInside(gross: Cents, rate: TaxRate): Cents {
  const parts = 10_000 + rate;
  // Whole parts first, so that no product grows beyond what is exact.
  const whole = Math.floor(Math.abs(gross) / parts) * rate;
  const rest = Math.floor((2 * (Math.abs(gross) % parts) * rate + parts) / (2 * parts));
  return cents(Math.sign(gross) * (whole + rest) + 0);
}
