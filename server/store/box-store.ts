import { randomBytes } from 'node:crypto';
import { type BoxStore, type Group, type LoadedBox, Unstorable } from '@comanda/shared/sync/box-ports.ts';
import { menuTables } from '@comanda/shared/sync/records.ts';
import Database from 'better-sqlite3';
import { deviceTokens } from './devices.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { assertDurable, inTransaction, openWriter, type Writer } from './open.ts';
import { eventRows } from './rows/events.ts';
import { feedRows } from './rows/feed.ts';
import { leftWordRows } from './rows/left-words.ts';
import { menuHistory } from './rows/menu-history.ts';
import { found, metaRow, type RandomBytes } from './rows/meta.ts';
import { projectionRows } from './rows/projections.ts';
import { recordRows } from './rows/records.ts';
import { senderRows } from './rows/senders.ts';
import { verdictRows } from './rows/verdicts.ts';
import { setAsideRows } from './set-aside.ts';
import { DatabaseDamaged } from './trouble.ts';
import { noWatch, type Watch, watchFiles } from './watch.ts';

/** The numbers of a group do not follow on the numbers that are stored: two writers, or a box that went on after a failure. */
export class NotTheNextGroup extends Error {
  override readonly name = 'NotTheNextGroup';
  constructor(from: number, head: number) {
    super(`A group from ${from} does not follow on position ${head}.`);
  }
}

/** The port of the box core, and the one thing that only SQLite needs: the feed is cut from time to time. */
export type SqliteBoxStore = BoxStore & {
  /**
   * Forgets feed entries up to the last group at or below `before`; events stay for ever. Does at most about `atMost`
   * numbers, so that nobody waits for it; true when there is more to do.
   */
  prune(before: number, atMost?: number): boolean;
  /** Also without a commit. @throws DatabaseGone, DatabaseDamaged when somebody took the files away or cut them */
  assertThere(): void;
  /** When the last business day ended; 0 before the first did. */
  lastDayEndMs(): number;
};

const pruneStep = 2_000;

/**
 * Opens or founds a restaurant in a file or in `:memory:`. Close the database to end it; after SQLITE_FULL or an I/O error
 * close it and open it again.
 * @param isSuspect SQLite reads the whole file first
 * @throws DatabaseInUse, DatabaseTooNew, DatabaseDamaged, NotDurable
 */
export function openRestaurant(
  path: string,
  { random = randomBytes, isSuspect = false }: { readonly random?: RandomBytes; readonly isSuspect?: boolean } = {},
): { readonly database: Writer; readonly store: SqliteBoxStore } {
  const database = openWriter(path);
  try {
    if (isSuspect) assertSound(database);
    migrate(database, migrations);
    found(database, random);
    proveThatItSaves(database);
    const watch = path === ':memory:' ? noWatch : watchFiles(database);
    const close = database.close.bind(database);
    database.close = () => {
      watch.close(close);
      return database;
    };
    return { database, store: boxStore(database, watch) };
  } catch (error) {
    database.close();
    throw error;
  }
}

function assertSound(database: Writer): void {
  const said = database.pragma('quick_check(1)', { simple: true });
  if (said !== 'ok') throw new DatabaseDamaged(String(said));
}

/** On a full or read-only disk everything can be read: the box is open only when it can also save. */
function proveThatItSaves(database: Writer): void {
  database.exec('UPDATE meta SET clock = clock');
  assertDurable(database);
}

function boxStore(database: Writer, watch: Watch): SqliteBoxStore {
  const rows = rowsOf(database);
  const { events, feed, records, menu, projections, senders, setAside, tokens, verdicts } = rows;
  const write = writerOf(rows);
  return {
    load: () => load(rows),
    commit(group) {
      // Before, because what is cut looks whole again when somebody writes at its end; after, because only then it is kept.
      watch.assertThere();
      try {
        inTransaction(database, () => write(group));
      } catch (error) {
        projections.forgetAll();
        throw isTheGroupsFault(error) ? new Unstorable(String(error), { cause: error }) : error;
      }
      watch.assertThere();
    },
    assertThere: watch.assertThere,
    lastDayEndMs: rows.meta.lastDayEndMs,
    deviceByTokenHash: tokens.byTokenHash,
    deviceOfIncarnation: senders.deviceOfIncarnation,
    signIn: senders.signIn,
    verdict: verdicts.find,
    setAsideOf: setAside.countOf,
    wholeOrder: events.wholeOrder,
    tiedTo: projections.tiedTo,
    tagAt: feed.tagAt,
    oldestPosition: feed.oldestPosition,
    feedAfter: feed.after,
    // Only the menu keeps its past; another row is what it is now.
    rowAt: (table, id, version) =>
      menuTables.has(table) ? menu.rowAt(table, id, version) : (records.find(table, id)?.fields ?? null),
    prune: (before, atMost = pruneStep) => inTransaction(database, () => feed.prune(before, atMost)),
  };
}

/** Values that SQL has no place for throw before SQLite sees them: better-sqlite3 says so with a TypeError or a RangeError. */
const isTheGroupsFault = (error: unknown): boolean =>
  error instanceof TypeError ||
  error instanceof RangeError ||
  (error instanceof Database.SqliteError && /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/.test(error.code));

const rowsOf = (database: Writer) => ({
  events: eventRows(database),
  feed: feedRows(database),
  leftWords: leftWordRows(database),
  records: recordRows(database),
  menu: menuHistory(database),
  meta: metaRow(database),
  projections: projectionRows(database),
  senders: senderRows(database),
  setAside: setAsideRows(database),
  tokens: deviceTokens(database),
  verdicts: verdictRows(database),
});
type Rows = ReturnType<typeof rowsOf>;

/** Runs inside the transaction. */
function writerOf(rows: Rows): (group: Group) => void {
  const { events, feed, leftWords, records, menu, meta, projections, senders, verdicts } = rows;
  return (group) => {
    const { upTo } = feed.head();
    if (group.from !== upTo) throw new NotTheNextGroup(group.from, upTo);
    const admitted = new Set<string>();
    for (const event of group.events) {
      events.add(event);
      admitted.add(event.event.id);
    }
    for (const { row } of group.records) records.write(row);
    menu.add(group.records);
    for (const word of group.leftWords) leftWords.put(word);
    feed.add(group);
    for (const verdict of group.verdicts) {
      if (verdict.verdict !== 'admitted' || !admitted.has(verdict.id)) verdicts.add(verdict, group.wallMs);
    }
    for (const incarnation of group.incarnations) senders.addIncarnation(incarnation);
    for (const signIn of group.signIns) senders.addSignIn(signIn);
    for (const order of group.projections) projections.write(order);
    const gone = leftOf(group);
    for (const order of gone) {
      events.release(order);
      projections.forget(order);
    }
    for (const order of touchedBy(group)) if (!gone.has(order)) events.hold(order);
    meta.advance(group);
  };
}

/** The orders that leave the devices in this group: not those that an event after the day's end brings back. */
function leftOf({ dayClosed, events }: Group): Set<string> {
  const left = new Set(dayClosed?.left);
  if (dayClosed !== null) for (const { at, event } of events) if (at > dayClosed.at) left.delete(event.orderId);
  return left;
}

function touchedBy(group: Group): Set<string> {
  const touched = new Set(group.projections.map((projection) => projection.order));
  for (const { event } of group.events) touched.add(event.orderId);
  for (const order of group.returned) touched.add(order);
  return touched;
}

function load({ events, feed, leftWords, records, meta }: Rows): LoadedBox {
  const { epoch, clock, businessDay, lastNumber } = meta.read();
  const { upTo, tag } = feed.head();
  return {
    epoch,
    head: upTo,
    tag,
    clock,
    orders: events.ordersOnDevices(),
    records: records.all(),
    leftWords: leftWords.all(),
    businessDay,
    lastNumber,
  };
}
