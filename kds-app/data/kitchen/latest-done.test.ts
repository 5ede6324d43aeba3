import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { expect, test } from 'vitest';
import { latestDone } from './latest-done.ts';

test('of sixty bumped tickets the last fifty can be taken back, the latest first', () => {
  const done = Array.from({ length: 60 }, (_, at) => ({ key: `${at}`, doneMs: at }) as Ticket);
  const kept = latestDone(done);
  expect(kept).toHaveLength(50);
  expect([kept[0]?.key, kept.at(-1)?.key]).toEqual(['59', '10']);
});
