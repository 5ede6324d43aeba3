import fc from 'fast-check';
import { Check } from 'typebox/value';
import { expect, test } from 'vitest';
import { Id, uuidV7 } from './ids.ts';

const isId = (text: string): boolean => Check(Id, text);
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const time = fc.nat({ max: 2 ** 48 - 1 });

test('an id is well formed, whatever the time and the random bytes', () => {
  fc.assert(
    fc.property(time, random, (ms, bytes) => isId(uuidV7(ms, bytes))),
    { seed: 7 },
  );
});

test('ids made later sort later', () => {
  fc.assert(
    fc.property(time, time, random, random, (one, other, a, b) => {
      if (one !== other) expect(uuidV7(one, a) < uuidV7(other, b)).toBe(one < other);
    }),
    { seed: 7 },
  );
});

test('it is the example of RFC 9562', () => {
  const bytes = new Uint8Array([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidV7(0x017f22e279b0, bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('a time before 1970 and too few random bytes still make an id', () => {
  expect(isId(uuidV7(-5, new Uint8Array()))).toBe(true);
  expect(isId(uuidV7(12.9, new Uint8Array(3)))).toBe(true);
});
