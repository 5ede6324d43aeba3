import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, riseOf, stepAside } from './clear-place.ts';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const toast = box(16, 740, 384, 64);
const isOn = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

test('where nothing is pressed, what is said stays at the lower edge', () => {
  expect(riseOf(toast, [])).toBe(0);
  expect(riseOf(toast, [box(700, 748, 460, 64), box(16, 100, 384, 64)])).toBe(0);
});

test('it rises above Send, and above the primary of a sheet that stands right over it', () => {
  const send = box(200, 764, 180, 64);
  expect(riseOf(toast, [send])).toBe(804 - (764 - 8));
  expect(riseOf(toast, [box(20, 690, 350, 64), send])).toBe(804 - (690 - 8));
  // There is room between the two.
  expect(riseOf(toast, [box(20, 400, 350, 64), send])).toBe(804 - (764 - 8));
});

test('beside a column of categories it steps aside, unless the screen is too narrow or they lie above', () => {
  const categories = box(12, 164, 152, 656);
  expect(stepAside(toast, [categories], 1180)).toBe(164 + 8 - 16);
  expect(stepAside(toast, [categories], 540)).toBe(0);
  expect(stepAside(toast, [box(12, 164, 400, 240)], 1180)).toBe(0);
  expect(stepAside(toast, [box(700, 0, 480, 820)], 1180)).toBe(0);
});

test('where everything is pressed it rises to the upper edge', () => {
  expect(riseOf(toast, [box(0, 0, 1180, 820)])).toBe(740 - 8);
});

test('wherever things are, it lies on none of them unless it is at the upper edge', () => {
  const somewhere = fc
    .tuple(fc.nat(1100), fc.nat(800), fc.integer({ min: 48, max: 640 }), fc.integer({ min: 48, max: 90 }))
    .map((sides) => box(...sides));
  fc.assert(
    fc.property(fc.array(somewhere, { maxLength: 8 }), (others) => {
      const rise = riseOf(toast, others);
      const risen = { ...toast, top: toast.top - rise, bottom: toast.bottom - rise };
      expect(rise).toBeGreaterThanOrEqual(0);
      if (risen.top > 8) expect(others.filter((other) => isOn(risen, other))).toEqual([]);
    }),
  );
});
