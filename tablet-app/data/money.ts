import type { Cents } from '@comanda/shared/money/cents.ts';
import { decimal, minorDigits } from '@comanda/shared/money/format.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';

export type Money = {
  readonly currency: string;
  show(amount: Cents | number): string;
  /** Notes and round sums that a guest is likely to give for this amount, least first. */
  likelyNotes(amount: number): number[];
};

/** Sums that guests hand over, in whole units of the currency. */
const notes: Readonly<Record<string, readonly number[]>> = {
  SEK: [20, 50, 100, 200, 500, 1000],
  NOK: [50, 100, 200, 500, 1000],
  DKK: [50, 100, 200, 500, 1000],
};
const usualNotes = [5, 10, 20, 50, 100, 200];
const mostOffers = 4;

export function useMoney(): Money {
  const [setting] = useRecords('settings').values();
  const currency = setting?.currency ?? 'SEK';
  return {
    currency,
    show: (amount) => decimal(amount as Cents, currency),
    likelyNotes(amount) {
      if (amount <= 0) return [];
      const unit = 10 ** minorDigits(currency);
      const offers = (notes[currency] ?? usualNotes).map((note) => Math.ceil(amount / (note * unit)) * note * unit);
      return [...new Set(offers)]
        .filter((offer) => offer > amount)
        .sort((a, b) => a - b)
        .slice(0, mostOffers);
    },
  };
}
