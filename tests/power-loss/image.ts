import type { Reader } from '@comanda/server/store/open.ts';
import { emptyBook } from '@comanda/shared/order/book.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import { evolve } from '@comanda/shared/order/evolve.ts';
import { factOf } from '@comanda/shared/sync/box-life.ts';
import { projectOrder } from '@comanda/shared/sync/project.ts';
import { recordTableNames } from '@comanda/shared/sync/records.ts';
import { rowAsWritten, rowInSql } from '../friday-night/rows.ts';

/** What a database holds, and what is wrong with it in itself. */
export type Image = {
  readonly head: number;
  readonly events: ReadonlyMap<string, { readonly at: number; readonly json: string }>;
  readonly groups: ReadonlyMap<number, string>;
  readonly records: ReadonlyMap<string, number>;
  readonly verdicts: ReadonlyMap<string, string>;
  readonly signIns: ReadonlySet<string>;
  readonly days: ReadonlySet<string>;
  readonly damage: readonly string[];
  /** G6 Orders whose rows are not what their events add up to. */
  readonly foldMismatch: readonly string[];
};

type EventRow = { at: number; id: string; json: string; admittedClock: number | null; mac: string };

export function imageOf(sql: Reader): Image {
  const rows = sql
    .prepare<[], EventRow>(
      'SELECT position AS at, id, json, admitted_clock AS admittedClock, mac FROM order_events ORDER BY position',
    )
    .all();
  const groups = pairs<number, string>(sql, 'SELECT up_to, tag FROM feed_groups');
  const records = recordTableNames.flatMap((table) =>
    [...pairs<string, number>(sql, `SELECT id, version FROM ${table}`)].map(
      ([id, version]) => [`${table} ${id}`, version] as const,
    ),
  );
  return {
    head: Math.max(...groups.keys()),
    events: new Map(rows.map(({ id, at, json }) => [id, { at, json }])),
    groups,
    records: new Map(records),
    verdicts: pairs(sql, 'SELECT id, verdict FROM verdicts'),
    signIns: new Set(pairs<string, string>(sql, 'SELECT id, staff FROM sign_ins').keys()),
    days: new Set(pairs<string, number>(sql, 'SELECT day, closed_position FROM business_days').keys()),
    damage: damageOf(sql),
    foldMismatch: foldMismatch(sql, rows),
  };
}

function damageOf(sql: Reader): string[] {
  const integrity = sql.pragma('integrity_check', { simple: true });
  const strangers = sql.pragma('foreign_key_check', { simple: true });
  return [
    ...(integrity === 'ok' ? [] : [`SQLite finds it damaged: ${String(integrity)}`]),
    ...(strangers === undefined ? [] : ['there are lines without an order']),
  ];
}

function foldMismatch(sql: Reader, rows: readonly EventRow[]): string[] {
  const facts = rows.map(({ at, json, admittedClock, mac }) =>
    factOf({ at, event: JSON.parse(json) as OrderEvent, admittedClock, mac }),
  );
  const book = evolve(emptyBook, facts);
  const orders = new Set([
    ...book.orders.keys(),
    ...pairs<string, string>(sql, 'SELECT order_id, state FROM orders').keys(),
  ]);
  return [...orders].flatMap((order) => {
    const [stored, folded] = [rowInSql(sql, order), rowAsWritten(projectOrder(book, order))];
    return stored === folded ? [] : [`order ${order} is stored as ${stored} and adds up to ${folded}`];
  });
}

const pairs = <K, V>(sql: Reader, query: string): Map<K, V> => new Map(sql.prepare(query).raw().all() as [K, V][]);
