import { afterEach, expect, test } from 'vitest';
import { allergenOf, inOurWords } from './known-words.ts';
import { chooseLanguage } from './language/language.ts';

afterEach(() => chooseLanguage(null));

test('what a colleague picked in their language is read in one’s own, and what they wrote themselves as they wrote it', () => {
  expect(['nuts', 'Frutos secos ', 'kiwi', 'muy picante'].map(inOurWords)).toEqual([
    'nuts',
    'nuts',
    'kiwi',
    'extra hot',
  ]);
  chooseLanguage('es');
  expect(['nuts', 'frutos secos', 'kiwi', 'extra hot'].map(inOurWords)).toEqual([
    'frutos secos',
    'frutos secos',
    'kiwi',
    'muy picante',
  ]);
  expect([allergenOf('NUTS'), allergenOf('kiwi')]).toEqual(['nuts', null]);
});
