import type { OrderId } from '../base/ids.ts';
import { type Cents, noCents, sum } from '../money/cents.ts';
import { spread } from '../money/reduce.ts';
import type { Book, OrderFacts } from './book.ts';
import { type Discount, type DiscountWrite, discountField, offOf } from './discounts.ts';
import type { Fact } from './events.ts';
import { mergesOf } from './merges.ts';
import { orderFields } from './order-fields.ts';
import * as rules from './rules.ts';

/** A discount on an order, with what it comes to. */
export type OrderDiscount = {
  readonly discount: Discount;
  readonly by: Fact;
  readonly off: Cents;
  /** By line: what each bears of it, so that every tax rate has its part. They add up to `off`. */
  readonly shares: ReadonlyMap<string, Cents>;
};

export type OrderDiscounts = {
  readonly standing: readonly OrderDiscount[];
  /** Set by people who had not seen the one that stands: to be shown. */
  readonly lost: rules.Field<Discount | null>['lost'];
  readonly heads: readonly string[];
};

/** As much of a line as its place in an order's discounts needs. */
type Worth = { readonly line: string; readonly amount: Cents; readonly sentTo: rules.Field<OrderId> };

const noDiscounts: OrderDiscounts = Object.freeze({ standing: [], lost: [], heads: [] });

/**
 * The house rule: a discount is a promise to a party. It holds for what is on their order, now and later. When two orders become
 * one, each keeps what it was promised, on its own lines, until somebody sets another on the order that they became: that one
 * holds for everything. So a merge neither widens a discount nor drops one.
 * @param merged the streams that are this order now, its own among them
 */
export function orderDiscounts(book: Book, merged: readonly OrderFacts[], lines: readonly Worth[]): OrderDiscounts {
  if (merged.every((stream) => orderFields(stream).discounts.length === 0)) return noDiscounts;
  const fields = merged.map((stream) => [stream.order, discountField(writesFor(book, stream))] as const);
  const fieldOf = new Map(fields);
  const groups = new Map<string, { readonly discount: Discount; readonly by: Fact; readonly lines: Worth[] }>();
  for (const [, { value, by }] of fields)
    if (value !== null && by !== null) groups.set(by.event.id, { discount: value, by, lines: [] });
  for (const line of lines) {
    const by = fieldOf.get(line.sentTo.value)?.by;
    if (by !== null && by !== undefined) groups.get(by.event.id)?.lines.push(line);
  }
  const winners = new Set(fields.flatMap(([, { by }]) => by?.event.id ?? []));
  const lost = fields.flatMap(([, field]) => field.lost).filter(({ by }) => !winners.has(by.event.id));
  return {
    standing: [...groups.values()].map(reduced).sort((a, b) => (rules.isEarlier(a.by, b.by) ? -1 : 1)),
    lost: lost.filter((one, at) => lost.findIndex(({ by }) => by === one.by) === at),
    heads: [...new Set(fields.flatMap(([, field]) => field.heads))],
  };
}

/** Its own, and those of the orders that it went to, once it was there. */
function writesFor(book: Book, stream: OrderFacts): readonly DiscountWrite[] {
  const writes = [...orderFields(stream).discounts];
  let since: Fact | null = null;
  for (const merge of mergesOf(book, stream.order)) {
    since = since === null || rules.isEarlier(since, merge) ? merge : since;
    const into = merge.event.type === 'orders-merged' ? book.orders.get(merge.event.body.into) : undefined;
    const after = since;
    if (into !== undefined) writes.push(...orderFields(into).discounts.filter(({ by }) => rules.isEarlier(after, by)));
  }
  return writes;
}

function reduced({ discount, by, lines }: { discount: Discount; by: Fact; lines: readonly Worth[] }): OrderDiscount {
  const amounts = lines.map(({ amount }) => amount);
  const off = offOf(discount, sum(amounts));
  const shares = spread(off, amounts);
  return { discount, by, off, shares: new Map(lines.map(({ line }, at) => [line, shares[at] ?? noCents])) };
}
