import { openReader } from '@comanda/server/store/open.ts';
import type { Shown } from '../processes/device-requests.ts';
import { type Past, type PastOrder, priceOf } from './past-orders.ts';
import type { Tally } from './tally.ts';

/** One order as some place has it: what was ordered, by the dish's code, and the money. */
type Found = {
  readonly place: string;
  readonly state: string;
  readonly number: number | null;
  readonly total: number;
  readonly paid: number;
  readonly dishes: ReadonlyMap<string, { readonly quantity: number; readonly amount: number }>;
};

/** Compares one order with the past, line by line and cent by cent. Counts what is missing and what is there too often. */
function compareOrder(past: PastOrder, prices: Past['prices'], found: Found, tally: Tally): void {
  const wanted = new Map<string, number>();
  for (const dish of past.dishes) wanted.set(dish, (wanted.get(dish) ?? 0) + 1);
  const say = (words: string): void => tally.fault(`order ${past.id} ${found.place}: ${words}`);
  for (const dish of new Set([...wanted.keys(), ...found.dishes.keys()])) {
    const [want, got] = [wanted.get(dish) ?? 0, found.dishes.get(dish)?.quantity ?? 0];
    tally.lost += Math.max(0, want - got);
    tally.doubled += Math.max(0, got - want);
    if (want !== got) say(`${want} of dish ${dish} were ordered, ${got} are there`);
    const [cost, charged] = [got * (prices.get(dish) ?? 0), found.dishes.get(dish)?.amount ?? 0];
    if (cost !== charged) say(`${got} of dish ${dish} cost ${cost} and ${charged} is charged`);
  }
  const owed = priceOf(past, prices);
  if (found.total !== owed) say(`its total is ${found.total} and not ${owed}`);
  if (found.paid !== owed) say(`${found.paid} was paid and not ${owed}`);
  if (found.state !== 'closed') say(`it is ${found.state}`);
  if ((found.number !== null) !== past.dishes.length > 0) say(`its number is ${found.number}`);
}

/** What a device shows beside what was ordered. */
export function compareShown(
  past: PastOrder,
  prices: Past['prices'],
  codes: ReadonlyMap<string, string>,
  shown: Shown | null,
  device: string,
  tally: Tally,
): void {
  const dishes = new Map<string, { quantity: number; amount: number }>();
  for (const { product, quantity, amount } of shown?.lines ?? []) {
    add(dishes, codes.get(product) ?? product, quantity, amount);
  }
  const { number = null, state = 'not there', total = 0, paid = 0 } = shown ?? {};
  compareOrder(past, prices, { place: `on ${device}`, number, state, total, paid, dishes }, tally);
}

type OrderRow = { order_id: string; number: number | null; business_day: string; state: string } & Record<
  'total' | 'paid' | 'balance',
  number
>;
type LineRow = { on_order: string; code: string; quantity: number; amount: number };

/** The box's own SQL, opened by somebody else to read. @returns what was ordered, at menu prices, and what was taken */
export function compareSql(
  database: string,
  orders: ReadonlyMap<string, PastOrder>,
  prices: Past['prices'],
  tally: Tally,
): { readonly revenueCents: number; readonly takenCents: number } {
  const sql = openReader(database);
  const lines = sql
    .prepare(
      `SELECT l.on_order, p.code, sum(l.quantity) AS quantity, sum(l.quantity * l.unit_price) AS amount
       FROM order_lines l JOIN products p ON p.id = l.product WHERE l.quantity > 0 GROUP BY l.on_order, p.code`,
    )
    .all() as LineRow[];
  const dishesOf = new Map<string, Map<string, { quantity: number; amount: number }>>();
  for (const { on_order, code, quantity, amount } of lines) {
    const dishes = dishesOf.get(on_order) ?? new Map();
    dishesOf.set(on_order, dishes);
    add(dishes, code, quantity, amount);
  }
  const rows = new Map((sql.prepare('SELECT * FROM orders').all() as OrderRow[]).map((row) => [row.order_id, row]));
  for (const [order, past] of orders) {
    const { number = null, state = 'not there', total = 0, paid = 0 } = rows.get(order) ?? {};
    const dishes = dishesOf.get(order) ?? new Map();
    compareOrder(past, prices, { place: 'in SQL', number, state, total, paid, dishes }, tally);
  }
  for (const order of rows.keys()) if (!orders.has(order)) tally.fault(`SQL has an order that nobody made: ${order}`);
  numbersAreUnique([...rows.values()], tally);
  const count = (query: string): number => sql.prepare<[], number>(query).pluck().get() ?? 0;
  const answer = {
    revenueCents: count('SELECT coalesce(sum(quantity * unit_price), 0) FROM order_lines'),
    takenCents: count('SELECT coalesce(sum(amount), 0) FROM payments'),
  };
  const refused = count("SELECT count(*) FROM verdicts WHERE verdict <> 'admitted'");
  if (refused > 0) tally.fault(`the box did not admit ${refused} events`);
  sql.close();
  return answer;
}

function numbersAreUnique(rows: readonly OrderRow[], tally: Tally): void {
  const given = new Set<string>();
  for (const { business_day, number } of rows) {
    if (number === null) continue;
    if (given.has(`${business_day} ${number}`)) tally.fault(`number ${number} of ${business_day} was given twice`);
    given.add(`${business_day} ${number}`);
  }
}

function add(
  dishes: Map<string, { quantity: number; amount: number }>,
  code: string,
  quantity: number,
  amount: number,
): void {
  const known = dishes.get(code) ?? { quantity: 0, amount: 0 };
  dishes.set(code, { quantity: known.quantity + quantity, amount: known.amount + amount });
}
