import { type Allergen, allergens } from '@comanda/shared/menu/menu.ts';
import type { Fault } from './menu-row.ts';

/** Breaks inside a cell and runs of spaces are how spreadsheets look, not what a dish is called. */
export const tidy = (cell: string): string => cell.normalize('NFC').replace(/\s+/g, ' ').trim();

/** @param most letters, as the product's schema allows */
export function readName(cell: string, what: string, most: number): string | Fault {
  const text = tidy(cell);
  if (text === '') return { problem: `The ${what} is empty.`, remedy: `Write a ${what}, or delete the row.` };
  return readOptionalName(text, what, most) ?? text;
}

/** Null for an empty cell. */
export function readOptionalName(cell: string, what: string, most: number): string | null | Fault {
  const text = tidy(cell);
  if (text.length > most) {
    return { problem: `The ${what} has ${text.length} letters.`, remedy: `Make it ${most} letters or fewer.` };
  }
  // They would steer a terminal or a kitchen printer.
  if (/\p{Cc}/u.test(text)) {
    return { problem: `The ${what} has invisible control signs in it.`, remedy: 'Type it anew, without copying.' };
  }
  return text === '' ? null : text;
}

/** Names divided by `|` or `;`. A comma may be part of a name. */
export function readNames(cell: string, what: string, most: number): readonly string[] | Fault {
  const names: string[] = [];
  for (const part of cell.split(/[|;]/)) {
    const name = readOptionalName(part, what, most);
    if (typeof name === 'string') names.push(name);
    else if (name !== null) return name;
  }
  return [...new Set(names)];
}

/** Words that mean an allergen without doubt. "Shellfish" is not among them: it is crustaceans, molluscs or both. */
const otherWords: Readonly<Record<string, Allergen>> = {
  wheat: 'gluten',
  vete: 'gluten',
  trigo: 'gluten',
  crustacean: 'crustaceans',
  kräftdjur: 'crustaceans',
  skaldjur: 'crustaceans',
  crustáceos: 'crustaceans',
  egg: 'eggs',
  ägg: 'eggs',
  huevo: 'eggs',
  huevos: 'eggs',
  fisk: 'fish',
  pescado: 'fish',
  peanut: 'peanuts',
  jordnöt: 'peanuts',
  jordnötter: 'peanuts',
  cacahuetes: 'peanuts',
  soy: 'soybeans',
  soya: 'soybeans',
  soja: 'soybeans',
  soybean: 'soybeans',
  sojabönor: 'soybeans',
  dairy: 'milk',
  lactose: 'milk',
  mjölk: 'milk',
  laktos: 'milk',
  leche: 'milk',
  lácteos: 'milk',
  nut: 'nuts',
  'tree nuts': 'nuts',
  nötter: 'nuts',
  'frutos secos': 'nuts',
  selleri: 'celery',
  apio: 'celery',
  senap: 'mustard',
  mostaza: 'mustard',
  sesam: 'sesame',
  sesamfrön: 'sesame',
  sésamo: 'sesame',
  sulphite: 'sulphites',
  sulfites: 'sulphites',
  sulfit: 'sulphites',
  sulfiter: 'sulphites',
  sulfitos: 'sulphites',
  altramuces: 'lupin',
  mollusc: 'molluscs',
  mollusks: 'molluscs',
  blötdjur: 'molluscs',
  moluscos: 'molluscs',
};

/** In the order of the law's list. An unknown word is a fault: to leave one out could hurt somebody. */
export function readAllergens(cell: string): readonly Allergen[] | Fault {
  const found = new Set<Allergen>();
  for (const part of tidy(cell).split(/[|;,/+]/)) {
    const word = part.trim().toLowerCase();
    if (word === '') continue;
    const allergen = allergens.find((one) => one === word) ?? ownEntry(otherWords, word);
    if (allergen === undefined) {
      return { problem: `“${word}” is none of the 14 allergens.`, remedy: `Use these words: ${allergens.join(', ')}.` };
    }
    found.add(allergen);
  }
  return allergens.filter((allergen) => found.has(allergen));
}

const yes = ['yes', 'y', 'true', '1', 'x', 'available', 'ja', 'sí', 'si'];
const no = ['no', 'n', 'false', '0', 'sold-out', 'sold out', 'nej', 'slut'];

/** Undefined for an empty cell. */
export function readAvailable(cell: string): boolean | undefined | Fault {
  const word = tidy(cell).toLowerCase();
  if (word === '') return undefined;
  if (yes.includes(word)) return true;
  if (no.includes(word)) return false;
  return { problem: `“${word}” does not say whether it is to be had.`, remedy: 'Write yes or no.' };
}

/** `constructor` is a word like any other, not something that every object has. */
export const ownEntry = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
