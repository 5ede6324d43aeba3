import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Book } from '@comanda/shared/order/book.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { decide } from '@comanda/shared/order/decide.ts';
import { type Fact, isFact } from '@comanda/shared/order/events.ts';
import { canBeTakenBack } from '@comanda/shared/order/rules.ts';

/**
 * How one step of a history is taken back as things stand now, seen from an order; null where it is too late or never could
 * be. A dish that was added, or brought back, goes again as long as the kitchen does not have it.
 */
export function stepBack(book: Book, order: string, fact: Fact): Command | null {
  const command = commandFor(order, fact);
  return command === null || isRefusal(decide(book, command)) ? null : command;
}

function commandFor(order: string, fact: Fact): Command | null {
  const { event } = fact;
  if (canBeTakenBack(event.type)) return { type: 'undo', order: event.orderId, event: event.id };
  if (isFact(fact, 'line-added') || isFact(fact, 'line-brought-back'))
    return { type: 'remove-line', order, line: fact.event.body.line };
  return null;
}
