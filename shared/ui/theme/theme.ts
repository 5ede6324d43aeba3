import { type ThemeName, themeNames } from './tokens.ts';

/** `system`: light or dark as this device's system is, and high contrast where it asks for that. */
export type ThemeChoice = ThemeName | 'system';
export const themeChoices = ['system', ...themeNames] as const satisfies readonly ThemeChoice[];

/** How large letters are, in percent of what the browser is set to. */
export const textSizes = [100, 125, 150, 200] as const;
export type TextSize = (typeof textSizes)[number];

const themeKey = 'comanda.theme';
const textKey = 'comanda.text-size';

/** What the app's page itself asks for, `<html data-theme="dark">`: a kitchen is dark until somebody chooses otherwise. */
const builtIn = choiceNamed(globalThis.document?.documentElement.dataset.theme) ?? 'system';

const listeners = new Set<() => void>();
let theme: ThemeChoice = choiceNamed(globalThis.localStorage?.getItem(themeKey)) ?? builtIn;
let text: TextSize = sizeNamed(globalThis.localStorage?.getItem(textKey)) ?? 100;
show();

export const themeNow = (): ThemeChoice => theme;
export const textSizeNow = (): TextSize => text;

/** Chooses for this device, and remembers it. */
export function chooseTheme(next: ThemeChoice): void {
  theme = next;
  globalThis.localStorage?.setItem(themeKey, next);
  show();
}

export function chooseTextSize(next: TextSize): void {
  text = next;
  globalThis.localStorage?.setItem(textKey, String(next));
  show();
}

export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(): void {
  const page = globalThis.document?.documentElement;
  if (page === undefined) return;
  if (theme === 'system') delete page.dataset.theme;
  else page.dataset.theme = theme;
  if (text === 100) delete page.dataset.text;
  else page.dataset.text = String(text);
  for (const listener of listeners) listener();
}

function choiceNamed(name: string | null | undefined): ThemeChoice | undefined {
  return themeChoices.find((choice) => choice === name);
}

function sizeNamed(percent: string | null | undefined): TextSize | undefined {
  return textSizes.find((size) => String(size) === percent);
}
