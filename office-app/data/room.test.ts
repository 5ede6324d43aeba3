import { expect, test } from 'vitest';
import { roomFor } from './room.ts';

test.each([
  ['a laptop', 1440 / 16, ''],
  ['an iPad', 1180 / 16, 'ipad'],
  ['an iPad upright', 820 / 16, 'ipad small'],
  ['a phone', 390 / 16, 'ipad small phone'],
  ['a laptop with letters of twice the size', 1440 / 32, 'ipad small phone'],
])('%s', (_, letters, room) => {
  expect(roomFor(letters)).toBe(room);
});
