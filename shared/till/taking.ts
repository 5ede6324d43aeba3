import { type Cents, cents, minus, noCents } from '../money/cents.ts';

export const tenders = ['cash', 'external-card'] as const;
export type Tender = (typeof tenders)[number];

/** Money that is about to change hands. `given` − `change` = `amount`; `left` is still owed on the bill afterwards. */
export type Taking = {
  readonly amount: Cents;
  readonly given: Cents;
  readonly change: Cents;
  readonly left: Cents;
};

export type NoTaking = 'nothing-to-pay' | 'nothing-given' | 'more-than-owed';

/**
 * What one touch on a tender takes. Less than was asked for is a part payment; more in cash gives change; a card is never
 * charged more than was asked for.
 * @param due what is left to pay on the bill
 * @param asked how much of it this guest pays; more than is due counts as all of it
 * @param given what the guest hands over; null when nobody typed it, which means exactly
 */
export function takingOf(due: Cents, asked: Cents, given: Cents | null, tender: Tender): Taking | NoTaking {
  const wanted = cents(Math.min(asked, due));
  if (wanted <= 0) return 'nothing-to-pay';
  if (given === null) return { amount: wanted, given: wanted, change: noCents, left: minus(due, wanted) };
  if (given <= 0) return 'nothing-given';
  if (tender === 'external-card' && given > wanted) return 'more-than-owed';
  const amount = cents(Math.min(given, wanted));
  return { amount, given, change: minus(given, amount), left: minus(due, amount) };
}

export const isTaking = (answer: Taking | NoTaking): answer is Taking => typeof answer !== 'string';

export const mostGuests = 20;

/**
 * Shares of an amount that add up to it; the odd cents go to the first.
 * @throws RangeError for a number of guests that is not a whole one from 1 to `mostGuests`
 */
export function evenSplit(amount: Cents, guests: number): Cents[] {
  if (!Number.isInteger(guests) || guests < 1 || guests > mostGuests) throw new RangeError(`not so many: ${guests}`);
  const least = Math.floor(amount / guests);
  const odd = amount - least * guests;
  return Array.from({ length: guests }, (_, index) => cents(least + (index < odd ? 1 : 0)));
}

/** How much of a bill one guest pays: one of so many equal shares (1 is all of it), or what is typed. */
export type Share = number | 'part';

/** @param part what is typed; more than is due is all of it, null is nothing */
export function askedFor(share: Share, due: Cents, part: Cents | null): Cents {
  if (share !== 'part') return evenSplit(due, share)[0] ?? due;
  return part === null ? noCents : cents(Math.min(part, due));
}

/**
 * What the next guest pays: the next of three pays half of what is left, so the shares stay equal, to the cent.
 * @param handed null: exactly what was asked
 */
export const nextShare = (share: Share, asked: Cents, handed: Cents | null): number =>
  share === 'part' || (handed !== null && handed < asked) ? 1 : Math.max(1, share - 1);
