import { expect, test } from 'vitest';
import { freeCode, matches, readRate } from './product-search.ts';

test.each([
  ['', true],
  ['pate', true],
  ['maison PÂTÉ', true],
  ['s4', true],
  ['pate beef', false],
])('“%s” finds it: %s', (search, isFound) => {
  expect(matches({ name: 'Pâté maison', code: 'S4' }, search)).toBe(isFound);
});

test('a new product gets a code of its own', () => {
  expect(freeCode([])).toBe('P1');
  expect(freeCode([{ code: 'p2' }])).toBe('P3');
  expect(freeCode([{ code: 'P3' }, { code: 'x' }])).toBe('P4');
});

test.each([
  ['12', 1200],
  ['12 %', 1200],
  ['2,5', 250],
  ['0', 0],
  ['100', 10_000],
  ['100.01', null],
  ['12.345', null],
  ['-1', null],
  ['', null],
])('a tax of %j is %s', (text, rate) => {
  expect(readRate(text)).toBe(rate);
});
