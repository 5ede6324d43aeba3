import { expect, test } from 'vitest';
import type { Seal } from './box-ports.ts';
import { epochOf, isSealedTag, newTag } from './tags.ts';

/** Two restaurants whose seals differ; 32 hex digits, as the real ones have. */
const sealOf = (key: string): Seal => ({
  mac: (text) =>
    [...`${key}${text}`]
      .reduce((sum, letter) => (sum * 31n + BigInt(letter.codePointAt(0) ?? 0)) % (1n << 128n), 7n)
      .toString(16)
      .padStart(32, '0'),
  tokenHash: (token) => token,
});
const [ours, theirs] = [sealOf('ours'), sealOf('theirs')];
const tag = newTag(ours, 3, 42, '00c0ffee');

test('a tag is known again by the box that made it, at its own position only', () => {
  expect(isSealedTag(ours, 42, tag)).toBe(true);
  expect(isSealedTag(ours, 43, tag)).toBe(false);
  expect(isSealedTag(theirs, 42, tag)).toBe(false);
  expect(epochOf(tag)).toBe(3);
});

test.each([
  '',
  '00c0ffee',
  tag.replace('3-', '4-'),
  `${tag}0`,
  tag.replace('3-', '03-'),
  tag.replace('c0ffee', 'c0ffe0'),
])('what nobody sealed is no tag: %s', (forged) => {
  expect(isSealedTag(ours, 42, forged)).toBe(false);
});
