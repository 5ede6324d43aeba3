import { globalStyle } from '@vanilla-extract/css';
import { fixed, sizes, type ThemeName, tableStates, themes } from './tokens.ts';

type Properties = Readonly<Record<`--${string}`, string>>;

const properties = (values: Readonly<Record<string, string>>): Properties =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, value]));

const states = (theme: ThemeName): Properties =>
  Object.fromEntries(
    Object.entries(tableStates).flatMap(([state, { fill, label, edge }]) => [
      [`--state-${state}`, fill === null ? 'transparent' : fill[theme]],
      [`--on-state-${state}`, label ?? 'var(--ink)'],
      [`--edge-state-${state}`, edge],
    ]),
  );

const light = { colorScheme: 'light', vars: { ...properties(themes.light), ...states('light') } };
const dark = { colorScheme: 'dark', vars: { ...properties(themes.dark), ...states('dark') } };
const contrast = { colorScheme: 'dark', vars: { ...properties(themes.contrast), ...states('contrast') } };

globalStyle(':root', {
  colorScheme: 'light',
  vars: { ...properties(sizes), ...properties(fixed), ...light.vars },
});
// A device that was told nothing follows the system; what was chosen on it is an attribute, and stronger.
globalStyle(':root:not([data-theme])', {
  '@media': {
    '(prefers-color-scheme: dark)': dark,
    '(prefers-contrast: more)': contrast,
  },
});
globalStyle(':root[data-theme="dark"]', dark);
globalStyle(':root[data-theme="contrast"]', contrast);
