import { BehaviorSubject, Subject } from 'rxjs';
import { expect, test } from 'vitest';
import type { DeviceDatabase } from '../rxdb/collections.ts';
import type { Text } from '../rxdb/fence.ts';
import { Shelves } from '../rxdb/shelves.ts';
import { RecordFeed } from './record-feed.ts';

/** A database of which the test says when a query is answered. */
function slowDatabase() {
  const answers = new Map<string, Subject<readonly object[]>>();
  const find = ({ selector }: { selector: { table: string } }) => {
    const $ = new Subject<readonly object[]>();
    answers.set(selector.table, $);
    return { $ };
  };
  const database = { record: { find } } as unknown as DeviceDatabase;
  const shelves = new Shelves();
  const shelf = (table: string, ids: readonly string[]): Text => ({
    key: `${table}/0`,
    json: JSON.stringify(ids.map((id) => ({ kind: 'record', key: id, table, id, fields: { id } }))),
  });
  const answer = (table: string, ...ids: string[]): void => answers.get(table)?.next([shelf(table, ids)]);
  /** As when the device was opened. */
  const read = (table: string, ...ids: string[]): unknown => shelves.rowsIn([shelf(table, ids)]);
  return { database, shelves, answer, read };
}

test('a page hears of the first answers to all that it asked for at once, and of what changes later by itself', () => {
  const { database, shelves, answer } = slowDatabase();
  const feed = new RecordFeed({ database$: new BehaviorSubject<DeviceDatabase | null>(database), shelves });
  let told = 0;
  feed.subscribe(() => {
    told += 1;
  });
  feed.rows('tables');
  feed.rows('floors');
  answer('tables', 'a');
  expect(told).toBe(0);
  answer('floors', 'f');
  expect(told).toBe(1);
  expect([...feed.rows('tables').keys(), ...feed.rows('floors').keys()]).toEqual(['a', 'f']);
  answer('tables', 'a', 'b');
  expect(told).toBe(2);
  expect([...feed.rows('tables').keys()]).toEqual(['a', 'b']);
});

test('what is asked for later does not keep back what changes meanwhile', () => {
  const { database, shelves, answer } = slowDatabase();
  const feed = new RecordFeed({ database$: new BehaviorSubject<DeviceDatabase | null>(database), shelves });
  let told = 0;
  feed.subscribe(() => {
    told += 1;
  });
  feed.rows('tables');
  answer('tables', 'a');
  expect(told).toBe(1);
  feed.rows('products');
  answer('tables', 'a', 'b');
  expect(told).toBe(2);
});

test('a row that has not changed stays the same object when another on its shelf does, and rows come in the order of their ids', () => {
  const { database, shelves, answer } = slowDatabase();
  const feed = new RecordFeed({ database$: new BehaviorSubject<DeviceDatabase | null>(database), shelves });
  feed.rows('tables');
  answer('tables', 'b');
  const before = feed.rows('tables').get('b');
  answer('tables', 'b', 'a');
  expect([...feed.rows('tables').keys()]).toEqual(['a', 'b']);
  expect(feed.rows('tables').get('b')).toBe(before);
});

test('what was read when the device was opened is there at once, and is told again only when it has changed', () => {
  const { database, shelves, answer, read } = slowDatabase();
  read('tables', 'a', 'b');
  const feed = new RecordFeed({ database$: new BehaviorSubject<DeviceDatabase | null>(database), shelves });
  let told = 0;
  feed.subscribe(() => {
    told += 1;
  });
  const rows = feed.rows('tables');
  expect([...rows.keys()]).toEqual(['a', 'b']);
  answer('tables', 'a', 'b');
  expect(told).toBe(0);
  expect(feed.rows('tables')).toBe(rows);
  answer('tables', 'a', 'b', 'c');
  expect(told).toBe(1);
  expect([...feed.rows('tables').keys()]).toEqual(['a', 'b', 'c']);
});
