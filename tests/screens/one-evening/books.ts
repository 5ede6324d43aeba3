import { sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import { expect } from 'vitest';
import type { Service } from '../service.ts';
import type { Crew } from './crew.ts';
import { almonds, burrata, coffee, cola, fries, gravlax, olives, ribEye, sourdough, tart, toast } from './dishes.ts';

type Row = Readonly<Record<string, unknown>>;

/** The books as the owner may read them with any program: what was done is there, once and to the cent, and nothing else. */
export async function theBooks(_: Crew, service: Service): Promise<void> {
  orders(service);
  lines(service);
  money(service);
  whatHappened(service);
  whoAndWhere(service);
  menu(service);
}

function orders(service: Service): void {
  const rows = service.sql<Row>(
    `SELECT o.number, o.kind, t.number AS at, o.guests, c.name AS customer, o.state, i.number AS merged_into,
            o.total, o.paid, o.balance
       FROM orders o LEFT JOIN tables t ON t.id = o.table_id LEFT JOIN customers c ON c.id = o.customer
       LEFT JOIN orders i ON i.order_id = o.merged_into ORDER BY o.number`,
  );
  const usual = { kind: 'table', customer: null, state: 'closed', merged_into: null, balance: 0 };
  expect(rows).toEqual([
    { ...usual, number: 1, at: '20', guests: 4, total: 105_450, paid: 105_450 },
    { ...usual, number: 2, at: '8', guests: 5, customer: 'Märta Holmgren', total: 40_600, paid: 40_600 },
    { ...usual, number: 3, at: '7', guests: 3, state: 'merged', merged_into: 2, total: 0, paid: 0 },
    {
      ...usual,
      number: 4,
      kind: 'take-away',
      at: null,
      guests: null,
      customer: 'Karin Öberg',
      total: 11_000,
      paid: 11_000,
    },
  ]);
}

function lines(service: Service): void {
  const rows = service.sql<Row>(
    `SELECT o.number AS "order", l.name, l.unit_price AS price, l.quantity, l.fired, l.ready, l.served, l.voided, l.seat,
            (SELECT group_concat(m.value ->> '$.name', ', ') FROM json_each(l.modifiers) m) AS asked, l.note, l.allergies
       FROM order_lines l JOIN orders o ON o.order_id = l.on_order ORDER BY o.number, l.name`,
  );
  const all = (order: number, name: string, price: number, count: number, more: Row = {}): Row => ({
    ...{ order, name, price, quantity: count, fired: count, ready: count, served: count, voided: 0 },
    ...{ seat: null, asked: null, note: '', allergies: '[]', ...more },
  });
  expect(rows).toEqual([
    all(1, cola, 4_200, 2),
    all(1, coffee, 3_800, 1),
    all(1, olives, 6_150, 5, { note: 'in a bowl', allergies: '["nuts"]' }),
    all(1, tart, 11_000, 1),
    all(1, almonds, 6_500, 1),
    all(1, ribEye, 39_500, 1, { seat: 2, asked: 'Medium rare, Green salad' }),
    all(1, sourdough, 5_500, 1),
    all(1, toast, 18_500, 1, { quantity: 0, voided: 1, seat: 2 }),
    all(2, burrata, 16_500, 2),
    all(2, coffee, 3_800, 2),
    all(4, fries, 5_500, 2),
  ]);
}

function money(service: Service): void {
  const taken = service.sql<Row>(
    `SELECT o.number AS "order", p.tender, p.amount, e.json ->> '$.body.given' AS given, e.json ->> '$.body.change' AS change,
            s.name AS who, d.name AS at
       FROM payments p JOIN orders o ON o.order_id = p.order_id JOIN order_events e ON e.position = p.position
       JOIN devices d ON d.id = e.device JOIN staff s ON s.id = e.json ->> '$.staff' ORDER BY p.position`,
  );
  const cash = (order: number, amount: number, change = 0): Row => ({
    ...{ order, tender: 'cash', amount, given: amount + change, change, who: 'Farah Aziz', at: 'Till 1' },
  });
  const card = (order: number, amount: number): Row => ({ ...cash(order, amount), tender: 'external-card' });
  expect(taken).toEqual([
    cash(1, 50_825, 175),
    card(1, 50_825),
    cash(1, 3_800),
    card(2, 40_600),
    cash(4, 11_000, 9_000),
  ]);
  expect(service.sql('SELECT payments, orders, taken, cash, external_card FROM day_totals')).toEqual([
    { payments: 5, orders: 3, taken: 157_050, cash: 65_625, external_card: 91_425 },
  ]);
  expect(service.sql('SELECT 1 FROM open_orders')).toEqual([]);
}

/** Every event of the evening. How many pieces a screen says `seen` in is the screen's affair, so those are not counted. */
function whatHappened(service: Service): void {
  const rows = service.sql<{ type: string; count: number }>(
    `SELECT type, count(*) AS count FROM order_events WHERE type <> 'lines-seen' GROUP BY type`,
  );
  expect(Object.fromEntries(rows.map(({ type, count }) => [type, count]))).toEqual({
    'order-opened': 4,
    'number-given': 4,
    'guests-set': 4,
    'customer-set': 2,
    'table-moved': 2,
    'orders-merged': 1,
    'line-added': 11,
    'quantity-tapped': 3,
    'quantity-typed': 4,
    'line-removed': 1,
    'line-brought-back': 1,
    'note-edited': 1,
    'allergy-added': 1,
    // Held by the first Send; released by who fired the main course, and by both who fired the desserts.
    'lines-held': 4,
    // What two parties brought to one table stays in two streams, so one touch there is two events.
    'lines-fired': 10,
    'lines-started': 1,
    'lines-ready': 13,
    'lines-recalled': 1,
    'lines-served': 8,
    'line-voided': 1,
    'payment-registered': 5,
    'order-closed': 3,
  });
  expect(service.sql('SELECT count(*) AS "all", count(DISTINCT id) AS once FROM order_events')[0]).toSatisfy(
    ({ all, once }: { all: number; once: number }) => all === once,
  );
  // Whatever else anybody offered was a change of a row, and the box took it.
  expect(service.sql(`SELECT verdict, code FROM verdicts WHERE verdict <> 'admitted'`)).toEqual([]);
  const approved = service.sql(
    `SELECT s.name AS who, m.name AS approved, e.json ->> '$.body.reason' AS reason FROM order_events e
       JOIN staff s ON s.id = e.json ->> '$.staff' JOIN sign_ins i ON i.id = e.approval JOIN staff m ON m.id = i.staff`,
  );
  expect(approved).toEqual([{ who: 'Anna Lind', approved: 'Matteo Ricci', reason: 'Mistake at the table' }]);
}

/** Guests, rooms, tables, devices and who shares what: the sample's rows, and what was changed this evening. */
function whoAndWhere(service: Service): void {
  const sample = sampleRestaurant();
  const customers = sample.customers.map(({ name, phone }) => ({ name, phone }));
  expect(service.sql('SELECT name, phone FROM customers')).toEqual(
    expect.arrayContaining([...customers, { name: 'Märta Holmgren', phone: '+46 70 174 06 20' }]),
  );
  expect(service.sql('SELECT 1 FROM customers')).toHaveLength(customers.length + 1);

  const plan = sample.tables.map((table) => ({ ...table, archived: table.number === '31' ? 1 : 0 }));
  const drawn = service.sql<{ id: string; number: string }>(
    'SELECT id, floor, number, seats, shape, x, y, width, height, archived FROM tables ORDER BY id',
  );
  const known = new Set(plan.map(({ id }) => id));
  expect(drawn.filter(({ id }) => known.has(id))).toEqual(plan.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
  const added = { floor: sample.floors[0]?.id, number: '20', seats: 4, archived: 0 };
  expect(drawn.filter(({ id }) => !known.has(id))).toMatchObject([added]);
  expect(service.sql('SELECT name FROM floors WHERE archived = 0 ORDER BY rank')).toEqual(
    [...sample.floors, { name: 'Wine cellar' }].map(({ name }) => ({ name })),
  );
  const shared = service.sql(
    `SELECT m.name, group_concat(f.name, ', ' ORDER BY f.rank) AS floors FROM multi_sessions m, json_each(m.floors) j
       JOIN floors f ON f.id = j.value GROUP BY m.id ORDER BY m.name`,
  );
  expect(shared).toEqual([
    { name: 'Indoors', floors: 'Dining room, Terrace, Bar, Wine cellar' },
    { name: 'Terrace', floors: 'Terrace, Bar' },
  ]);
  const devices = service.sql(
    `SELECT name, role, payments_barred AS barred FROM devices WHERE id IN (SELECT device FROM order_events) ORDER BY name`,
  );
  expect(devices).toEqual([
    { name: 'Kitchen 1', role: 'kitchen', barred: 0 },
    { name: 'Tablet 1', role: 'tablet', barred: 0 },
    { name: 'Tablet 2', role: 'tablet', barred: 1 },
    { name: 'Till 1', role: 'till', barred: 0 },
  ]);
}

function menu(service: Service): void {
  const now = (name: string): Row => ({
    ...(name === olives && { price: 6_150 }),
    ...(name === gravlax && { availability: 'sold-out' }),
  });
  const products = sampleRestaurant().products.map(({ code, price, availability, name }) => ({
    ...{ code, price, availability, archived: 0, ...now(name) },
  }));
  const inTheBox = service.sql<{ code: string }>('SELECT code, price, availability, archived FROM products');
  const byCode = (rows: readonly { code: string }[]) => new Map(rows.map((row) => [row.code, row]));
  expect(inTheBox).toHaveLength(products.length);
  expect(byCode(inTheBox)).toEqual(byCode(products));
}
