import { noteText } from '../notes/note-text.ts';
import type { Book } from '../order/book.ts';
import { type LineView, lineView } from '../order/line-view.ts';
import { orderOfLine, orderView } from '../order/order-view.ts';
import { cookedUpTo } from '../order/rules.ts';
import type { LineRow, OrderRow } from './projection.ts';

/** The rows of one order, or null while its opening has not arrived. */
export function projectOrder(book: Book, id: string): OrderRow | null {
  const view = orderView(book, id);
  const order = book.orders.get(id);
  if (view === null || order === undefined) return null;
  const lines: LineRow[] = [];
  for (const facts of order.lines.values()) {
    const line = lineView(order, facts);
    if (line !== null) lines.push(projectLine(book, line));
  }
  const { kind, multiSession } = view.opened.event.body;
  return {
    order: id,
    number: view.number,
    businessDay: view.businessDay,
    state: view.state === 'expected' ? 'open' : view.state,
    expectedMs: view.state === 'expected' ? (view.expected.value?.atMs ?? null) : null,
    kind,
    table: view.table.value,
    multiSession,
    guests: view.guests.value,
    customer: view.customer.value,
    waiter: view.waiter.value,
    mergedInto: view.mergedInto,
    discount: view.subtotal - view.total,
    total: view.total,
    paid: view.paid,
    balance: view.balance,
    openedClock: view.begun.clock,
    lines: lines.sort((a, b) => (a.line < b.line ? -1 : 1)),
  };
}

const rows = new WeakMap<LineView, LineRow>();

/** A line that did not change, on an order it did not leave, is the same row object: the store need not write it. */
function projectLine(book: Book, line: LineView): LineRow {
  const onOrder = orderOfLine(book, line);
  const known = rows.get(line);
  if (known?.onOrder === onOrder) return known;
  const row: LineRow = {
    line: line.line,
    onOrder,
    product: line.item.product,
    name: line.item.name,
    unitPrice: line.item.unitPrice,
    taxRate: line.item.taxRate,
    modifiers: line.item.modifiers,
    quantity: line.quantity,
    wanted: line.wanted.value,
    fired: cookedUpTo(line.twice, line.fired),
    voided: line.voided,
    comped: line.comped,
    off: line.off,
    started: cookedUpTo(line.twice, line.started),
    ready: cookedUpTo(line.twice, line.ready),
    served: cookedUpTo(line.twice, line.served),
    removed: line.removed,
    course: line.course.value,
    seat: line.seat.value,
    note: line.noteUpdates.length === 0 ? '' : noteText(line.noteUpdates),
    allergies: line.allergies.map((mark) => mark.word),
    chips: line.chips.map((mark) => mark.word),
  };
  rows.set(line, row);
  return row;
}
