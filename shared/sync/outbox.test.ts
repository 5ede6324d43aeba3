import { expect, test } from 'vitest';
import { Outbox } from './outbox.ts';
import { maxMessageBytes, type Offer } from './wire.ts';

const incarnation = '0123456789abcdef';
const cancelled = (deviceSeq: number): Offer =>
  ({
    id: String(deviceSeq),
    incarnation,
    deviceSeq,
    type: 'order-cancelled',
    body: { reason: '雨'.repeat(200) },
  }) as never;

test('a push fits one message also where a letter takes three bytes', () => {
  const outbox = new Outbox();
  for (let seq = 1; seq <= 120; seq += 1) outbox.add({ key: String(seq), offers: [cancelled(seq)] }, true);
  const told = new Set([incarnation]);
  const sent: Offer[] = [];
  for (let push = outbox.nextPush(told); push !== null; push = outbox.nextPush(told)) {
    expect(Buffer.byteLength(JSON.stringify({ type: 'push', offers: push }))).toBeLessThan(maxMessageBytes);
    sent.push(...push);
  }
  expect(sent.map(({ deviceSeq }) => deviceSeq)).toEqual(Array.from({ length: 120 }, (_, at) => at + 1));
});
