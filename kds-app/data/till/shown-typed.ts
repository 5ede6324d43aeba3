import { cents } from '@comanda/shared/money/cents.ts';
import { minorDigits } from '@comanda/shared/money/format.ts';
import { amount } from '@comanda/shared/ui/figures.ts';

/** A typed amount with the decimal sign of the present language; typing takes either sign. */
export function shownTyped(typed: string, currency: string): string {
  const places = minorDigits(currency);
  const sign = places === 0 ? '' : amount(cents(0), currency).slice(-places - 1, -places);
  return typed.replace(',', sign);
}
