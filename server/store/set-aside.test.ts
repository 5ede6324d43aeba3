import { expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { openWriter, type Writer } from './open.ts';
import { setAsideRows } from './set-aside.ts';

function setAside(database: Writer, nth: number, json = '{}', verdict = 'set-aside'): void {
  const insert = database.prepare(
    `INSERT INTO verdicts (id, incarnation, device_seq, device, verdict, code, position, json, judged_ms)
      VALUES (?, 'i', ?, 'ipad', ?, 'device-revoked', 0, ?, 0)`,
  );
  insert.run(`id ${nth}`, nth, verdict, json);
}

function listOf(count: number, verdict?: string) {
  const { database } = openRestaurant(':memory:');
  for (let nth = 1; nth <= count; nth += 1) setAside(database, nth, '{}', verdict);
  return setAsideRows(database);
}

test('one answer never carries more than a moment allows, and page by page everything is read once', () => {
  const { database } = openRestaurant(':memory:');
  for (let nth = 1; nth <= 20; nth += 1) setAside(database, nth, 'x'.repeat(nth === 7 ? 400_000 : 60_000));
  const { before } = setAsideRows(database);
  const read: number[] = [];
  for (let more = true; more; ) {
    const page = before(read.at(-1) ?? Number.MAX_SAFE_INTEGER, 100);
    const letters = page.rows.reduce((sum, { json }) => sum + json.length, 0);
    expect(page.rows.length === 1 || letters <= 256 * 1024).toBe(true);
    read.push(...page.rows.map(({ entry }) => entry));
    more = page.more;
  }
  expect(read).toEqual(Array.from({ length: 20 }, (_, at) => 20 - at));
});

test('a page that ends with the last one says so, and one that does not says so too', () => {
  const { before } = listOf(4);
  expect([before(9, 4), before(9, 3), before(9, 5)].map(({ more }) => more)).toEqual([false, true, false]);
});

const entriesOf = ({ rows }: { readonly rows: readonly { readonly entry: number }[] }) =>
  rows.map(({ entry }) => entry);

test('what a manager has seen to leaves the list, stays with who and when, and waits again when it was a mistake', () => {
  const { before, see, countWaiting, countOf } = listOf(4);
  expect(see(2, { by: 'ingrid', ms: 5 })).toBe(true);
  expect(see(2, { by: 'olga', ms: 9 })).toBe(true);
  expect(see(7, { by: 'olga', ms: 9 })).toBe(false);
  expect(entriesOf(before(9, 9))).toEqual([4, 3, 1]);
  expect(before(9, 9, true).rows).toMatchObject([{ entry: 2, dealtMs: 5, dealtBy: 'ingrid' }]);
  expect([countWaiting(), countOf('ipad')]).toEqual([3, 4]);
  expect(see(2, null)).toBe(true);
  expect([entriesOf(before(9, 9)), entriesOf(before(9, 9, true))]).toEqual([[4, 3, 2, 1], []]);
});

test('what was refused is nobody’s to see to', () => {
  const { see } = listOf(2, 'refused');
  expect(see(1, { by: 'ingrid', ms: 5 })).toBe(false);
});

test('what was set aside before anybody could see to it waits', () => {
  const database = openWriter(':memory:');
  migrate(database, migrations.slice(0, 8));
  setAside(database, 1);
  migrate(database, migrations);
  expect(setAsideRows(database).before(9, 9).rows).toMatchObject([{ entry: 1, dealtMs: null, dealtBy: null }]);
});

test('each list is read from an index of its own, however much the other holds', () => {
  const { database } = openRestaurant(':memory:');
  const planOf = (which: string): unknown =>
    database
      .prepare(
        `EXPLAIN QUERY PLAN SELECT entry FROM verdicts
          WHERE verdict = 'set-aside' AND dealt_ms ${which} AND entry < ? ORDER BY entry DESC LIMIT ?`,
      )
      .all(9, 9);
  expect(planOf('IS NULL')).toMatchObject([{ detail: expect.stringContaining('verdicts_waiting') }]);
  expect(planOf('IS NOT NULL')).toMatchObject([{ detail: expect.stringContaining('verdicts_dealt') }]);
});
