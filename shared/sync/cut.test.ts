import { expect, test } from 'vitest';
import { cutOrders, cutTexts, roomBytes } from './cut.ts';
import { maxMessageBytes, type SealedFact } from './wire.ts';

const fact = (at: number, note: string): SealedFact =>
  ({ at, event: { id: String(at), note } as never, admittedClock: null, mac: '' }) as SealedFact;
const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

test('what fits one message stays together, also nothing at all', () => {
  expect(cutTexts([])).toEqual([[]]);
  expect(cutTexts(['"a"', '"b"'])).toEqual([['"a"', '"b"']]);
});

test('texts are cut by their bytes and keep their order; one that is too long goes alone', () => {
  const texts = [
    ...Array.from({ length: 90 }, (_, at) => `${at} ${'ビ'.repeat(500)}`),
    'x'.repeat(2 * maxMessageBytes),
    'y',
  ];
  const parts = cutTexts(texts);
  expect(parts.flat()).toEqual(texts);
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) expect(part.length === 1 || Buffer.byteLength(part.join(',')) <= roomBytes).toBe(true);
});

test('orders are cut in the middle where they must be, and nothing of them is lost or doubled', () => {
  const long = { order: 'long', facts: Array.from({ length: 300 }, (_, at) => fact(at, 'ö'.repeat(400))) };
  const short = { order: 'short', facts: [fact(1_000, 'no nuts')] };
  const parts = cutOrders([short, long, { ...short, order: 'other' }]);
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) expect(bytesOf(part)).toBeLessThan(roomBytes);
  const facts = parts
    .flat()
    .filter(({ order }) => order === 'long')
    .flatMap((one) => one.facts);
  expect(facts).toEqual(long.facts);
  expect(parts.flat().filter(({ order }) => order === 'short')).toEqual([short]);
});
