import type { Product } from '@comanda/shared/menu/menu.ts';
import { isNearly } from './slips.ts';

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Letters that are no other letter with an accent, as hands without them write them. */
const asWritten: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  æ: 'ae',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  œ: 'oe',
};
const special = /[ıøæłđðßœ]/g;

export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(special, (letter) => asWritten[letter] ?? letter);

/** Lower is better; null: it is not meant. */
function distance(
  { name, code }: Pick<Product, 'name' | 'code'>,
  search: string,
  words: readonly string[],
): number | null {
  const [plainName, plainCode] = [plain(name), plain(code)];
  if (plainCode === search) return 0;
  if (plainName.startsWith(search)) return 1;
  const ofName = wordsOf(plainName);
  if (words.every((word) => ofName.some((one) => one.startsWith(word)))) return 2;
  if (plainCode.startsWith(search)) return 3;
  return words.every((word) => `${plainCode} ${plainName}`.includes(word)) ? 4 : null;
}

/**
 * Every word of the search somewhere in the name or code, accents left aside; whatever begins so comes first. Only where
 * there is nothing of the kind, names that are meant but for a slip of the thumb.
 */
export function findProducts<T extends Pick<Product, 'name' | 'code'>>(products: readonly T[], search: string): T[] {
  const wanted = plain(search).trim();
  const words = wordsOf(wanted);
  if (words.length === 0) return [];
  const found = products
    .flatMap((product) => {
      const away = distance(product, wanted, words);
      return away === null ? [] : [{ product, away }];
    })
    .sort((a, b) => a.away - b.away)
    .map(({ product }) => product);
  if (found.length > 0) return found;
  return products.filter(({ name }) => {
    const ofName = wordsOf(plain(name));
    return words.every((word) => isNearly(word, ofName));
  });
}
