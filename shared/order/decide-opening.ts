import { refuse } from '../base/refusal.ts';
import type { Book, OrderFacts } from './book.ts';
import type { CommandOf } from './commands.ts';
import type { Answer } from './decider.ts';
import type { DraftEvent } from './events.ts';
import { orderFields } from './order-fields.ts';
import { isGoingOn } from './order-view.ts';

/**
 * `saw` tells an accident (two tablets open the same free table, each seeing none) from a second party on purpose.
 * @param besides orders that the same act opens there
 */
export function openOrder(book: Book, command: CommandOf<'open-order'>, besides: readonly string[] = []): Answer {
  if (book.orders.has(command.order)) return refuse('order-exists');
  const saw = command.table === null ? [] : [...besides, ...openOrdersAt(book, command.table)];
  const { order, kind, table, multiSession, guests, expected } = command;
  const opened: DraftEvent = {
    orderId: order,
    type: 'order-opened',
    body: { kind, table, multiSession, saw: saw.slice(0, 50), ...(expected !== undefined && { expected }) },
  };
  if (guests === null) return [opened];
  return [opened, { orderId: order, type: 'guests-set', body: { guests, over: [] } }];
}

export function openOrdersAt(book: Book, table: string): string[] {
  const isAt = (order: OrderFacts | undefined): boolean =>
    order !== undefined && orderFields(order).table.value === table;
  return (book.saidAt.get(table) ?? []).filter((id) => isAt(book.orders.get(id)) && isGoingOn(book, id));
}
