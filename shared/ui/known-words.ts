import { type Allergen, allergens } from '../menu/menu.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';
import { words } from './words.ts';

const languages = [en, sv, es] as const;
type Wish = keyof (typeof en)['usualWishes'];
const wishes = Object.keys(en.usualWishes) as Wish[];

const plain = (word: string): string => word.trim().toLowerCase();
/** A build leaves sentences in parts. */
const whole = (sentence: string | readonly string[]): string => plain([sentence].flat().join(''));

/** What allergens are called, in every language that somebody may have written in. */
const calledAllergens = new Map<string, Allergen>(
  languages.flatMap(({ usualAllergies }) => allergens.map((one) => [whole(usualAllergies[one]), one] as const)),
);
const calledWishes = new Map<string, Wish>(
  languages.flatMap(({ usualWishes }) => wishes.map((one) => [whole(usualWishes[one]), one] as const)),
);

/** The declared allergen that a word means, in whatever language; a word of one's own means none. */
export const allergenOf = (word: string): Allergen | null => calledAllergens.get(plain(word)) ?? null;

/** What was written on a device that speaks another language, in the words of this one; words of one's own stay as they are. */
export function inOurWords(word: string): string {
  const allergen = allergenOf(word);
  if (allergen !== null) return words.usualAllergies[allergen];
  const wish = calledWishes.get(plain(word));
  return wish === undefined ? word : words.usualWishes[wish];
}
