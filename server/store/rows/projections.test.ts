import type { OrderRow } from '@comanda/shared/sync/projection.ts';
import { describe, expect, test } from 'vitest';
import { openRestaurant } from '../box-store.ts';
import type { Writer } from '../open.ts';
import { groupOf, idOf, lineRow, orderRow } from '../sample/group.ts';
import { places } from '../sample/places.ts';

const order = idOf('order');
const other = idOf('other');
const [soup, fish, wine] = [idOf('l1'), idOf('l2'), idOf('l3')];

/** The tables, read back as the projections they came from. */
function tables(database: Writer): OrderRow[] {
  const lines = database.prepare<[string], Record<string, string | number | null>>(
    `SELECT line_id AS line, on_order AS onOrder, product, name, unit_price AS unitPrice, tax_rate AS taxRate, modifiers,
      quantity, wanted, fired, voided, comped, off, started, ready, served, removed, course, seat, note, allergies, chips
      FROM order_lines WHERE order_id = ? ORDER BY line_id`,
  );
  const orders = database.prepare<[], Omit<OrderRow, 'lines'>>(
    `SELECT order_id AS "order", number, business_day AS businessDay, state, kind, table_id AS "table",
      multi_session AS multiSession, guests, customer, waiter, merged_into AS mergedInto, discount, total, paid, balance,
      opened_clock AS openedClock, expected_ms AS expectedMs FROM orders ORDER BY order_id`,
  );
  const json = (cell: unknown) => JSON.parse(String(cell));
  return orders.all().map((row) => ({
    ...row,
    lines: lines.all(row.order).map((line) => ({
      ...line,
      removed: line.removed === 1,
      modifiers: json(line.modifiers),
      allergies: json(line.allergies),
      chips: json(line.chips),
    })),
  })) as unknown as OrderRow[];
}

describe.each(places)('P2 the rows $place', ({ pathOf }) => {
  test('orders and lines equal what the fold shows, through every kind of change and a restart', () => {
    const path = pathOf();
    let { database, store } = openRestaurant(path);
    const steps: OrderRow[][] = [
      [orderRow(order)],
      [orderRow(order, { lines: [lineRow(soup, order), lineRow(fish, order)] })],
      [
        orderRow(order, {
          guests: 5,
          lines: [
            lineRow(soup, order, { quantity: 3, chips: ['spicy'] }),
            lineRow(fish, order, { comped: 1, off: 50 }),
          ],
          discount: 100,
        }),
      ],
      // A line moves to another table's order; it stays in the one that it was born in.
      [orderRow(order, { lines: [lineRow(soup, other), lineRow(fish, order, { removed: true })] }), orderRow(other)],
      [orderRow(order, { state: 'closed', paid: 9500, balance: 0, lines: [lineRow(soup, other)] })],
      [
        orderRow(other, {
          number: null,
          businessDay: null,
          table: null,
          lines: [lineRow(wine, other, { note: 'köld 🍷' })],
        }),
      ],
    ];
    const expected = new Map<string, OrderRow>();
    steps.forEach((projections, at) => {
      store.commit(groupOf({ from: at, projections }));
      for (const projection of projections) expected.set(projection.order, projection);
      if (at % 2 === 1 && path !== ':memory:') {
        database.close();
        ({ database, store } = openRestaurant(path));
      }
      const sorted = [...expected.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
      expect(tables(database)).toEqual(sorted);
    });
  });

  test('a line that the fold files under another order changes its home', () => {
    const { database, store } = openRestaurant(pathOf());
    store.commit(
      groupOf({ from: 0, projections: [orderRow(order, { lines: [lineRow(soup, order)] }), orderRow(other)] }),
    );
    store.commit(
      groupOf({ from: 1, projections: [orderRow(other, { lines: [lineRow(soup, other)] }), orderRow(order)] }),
    );
    expect(tables(database).map((row) => [row.order, row.lines.map((line) => line.line)])).toEqual(
      [
        [order, []],
        [other, [soup]],
      ].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
  });

  test('a line that did not change is not written again', () => {
    const { database, store } = openRestaurant(pathOf());
    const many = Array.from({ length: 30 }, (_, at) => lineRow(idOf(`line${at}`), order));
    store.commit(groupOf({ from: 0, projections: [orderRow(order, { lines: many })] }));
    const written = () => database.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0;
    const idle = written();
    store.commit(groupOf({ from: 1, projections: [] }));
    const perCommit = written() - idle;
    const before = written();
    store.commit(
      groupOf({
        from: 2,
        projections: [orderRow(order, { lines: [lineRow(idOf('line0'), order, { quantity: 2 }), ...many.slice(1)] })],
      }),
    );
    expect(written() - before - perCommit).toBeLessThanOrEqual(1);
  });
});
