import { type Cents, cents } from '@comanda/shared/money/cents.ts';
import { minorDigits } from '@comanda/shared/money/format.ts';
import type { TaxRate } from '@comanda/shared/money/tax.ts';
import type { Fault } from './menu-row.ts';

/** The currencies that write themselves so. A sign of another country's money is a mistake, not a price. */
const signs: Readonly<Record<string, readonly string[]>> = {
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'CLP', 'ARS', 'COP'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  zł: ['PLN'],
  kč: ['CZK'],
  '₹': ['INR'],
  '₩': ['KRW'],
};

/** Above it somebody has lost a decimal sign. */
const mostDigits = 9;

/**
 * `129`, `129:-`, `129,50 kr`, `$12.95`, `1 299,00`: whole numbers of the smallest coin, read digit by digit and never by way
 * of a float. What could be two prices (`1.299`) is a fault.
 * @param currency ISO 4217
 */
export function readPrice(cell: string, currency: string): Cents | Fault {
  const text = cell
    .replace(/\s/g, ' ')
    .replace(/[\u2212\u2013]/g, '-')
    .trim();
  if (text === '')
    return { problem: 'The price is empty.', remedy: 'Write it as 129 or 129.50; a dish that is free has 0.' };
  const parts = /^([^\d]*)(\d[\d .,:'’]*?)(?:[:.,]-{1,2})?( ?[^\d .,:'’-][^\d]*)?$/.exec(text);
  if (parts === null) return notAPrice(text);
  const [, before = '', number = '', after = ''] = parts;
  if (/[-(]/.test(before)) {
    return { problem: `The price ${text} is below zero.`, remedy: 'Write 0 or more; a discount is given on the bill.' };
  }
  for (const sign of [before, after].map((part) => part.trim().toLowerCase().replace(/\.$/, ''))) {
    if (sign === '') continue;
    const means = signs[sign] ?? (/^[a-z]{3}$/.test(sign) ? [sign.toUpperCase()] : null);
    if (means === null) return notAPrice(text);
    if (!means.includes(currency)) {
      return {
        problem: `The price ${text} is not in ${currency}, the restaurant's currency.`,
        remedy: `Write it in ${currency}, with or without its sign.`,
      };
    }
  }
  return readNumber(number.trim(), minorDigits(currency)) ?? notAPrice(text);
}

function readNumber(text: string, places: number): Cents | Fault | undefined {
  const split = places === 0 ? null : new RegExp(`^(.*\\d)([.,:])(\\d{1,${places}})$`).exec(text);
  const [, whole = text, point = '', fraction = ''] = split ?? [];
  const grouped = /^(?:\d+|\d{1,3}([ .,'’])\d{3}(?:\1\d{3})*)$/.exec(whole);
  if (grouped === null || (point !== '' && grouped[1] === point)) return undefined;
  // 1.299 or 1,299 alone: a thousand and more in one country, one and a bit in another.
  if (point === '' && places > 0 && /^\d{1,3}[.,]\d{3}$/.test(whole)) {
    return {
      problem: `The price ${text} can be read in two ways.`,
      remedy: `Write ${whole.replace(/\D/g, '')} without a sign between the thousands, or use ${places} decimals.`,
    };
  }
  const digits = (whole.replace(/\D/g, '') + fraction.padEnd(places, '0')).replace(/^0+(?=\d)/, '');
  if (digits.length > mostDigits) {
    return { problem: `The price ${text} is higher than any dish.`, remedy: 'Look for a missing decimal sign.' };
  }
  return cents(Number(digits));
}

const notAPrice = (text: string): Fault => ({
  problem: `“${text}” is not a price.`,
  remedy: 'Write it as 129 or 129.50.',
});

/** `12`, `12 %`, `12,5`: hundredths of a percent. Undefined for an empty cell. */
export function readTaxRate(cell: string): TaxRate | undefined | Fault {
  const text = cell.trim();
  if (text === '') return undefined;
  const remedy = 'Write the percentage, as 12 or 12.5 %.';
  const parts = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*(%?)$/.exec(text);
  if (parts === null) return { problem: `“${text}” is not a tax rate.`, remedy };
  const [, whole = '', fraction = '', percent = ''] = parts;
  const rate = Number(whole + fraction.padEnd(2, '0'));
  if (rate > 10_000) return { problem: `A tax of ${text} is more than the price.`, remedy };
  // 0.12 is how some programs write 12 %, and no country taxes less than one percent.
  if (rate > 0 && rate < 100 && percent === '') return { problem: `A tax of ${text} % is too little.`, remedy };
  return rate;
}
