import { expect, test } from 'vitest';
import { Stamps } from './stamps.ts';

test.each([
  [[0, 0, 0, 0], 1],
  [[0x7f, 0xff, 0xff, 0xff], 0x7fffffff],
  [[0x80, 0, 0, 0], 0x80000001],
  [[0xff, 0xff, 0xff, 0xff], 0xffffffff],
])(
  'whatever bytes chance gives (%j), the writer of a note is a client id that Yjs and the box take',
  (bytes, writer) => {
    const random = { bytes: (count: number) => Uint8Array.from({ length: count }, (_, at) => bytes[at] ?? 0) };
    const clock = { wallMs: () => 0, monotonicMs: () => 0 };
    expect(new Stamps(clock, random, 'device').newWriter()).toBe(writer);
  },
);
