import { expect, test } from 'vitest';
import { readAmount } from './money.ts';

test.each([
  ['129', 'SEK', 12_900],
  ['129.5', 'SEK', 12_950],
  ['1 290,00', 'SEK', 129_000],
  ['129:-', 'SEK', 12_900],
  ['0.1', 'EUR', 10],
  ['-5', 'EUR', -500],
  ['-0', 'EUR', 0],
  ['1500', 'JPY', 1500],
  ['1.234', 'KWD', 1234],
  ['10000000', 'SEK', 1_000_000_000],
])('%s in %s is %i of the smallest coin', (text, currency, amount) => {
  expect(readAmount(text, currency)).toBe(amount);
});

test.each([
  ['', 'SEK'],
  ['abc', 'SEK'],
  ['1.234', 'SEK'],
  ['12.5', 'JPY'],
  ['1e3', 'SEK'],
  ['10000000.01', 'SEK'],
  ['99999999999', 'SEK'],
  ['1.2.3', 'SEK'],
])('%j is no amount of %s', (text, currency) => {
  expect(readAmount(text, currency)).toBeNull();
});
