import { expect, test } from 'vitest';
import { BoxLink } from './box-link.ts';

const linkOf = (): BoxLink => new BoxLink({ send: () => {}, close: () => {} }, 'web-socket', clock);
const clock = { wallMs: () => 0, monotonicMs: () => 0 };

test('what came since a device spoke before is no lag: on a busy evening a healthy one is never behind', () => {
  const link = linkOf();
  link.hasRead(100, 100);
  for (const [read, head] of [
    [112, 115],
    [115, 131],
    [140, 140],
  ] as const) {
    link.hasRead(read, head);
    expect(link.behind).toBe(0);
  }
});

test('what a device has still not read when it speaks again is lag, until it has read it', () => {
  const link = linkOf();
  link.hasRead(100, 100);
  link.hasRead(100, 130);
  expect(link.behind).toBe(0);
  link.hasRead(105, 140);
  expect(link.behind).toBe(25);
  link.hasRead(140, 141);
  expect(link.behind).toBe(0);
});

test('a device that comes back is behind by what it missed only while it does not catch up', () => {
  const link = linkOf();
  link.hasRead(20, 500);
  expect(link.behind).toBe(0);
  link.hasRead(380, 500);
  expect(link.behind).toBe(120);
});
