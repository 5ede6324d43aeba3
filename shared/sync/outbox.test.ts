import { expect, test } from 'vitest';
import { maxOffersInPush, maxOnTheWay, Outbox } from './outbox.ts';
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

test('512 changes are on the way at once, in pushes of 128; the others wait until those are judged', () => {
  const outbox = new Outbox();
  const offers = Array.from(
    { length: 700 },
    (_, at) => ({ ...cancelled(at + 1), body: { reason: 'x' } }) as never as Offer,
  );
  for (const offer of offers) outbox.add({ key: offer.id, offers: [offer] }, true);
  const told = new Set([incarnation]);
  const pushes = (): number[] => {
    const counts: number[] = [];
    for (let push = outbox.nextPush(told); push !== null; push = outbox.nextPush(told)) counts.push(push.length);
    return counts;
  };
  expect(pushes()).toEqual(Array(maxOnTheWay / maxOffersInPush).fill(maxOffersInPush));
  outbox.judged({ type: 'verdicts', incarnation, upToSeq: 128, position: 1, refused: [] });
  outbox.passed(1, []);
  expect(pushes()).toEqual([maxOffersInPush]);
});

test('G8 what the box has judged stays until this device has read so far, so that nothing blinks', () => {
  const outbox = new Outbox();
  outbox.add({ key: '1', offers: [cancelled(1)] }, true);
  outbox.judged({ type: 'verdicts', incarnation, upToSeq: 1, position: 7, refused: [] });
  outbox.passed(6, []);
  expect(outbox.facts()).toHaveLength(1);
  outbox.passed(7, []);
  expect(outbox.facts()).toEqual([]);
});

test('G10 what an older life of the box had judged is not taken for judged by where the new one stands', () => {
  const outbox = new Outbox();
  outbox.add({ key: '1', offers: [cancelled(1)] }, true);
  const told = new Set([incarnation]);
  outbox.nextPush(told);
  outbox.judged({ type: 'verdicts', incarnation, upToSeq: 1, position: 7, refused: [] });
  // The box is restored before the feed has shown it, and a new line stands at a position of the new life.
  outbox.forgetSending();
  outbox.passed(9, []);
  expect(outbox.size).toBe(1);
  expect(outbox.nextPush(told)).toHaveLength(1);
});
