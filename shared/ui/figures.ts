import { minorDigits } from '../money/format.ts';
import { numberFormat, timeFormat } from './language/formats.ts';

/** `1 234,50` or `1,234.50`: an amount as the present language writes it, without its currency. */
export const amount = (minor: number, currency: string): string => digits(minor, currency, {});

/** `1 234,50 kr`, `€1,234.50`: with the currency, where the language puts it. */
export const money = (minor: number, currency: string): string =>
  digits(minor, currency, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });

/** `12,3 %`; the share is 0.123. */
export const percent = (share: number, decimals = 0): string =>
  numberFormat(`percent ${decimals}`, { style: 'percent', maximumFractionDigits: decimals }).format(share);

export const count = (whole: number): string => numberFormat('count', {}).format(whole);

/** `21 November 2026`, or short: `21 Nov`. The day is that of this device's clock. */
export const date = (ms: number, length: 'long' | 'short' = 'long'): string =>
  (length === 'long'
    ? timeFormat('long date', { day: 'numeric', month: 'long', year: 'numeric' })
    : timeFormat('short date', { day: 'numeric', month: 'short' })
  ).format(ms);

/** A sum is handed over as a decimal text: as a floating number a large one would lose its last coin. */
function digits(minor: number, currency: string, options: Intl.NumberFormatOptions): string {
  const places = minorDigits(currency);
  const whole = BigInt(Math.abs(minor))
    .toString()
    .padStart(places + 1, '0');
  const text = places === 0 ? whole : `${whole.slice(0, -places)}.${whole.slice(-places)}`;
  const format = numberFormat(`${options.style ?? 'amount'} ${currency}`, {
    ...options,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  return format.format((minor < 0 ? `-${text}` : text) as Intl.StringNumericLiteral);
}
