import { refuse } from '../base/refusal.ts';
import { minus, noCents } from '../money/cents.ts';
import type { Deciders } from './decider.ts';
import type { OrderView } from './order-view.ts';

export const moneyDeciders: Deciders<'register-payment' | 'close-order'> = {
  'register-payment': ({ view }, { order, payment, tender, amount, given }) => {
    if (view.needsUpdate) return refuse('update-this-tablet');
    if (amount <= 0 || amount > view.balance) return refuse('more-than-owed');
    if (tender === 'cash' && given < amount) return refuse('too-little-given');
    const settles = amount === view.balance ? billed(view) : [];
    const change = tender === 'cash' ? minus(given, amount) : noCents;
    const body = {
      payment,
      tender,
      amount,
      given: tender === 'cash' ? given : amount,
      change,
      bill: view.total,
      settles,
    };
    return [{ orderId: order, type: 'payment-registered', body }];
  },

  'close-order': ({ view }, { order }) => {
    if (view.needsUpdate) return refuse('update-this-tablet');
    if (view.balance > 0) return refuse('not-paid');
    return [{ orderId: order, type: 'order-closed', body: { total: view.total, lines: billed(view) } }];
  },
};

const billed = (view: OrderView): { line: string; quantity: number }[] =>
  view.lines.filter((line) => line.quantity > 0).map((line) => ({ line: line.line, quantity: line.quantity }));
