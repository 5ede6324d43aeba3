import { type Cents, cents } from '../money/cents.ts';
import { minorDigits } from '../money/format.ts';

/** Before and after the comma: as many as an amount of money may have, and more than any bill. */
const mostDigits = 9;

/**
 * What stands in the field after a key: an amount in whole units of the currency, as people say it. `250` is two hundred
 * and fifty, `12,5` is twelve and a half. A key that makes no sense there changes nothing.
 * @param key a digit, `00`, `,` or `.`
 */
export function typeKey(typed: string, key: string, currency: string): string {
  return [...key].reduce((text, letter) => typeLetter(text, letter, minorDigits(currency)), typed);
}

/** What was pasted, or came from a keyboard, letter by letter: what makes no sense is left out. */
export const typeText = (text: string, currency: string): string => typeKey('', text, currency);

function typeLetter(typed: string, letter: string, places: number): string {
  const [whole = '', fraction] = typed.split(',');
  if (letter === ',' || letter === '.')
    return places === 0 || fraction !== undefined ? typed : `${whole === '' ? '0' : whole},`;
  if (!/^[0-9]$/.test(letter)) return typed;
  if (fraction !== undefined) return fraction.length < places ? typed + letter : typed;
  if (whole === '0') return letter;
  return whole.length < mostDigits - places ? typed + letter : typed;
}

/** Null while nothing is typed. */
export function readTyped(typed: string, currency: string): Cents | null {
  if (typed === '') return null;
  const places = minorDigits(currency);
  const [whole = '', fraction = ''] = typed.split(',');
  return cents(Number(`${whole}${fraction.padEnd(places, '0')}`));
}
