import type { Product } from '@comanda/shared/menu/menu.ts';

/** Without accents and capitals: `pate` finds `Pâté`. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Every word of the search stands somewhere in the name or the code, in any order. */
export function matches({ name, code }: Pick<Product, 'name' | 'code'>, search: string): boolean {
  const text = plain(`${name} ${code}`);
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** A code that no product has yet: `P1`, `P2`… */
export function freeCode(products: Iterable<Pick<Product, 'code'>>): string {
  const taken = new Set([...products].map(({ code }) => code.toLowerCase()));
  let count = taken.size + 1;
  while (taken.has(`p${count}`)) count += 1;
  return `P${count}`;
}

/** A tax rate in hundredths of a percent from `12`, `12 %`, `2,5`; null when it is none. Digits only, never a float. */
export function readRate(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s%]/g, ''));
  if (match === null) return null;
  const rate = Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
  return rate > 10_000 ? null : rate;
}
