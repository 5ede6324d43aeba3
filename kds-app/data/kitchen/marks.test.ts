import { chooseLanguage } from '@comanda/shared/ui/language/language.ts';
import { afterEach, expect, test } from 'vitest';
import { allergiesOn, marksInOurWords } from './marks.ts';

afterEach(() => chooseLanguage(null));

/** A waiter who speaks Spanish has picked, another has written. */
const ticket = {
  allergies: [{ word: 'frutos secos', seat: 2 }],
  lines: [{ allergies: ['leche', 'kiwi'] }, { allergies: ['milk'] }],
};

test('a cook reads in their own language what a waiter picked in another, each once, and whose it is', () => {
  expect(allergiesOn(ticket)).toEqual(['nuts (Seat 2)', 'milk', 'kiwi']);
  expect(marksInOurWords(['sin cebolla', 'no onion', 'well rested'])).toEqual(['no onion', 'well rested']);
  chooseLanguage('sv');
  expect(allergiesOn(ticket)).toEqual(['nötter (Plats 2)', 'mjölk', 'kiwi']);
  expect(marksInOurWords(['sin cebolla', 'no onion', 'well rested'])).toEqual(['utan lök', 'well rested']);
});
