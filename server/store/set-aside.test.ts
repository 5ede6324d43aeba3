import { expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { setAsideRows } from './set-aside.ts';

test('one answer never carries more than a moment allows, and page by page everything is read once', () => {
  const { database } = openRestaurant(':memory:');
  const insert = database.prepare(
    `INSERT INTO verdicts (id, incarnation, device_seq, device, verdict, code, position, json, judged_ms)
      VALUES (?, 'i', ?, 'ipad', 'set-aside', 'device-revoked', 0, ?, 0)`,
  );
  for (let nth = 1; nth <= 20; nth += 1) insert.run(`id ${nth}`, nth, 'x'.repeat(nth === 7 ? 400_000 : 60_000));
  const { before } = setAsideRows(database);
  const read: number[] = [];
  for (let page = before(Number.MAX_SAFE_INTEGER, 100); page.length > 0; page = before(read.at(-1) ?? 0, 100)) {
    expect(page.length === 1 || page.reduce((sum, { json }) => sum + json.length, 0) <= 256 * 1024).toBe(true);
    read.push(...page.map(({ entry }) => entry));
  }
  expect(read).toEqual(Array.from({ length: 20 }, (_, at) => 20 - at));
});
