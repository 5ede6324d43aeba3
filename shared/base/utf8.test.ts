import { expect, test } from 'vitest';
import { utf8Bytes } from './utf8.ts';

test.each([
  ['', 0],
  ['beer', 4],
  ['öl på glas', 12],
  ['Κρασί', 10],
  ['ビール', 9],
  ['🍺', 4],
  ['one 🍺, två öl', 18],
])('%j takes %i bytes', (text, bytes) => {
  expect(utf8Bytes(text)).toBe(bytes);
});
