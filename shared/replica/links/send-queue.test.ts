import { expect, test } from 'vitest';
import { maxMessageBytes, type Up } from '../../sync/wire.ts';
import { createSendQueue } from './send-queue.ts';

const presence = (order: string): Up => ({ type: 'presence', order });

test('a batch stays the same until it is sent, whatever comes meanwhile', () => {
  const queue = createSendQueue();
  queue.add(presence('a'));
  const first = queue.next();
  expect(first).toEqual({ first: 1, count: 1, body: JSON.stringify([presence('a')]) });
  queue.add(presence('b'));
  expect(queue.next()).toBe(first);
  if (first !== undefined) queue.sent(first);
  expect(queue.next()).toEqual({ first: 2, count: 1, body: JSON.stringify([presence('b')]) });
});

test('a batch fits into one message, and one that is larger goes alone', () => {
  const queue = createSendQueue();
  for (const order of ['ö'.repeat(12_000), 'ö'.repeat(12_000), 'x'.repeat(70_000), 'c']) queue.add(presence(order));
  const counts: number[] = [];
  for (let batch = queue.next(); batch !== undefined; batch = queue.next()) {
    counts.push(batch.count);
    if (batch.count > 1) expect(new TextEncoder().encode(batch.body).length).toBeLessThanOrEqual(maxMessageBytes);
    queue.sent(batch);
  }
  expect(counts).toEqual([1, 1, 1, 1]);
});

test('small messages that wait go together', () => {
  const queue = createSendQueue();
  for (const order of ['a', 'b', 'c']) queue.add(presence(order));
  expect(queue.next()?.count).toBe(3);
});

test('a queue that nobody empties turns the rest away', () => {
  const queue = createSendQueue();
  for (let at = 0; at < 1024; at += 1) expect(queue.add(presence('x'))).toBe(true);
  expect(queue.add(presence('x'))).toBe(false);
});
