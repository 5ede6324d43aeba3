import type { SetupWords } from './setup-words.ts';
import { english } from './words/english.ts';
import { spanish } from './words/spanish.ts';
import { swedish } from './words/swedish.ts';

export const languages = { en: english, sv: swedish, es: spanish } as const satisfies Record<string, SetupWords>;
export type Language = keyof typeof languages;

const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name);

/** The one that was chosen on the page, else the first of the browser's that there is, by RFC 9110, 12.5.4. */
export function languageFor(chosen: string | undefined, accepted: string | undefined): Language {
  if (chosen !== undefined && isLanguage(chosen)) return chosen;
  const wishes = (accepted ?? '')
    .slice(0, 200)
    .split(',')
    .map((wish, at) => {
      const [name = '', ...parameters] = wish.trim().split(';');
      const quality = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find((one) => one !== undefined);
      return { name: name.toLowerCase().split('-')[0] ?? '', quality: Number(quality ?? 1), at };
    });
  const best = wishes
    .filter(({ name, quality }) => isLanguage(name) && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.at - b.at)[0]?.name;
  return best !== undefined && isLanguage(best) ? best : 'en';
}
