import type { Category, Menu, Product } from '@comanda/shared/menu/menu.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import type { RecordTable } from '@comanda/shared/sync/records.ts';
import { useMemo } from 'react';
import { grouped } from '../grouped.ts';
import { findProducts } from './menu-search.ts';

const nothing: readonly Product[] = [];

/** The menu that is sold from, and how it is laid out. */
export type MenuBoard = {
  readonly menu: Menu;
  /** By rank; a place never moves because of sales. */
  readonly categories: readonly Category[];
  productsOf(category: string): readonly Product[];
  find(search: string): readonly Product[];
};

/** What a menu is made of. */
export const menuTables = ['products', 'categories', 'modifier_groups'] as const satisfies readonly RecordTable[];

export function useMenuBoard(): MenuBoard {
  const products = useRecords('products');
  const categories = useRecords('categories');
  const modifierGroups = useRecords('modifier_groups');
  const settings = useRecords('settings');
  return useMemo(() => {
    const [setting] = settings.values();
    const sold = [...products.values()].filter((product) => !product.archived).sort((a, b) => a.rank - b.rank);
    const byCategory = grouped(sold, (product) => product.category);
    return {
      menu: { version: setting?.menuVersion ?? 0, products, categories, modifierGroups },
      categories: [...categories.values()].filter((one) => !one.archived).sort((a, b) => a.rank - b.rank),
      productsOf: (category) => byCategory.get(category) ?? nothing,
      find: (search) => findProducts(sold, search),
    };
  }, [products, categories, modifierGroups, settings]);
}
