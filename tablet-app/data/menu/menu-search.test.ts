import { expect, test } from 'vitest';
import { findProducts } from './menu-search.ts';

const menu = [
  { code: 'W2', name: 'Steak frites' },
  { code: 'G1', name: 'Rib eye 300 g, béarnaise' },
  { code: 'B7', name: 'Ginger beer' },
  { code: 'S1', name: 'Crème brûlée' },
  { code: 'B1', name: 'Beer of the house' },
  { code: 'G10', name: 'Lamb, mint' },
];
const found = (search: string): string[] => findProducts(menu, search).map(({ name }) => name);

test.each([
  ['a code', 'g1', ['Rib eye 300 g, béarnaise', 'Lamb, mint']],
  ['a name without its accents', 'creme bru', ['Crème brûlée']],
  ['words in any order', 'bearnaise rib', ['Rib eye 300 g, béarnaise']],
  ['what begins so before what has it inside', 'beer', ['Beer of the house', 'Ginger beer']],
  ['a part of a word', 'teak', ['Steak frites']],
  ['a word with a letter left out, doubled or swapped', 'stek frties', ['Steak frites']],
  ['two words written as one', 'ribeye', ['Rib eye 300 g, béarnaise']],
  ['words with a dash between them', 'rib-eye', ['Rib eye 300 g, béarnaise']],
  ['two slips in a long word', 'bearnasie', ['Rib eye 300 g, béarnaise']],
  ['nothing that is only somewhat like a short word', 'lab', []],
  ['nothing, of no words', '  ', []],
  ['nothing, of what is not sold', 'pizza', []],
])('finds %s', (_, search, names) => {
  expect(found(search)).toEqual(names);
});
