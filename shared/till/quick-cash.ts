import { type Cents, cents } from '../money/cents.ts';
import { minorDigits } from '../money/format.ts';

/** The notes that guests pay with, in whole units of the currency. */
const notes: Readonly<Record<string, readonly number[]>> = {
  SEK: [100, 200, 500, 1000],
  NOK: [100, 200, 500, 1000],
  DKK: [100, 200, 500, 1000],
  EUR: [10, 20, 50, 100],
  USD: [10, 20, 50, 100],
  GBP: [5, 10, 20, 50],
  CHF: [10, 20, 50, 100],
};
const most = 4;

/**
 * What a guest is likely to hand over for this, least first: the amount exactly, then the next sums in notes.
 * Empty when nothing is owed.
 */
export function quickCash(amount: Cents, currency: string): Cents[] {
  if (amount <= 0) return [];
  const unit = 10 ** minorDigits(currency);
  const steps = (notes[currency] ?? usualNotes(Math.ceil(amount / unit))).map((note) => note * unit);
  const next = steps.map((step) => Math.ceil(amount / step) * step).filter((sum) => sum > amount);
  return [amount, ...[...new Set(next)].sort((a, b) => a - b).slice(0, most)].map(cents);
}

/** Notes go 1, 2, 5, 10 everywhere: for a currency that we do not know, those about as large as the amount. */
function usualNotes(units: number): number[] {
  const magnitude = 10 ** (String(units).length - 1);
  return [magnitude / 2, magnitude, magnitude * 5, magnitude * 10].map(Math.ceil);
}
