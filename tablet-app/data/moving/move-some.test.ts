import { describe, expect, test } from 'vitest';
import { canGo, fewest, oneStep } from './move-some.ts';

const beers = { quantity: 5, unfired: 5 };
const threeWithBar = { quantity: 5, unfired: 2 };
const allWithBar = { quantity: 5, unfired: 0 };

describe('how many of five beers can move', () => {
  test('any number, as long as nobody has been told to pour them', () => {
    expect([1, 2, 3, 4, 5].map((wanted) => canGo(beers, wanted))).toEqual([1, 2, 3, 4, 5]);
    expect(canGo(beers)).toBe(5);
    expect([oneStep(beers, 5, 4), oneStep(beers, 2, 3)]).toEqual([4, 3]);
  });

  test('those that the bar does not have, or all: a step leads over what lies between', () => {
    expect([1, 2, 3, 4, 5].map((wanted) => canGo(threeWithBar, wanted))).toEqual([1, 2, 2, 2, 5]);
    expect([oneStep(threeWithBar, 5, 4), oneStep(threeWithBar, 2, 1), oneStep(threeWithBar, 1, 2)]).toEqual([2, 1, 2]);
    expect(oneStep(threeWithBar, 2, 3)).toBe(5);
  });

  test('only all of them, once the bar has them', () => {
    expect(fewest(allWithBar)).toBe(5);
    expect(canGo(allWithBar, 2)).toBe(5);
  });
});
