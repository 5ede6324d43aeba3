import { openReader } from '@comanda/server/store/open.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import { permissionsOfRole } from '@comanda/shared/staff/staff.ts';
import { ruleOf } from '@comanda/shared/sync/authorise.ts';
import { boxDevice } from '@comanda/shared/sync/box-life.ts';
import { isWellFormed } from '@comanda/shared/sync/offer-check.ts';
import { recordTableNames } from '@comanda/shared/sync/records.ts';
import type { Prepared } from './prepared.ts';

/** Everything that is true in the restaurant, row by row: by table and key, the row as text. */
export type Truth = ReadonlyMap<string, string>;

const keys: Readonly<Record<string, string>> = { orders: 'order_id', order_lines: 'line_id', verdicts: 'entry' };

export function truthIn(database: string): Truth {
  const sql = openReader(database);
  const truth = new Map<string, string>();
  for (const table of ['order_events', 'orders', 'order_lines', 'verdicts', ...recordTableNames]) {
    for (const row of sql.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[])
      truth.set(`${table}:${row[keys[table] ?? 'id']}`, JSON.stringify(row));
  }
  sql.close();
  return truth;
}

type Admitted = { readonly key: string | number; readonly json: string };

/** What the box took since: events of orders, and changes of rows. */
export function admittedSince(database: string, before: Truth): OrderEvent[] {
  const sql = openReader(database);
  const events = sql.prepare<[], Admitted>('SELECT id AS key, json FROM order_events').all();
  const changes = sql.prepare<[], Admitted>(`SELECT entry AS key, json FROM verdicts WHERE verdict = 'admitted'`).all();
  sql.close();
  const news = [
    ...events.filter(({ key }) => !before.has(`order_events:${key}`)),
    ...changes.filter(({ key }) => !before.has(`verdicts:${key}`)),
  ];
  return news.map(({ json }) => JSON.parse(json) as OrderEvent);
}

/** Rows that are not what they were, and that nothing that was admitted speaks of. */
export function changedWithoutReason(before: Truth, after: Truth, admitted: readonly OrderEvent[]): string[] {
  const touched = ordersTouchedBy(after, admitted);
  const rows = new Set(admitted.flatMap((one) => ('table' in one.body ? [`${one.body.table}:${rowOf(one)}`] : [])));
  const ids = new Set(admitted.map(({ id }) => id));
  const mayChange = (key: string): boolean => {
    const [table = '', id = ''] = key.split(/:(.*)/s);
    // An event is a fact: it may come, but what was there stays to the letter.
    if (table === 'verdicts') return !before.has(key);
    if (table === 'order_events') return !before.has(key) && ids.has(id);
    if (table === 'orders') return touched.has(id);
    if (table === 'order_lines')
      return touched.has((JSON.parse(after.get(key) ?? '{}') as { order_id: string }).order_id);
    return rows.has(key);
  };
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((key) => before.get(key) !== after.get(key) && !mayChange(key));
}

const rowOf = ({ body }: OrderEvent): string => String((body as unknown as { row?: string }).row);

/** With those that they are tied to: what happens on one shows on the other. */
function ordersTouchedBy(truth: Truth, admitted: readonly OrderEvent[]): Set<string> {
  const touched = new Set(admitted.flatMap(ordersOf));
  const ties = [...truth].flatMap(([key, row]) =>
    key.startsWith('order_events:')
      ? [ordersOf(JSON.parse((JSON.parse(row) as { json: string }).json) as OrderEvent)]
      : [],
  );
  for (let before = -1; before < touched.size; ) {
    before = touched.size;
    for (const tie of ties)
      if (tie.length > 1 && tie.some((id) => touched.has(id))) for (const id of tie) touched.add(id);
  }
  return touched;
}

function ordersOf(event: OrderEvent): string[] {
  if (event.type === 'line-transferred') return [event.orderId, event.body.to];
  if (event.type === 'orders-merged') return [event.orderId, event.body.into];
  return event.orderId === undefined ? [] : [event.orderId];
}

/** What is wrong with something that was admitted from a thief: judged by other means than the box judges. */
export function wrongWith(
  event: OrderEvent,
  { hostile, recorded }: Prepared,
  forged: ReadonlySet<string>,
): string | null {
  if (event.device === boxDevice) return null;
  if (forged.has(event.id)) return 'it is a lie';
  const thief = hostile.find(({ device }) => device === event.device);
  if (thief === undefined) return 'it comes from a device that said nothing';
  if (event.signIn !== thief.signIn.id || event.staff !== thief.signIn.staff) return 'nobody was signed in so';
  if (event.approval !== undefined) return 'nobody approved it';
  if (!isWellFormed(event)) return 'it is not well-formed';
  const rule = (ruleOf as Record<string, { permissions: readonly string[]; devices: readonly string[] }>)[event.type];
  const isRow = (event.type as string) === 'record-changed';
  if (isRow)
    return (event.body as unknown as { table: string }).table === 'customers' ? null : 'a waiter changes no such row';
  const may = rule?.permissions.some((one) => (permissionsOfRole.waiter as readonly string[]).includes(one));
  if (may !== true || rule?.devices.includes('tablet') !== true) return 'a waiter does not do this on a tablet';
  if (event.type === 'line-added') {
    const sold = recorded.offers.flatMap((one) => (one.type === 'line-added' ? [JSON.stringify(one.body.item)] : []));
    if (!sold.includes(JSON.stringify(event.body.item))) return 'it is not on the menu';
  }
  if (event.type === 'payment-registered' && event.body.given - event.body.change !== event.body.amount) return 'money';
  return null;
}
