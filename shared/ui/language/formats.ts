import { localeNow } from './language.ts';

/**
 * How the present language writes numbers and times. Making a format takes longer than using it a hundred times, and a page shows
 * hundreds of prices and times: each is made once. A few languages, one or two currencies; whatever asks for more begins anew.
 */
const mostFormats = 50;
const numbers = new Map<string, Intl.NumberFormat>();
const times = new Map<string, Intl.DateTimeFormat>();

/** @param name tells these options from all others */
export const numberFormat = (name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  kept(numbers, name, (locale) => new Intl.NumberFormat(locale, options));

/** @param name tells these options from all others */
export const timeFormat = (name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(times, name, (locale) => new Intl.DateTimeFormat(locale, options));

function kept<F>(formats: Map<string, F>, name: string, make: (locale: string) => F): F {
  const locale = localeNow();
  const key = `${locale} ${name}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  if (formats.size >= mostFormats) formats.clear();
  const made = make(locale);
  formats.set(key, made);
  return made;
}
