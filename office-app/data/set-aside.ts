import type { SetAside } from '@comanda/shared/sync/office-api.ts';

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
