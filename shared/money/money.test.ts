import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents, minus, noCents, plus, sum, times } from './cents.ts';
import { decimal, minorDigits } from './format.ts';
import { shareOf, spread, wholePercent } from './reduce.ts';
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

describe('a share of an amount', () => {
  test.each([
    [999, 1500, 150],
    [1000, 1250, 125],
    [333, 1000, 33],
    [5, 1000, 1],
    [4, 1000, 0],
    [1, 5000, 1],
    [1, 4999, 0],
    [999, 10_000, 999],
    [0, 5000, 0],
    [-500, 5000, 0],
  ])('of %d cents at %d hundredths of a percent is %d', (amount, percent, share) => {
    expect(shareOf(cents(amount), percent)).toBe(share);
  });

  test('is exact to half a cent, which is the guest’s, and never more than the whole', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat().map((n) => n % 10_000_000_000_001),
        fc.integer({ min: 0, max: wholePercent }),
        (amount, percent) => {
          const share = shareOf(cents(amount), percent);
          const twice = 2n * BigInt(amount) * BigInt(percent) - 2n * BigInt(share) * BigInt(wholePercent);
          expect(twice >= -BigInt(wholePercent) && twice < BigInt(wholePercent)).toBe(true);
          expect(share).toBeLessThanOrEqual(amount);
        },
      ),
    );
  });
});

describe('an amount spread over others', () => {
  const over = (amount: number, ...weights: number[]) => spread(cents(amount), weights.map(cents));

  test('each bears in proportion, and the cents left over go to the largest remainders', () => {
    expect(over(100, 999, 1000, 1)).toEqual([50, 50, 0]);
    expect(over(5, 100, 100, 100)).toEqual([2, 2, 1]);
    expect(over(10, 333, 333, 334)).toEqual([3, 3, 4]);
  });

  test('what costs nothing bears nothing, and all of it is all of it', () => {
    expect(over(7, 0, 10, -5)).toEqual([0, 7, 0]);
    expect(over(30, 10, 20, 0)).toEqual([10, 20, 0]);
    expect(over(0, 10, 20)).toEqual([0, 0]);
    expect(over(0)).toEqual([]);
  });

  test('the shares add up, no one bears more than it costs or a cent more than its part, also of millions', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: wholePercent }), (all, percent) => {
        const whole = sum(all.map(cents));
        const amount = shareOf(whole, percent);
        const shares = spread(amount, all.map(cents));
        expect(sum(shares)).toBe(amount);
        for (const [at, share] of shares.entries()) {
          const weight = all[at] ?? 0;
          expect(share).toBeLessThanOrEqual(weight);
          const off = BigInt(share) * BigInt(whole) - BigInt(amount) * BigInt(weight);
          expect((off < 0n ? -off : off) < BigInt(whole) || off === 0n).toBe(true);
        }
      }),
    );
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
