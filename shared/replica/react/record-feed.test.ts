import { BehaviorSubject, Subject } from 'rxjs';
import { expect, test } from 'vitest';
import type { DeviceDatabase } from '../rxdb/collections.ts';
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
  const answer = (table: string, ...ids: string[]): void =>
    answers
      .get(table)
      ?.next([{ json: JSON.stringify(ids.map((id) => ({ kind: 'record', key: id, id, fields: { id } }))) }]);
  return { database, answer };
}

test('a page hears of the first answers to all that it asked for at once, and of what changes later by itself', () => {
  const { database, answer } = slowDatabase();
  const feed = new RecordFeed(new BehaviorSubject<DeviceDatabase | null>(database));
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
  const { database, answer } = slowDatabase();
  const feed = new RecordFeed(new BehaviorSubject<DeviceDatabase | null>(database));
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
  const { database, answer } = slowDatabase();
  const feed = new RecordFeed(new BehaviorSubject<DeviceDatabase | null>(database));
  feed.rows('tables');
  answer('tables', 'b');
  const before = feed.rows('tables').get('b');
  answer('tables', 'b', 'a');
  expect([...feed.rows('tables').keys()]).toEqual(['a', 'b']);
  expect(feed.rows('tables').get('b')).toBe(before);
});
