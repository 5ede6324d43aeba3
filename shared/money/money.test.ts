import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents, minus, noCents, plus, sum, times } from './cents.ts';
import { decimal, minorDigits } from './format.ts';
import { taxInside } from './tax.ts';

describe('cents', () => {
  test('sums, differences and multiples are whole', () => {
    expect(plus(cents(1250), cents(50))).toBe(1300);
    expect(minus(cents(1250), cents(1300))).toBe(-50);
    expect(times(cents(333), 3)).toBe(999);
    expect(sum([cents(1), cents(2), cents(-3)])).toBe(0);
    expect(sum([])).toBe(noCents);
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    '%d is no amount of money: a bug, so it throws',
    (amount) => {
      expect(() => cents(amount)).toThrow(RangeError);
    },
  );

  test('a fraction of a dish has no price', () => {
    expect(() => times(cents(333), 0.5)).toThrow(RangeError);
  });
});

describe('tax inside a price', () => {
  test.each([
    [11_200, 1200, 1200],
    [12_500, 2500, 2500],
    [10_600, 600, 600],
    [10_000, 0, 0],
    [0, 2500, 0],
    [100, 1200, 11],
    [1, 2500, 0],
    [3, 2500, 1],
    [20_000, 10_000, 10_000],
  ])('of %d cents at %d hundredths of a percent is %d', (gross, rate, tax) => {
    expect(taxInside(cents(gross), rate)).toBe(tax);
  });

  test('half a cent goes away from zero, for a refund too', () => {
    expect(taxInside(cents(3), 10_000)).toBe(2);
    expect(taxInside(cents(-3), 10_000)).toBe(-2);
  });

  test('nothing is no negative nothing', () => {
    expect(Object.is(taxInside(cents(-1), 0), 0)).toBe(true);
  });

  test('is exact to half a cent, never more than the price, and the same for a refund', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat().map((n) => n % 9_000_000_000_001),
        fc.nat({ max: 10_000 }),
        (gross, rate) => {
          const tax = taxInside(cents(gross), rate);
          const whole = BigInt(gross) * BigInt(rate) * 2n;
          const twice = BigInt(tax) * 2n * BigInt(10_000 + rate);
          const off = whole > twice ? whole - twice : twice - whole;
          expect(off <= BigInt(10_000 + rate)).toBe(true);
          expect(tax).toBeLessThanOrEqual(gross);
          expect(plus(taxInside(cents(-gross), rate), tax)).toBe(0);
        },
      ),
      { seed: 7, numRuns: 2000 },
    );
  });
});

describe('an amount in figures', () => {
  test.each([
    [1250, 'EUR', '12.50'],
    [5, 'EUR', '0.05'],
    [0, 'SEK', '0.00'],
    [-5, 'SEK', '-0.05'],
    [-123_456, 'SEK', '-1234.56'],
    [1250, 'JPY', '1250'],
    [0, 'JPY', '0'],
    [-7, 'ISK', '-7'],
    [1250, 'KWD', '1.250'],
    [7, 'BHD', '0.007'],
  ])('%d of %s is %s', (amount, currency, text) => {
    expect(decimal(cents(amount), currency)).toBe(text);
  });

  test('is read back as the same amount', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('EUR', 'JPY', 'KWD'), (amount, currency) => {
        const text = decimal(cents(amount), currency);
        expect(Number(text.replace('.', ''))).toBe(amount);
        expect(text.split('.')[1]?.length ?? 0).toBe(minorDigits(currency));
      }),
      { seed: 7 },
    );
  });
});
