import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents, sum } from '../money/cents.ts';
import { decimal } from '../money/format.ts';
import { quickCash } from './quick-cash.ts';
import { askedFor, evenSplit, isTaking, mostGuests, nextShare, type Share, takingOf, tenders } from './taking.ts';
import { readTyped, typeKey, typeText } from './typed-amount.ts';

const due = cents(34_700);
const amount = fc.integer({ min: 1, max: 900_000_000 }).map(cents);

describe('what one touch takes', () => {
  test('nothing typed is exactly what is owed', () => {
    expect(takingOf(due, due, null, 'cash')).toEqual({ amount: due, given: due, change: 0, left: 0 });
  });
  test('a larger note gives change', () => {
    expect(takingOf(due, due, cents(50_000), 'cash')).toEqual({ amount: due, given: 50_000, change: 15_300, left: 0 });
  });
  test('less is a part payment, by cash or card, and the rest is still owed', () => {
    const part = { amount: 10_000, given: 10_000, change: 0, left: 24_700 };
    for (const tender of tenders) expect(takingOf(due, due, cents(10_000), tender)).toEqual(part);
  });
  test('one guest pays a share with a larger note', () => {
    const share = { amount: 11_567, given: 20_000, change: 8433, left: 23_133 };
    expect(takingOf(due, cents(11_567), cents(20_000), 'cash')).toEqual(share);
  });
  test('a card is not charged more than is asked for', () => {
    expect(takingOf(due, due, cents(34_701), 'external-card')).toBe('more-than-owed');
  });
  test('what was asked for before somebody else paid is not asked for again', () => {
    expect(takingOf(cents(5000), due, null, 'external-card')).toMatchObject({ amount: 5000, left: 0 });
  });
  test('nothing owed, nothing given: nothing taken', () => {
    expect(takingOf(cents(0), due, null, 'cash')).toBe('nothing-to-pay');
    expect(takingOf(cents(-100), due, null, 'cash')).toBe('nothing-to-pay');
    expect(takingOf(due, due, cents(0), 'cash')).toBe('nothing-given');
  });

  test('given − change is the amount, which is never more than is owed; the rest is left', () => {
    const given = fc.option(fc.nat(900_000_000).map(cents));
    fc.assert(
      fc.property(amount, amount, given, fc.constantFrom(...tenders), (owed, asked, handed, tender) => {
        const taking = takingOf(owed, asked, handed, tender);
        if (!isTaking(taking)) return;
        expect(taking.given - taking.change).toBe(taking.amount);
        expect(taking.amount + taking.left).toBe(owed);
        expect(taking.amount).toBeGreaterThan(0);
        expect(Math.min(taking.change, taking.left)).toBeGreaterThanOrEqual(0);
        if (tender === 'external-card') expect(taking.change).toBe(0);
      }),
      { seed: 7 },
    );
  });
});

describe('an even split', () => {
  test('gives the odd cents to the first', () => {
    expect(evenSplit(cents(10_000), 3)).toEqual([3334, 3333, 3333]);
    expect(evenSplit(cents(10_001), 3)).toEqual([3334, 3334, 3333]);
    expect(evenSplit(cents(2), 3)).toEqual([1, 1, 0]);
  });
  test('adds up, and no two shares differ by more than a cent', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: mostGuests }), (whole, guests) => {
        const shares = evenSplit(whole, guests);
        expect(shares).toHaveLength(guests);
        expect(sum(shares)).toBe(whole);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      }),
      { seed: 7 },
    );
  });
  test.each([0, -1, 1.5, mostGuests + 1, Number.NaN])('%d guests cannot share a bill', (guests) => {
    expect(() => evenSplit(due, guests)).toThrow(RangeError);
  });
});

describe('quick cash', () => {
  test.each([
    [34_700, 'SEK', [34_700, 40_000, 50_000, 100_000]],
    [3900, 'SEK', [3900, 10_000, 20_000, 50_000, 100_000]],
    [124_000, 'SEK', [124_000, 130_000, 140_000, 150_000, 200_000]],
    [40_000, 'SEK', [40_000, 50_000, 100_000]],
    [1230, 'EUR', [1230, 2000, 5000, 10_000]],
    [350, 'EUR', [350, 1000, 2000, 5000, 10_000]],
    [3470, 'JPY', [3470, 3500, 4000, 5000, 10_000]],
    [12_300, 'THB', [12_300, 15_000, 20_000, 50_000, 100_000]],
    [7, 'XXX', [7, 100, 500, 1000]],
    [0, 'SEK', []],
    [-100, 'SEK', []],
  ])('for %d of %s: %j', (owed, currency, offered) => {
    expect(quickCash(cents(owed), currency)).toEqual(offered);
  });
  test('is the amount and up to four round sums above it, least first, in every currency', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('SEK', 'EUR', 'GBP', 'JPY', 'KWD', 'THB'), (owed, currency) => {
        const offered = quickCash(owed, currency);
        expect(offered[0]).toBe(owed);
        expect(offered.length).toBeGreaterThanOrEqual(2);
        expect(offered.length).toBeLessThanOrEqual(5);
        expect(offered).toEqual([...new Set(offered)].toSorted((a, b) => a - b));
      }),
      { seed: 7 },
    );
  });
});

describe('an amount that is typed', () => {
  const typed = (keys: string, currency = 'SEK') => readTyped(typeText(keys, currency), currency);
  test.each([
    ['250', 'SEK', 25_000],
    ['12,5', 'EUR', 1250],
    ['12.05', 'EUR', 1205],
    [',5', 'EUR', 50],
    ['0050', 'EUR', 5000],
    ['12,', 'EUR', 1200],
    ['1200', 'JPY', 1200],
    ['12,5', 'JPY', 125],
    ['1,2345', 'KWD', 1234],
    ['12,505', 'EUR', 1250],
    ['1,2,3', 'EUR', 123],
    ['347 kr', 'SEK', 34_700],
    ['0', 'SEK', 0],
    ['', 'SEK', null],
    ['kr', 'SEK', null],
    ['123456789', 'SEK', 123_456_700],
  ])('%s in %s is %s', (keys, currency, expected) => {
    expect(typed(keys, currency)).toBe(expected);
  });
  test('the key of two noughts types two', () => {
    expect(typeKey('3', '00', 'SEK')).toBe('300');
    expect(typeKey('', '00', 'SEK')).toBe('0');
    expect(typeKey('3,5', '00', 'SEK')).toBe('3,50');
  });
  test('every amount can be typed as it is shown', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('SEK', 'JPY', 'KWD'), (owed, currency) => {
        expect(typed(decimal(owed, currency), currency)).toBe(owed);
      }),
      { seed: 7 },
    );
  });
});

test('three pay equal shares of what is left each time, to the cent; who pays less leaves the rest to one', () => {
  let left = cents(1000);
  let share: Share = 3;
  const taken: number[] = [];
  for (let guest = 0; guest < 3; guest += 1) {
    const asked = askedFor(share, left, null);
    taken.push(asked);
    left = cents(left - asked);
    share = nextShare(share, asked, null);
  }
  expect([taken, left, share]).toEqual([[334, 333, 333], 0, 1]);
  expect(nextShare(3, cents(334), cents(200))).toBe(1);
  expect(nextShare('part', cents(200), null)).toBe(1);
});

test('a typed part is at most what is due, and nothing where nothing is typed', () => {
  expect([askedFor('part', cents(1000), cents(250)), askedFor('part', cents(1000), cents(2500))]).toEqual([250, 1000]);
  expect(askedFor('part', cents(1000), null)).toBe(0);
});
