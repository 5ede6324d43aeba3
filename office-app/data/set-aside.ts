import type { SetAside, SetAsidePage } from '@comanda/shared/sync/office-api.ts';

/** What somebody wanted, as far as it can be said in a few words. */
export type Gist =
  | { readonly kind: 'dish'; readonly quantity: number; readonly name: string; readonly price: number }
  | { readonly kind: 'payment'; readonly amount: number }
  | { readonly kind: 'guests'; readonly guests: number };

type Fields = Readonly<Record<string, unknown>>;

/** It comes from a device that the box did not believe, so nothing is taken for granted. */
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value);

/** Null where the event's name says it all, or its body is none that this office knows. */
export function gistOf({ type, body }: Pick<SetAside, 'type' | 'body'>): Gist | null {
  const { quantity, item, amount, guests } = fieldsOf(body);
  if (type === 'line-added') {
    const { name, unitPrice } = fieldsOf(item);
    if (!isNumber(quantity) || typeof name !== 'string' || !isNumber(unitPrice)) return null;
    return { kind: 'dish', quantity, name, price: quantity * unitPrice };
  }
  if (type === 'payment-registered') return isNumber(amount) ? { kind: 'payment', amount } : null;
  if (type === 'guests-set') return isNumber(guests) ? { kind: 'guests', guests } : null;
  return null;
}

/** The tables of orders that only the set-aside events know, by order. */
export function tablesOf(entries: readonly SetAside[]): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap(({ type, order, body }) => {
      const { table } = fieldsOf(body);
      return type === 'order-opened' && order !== null && typeof table === 'string' ? [[order, table] as const] : [];
    }),
  );
}

/** What is on the screen of a list that is longer than one answer, newest first. */
export type Shown = {
  readonly entries: readonly SetAside[];
  /** Whether there are older ones than these. */
  readonly more: boolean;
};

export const nothingShown: Shown = { entries: [], more: false };

/**
 * An answer holds all that there is before an entry (`null`: from the newest on) down to its own last one, or to the end. What
 * it does not name there has left the list; what is outside stays as it was heard.
 */
export function withPage({ entries, more }: Shown, before: number | null, page: SetAsidePage): Shown {
  const last = page.more ? (page.setAside.at(-1)?.entry ?? 0) : 0;
  const newer = before === null ? [] : entries.filter(({ entry }) => entry >= before);
  const older = entries.filter(({ entry }) => entry < last);
  return { entries: [...newer, ...page.setAside, ...older], more: older.length > 0 ? more : page.more };
}

export const withoutEntry = ({ entries, more }: Shown, gone: number): Shown => ({
  entries: entries.filter(({ entry }) => entry !== gone),
  more,
});

/**
 * Before which entry to look again: the parts of what is shown below the newest answer, one after the other.
 * @param after the last entry of the part that was looked at last
 * @returns null when the newest answer holds all that is shown
 */
export function nextToLookAt({ entries }: Shown, newest: SetAsidePage, after: number | null): number | null {
  const first = newest.setAside.at(-1)?.entry;
  const end = entries.at(-1)?.entry;
  if (first === undefined || end === undefined || end >= first) return null;
  return after === null || after >= first || after <= end ? first : after;
}
