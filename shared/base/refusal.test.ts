import { expect, test } from 'vitest';
import { isRefusal, refusals, refuse, sentence } from './refusal.ts';

test.each(Object.entries(refusals))('%s says what is wrong in sentences that fit on a tablet', (_, text) => {
  expect(text).toMatch(/^[A-Z].*\.$/);
  expect(text.length).toBeLessThanOrEqual(120);
});

test('a refusal is told from an answer', () => {
  expect(isRefusal(refuse('sold-out'))).toBe(true);
  expect(sentence('sold-out')).toBe('This is sold out.');
  for (const answer of [[], {}, null, undefined, 'refused']) expect(isRefusal(answer)).toBe(false);
});
