import { expect, test } from 'vitest';
import { initialsOf, palette } from './colours.ts';

const linear = (channel: number): number =>
  channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4;

/** Contrast with white (WCAG 2.2). */
function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16)));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

test.each(palette)('white initials are read on %s', (colour) => {
  expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  expect(contrastWithWhite(colour)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ['Anna Lind', 'AL'],
  ['Bo', 'BO'],
  ['Lucía María Ferrer', 'LF'],
  [' östen ', 'ÖS'],
  ['', ''],
])('the initials of %j are %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
