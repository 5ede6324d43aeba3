import type { Cents } from './cents.ts';

/** Currencies whose smallest coin in accounting is not a hundredth (ISO 4217). */
const digits: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, ISK: 0, CLP: 0, BHD: 3, KWD: 3, TND: 3 };

export const minorDigits = (currency: string): number => digits[currency] ?? 2;

/** For people: `12.50`, without a sign of the currency. Integer arithmetic only. */
export function decimal(amount: Cents, currency: string): string {
  const places = minorDigits(currency);
  const text = Math.abs(amount)
    .toString()
    .padStart(places + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (places === 0) return sign + text;
  return `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}
