import { expect, test } from 'vitest';
import { hashPin, isGuessable, pinMatches } from './staff-pins.ts';

test('a PIN is kept as argon2id and recognised', async () => {
  const hash = await hashPin('4711');
  expect(hash).toMatch(/^\$argon2id\$/);
  expect(await pinMatches(hash, '4711')).toBe(true);
  expect(await pinMatches(hash, '4712')).toBe(false);
  expect(await pinMatches(null, '4711')).toBe(false);
});

test.each([
  ['0000', true],
  ['1234', true],
  ['98765', true],
  ['7410', false],
  ['1122', false],
  ['2468', false],
])('%s is guessed first: %s', (pin, guessable) => {
  expect(isGuessable(pin)).toBe(guessable);
});
