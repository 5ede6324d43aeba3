import { refuse } from '../base/refusal.ts';
import type { Book } from './book.ts';
import type { Command, CommandType } from './commands.ts';
import { kitchenDeciders } from './decide-kitchen.ts';
import { lineDeciders } from './decide-lines.ts';
import { moneyDeciders } from './decide-money.ts';
import { openOrder } from './decide-opening.ts';
import { orderDeciders } from './decide-orders.ts';
import { priceDeciders } from './decide-prices.ts';
import { severalDeciders } from './decide-several.ts';
import type { Answer, Decider, Deciders } from './decider.ts';
import { isOver, orderView } from './order-view.ts';

const deciders: Deciders<Exclude<CommandType, 'open-order'>> = {
  ...orderDeciders,
  ...lineDeciders,
  ...kitchenDeciders,
  ...moneyDeciders,
  ...priceDeciders,
  ...severalDeciders,
};

/** Still allowed on an order that is over: looking after money and food that exist already. */
const afterTheEnd: ReadonlySet<CommandType> = new Set([
  // It says itself what may still be taken back: the order it is asked of need not be the one it would change.
  'undo',
  'see',
  'ready',
  'recall',
  'serve',
  'start',
  'register-payment',
] as const);

/**
 * What happens if we do this? Asks only the book: no clock, no network, no ids of its own. The events are what the person
 * meant, not what the order will be: that is for the house rules, once everyone's facts have met.
 */
export function decide(book: Book, command: Command): Answer {
  if (command.type === 'open-order') return openOrder(book, command);
  const view = orderView(book, command.order);
  if (view === null) return refuse('no-such-order');
  // Paid first and cooked then: a closed order may still have to go to the kitchen.
  const allowed =
    !isOver(view) || afterTheEnd.has(command.type) || (view.state === 'closed' && command.type === 'fire');
  if (!allowed) return refuse('order-over');
  if (view.state === 'expected' && command.type === 'close-order') return refuse('not-here-yet');
  const decider = deciders[command.type] as Decider<Exclude<CommandType, 'open-order'>>;
  return decider({ book, view }, command);
}
