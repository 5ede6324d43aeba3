import { expect, test } from 'vitest';
import { wishIn } from './removal.ts';

test.each([
  ['no onion', 'NO onion', true],
  ['Without nuts', 'WITHOUT nuts', true],
  ['utan lök', 'UTAN lök', true],
  ['sin sal', 'SIN sal', true],
  ['Nougat sauce', 'Nougat sauce', false],
  ['Single shot', 'Single shot', false],
  ['medium rare', 'medium rare', false],
  ['no', 'no', false],
])('%s', (words, text, takesAway) => {
  expect(wishIn(words)).toEqual({ text, takesAway });
});
