import type { LineRow, OrderRow } from '@comanda/shared/sync/projection.ts';
import type { Reader, Writer } from '../open.ts';

type Values = readonly (string | number | null)[];
type WrittenLine = { readonly row: LineRow; readonly values: Values };
type Written = { values: Values; readonly lines: Map<string, WrittenLine> };

const orderColumns = [
  'order_id',
  'number',
  'business_day',
  'state',
  'kind',
  'table_id',
  'multi_session',
  'guests',
  'customer',
  'waiter',
  'merged_into',
  'discount',
  'total',
  'paid',
  'balance',
  'opened_clock',
  'expected_ms',
];
const lineColumns = [
  'order_id',
  'line_id',
  'on_order',
  'product',
  'name',
  'unit_price',
  'tax_rate',
  'modifiers',
  'quantity',
  'wanted',
  'fired',
  'voided',
  'comped',
  'off',
  'started',
  'ready',
  'served',
  'removed',
  'course',
  'seat',
  'note',
  'allergies',
  'chips',
];

/** What most events change. None of it is in an index, so that no index is written again for it. */
const orderSums = ['state', 'guests', 'discount', 'total', 'paid', 'balance'];
const lineCounts = ['quantity', 'wanted', 'fired', 'voided', 'comped', 'off', 'started', 'ready', 'served'];

const tiedOrders = `SELECT order_id FROM order_lines WHERE on_order = ? AND on_order <> order_id
  UNION SELECT order_id FROM orders WHERE merged_into = ?`;

/**
 * `orders` and `order_lines` as the fold shows them. Most events change one line of many, so what was written last is
 * remembered and only what differs is written. The memory is of this connection: nobody else writes these tables.
 */
export function projectionRows(database: Writer) {
  const putOrder = putRow(database, { table: 'orders', columns: orderColumns, keys: 1, often: orderSums });
  const putLine = putRow(database, { table: 'order_lines', columns: lineColumns, keys: 2, often: lineCounts });
  const clear = database.prepare('DELETE FROM order_lines WHERE order_id = ?');
  const dropLine = database.prepare('DELETE FROM order_lines WHERE order_id = ? AND line_id = ?');
  const tied = database.prepare<[string, string], string>(tiedOrders).pluck();
  const written = new Map<string, Written>();

  const opened = (order: OrderRow, values: Values): Written => {
    putOrder(values);
    clear.run(order.order);
    const fresh: Written = { values, lines: new Map() };
    written.set(order.order, fresh);
    return fresh;
  };

  const writeLines = (order: OrderRow, last: Written): void => {
    const gone = new Set(last.lines.keys());
    for (const line of order.lines) {
      gone.delete(line.line);
      const known = last.lines.get(line.line);
      if (known?.row === line) continue;
      const values = lineValues(order.order, line);
      putLine(values, known?.values);
      last.lines.set(line.line, { row: line, values });
    }
    for (const line of gone) {
      dropLine.run(order.order, line);
      last.lines.delete(line);
    }
  };

  return {
    write(order: OrderRow): void {
      const values = orderValues(order);
      const last = written.get(order.order) ?? opened(order, values);
      putOrder(values, last.values);
      last.values = values;
      writeLines(order, last);
    },
    /** The order is not written to any more, for now. */
    forget(order: string): void {
      written.delete(order);
    },
    /** After a rollback nothing that is remembered was written. */
    forgetAll(): void {
      written.clear();
    },
    tiedTo: (order: string): string[] => tied.all(order, order),
  };
}

/** The same rows as somebody reads them who wants to know whether they are what the events add up to. */
export function storedProjections(database: Reader) {
  const order = database.prepare<[string], Values>(`SELECT ${orderColumns.join(', ')} FROM orders WHERE order_id = ?`);
  const lines = database.prepare<[string], Values>(
    `SELECT ${lineColumns.join(', ')} FROM order_lines WHERE order_id = ? ORDER BY line_id`,
  );
  const tied = database.prepare<[string, string], string>(tiedOrders).pluck();
  order.raw();
  lines.raw();
  return {
    equals(id: string, folded: OrderRow | null): boolean {
      const stored = order.get(id) ?? null;
      if (folded === null || stored === null) return folded === stored;
      const wanted = folded.lines.map((line) => lineValues(id, line));
      return JSON.stringify([stored, lines.all(id)]) === JSON.stringify([orderValues(folded), wanted]);
    },
    /** As people call it. */
    nameOf(id: string): string {
      const [, number, day] = order.get(id) ?? [];
      return number === null || number === undefined ? id : `${number} of ${day}`;
    },
    tiedTo: (id: string): string[] => tied.all(id, id),
  };
}

const orderValues = (order: OrderRow): Values => [
  order.order,
  order.number,
  order.businessDay,
  order.state,
  order.kind,
  order.table,
  order.multiSession,
  order.guests,
  order.customer,
  order.waiter,
  order.mergedInto,
  order.discount,
  order.total,
  order.paid,
  order.balance,
  order.openedClock,
  order.expectedMs,
];

const lineValues = (order: string, line: LineRow): Values => [
  order,
  line.line,
  line.onOrder,
  line.product,
  line.name,
  line.unitPrice,
  line.taxRate,
  list(line.modifiers),
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
  list(line.allergies),
  list(line.chips),
];

const list = (values: readonly unknown[]): string => (values.length === 0 ? '[]' : JSON.stringify(values));

type Shape = {
  readonly table: string;
  readonly columns: readonly string[];
  /** How many of the columns name the row; they come first. */
  readonly keys: number;
  /** What usually differs, if anything does. */
  readonly often: readonly string[];
};

/** Writes a row. `last`: what is there already, where that is known; only what differs from it is written. */
function putRow(database: Writer, { table, columns, keys, often }: Shape): (values: Values, last?: Values) => void {
  const names = columns.slice(0, keys);
  const changes = columns.slice(keys).map((column) => `${column} = excluded.${column}`);
  const whole = database.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
      ON CONFLICT (${names.join(', ')}) DO UPDATE SET ${changes.join(', ')}`,
  );
  const settings = often.map((column) => `${column} = ?`).join(', ');
  const few = database.prepare(
    `UPDATE ${table} SET ${settings} WHERE ${names.map((column) => `${column} = ?`).join(' AND ')}`,
  );
  const isOften = columns.map((column) => often.includes(column));
  const given = [...often, ...names].map((column) => columns.indexOf(column));
  return (values, last) => {
    const differs = values.map((value, at) => value !== last?.[at]);
    if (last === undefined || differs.some((is, at) => is && !isOften[at])) whole.run(values);
    else if (differs.includes(true)) few.run(given.map((at) => values[at] ?? null));
  };
}
