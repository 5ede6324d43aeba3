import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { languages } from '../../staff/staff.ts';
import { theSame } from '../words/the-same.ts';
import { type Catalogue, sentences } from './speak.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const places = [
  'shared/ui',
  'shared/ui/refusals',
  'kds-app/till',
  'tablet-app/data/moving',
  'tablet-app/data/refused',
  'tablet-app/data/serving',
  'tablet-app/data/practice',
  'tablet-app/data/help',
  'office-app/names',
  'office-app/parts/multi-sessions',
  'office-app/parts/set-aside',
  ...readdirSync(root).filter((name) => name.endsWith('-app')),
].filter((place) => existsSync(`${root}${place}/words`));

const numbers = [71, 72, 73, 74, 75, 76];

type Parts = readonly (string | readonly [name: string, kind?: string, choices?: Readonly<Record<string, Parts>>])[];

async function said(place: string, language: string): Promise<Map<string, Parts>> {
  const file: Readonly<Record<string, Catalogue>> = await import(`${root}${place}/words/${language}.ts`);
  const words = file[language];
  if (words === undefined) throw new Error(`${place}/words/${language}.ts does not export ${language}`);
  // Compiled on the way in, as in a build.
  return new Map([...sentences(place, words)].map(([id, message]) => [id, message as unknown as Parts]));
}

/** The names of the values in a sentence, with the kind of choice that hangs on them. */
function* placeholders(parts: Parts): Generator<string> {
  for (const part of parts) {
    if (typeof part === 'string') continue;
    const [name, kind, choices = {}] = part;
    yield kind === undefined ? name : `${name}, ${kind}`;
    for (const choice of Object.values(choices)) if (Array.isArray(choice)) yield* placeholders(choice);
  }
}

/** What a person reads of it, without values. */
function letters(parts: Parts): string {
  return parts
    .map((part) =>
      typeof part === 'string'
        ? part
        : Object.values(part[2] ?? {})
            .map((choice) => (Array.isArray(choice) ? letters(choice) : ''))
            .join(' '),
    )
    .join(' ');
}

test('there are words to look at', () => {
  expect(places).toEqual(expect.arrayContaining(['shared/ui', 'tablet-app', 'kds-app']));
});

describe.each(places)('the words of %s', (place) => {
  test.each(languages)('are all there in %s, with the same values', async (language) => {
    const english = await said(place, 'en');
    const others = await said(place, language);
    expect([...others.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [id, message] of english) {
      const values = (parts: Parts) => [...new Set(placeholders(parts))].filter((name) => name !== '#').sort();
      expect(values(others.get(id) ?? []), id).toEqual(values(message));
      if (/\p{L}/u.test(letters(message))) expect(letters(others.get(id) ?? []), id).toMatch(/\p{L}/u);
    }
  });

  test.each(languages.filter((language) => language !== 'en'))('are translated into %s', async (language) => {
    const english = await said(place, 'en');
    const alike = [...(await said(place, language))].filter(([id, message]) => {
      const same = JSON.stringify(message) === JSON.stringify(english.get(id)) && /\p{L}/u.test(letters(message));
      return same && theSame[letters(message).trim()] === undefined;
    });
    expect(alike.map(([id, message]) => `${id}: ${letters(message)}`)).toEqual([]);
  });

  test('are handed the values that the sentences name', async () => {
    const english = await said(place, 'en');
    const { words } = await import(`${root}${place}/words.ts`);
    for (const [id, message] of english) {
      const named = [...placeholders(message)].filter((name) => name !== '#').map((name) => name.replace(/,.*/, ''));
      const below = id.slice(place.length + 1).split('.');
      const spoken = below.reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], words);
      expect(typeof spoken, id).toBe(named.length === 0 ? 'string' : 'function');
      if (typeof spoken !== 'function') continue;
      const written = new Set([...placeholders(message)].filter((name) => name !== '#' && !name.includes(', '))).size;
      // Values come one by one, or as one object.
      const together = Object.fromEntries(named.map((name, index) => [name, 71 + index]));
      const shown = [numbers, [together]].map((handed) => String(spoken(...handed)));
      const whole = shown.filter(
        (text) => !/undefined|\{|\}|NaN/.test(text) && new Set(text.match(/\d\d+/g)).size >= written,
      );
      expect(whole, `${id}: ${shown.join(' | ')}`).not.toEqual([]);
    }
  });
});
