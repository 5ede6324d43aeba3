import { type Book, emptyBook } from '@comanda/shared/order/book.ts';
import { evolve } from '@comanda/shared/order/evolve.ts';
import { macText } from '@comanda/shared/sync/box-group.ts';
import { factsOf } from '@comanda/shared/sync/box-life.ts';
import type { SealedFact } from '@comanda/shared/sync/box-ports.ts';
import { projectOrder } from '@comanda/shared/sync/project.ts';
import { rowText } from '@comanda/shared/sync/record-return.ts';
import type { RecordRow } from '@comanda/shared/sync/records.ts';
import type { Depth } from './in-worker.ts';
import { atOneMoment, type Reader, reading, type Writer } from './open.ts';
import { readText } from './read-text.ts';
import { eventRows } from './rows/events.ts';
import { storedProjections } from './rows/projections.ts';
import { recordRows } from './rows/records.ts';
import { sealOf } from './seal.ts';
import { sqliteProblems } from './sound.ts';
import { DatabaseDamaged } from './trouble.ts';

/** What was looked at, and what is wrong with it: nothing, when `problems` is empty. */
export type Examination = {
  readonly events: number;
  readonly orders: number;
  readonly examined: { readonly events: number; readonly orders: number; readonly rows: number };
  /** What SQLite itself finds; without it nothing further was looked at. */
  readonly isSound: boolean;
  readonly problems: readonly string[];
};

/** A file that is damaged everywhere says so at length; a person needs the first few. */
const mostProblems = 20;
const sampledEvents = 1_000;
const sampledOrders = 50;
const sampledRows = 200;

/**
 * Finds damage, also such that SQLite cannot see: a bit that fell in a text is a valid text. Every event bears the box's seal
 * over its bytes, the tables have to be what the events add up to, and rows have to be what was last said of them.
 * @param depth `deep` looks at everything, `sample` at the last and at some by chance; of a large file SQLite does not read all then
 */
export const examine = (database: Reader, depth: Depth): Examination =>
  atOneMoment(database, () => examined(database, depth));

function examined(database: Reader, depth: Depth): Examination {
  const inSqlite = sqliteProblems(database, depth);
  const count = (table: string): number =>
    database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  // What SQLite itself cannot read is not worth asking further.
  if (inSqlite.length > 0) return { events: 0, orders: 0, examined: nothing, isSound: false, problems: inSqlite };
  const seals = checkSeals(database, depth);
  const folds = checkFolds(database, depth);
  const rows = checkRows(database, depth);
  return {
    events: count('order_events'),
    orders: count('orders'),
    examined: { events: seals.count, orders: folds.count, rows: rows.count },
    isSound: true,
    problems: [...seals.problems, ...folds.problems, ...rows.problems].slice(0, mostProblems),
  };
}

const nothing = { events: 0, orders: 0, rows: 0 };

export const examineFile = (file: string, depth: Depth): Examination =>
  reading(file, (database) => examine(database, depth));

type Checked = { readonly count: number; readonly problems: readonly string[] };

type SealedRow = {
  readonly position: number;
  readonly json: string;
  readonly admittedClock: number | null;
  readonly mac: string;
  readonly columns: string;
};

/** As `columns` below, from the event itself. */
const columnsOf = (event: Record<string, unknown>): string =>
  JSON.stringify([event.id, event.orderId, event.type, event.device, event.incarnation, event.deviceSeq, event.clock]);

function checkSeals(database: Reader, depth: Depth): Checked {
  const { mac } = sealOf(database);
  const events = database.prepare<[], SealedRow>(
    `SELECT position, json, admitted_clock AS admittedClock, mac,
      json_array(id, order_id, type, device, incarnation, device_seq, clock) AS columns
     FROM order_events ${depth === 'deep' ? '' : `WHERE position IN (${sampleOf('order_events', 'position', sampledEvents)})`}`,
  );
  const problems: string[] = [];
  let count = 0;
  for (const { position, json, admittedClock, mac: seal, columns } of events.iterate()) {
    count += 1;
    const isOurs = mac(macText(json, admittedClock)) === seal && columnsOf(JSON.parse(json)) === columns;
    if (!isOurs && problems.length < mostProblems)
      problems.push(`The event at position ${position} is not as the box sealed it.`);
  }
  return { count, problems };
}

/** The last of a table, and as many from anywhere else. */
const sampleOf = (table: string, key: string, count: number): string =>
  `SELECT * FROM (SELECT ${key} FROM ${table} ORDER BY rowid DESC LIMIT ${count / 2})
   UNION SELECT * FROM (SELECT (abs(random()) % (SELECT max(rowid) FROM ${table})) + 1 FROM ${table} LIMIT ${count / 2})`;

/** Orders that point at each other by transfers and merges are folded together, and only those: a year does not fit into memory. */
function checkFolds(database: Reader, depth: Depth): Checked {
  const stored = storedProjections(database);
  const ids = database
    .prepare<[], string>(
      depth === 'deep'
        ? 'SELECT order_id FROM orders UNION SELECT order_id FROM order_events'
        : `SELECT order_id FROM orders ORDER BY random() LIMIT ${sampledOrders}`,
    )
    .pluck()
    .all();
  const tied = tiesOf(database);
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const id of ids) {
    if (seen.has(id)) continue;
    seen.add(id);
    problems.push(
      ...damageIn(() => {
        const { book, members } = tied(id);
        for (const member of members) seen.add(member);
        const wrong = [...members].filter((member) => !stored.equals(member, projectOrder(book, member)));
        return wrong.map((member) => `The order ${stored.nameOf(member)} is not what its events add up to.`);
      }),
    );
  }
  return { count: seen.size, problems: problems.slice(0, mostProblems) };
}

function tiesOf(database: Reader): (order: string) => { readonly book: Book; readonly members: ReadonlySet<string> } {
  const { wholeOrder } = eventRows(database as unknown as Writer);
  const { tiedTo } = storedProjections(database);
  return (first) => {
    const members = new Set<string>();
    const queue = [first];
    let book = emptyBook;
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (members.has(id)) continue;
      members.add(id);
      const whole = wholeOrder(id) ?? { order: id, facts: [] as SealedFact[] };
      book = evolve(book, factsOf(whole));
      queue.push(...tiedTo(id), ...(book.orders.get(id)?.pointsTo ?? []));
    }
    return { book, members };
  };
}

/** One text that cannot be read keeps nobody from hearing of the others. */
function damageIn(look: () => readonly string[]): readonly string[] {
  try {
    return look();
  } catch (error) {
    if (error instanceof DatabaseDamaged) return [error.message];
    throw error;
  }
}

type Said = { readonly row: RecordRow & { readonly mac: string } };

/** What is kept of the feed has the last word on the rows that changed while it is kept. */
function checkRows(database: Reader, depth: Depth): Checked {
  const { mac } = sealOf(database);
  const { find } = recordRows(database as unknown as Writer);
  const said = database
    .prepare<[], string>(
      `SELECT json FROM feed WHERE kind = 'record' ORDER BY position DESC ${depth === 'deep' ? '' : `LIMIT ${sampledRows}`}`,
    )
    .pluck();
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const json of said.iterate()) {
    problems.push(
      ...damageIn(() => {
        const { row } = readText<Said>(json, 'What was last said of a row');
        const address = `${row.table} ${row.id}`;
        if (seen.has(address)) return [];
        seen.add(address);
        const { mac: seal, ...unsealed } = row;
        const isAsSaid = mac(rowText(unsealed)) === seal && isSame(unsealed, find(row.table, row.id));
        return isAsSaid ? [] : [`The row ${row.id} of ${row.table} is not what was last said of it.`];
      }),
    );
  }
  return { count: seen.size, problems: problems.slice(0, mostProblems) };
}

/** A later version of the program may have given the row further fields. */
const isSame = (said: RecordRow, stored: RecordRow | null): boolean =>
  stored !== null &&
  stored.version === said.version &&
  Object.entries(said.fields).every(([field, value]) => JSON.stringify(stored.fields[field]) === JSON.stringify(value));
