import { describe, expect, test } from 'vitest';
import { contrast, linear } from './contrast.ts';
import { fixed, type ThemeName, tableStates, themeNames, themes } from './tokens.ts';

const forText = 4.5;
const forSigns = 3;

type Name = keyof (typeof themes)['light'];
const grounds: readonly Name[] = ['ground', 'surface', 'raised'];

/** Every ink, with the grounds on which it is read. */
const inks: readonly (readonly [ink: Name, on: readonly Name[]])[] = [
  ['ink', [...grounds, 'accent-soft']],
  ['muted', [...grounds, 'accent-soft']],
  ['accent', [...grounds, 'accent-soft']],
  ['danger', [...grounds, 'danger-soft']],
  ['on-accent', ['accent']],
  ['on-amber', ['amber']],
  ['on-blue', ['blue']],
  ['on-toast', ['toast']],
];

describe.each(themeNames)('in the theme %s', (theme) => {
  const colours = themes[theme];

  test.each(inks)('%s can be read', (ink, on) => {
    for (const ground of on) expect(contrast(colours[ink], colours[ground]), ground).toBeGreaterThanOrEqual(forText);
  });

  test.each(['edge', 'focus', 'accent', 'danger'] as const)('a border or sign in %s can be seen', (sign) => {
    for (const ground of grounds) {
      expect(contrast(colours[sign], colours[ground]), ground).toBeGreaterThanOrEqual(forSigns);
    }
  });

  test('the states of tables are far apart, also for people who do not see all colours', () => {
    for (const { eyes, a, b, apart } of distances(theme)) {
      expect(apart, `${a} and ${b}, ${eyes}`).toBeGreaterThanOrEqual(20);
    }
  });
});

test('what is written on a fixed colour can be read', () => {
  const grounds = Object.keys(fixed).filter((name) => !name.startsWith('on-')) as (keyof typeof fixed)[];
  for (const ground of grounds) {
    expect(contrast(fixed[`on-${ground}` as keyof typeof fixed], fixed[ground]), ground).toBeGreaterThanOrEqual(
      forText,
    );
  }
  for (const [state, { fill, label }] of Object.entries(tableStates)) {
    for (const colour of Object.values(fill ?? {})) {
      expect(contrast(label ?? '', colour), state).toBeGreaterThanOrEqual(forText);
    }
  }
});

test('the measure itself: black on white, and two colours that only some can tell apart', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(difference(lab(linear('#ff0000')), lab(linear('#00ff00')))).toBeCloseTo(170.6, 0);
  const seen = (colour: string) => lab(through(sights.deuteranopia, linear(colour)));
  expect(difference(seen('#a05a00'), seen('#5a7d00'))).toBeLessThan(20);
  expect(difference(lab(linear('#a05a00')), lab(linear('#5a7d00')))).toBeGreaterThan(40);
});

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/**
 * What is left of a colour at full severity, in linear sRGB: G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, table of severity 1.0.
 */
const sights = {
  'all colours': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

function through(sight: Matrix, [red, green, blue]: Triple): Triple {
  const row = ([r, g, b]: Triple): number => Math.min(1, Math.max(0, r * red + g * green + b * blue));
  return [row(sight[0]), row(sight[1]), row(sight[2])];
}

/** CIE 1976 L*a*b*, white D65. */
function lab([red, green, blue]: Triple): Triple {
  const root = (share: number): number =>
    share > 216 / 24389 ? Math.cbrt(share) : (share * 24389) / 27 / 116 + 16 / 116;
  const x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = root(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = root((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** ΔE of CIE 1976. */
const difference = (one: Triple, other: Triple): number =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);

/** Between each two states that have a fill of their own, and each of them and a free table. */
function* distances(theme: ThemeName) {
  const fills = Object.entries(tableStates).flatMap(([state, { fill }]) =>
    fill === null ? [] : [[state, fill[theme]]],
  );
  const seen = [['free', themes[theme].ground], ...fills] as [string, string][];
  for (const [eyes, sight] of Object.entries(sights)) {
    for (const [at, [a, one]] of seen.entries()) {
      for (const [b, other] of seen.slice(at + 1)) {
        yield { eyes, a, b, apart: difference(lab(through(sight, linear(one))), lab(through(sight, linear(other)))) };
      }
    }
  }
}
