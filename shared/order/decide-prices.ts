import { refuse } from '../base/refusal.ts';
import { wholePercent } from '../money/reduce.ts';
import { lineOn } from './decide-orders.ts';
import type { Deciders } from './decider.ts';
import type { Discount } from './discounts.ts';
import { lastFree } from './free.ts';

/** Two ways of not being paid for what was made. What was not made is voided, which is the kitchen's business as well. */
export const priceDeciders: Deciders<'comp-line' | 'set-discount'> = {
  'comp-line': (sight, { line, quantity, reason }) => {
    const view = lineOn(sight, line);
    if (view === undefined) return refuse('no-such-line');
    const most = view.quantity - view.comped;
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > most) return refuse('nothing-to-comp');
    const after = lastFree(view.comps, view.partOf?.free ?? 0);
    return [{ orderId: view.home, type: 'line-comped', body: { line, after, quantity, reason } }];
  },

  'set-discount': (sight, { order, line, discount }) => {
    const { discounts, subtotal } = sight.view;
    if (line === null) {
      if (discount === null && discounts.standing.length + discounts.lost.length === 0)
        return refuse('nothing-to-undo');
      if (discount !== null && !isWithin(discount, subtotal)) return refuse('bad-discount');
      return [{ orderId: order, type: 'discount-set', body: { line, discount, over: [...discounts.heads] } }];
    }
    const view = lineOn(sight, line);
    if (view === undefined) return refuse('no-such-line');
    if (view.removed) return refuse('line-removed');
    const { value, lost } = view.discount;
    if (discount === null && value === null && lost.length === 0) return refuse('nothing-to-undo');
    if (discount !== null && !isWithin(discount, view.item.unitPrice)) return refuse('bad-discount');
    return [{ orderId: view.home, type: 'discount-set', body: { line, discount, over: [...view.discount.heads] } }];
  },
};

/** Never more off than it costs. */
function isWithin(discount: Discount, worth: number): boolean {
  const [asked, most] = 'percent' in discount ? [discount.percent, wholePercent] : [discount.amount, worth];
  return Number.isInteger(asked) && asked >= 1 && asked <= most;
}
