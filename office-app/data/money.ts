import { type Cents, cents } from '@comanda/shared/money/cents.ts';
import { decimal, minorDigits } from '@comanda/shared/money/format.ts';
import { amount as inFigures } from '@comanda/shared/ui/figures.ts';
import { useRows } from './rows.ts';

/** What a price may be at most, in the smallest coin: what a record takes. */
const most = 1_000_000_000;

/**
 * An amount as people type it: `129`, `129.5`, `1 290,00`, `129:-`. Digits only, never a float.
 * @returns null when it is no amount of this currency
 */
export function readAmount(text: string, currency: string): Cents | null {
  const places = minorDigits(currency);
  const plain = text.replace(/[\s\u00a0'’]/g, '').replace(/:-$/, '');
  const match = /^(-?)(\d{1,10})(?:[.,](\d*))?$/.exec(plain);
  if (match === null) return null;
  const [, sign, whole = '0', part = ''] = match;
  if (part.length > places) return null;
  const amount = Number(`${whole}${part.padEnd(places, '0')}`);
  return amount > most ? null : cents(sign === '-' && amount !== 0 ? -amount : amount);
}

export type Money = {
  readonly currency: string;
  /** As it is typed. */
  show(amount: number): string;
  /** To be read: `1 234,50` or `1,234.50`, by language. */
  say(amount: number): string;
  read(text: string): Cents | null;
};

export function useMoney(): Money {
  const [setting] = useRows('settings').values();
  const currency = setting?.currency ?? 'SEK';
  return {
    currency,
    say: (amount) => inFigures(amount, currency),
    show: (amount) => decimal(amount as Cents, currency),
    read: (text) => readAmount(text, currency),
  };
}
