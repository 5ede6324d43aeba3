import { expect, test } from 'vitest';
import { findCustomers, isPhone } from './customers.ts';

const elif = { name: 'Elif Aydın', phone: '+46 70 174 06 09' };
const omar = { name: 'Omar Åkesson', phone: '070-555 12 34' };
const all = [omar, elif];

test.each([
  ['aydin', [elif]],
  ['åke om', [omar]],
  ['ake', [omar]],
  ['070-174 06 09', [elif]],
  ['0701740609', [elif]],
  ['+46 70 174 06 09', [elif]],
  ['174 06', [elif]],
  ['+46705551234', [omar]],
  ['0046 70 555 12 34', [omar]],
  ['0709 99', []],
  ['0700', []],
  ['+46 (0)70-174 06 09', [elif]],
  ['08 070 555 12 34', []],
  ['70', []],
  ['', [elif, omar]],
])('who is found by %s', (search, found) => {
  expect(findCustomers(all, search)).toEqual(found);
});

test('a number is told from a name', () => {
  expect(['0709 99', '+46 (0)70-1', '070', 'Elif', '2 A Karlsson 070123'].filter(isPhone)).toEqual([
    '0709 99',
    '+46 (0)70-1',
  ]);
});
