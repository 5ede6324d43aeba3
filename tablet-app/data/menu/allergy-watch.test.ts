import type { Mark } from '@comanda/shared/order/rules.ts';
import { expect, test } from 'vitest';
import { allergensIn, dangersIn } from './allergy-watch.ts';

const mark = (word: string, seat: number | null = null): Mark => ({ id: word, word, seat, by: null as never });
const cake = { allergens: ['nuts', 'eggs', 'milk'] as ('nuts' | 'eggs' | 'milk')[] };

test('an allergy is understood in the language of whoever wrote it down', () => {
  expect([...allergensIn([mark('nuts'), mark('Mjölk'), mark('huevo'), mark('kiwi')])]).toEqual([
    'nuts',
    'milk',
    'eggs',
  ]);
});

test.each([
  ['of the whole table', [mark('nuts')], 2, ['nuts']],
  ['of the guest at that seat', [mark('nuts', 2)], 2, ['nuts']],
  ['of any guest, where the dish is shared', [mark('nuts', 2), mark('milk', 3)], null, ['nuts', 'milk']],
  ['of nobody at another seat', [mark('nuts', 3)], 2, []],
  ['of nobody, where nobody has one', [], null, []],
] as const)('a dish is dangerous to an allergy %s', (_, allergies, seat, dangers) => {
  expect(dangersIn(cake, { allergies }, seat)).toEqual(dangers);
});

test('a dish is dangerous to the allergy that was written down for it', () => {
  expect(dangersIn(cake, { allergies: [mark('milk', 3)] }, 2, [mark('eggs')])).toEqual(['eggs']);
});
