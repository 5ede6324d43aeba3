import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPrice, readTaxRate } from './read-price.ts';

test.each([
  ['129', 129_00],
  ['129:-', 129_00],
  ['129,-', 129_00],
  ['129.--', 129_00],
  ['129:50', 129_50],
  ['129,5', 129_50],
  ['129.05', 129_05],
  ['129 kr', 129_00],
  ['129,00 kr', 129_00],
  ['129 Kr.', 129_00],
  ['SEK 129', 129_00],
  ['129 sek', 129_00],
  ['1 299', 1299_00],
  ['1\u00a0299,50', 1299_50],
  ['1\u202f299,50 kr', 1299_50],
  ["1'299.50", 1299_50],
  ['1.299,50', 1299_50],
  ['1,299.50', 1299_50],
  ['1,299,000', 1_299_000_00],
  ['0', 0],
  ['0,10', 10],
  ['007', 700],
  [' 12.95 ', 12_95],
])('reads %s in kronor', (cell, price) => {
  expect(readPrice(cell, 'SEK')).toBe(price);
});

test('reads the signs and the smallest coins of other currencies', () => {
  expect(readPrice('$12.95', 'USD')).toBe(12_95);
  expect(readPrice('12,95 €', 'EUR')).toBe(12_95);
  expect(readPrice('¥1,200', 'JPY')).toBe(1200);
  expect(readPrice('1.250', 'KWD')).toBe(1250);
});

test.each([
  ['', 'empty'],
  ['abc', 'not a price'],
  ['-5', 'below zero'],
  ['\u22125', 'below zero'],
  ['(5)', 'below zero'],
  ['1.299', 'two ways'],
  ['1,299', 'two ways'],
  ['1.2.3', 'not a price'],
  ['12 95', 'not a price'],
  ['1,29,00', 'not a price'],
  ['12.9555', 'not a price'],
  ['1e3', 'not a price'],
  ['0x10', 'not a price'],
  ['=1+1', 'not a price'],
  ['NaN', 'not a price'],
  ['129 ask', 'not in SEK'],
  ['$12.95', 'not in SEK'],
  ['€ 12', 'not in SEK'],
  ['12345678901', 'higher than any dish'],
  ['129 kr/st', 'not a price'],
])('does not take %s for a price', (cell, problem) => {
  expect(readPrice(cell, 'SEK')).toMatchObject({ problem: expect.stringContaining(problem) });
});

test('no price loses or wins an öre, and no text throws', () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999 }), fc.constantFrom('.', ',', ':'), (amount, point) => {
      const text = `${Math.floor(amount / 100)}${point}${String(amount % 100).padStart(2, '0')}`;
      expect(readPrice(text, 'SEK')).toBe(amount);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,:- kr$€()e') }), (text) => {
      const price = readPrice(text, 'SEK');
      expect(typeof price === 'number' ? Number.isInteger(price) && price >= 0 : price.remedy.length > 0).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a long cell is read at once', () => {
  const started = performance.now();
  for (const cell of ['1'.repeat(100_000), '1 '.repeat(50_000), '1,'.repeat(50_000), `1${' '.repeat(100_000)}x`]) {
    expect(readPrice(cell, 'SEK')).toHaveProperty('problem');
  }
  expect(performance.now() - started).toBeLessThan(1000);
});

test.each([
  ['12', 1200],
  ['12 %', 1200],
  ['12,5%', 1250],
  ['25.00', 2500],
  ['0', 0],
  ['', undefined],
])('reads the tax rate “%s”', (cell, rate) => {
  expect(readTaxRate(cell)).toBe(rate);
});

test.each(['0.12', '1200', '-12', 'food', '12 % moms'])('does not take %s for a tax rate', (cell) => {
  expect(readTaxRate(cell)).toHaveProperty('remedy');
});
