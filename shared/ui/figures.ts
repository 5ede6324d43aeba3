import { minorDigits } from '../money/format.ts';
import { localeNow } from './language/language.ts';

/** `1 234,50` or `1,234.50`: an amount as the present language writes it, without its currency. */
export const amount = (minor: number, currency: string): string => digits(minor, currency, {});

/** `1 234,50 kr`, `€1,234.50`: with the currency, where the language puts it. */
export const money = (minor: number, currency: string): string =>
  digits(minor, currency, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });

/** `12,3 %`; the share is 0.123. */
export const percent = (share: number, decimals = 0): string =>
  new Intl.NumberFormat(localeNow(), { style: 'percent', maximumFractionDigits: decimals }).format(share);

export const count = (whole: number): string => new Intl.NumberFormat(localeNow()).format(whole);

/** `21 November 2026`, or short: `21 Nov`. The day is that of this device's clock. */
export const date = (ms: number, length: 'long' | 'short' = 'long'): string =>
  new Date(ms).toLocaleDateString(
    localeNow(),
    length === 'long' ? { day: 'numeric', month: 'long', year: 'numeric' } : { day: 'numeric', month: 'short' },
  );

/** A sum is handed over as a decimal text: as a floating number a large one would lose its last coin. */
function digits(minor: number, currency: string, options: Intl.NumberFormatOptions): string {
  const places = minorDigits(currency);
  const whole = BigInt(Math.abs(minor))
    .toString()
    .padStart(places + 1, '0');
  const text = places === 0 ? whole : `${whole.slice(0, -places)}.${whole.slice(-places)}`;
  const format = formatOf({ ...options, minimumFractionDigits: places, maximumFractionDigits: places });
  return format.format((minor < 0 ? `-${text}` : text) as Intl.StringNumericLiteral);
}

/** Making one takes longer than using it, and a menu shows a hundred prices. A few languages, one or two currencies. */
const formats = new Map<string, Intl.NumberFormat>();
const mostFormats = 50;

function formatOf(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${localeNow()} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  if (formats.size >= mostFormats) formats.clear();
  const made = new Intl.NumberFormat(localeNow(), options);
  formats.set(key, made);
  return made;
}
