/** Colours for people's badges: told apart with any sight of colours as well as twelve can be, each with a readable ink. */
export const palette = [
  '#c2413b',
  '#b5541c',
  '#8a6100',
  '#4f7326',
  '#1f7a4d',
  '#00797f',
  '#2f6f9f',
  '#3a5bc7',
  '#6a4fb3',
  '#963ea6',
  '#ad3f7a',
  '#6b6257',
] as const;

/** `AL` from Anna Lind, `BO` from Bo, `MCR` never: at most two letters. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/);
  const [first = '', last = ''] = [parts[0], parts.length > 1 ? parts.at(-1) : undefined];
  const letters = last === '' ? [...first].slice(0, 2) : [...first].slice(0, 1).concat([...last].slice(0, 1));
  return letters.join('').toUpperCase().slice(0, 4);
}
