import type { OrderRow } from '@comanda/shared/sync/projection.ts';
import type Database from 'better-sqlite3';

const orderColumns = `order_id, number, business_day, state, kind, table_id, multi_session, guests, customer, waiter, merged_into, discount, total,
  paid, balance, opened_clock`;
const lineColumns = `line_id, on_order, product, name, unit_price, tax_rate, quantity, wanted, fired, voided, comped, off, started, ready,
  served, removed, course, seat, note, allergies, chips`;

/** What an owner reads of one order, as text; `null` when there is no such row. */
export function rowInSql(database: Database.Database, order: string): string | null {
  const own = database.prepare(`SELECT ${orderColumns} FROM orders WHERE order_id = ?`).raw().get(order);
  if (own === undefined) return null;
  const lines = database.prepare(`SELECT ${lineColumns} FROM order_lines WHERE order_id = ? ORDER BY line_id`).raw();
  return JSON.stringify([own, lines.all(order)]);
}

/** The same from the fold. */
export function rowAsWritten(row: OrderRow | null): string | null {
  if (row === null) return null;
  const { order, number, businessDay, state, kind, table, multiSession, guests, customer, waiter, mergedInto } = row;
  const own = [order, number, businessDay, state, kind, table, multiSession, guests, customer, waiter, mergedInto];
  const lines = row.lines.map((line) => [
    line.line,
    line.onOrder,
    line.product,
    line.name,
    line.unitPrice,
    line.taxRate,
    line.quantity,
    line.wanted,
    line.fired,
    line.voided,
    line.comped,
    line.off,
    line.started,
    line.ready,
    line.served,
    line.removed ? 1 : 0,
    line.course,
    line.seat,
    line.note,
    JSON.stringify(line.allergies),
    JSON.stringify(line.chips),
  ]);
  return JSON.stringify([[...own, row.discount, row.total, row.paid, row.balance, row.openedClock], lines]);
}
