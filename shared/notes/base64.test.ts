import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { decodeUtf8 } from './utf8.ts';

test('writes base64 as Node does and reads it back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = toBase64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64'));
      expect(fromBase64(text)).toEqual(bytes);
    }),
  );
});

test.each(['A', 'AA', 'AA=', '====', 'AB==', 'AAB=', 'AA=A', 'A A=', 'AA-_', 'AA==AAAA'])('refuses %s', (text) => {
  expect(fromBase64(text)).toBeUndefined();
});

test('reads UTF-8 exactly when the strict decoder of the platform does', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const platform = (bytes: Uint8Array): string | undefined => {
    try {
      return strict.decode(bytes);
    } catch {
      return undefined;
    }
  };
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc1, 0xc3, 0xe0, 0xed, 0xa0, 0xf0, 0x90, 0xf4, 0xf5), { maxLength: 6 })
      .map((bytes) => Uint8Array.from(bytes)),
    fc.string({ unit: 'binary', maxLength: 8 }).map((text) => new TextEncoder().encode(text)),
  );
  fc.assert(
    fc.property(anything, (bytes) => {
      expect(decodeUtf8(bytes, 0, bytes.length)).toBe(platform(bytes));
    }),
    { numRuns: 2000 },
  );
});
